from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTableView, QVBoxLayout, QWidget

from svcdesk.domain.times import SHANGHAI
from svcdesk.ui import language
from svcdesk.ui.editors.dates import CalendarPopup
from svcdesk.ui.fields import Choice, Field, Option
from svcdesk.ui.form import Form
from svcdesk.words import Message

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
FEW = (Choice("ok", "合格", "ok"), Choice("bad", "不合格", "bad"))
MANY = tuple(Choice(str(n), f"选项 {n}") for n in range(5))
FIELDS = [
    Field("name", "客户名称", required=True),
    Field("note", "备注", "long_text"),
    Field("count", "数量", "integer", unit="台"),
    Field("reading", "排气压力", "decimal", unit="MPa", hint="≥ 0.75"),
    Field("price", "金额", "money"),
    Field("on", "日期", "date"),
    Field("at", "时间", "datetime"),
    Field("verdict", "判定", "choice", FEW),
    Field("way", "运输方式", "choice", MANY),
    Field("topics", "培训内容", "multi_choice", MANY),
    Field("intact", "外观完好", "yes_no"),
    Field("customer", "顾客", "reference", source="customers"),
    Field("phone", "电话", "phone"),
]
CUSTOMERS = [
    Option("c1", "宏达纺织有限公司", "苏州"),
    Option("c2", "江南制药股份", "无锡"),
    Option("c3", "江南机械", "常州"),
]


class Customers:
    def search(self, words):
        return [option for option in CUSTOMERS if words in option.title]

    def title(self, id):  # noqa: A002
        return next((option.title for option in CUSTOMERS if option.id == id), "")


