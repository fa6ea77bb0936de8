"""A customer that exists twice, merged and separated by clicks; the intake and a ticket in work say so."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from svcdesk.domain.device import CustomerRef
from svcdesk.domain.masters import Contact, Customer
from svcdesk.services import lists, masters, merging, records
from svcdesk.services.lists import Query
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.masters.customer import CustomerView
from svcdesk.ui.masters.merge_dialog import SideBySide
from tests.gui.registering import CALLER, fill, focus, key, only_ticket, page, register, save, show, sold, typed
from tests.gui.typing import Wanted, compose, press, said

__all__ = ["page", "sold"]
WHY = "电话相同，王工核对过"
F2, RETURN = Qt.Key.Key_F2, Qt.Key.Key_Return


@pytest.fixture
def old(context, sold):
    """Give the customer who bought the compressor, with a contact."""
    record = records.record(context.session, sold.body.customer, Customer)
    body = Customer(record.body.name, phone="0512-66551234", contacts=(Contact("李芳", "设备科", "13912345678"),))
    return masters.save_customer(context.session, body, record)[0]


@pytest.fixture
def new(context, old):
    """Give the same customer as it came into being on another laptop."""
    return masters.save_customer(context.session, Customer("宏达纺织厂", phone="0512-66551234"))[0]


@pytest.fixture
def view(context, qtbot, new):
    made = CustomerView(context)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    for one in made.buttons():
        one.setParent(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def merged(context, old, new):
    return merging.merge(context.session, old, new.doc, WHY)[0]


def state(context, doc):
    return records.record(context.session, doc, Customer).state


def texts(widget) -> list[str]:
    return [one.text() for one in widget.findChildren(QPushButton) if one.isVisibleTo(widget)]


def test_a_customer_is_merged_by_picking_who_stays_and_saying_why(view, context, old, new, qtbot):
    view.show_record(old.doc)
    refused = fill(qtbot, {"into": new.doc, "reason": WHY}, "合并")
    press(qtbot, view, "合并到…")
    assert refused() == []
    assert (state(context, old.doc), view.record.reason) == ("merged", WHY)
    assert "宏达纺织厂" in view.unity.notice.words()
    assert WHY in view.unity.notice.words()
    assert "合并到…" not in texts(view)
    assert not view.may_edit
    wanted = Wanted(context.hub)
    qtbot.waitUntil(lambda: "打开保留的客户" in texts(view))
    press(qtbot, view, "打开保留的客户")
    assert wanted.records == [("customer", new.doc)]


def test_without_a_reason_nothing_is_merged(view, context, old, new, qtbot):
    view.show_record(old.doc)
    refused = fill(qtbot, {"into": new.doc}, "合并")
    press(qtbot, view, "合并到…")
    assert refused()
    assert state(context, old.doc) == "active"


def test_both_stand_side_by_side_and_can_be_turned_round(view, context, old, new, qtbot):
    register(context, customer=CALLER)
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        dialog.form.set_values({"into": new.doc})
        dialog.form.changed.emit("into")
        sides = dialog.findChild(SideBySide)
        seen.extend([sides.words()])
        press(qtbot, dialog, "对调：保留另一个")
        seen.extend([sides.words()])
        dialog.form.set_values({"reason": WHY})
        press(qtbot, dialog, "合并")

    view.show_record(old.doc)
    QTimer.singleShot(0, look)
    press(qtbot, view, "合并到…")
    first, second = seen
    assert any(old.body.name in words for words in first)
    assert "在用设备 1 台" in first
    assert "在用设备 0 台" in first
    assert any(words.startswith("往来 ") and "1" in words for words in first)
    assert first.index("在用设备 1 台") < first.index("在用设备 0 台")
    assert second.index("在用设备 0 台") < second.index("在用设备 1 台")
    assert (state(context, new.doc), state(context, old.doc)) == ("merged", "active")


def test_a_merged_customer_is_separated_again_with_a_reason(view, context, old, new, qtbot, answers):
    merged(context, old, new)
    view.show_record(old.doc)
    answers.give("words", "是两家")
    press(qtbot, view, "再分开…")
    assert state(context, old.doc) == "active"
    assert view.unity.notice.words() == ""
    assert view.may_edit


def test_of_two_merged_into_each_other_one_is_kept_by_a_person(view, context, old, new, qtbot, answers):
    merged(context, old, new)
    with context.session.work() as work:  # as a package of another desk brings it
        body = replace(new.body, merged_into=old.doc)
        work.revise(new, body, state="merged", reason="那边先合并的")
    first = min(old.doc, new.doc)
    view.show_record(first)
    assert "各自把对方合并掉了" in view.unity.notice.words()
    answers.give("words", "留下这一个")
    qtbot.waitUntil(lambda: "保留这一个…" in texts(view))
    press(qtbot, view, "保留这一个…")
    assert (state(context, first), view.unity.notice.words()) == ("active", "")
    assert [one.doc for one in merging.absorbed(context.session, first)] == [max(old.doc, new.doc)]


def test_the_one_that_stays_names_whom_it_took_in_and_shows_their_pieces(view, context, old, new, qtbot):
    merged(context, old, new)
    view.show_record(new.doc)
    qtbot.waitUntil(lambda: any("李芳 13912345678" in words for words in said(view)))
    assert any(old.body.name in words for words in texts(view))
    assert view._installed.rows.rowCount() == 1
    assert view.unity.alike.said() == []


def test_who_looks_the_same_is_shown_and_compared(view, context, old, new, qtbot):
    view.show_record(new.doc)
    assert view.unity.alike.said() == [old.body.name]
    qtbot.waitUntil(lambda: any("电话相同" in words for words in said(view)))
    refused = fill(qtbot, {"reason": WHY}, "合并")
    press(qtbot, view, "并排查看…")
    assert refused() == []
    assert state(context, new.doc) == "merged"


def test_a_new_customer_is_compared_while_it_is_typed(view, context, old, new, qtbot):
    view.start_new()
    assert view.unity.alike.said() == []
    compose(focus(), "鸿达纺织")
    qtbot.waitUntil(lambda: old.body.name in view.unity.alike.said())
    wanted = Wanted(context.hub)
    found = [one for one in view.findChildren(QPushButton) if one.text() == "打开" and one.isVisible()]
    found[0].click()
    assert wanted.records[0][0] == "customer"
    view.discard()


def test_an_unknown_caller_who_has_a_record_already_is_taken_by_one_press(page, context, old, qtbot):
    key(qtbot, F2)
    compose(focus(), "鸿达纺织")
    key(qtbot, RETURN)
    typed(qtbot, "Chen")
    assert page.intake.side.alike.said() == [old.body.name]
    press(qtbot, page.intake.side, "就是它")
    who = page.intake.intake().customer
    assert (who.doc, who.name, who.caller) == (old.doc, old.body.name, "Chen")
    assert page.intake.side.alike.said() == []
    page.intake.forget()


def test_a_call_begun_before_the_merge_goes_on_with_the_one_that_stays_once_confirmed(
    page, context, old, new, qtbot, answers
):
    key(qtbot, F2)
    typed(qtbot, "5678")
    key(qtbot, RETURN)
    typed(qtbot, "3")
    compose(focus(QPlainTextEdit), "又停机")
    merged(context, old, new)
    answers.give("confirm", False)
    save(qtbot)
    assert page.intake.isVisible()
    assert lists.count(context.session, Query(kinds=("ticket",))) == 0
    answers.give("confirm", True)
    save(qtbot)
    who = only_ticket(context).body.customer
    assert (who.doc, who.name, who.caller) == (new.doc, "宏达纺织厂", "李芳")


def test_a_draft_that_names_a_merged_customer_says_so_and_goes_on_by_one_press(page, context, old, new, qtbot):
    key(qtbot, F2)
    typed(qtbot, "5678")
    key(qtbot, RETURN)
    page.intake.leave()
    merged(context, old, new)
    page.intake._dirty = False
    page.intake.begin()
    assert any("已合并到“宏达纺织厂”" in words for words in said(page.intake.side))
    press(qtbot, page.intake.side, "改用")
    assert page.intake.intake().customer.doc == new.doc
    assert not any("已合并到" in words for words in said(page.intake.side))
    page.intake.forget()


def test_a_merged_ones_contact_finds_the_one_that_stays_at_the_intake(page, context, old, new, qtbot):
    merged(context, old, new)
    key(qtbot, F2)
    typed(qtbot, "5678")
    page.intake.form.caller.look()
    assert "原“宏达纺织有限公司”" in page.intake.form.caller.offered()[0].detail
    key(qtbot, RETURN)
    who = page.intake.intake().customer
    assert (who.doc, who.caller, who.phone) == (new.doc, "李芳", "13912345678")
    assert any("SN-1" in words for words in said(page.intake.side))
    page.intake.forget()


def test_a_ticket_in_work_is_moved_to_the_one_that_stays_by_one_press(page, context, old, new, qtbot):
    who = CustomerRef(doc=old.doc, name=old.body.name, caller="陈师傅", phone="138")
    ticket = register(context, customer=who)
    merged(context, old, new)
    view = show(page, ticket.doc)
    assert "已合并到“宏达纺织厂”" in view._notice.words()
    press(qtbot, view, "改到保留的客户名下")
    assert only_ticket(context).body.customer.doc == new.doc
    assert "已合并到" not in view._notice.words()
