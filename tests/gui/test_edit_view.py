"""A record typed into a form: kept while it is typed, refused at its field, saved, and never written over."""

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QPushButton

from svcdesk.domain.masters import Customer, Site
from svcdesk.services import drafts, masters, records
from svcdesk.services.side_by_side import side_by_side
from svcdesk.ui.conflict_dialog import ConflictDialog
from svcdesk.ui.masters.customer import CustomerView
from svcdesk.ui.masters.lists import customers


@pytest.fixture
def view(context, qtbot, answers):
    made = CustomerView(context)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def saved(context):
    body = Customer("宏达纺织有限公司", "C-001", sites=(Site("s1", "一厂", "盛泽镇"),))
    return masters.save_customer(context.session, body)[0]


def compose(line, words):
    """Type Chinese as an input method does: it commits whole words."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QCoreApplication.sendEvent(line, event)


def typed(view, key):
    """Return the input of a field to be typed into."""
    return view.parts.forms[0].editor(key).focusProxy()


def press(qtbot, view, words):
    found = next(one for one in view.findChildren(QPushButton) if one.text() == words)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_a_new_record_is_typed_and_saved_with_the_keys(view, context, qtbot):
    view.start_new()
    compose(typed(view, "name"), "明远电子")
    qtbot.keyClicks(typed(view, "phone"), "0512-66661234")
    press(qtbot, view, "添加地点")
    compose(view.focusWidget(), "一厂")
    with qtbot.waitSignal(context.hub.changed):
        qtbot.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kept = records.record(context.session, view.record.doc, Customer).body
    assert (kept.name, kept.phone, kept.sites[0].name) == ("明远电子", "0512-66661234", "一厂")
    assert view.notice.words() == "已保存。"
    assert drafts.unfinished(context.session) == []


def test_what_is_wrong_stands_at_its_field_and_nothing_is_saved(view, context, qtbot):
    view.start_new()
    qtbot.keyClicks(typed(view, "uscc"), "123")
    press(qtbot, view, "添加地点")
    view.save()
    assert view.record is None
    assert view.parts.forms[0].error("name").startswith("没有填写客户名称")
    assert view.parts.forms[0].error("uscc")
    assert view.parts.lines["sites"].rows()[0]["name"] == ""
    assert "请改正标红的项目" in view.notice.words()
    assert view.parts.forms[0].editor("name").focusProxy().hasFocus()


def test_every_keystroke_is_a_draft_within_a_second_and_comes_back(view, context, saved, qtbot):
    view.show_record(saved.doc)
    compose(typed(view, "short_name"), "宏达")
    qtbot.waitUntil(lambda: len(drafts.unfinished(context.session)) == 1, timeout=1000)
    again = CustomerView(context)
    qtbot.addWidget(again)
    again.show_record(saved.doc)
    assert again.parts.forms[0].values()["short_name"] == "宏达"
    assert "已恢复" in again.notice.words()
    assert records.record(context.session, saved.doc, Customer).body.short_name == ""


def test_what_an_input_method_still_holds_is_saved_too(view, context, saved, qtbot):
    view.show_record(saved.doc)
    line = typed(view, "short_name")
    line.setFocus()
    QCoreApplication.sendEvent(line, QInputMethodEvent("宏达", []))
    view.save()
    assert records.record(context.session, saved.doc, Customer).body.short_name == "宏达"


def test_discarding_takes_everything_back(view, context, saved, qtbot):
    view.show_record(saved.doc)
    compose(typed(view, "short_name"), "错")
    view.keep()
    press(qtbot, view, "放弃修改")
    assert view.parts.forms[0].values()["short_name"] == ""
    assert drafts.unfinished(context.session) == []


def test_lines_come_go_and_keep_their_ids(view, context, saved, qtbot):
    view.show_record(saved.doc)
    press(qtbot, view, "添加地点")
    compose(view.focusWidget(), "二厂")
    view.save()
    sites = records.record(context.session, saved.doc, Customer).body.sites
    assert [site.name for site in sites] == ["一厂", "二厂"]
    assert sites[0].id == "s1"
    rows = view.parts.lines["sites"]
    qtbot.mouseClick(rows._lines[0].tools[0], Qt.MouseButton.LeftButton)
    view.save()
    assert [site.name for site in records.record(context.session, saved.doc, Customer).body.sites] == ["二厂"]


def test_a_record_changed_by_somebody_else_is_told_and_not_written_over(view, context, saved, qtbot):
    view.show_record(saved.doc)
    compose(typed(view, "short_name"), "宏达")
    masters.save_customer(context.session, msgspec.structs.replace(saved.body, phone="0512-1"), saved)
    view.save()
    assert "已被他人修改，未覆盖" in view.notice.words()
    assert view.parts.forms[0].values()["short_name"] == "宏达"
    assert records.record(context.session, saved.doc, Customer).body.phone == "0512-1"
    press(qtbot, view, "放弃我的修改，查看新版本")
    assert view.parts.forms[0].values()["phone"] == "0512-1"


def test_a_draft_begun_on_an_older_version_says_so(view, context, saved, qtbot):
    view.show_record(saved.doc)
    compose(typed(view, "short_name"), "宏达")
    view.keep()
    masters.save_customer(context.session, msgspec.structs.replace(saved.body, phone="0512-1"), saved)
    again = CustomerView(context)
    qtbot.addWidget(again)
    again.show_record(saved.doc)
    assert "此后这条记录已有新版本" in again.notice.words()


def test_a_warning_is_told_after_saving(view, context, saved, qtbot):
    view.start_new()
    compose(typed(view, "name"), "宏达纺织有限公司")
    view.save()
    assert view.record is not None
    assert "已保存" in view.notice.words()
    assert "宏达纺织有限公司" in view.notice.words()


@pytest.fixture
def parted(context, saved):
    """Give a record that two people changed at once."""
    masters.save_customer(context.session, msgspec.structs.replace(saved.body, phone="0512-1"), saved)
    with context.session.work() as work:
        work.revise(saved, msgspec.structs.replace(saved.body, phone="0512-2", note="老客户"), allow_branch=True)
    return saved.doc


def test_three_versions_stand_side_by_side_and_none_is_passed_over(context, parted, saved, qtbot, answers):
    with context.session.work() as work:
        third = work.revise(saved, msgspec.structs.replace(saved.body, address="吴中区 9 号"), allow_branch=True)
    dialog = ConflictDialog(context, parted)
    qtbot.addWidget(dialog)
    assert [side.rev for side in dialog._sides] == sorted(third.heads)
    lines = {line.field: line.values for line in side_by_side(dialog._sides, "zh_CN")}
    assert all(len(values) == 3 for values in lines.values())
    assert sorted(lines["电话"]) == sorted(["0512-1", "0512-2", "（空）"])
    assert sum("吴中区" in value for value in lines["地址"]) == 1
    qtbot.mouseClick(dialog.choice.button(third.rev), Qt.MouseButton.LeftButton)
    dialog.settle()
    settled = records.record(context.session, parted, Customer)
    assert (settled.body.address, len(settled.heads)) == ("吴中区 9 号", 1)


def test_two_versions_are_shown_and_settled_by_a_person(context, parted, qtbot, answers):
    page = customers(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.open_record("customer", parted)
    assert "几个版本并存" in page.notice.words()
    dialog = ConflictDialog(context, parted)
    qtbot.addWidget(dialog)
    dialog.settle()
    assert "请先选定" in dialog.notice.words()
    assert not dialog.result()
    qtbot.mouseClick(dialog.choice.button(dialog._sides[1].rev), Qt.MouseButton.LeftButton)
    wanted = dialog._sides[1].body
    dialog.settle()
    assert dialog.result() == ConflictDialog.DialogCode.Accepted
    assert records.record(context.session, parted, Customer).body == wanted
    page.open_record("customer", parted)
    assert page.notice.words() == ""