@pytest.fixture
def form(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    made = Form(FIELDS, page, sources={"customers": Customers()}, clock=lambda: NOW)
    QVBoxLayout(page).addWidget(made)
    page.resize(900, 900)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield made
    page.close()


def line(form, key):
    return form.editor(key).line


def compose(widget, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QCoreApplication.sendEvent(widget, event)


def say(widget, words):
    """Type Chinese as an input method does: composed, then committed."""
    compose(widget, "pin")
    compose(widget, "", words)


def test_nothing_is_filled_in_at_first(form):
    assert form.values() == {
        "name": "", "note": "", "count": None, "reading": None, "price": None, "on": None, "at": None,
        "verdict": None, "way": None, "topics": (), "intact": None, "customer": None, "phone": "",
    }  # fmt: skip


def test_every_value_comes_back_as_it_was_set(form):
    values = {
        "name": "宏达 <纺织> & 㐂䶮𫍯", "note": "一\n二", "count": -12, "reading": Decimal("0.750"),
        "price": Decimal("1285000.50"), "on": date(2026, 3, 5), "at": datetime(2026, 3, 5, 14, 30, tzinfo=SHANGHAI),
        "verdict": "bad", "way": "3", "topics": ("1", "4"), "intact": False, "customer": "c2", "phone": "0512-6301",
    }  # fmt: skip
    form.set_values(values)
    assert form.values() == values


def test_setting_values_emits_nothing_and_typing_emits_every_key(form, qtbot):
    seen = []
    form.changed.connect(seen.append)
    form.set_values({"name": "甲", "note": "乙", "way": "2", "topics": ("0",), "verdict": "ok", "customer": "c1"})
    form.set_raw({"count": "1x", "intact": "yes", "on": "2026-1"})
    assert seen == []
    qtbot.keyClicks(line(form, "name"), "abc")
    assert seen == ["name"] * 3
    qtbot.keyClicks(form.editor("note").paragraph, "de")
    assert seen[3:] == ["note"] * 2
    qtbot.mouseClick(form.editor("verdict").segments.button("bad"), Qt.MouseButton.LeftButton)
    form.editor("topics").boxes[2].click()
    qtbot.keyClick(form.editor("way").drop, Qt.Key.Key_Down)
    assert seen[5:] == ["verdict", "topics", "way"]


def test_setting_values_leaves_the_cursor_where_the_person_types(form, qtbot):
    edit = line(form, "name")
    edit.setFocus()
    qtbot.keyClicks(edit, "abcdef")
    edit.setCursorPosition(2)
    form.set_values({"name": "abcdef"})
    assert edit.cursorPosition() == 2
    form.set_values({"name": "abcdefgh"})
    assert edit.cursorPosition() == 2
    text = form.editor("note").paragraph
    text.setFocus()
    qtbot.keyClicks(text, "one two")
    cursor = text.textCursor()
    cursor.setPosition(3)
    text.setTextCursor(cursor)
    form.set_values({"note": "one two three"})
    assert text.textCursor().position() == 3


def test_a_draft_keeps_text_that_cannot_be_read_yet(form, qtbot):
    qtbot.keyClicks(line(form, "reading"), "0.7x")
    say(line(form, "customer"), "江")
    draft = form.raw()
    assert form.values()["reading"] is None
    form.set_raw(dict.fromkeys(("reading", "customer"), "") | {"customer": {"id": None, "text": ""}})
    form.set_raw(draft | {"gone_since": 1})
    assert line(form, "reading").text() == "0.7x"
    assert line(form, "customer").text() == "江"
    assert form.problems() == {
        "reading": Message("form.number_unreadable", {"text": "0.7x"}),
        "customer": Message("form.not_picked", {"text": "江"}),
    }


def test_unreadable_text_is_explained_when_the_field_is_left_and_forgiven_when_it_changes(form, qtbot):
    edit = line(form, "count")
    edit.setFocus()
    qtbot.keyClicks(edit, "2.5")
    assert form.error("count") == ""
    line(form, "name").setFocus()
    assert form.error("count") == "“2.5”不是整数。请填写整数，例如 12。"
    assert edit.property("wrong") is True
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert form.error("count") == ""


def test_errors_stand_under_their_fields_and_in_their_spoken_description(form):
    form.set_errors({"price": "金额与合同不符。", "verdict": Message("form.not_picked", {"text": "x"})})
    shown = [label.text() for label in form.findChildren(QLabel) if label.property("look") == "error"]
    assert "金额与合同不符。" in shown
    assert line(form, "price").accessibleDescription() == "金额与合同不符。"
    language.switch("en")
    QApplication.processEvents()
    assert form.error("verdict").startswith("“x” has not been picked")
    form.set_errors({})
    assert form.error("price") == ""


def test_letters_still_being_composed_are_kept_when_the_focus_goes(form):
    seen = []
    form.changed.connect(seen.append)
    for key, widget in (("name", line(form, "name")), ("note", form.editor("note").paragraph)):
        widget.setFocus()
        compose(widget, "nihao")
        assert form.raw()[key] == ""
        assert seen == []
        line(form, "phone").setFocus()
        assert form.raw()[key] == "nihao"
        assert seen == [key]
        seen.clear()


def test_committed_text_counts_and_composing_is_not_disturbed_by_a_refresh(form):
    edit = line(form, "name")
    edit.setFocus()
    compose(edit, "", "宏达")
    compose(edit, "fang")
    form.set_values({"name": "宏达", "count": 3})
    compose(edit, "", "纺织")
    line(form, "phone").setFocus()
    assert form.values()["name"] == "宏达纺织"


def test_tab_and_enter_go_from_field_to_field(form, qtbot):
    line(form, "count").setFocus()
    order = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab):
        qtbot.keyClick(QApplication.focusWidget(), key)
        order.append(next(k for k in form.keys() if form.editor(k).isAncestorOf(QApplication.focusWidget())))  # noqa: SIM118
    assert order == ["reading", "price", "on", "at", "verdict", "way"]


def test_buttons_are_chosen_with_keys_and_a_second_press_takes_it_back(form, qtbot):
    segments = form.editor("intact").segments
    segments.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert form.values()["intact"] is False
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert form.values()["intact"] is None
    qtbot.mouseClick(segments.button("yes"), Qt.MouseButton.LeftButton)
    assert form.values()["intact"] is True
    assert segments.button("yes").accessibleName() == "外观完好: 是"


def test_the_wheel_changes_nothing_in_passing(form):
    drop = form.editor("way").drop
    drop.setCurrentIndex(2)
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(drop.mapToGlobal(QPoint(5, 5))), QPoint(0, 0), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(drop, turn)
    assert form.values()["way"] == "1"


def test_a_choice_offered_no_longer_is_still_shown(form):
    form.set_values({"way": "马车"})
    assert form.values()["way"] == "马车"
    assert form.editor("way").drop.currentText() == "马车"


def test_a_reference_is_found_while_typing_and_picked_with_keys(form, qtbot):
    edit, popup = line(form, "customer"), form.editor("customer").popup
    edit.setFocus()
    say(edit, "江南")
    assert [option.id for option in popup.options()] == ["c2", "c3"]
    assert form.values()["customer"] is None
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert form.values()["customer"] == "c3"
    assert edit.text() == "江南机械"
    assert not popup.isVisible()
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert form.values()["customer"] is None


def test_a_reference_is_picked_with_the_mouse_and_escape_closes_the_list(form, qtbot):
    edit, popup = line(form, "customer"), form.editor("customer").popup
    qtbot.mouseClick(edit, Qt.MouseButton.LeftButton)
    assert len(popup.options()) == 3
    view = popup._view
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(1, 0)).center()
    )
    assert form.values()["customer"] == "c2"
    assert edit.hasFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert form.values()["customer"] == "c2"


def test_leaving_a_reference_takes_the_only_match_and_never_guesses_among_several(form, qtbot):
    edit = line(form, "customer")
    edit.setFocus()
    say(edit, "宏达")
    line(form, "phone").setFocus()
    assert form.values()["customer"] == "c1"
    form.set_values({"customer": None})
    edit.setFocus()
    say(edit, "江南")
    line(form, "phone").setFocus()
    assert form.values()["customer"] is None
    assert "没有从列表中选定" in form.error("customer")


def test_a_date_is_picked_from_the_calendar_and_now_from_the_clock(form, qtbot):
    form.editor("on")._pick.click()
    days = form.findChild(CalendarPopup).findChild(QTableView)
    qtbot.keyClick(days, Qt.Key.Key_Left)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert form.values()["on"] == date(2026, 11, 22)
    form.editor("at")._now.click()
    assert form.values()["at"] == NOW
    qtbot.waitUntil(lambda: form.findChild(CalendarPopup) is None)


def test_a_frozen_form_takes_no_input_and_opens_again_except_what_is_read_only(form, qtbot):
    form.set_read_only(True)
    qtbot.keyClicks(line(form, "name"), "x")
    qtbot.mouseClick(form.editor("verdict").segments.button("ok"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(line(form, "customer"), Qt.MouseButton.LeftButton)
    assert form.values()["name"] == ""
    assert form.values()["verdict"] is None
    assert not form.editor("customer").popup.isVisible()
    form.set_read_only(False)
    qtbot.keyClicks(line(form, "name"), "x")
    assert form.values()["name"] == "x"


def test_a_field_out_of_sight_is_scrolled_to_and_focused(qtbot):
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    form = Form([Field(str(n), f"栏 {n}") for n in range(30)], columns=1)
    area.setWidget(form)
    area.resize(400, 300)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    form.focus("29")
    assert line(form, "29").hasFocus()
    assert area.verticalScrollBar().value() > 0
    assert not line(form, "29").visibleRegion().isEmpty()


def test_a_screen_reader_hears_label_and_whether_it_must_be_filled(form):
    assert line(form, "name").accessibleName() == "客户名称（必填）"
    assert line(form, "reading").accessibleDescription() == "≥ 0.75"
