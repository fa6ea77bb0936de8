"""A ticket on the screen: its clocks, its steps by their buttons, what belongs to it."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from svcdesk.domain.device import CustomerRef
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.ticket import Kind, Reach, Satisfaction, State, Ticket
from svcdesk.services import records, ticket_routing
from svcdesk.services import ticket as tickets
from svcdesk.ui.masters.installed import InstalledTable
from svcdesk.ui.passport import PassportCard
from svcdesk.ui.service.page import TicketsPage
from tests.conftest import as_person
from tests.gui.registering import SN_1, fill, key, page, register, save, show, sold
from tests.gui.typing import cells, press, said

__all__ = ["page", "sold"]


def test_clocks_are_shown_late_and_explained(page, context, clock, qtbot):
    record = register(context)
    clock.forward(hours=2, minutes=14)
    view = show(page, record.doc)
    contact, reply, upward = view._clocks.cards
    assert "超时 0:14" in contact.words()
    assert "同与顾客联系" in reply.words()
    assert "剩 21:46" in upward.words()
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().accept())
    press(qtbot, contact, "看推算")


def test_a_contact_is_noted_with_f4_and_stops_the_clock(page, context, clock, qtbot):
    record = register(context)
    view = show(page, record.doc)
    clock.forward(minutes=30)
    fill(qtbot, {"result": Reach.REACHED.value, "content": "约好上门"}, "保存")
    key(qtbot, Qt.Key.Key_F4)
    assert records.record(context.session, record.doc, Ticket).state == State.HANDLING
    assert "按时 · 用时 0:30" in view._clocks.cards[0].words()
    qtbot.waitUntil(lambda: any("联系顾客：已联系上" in words for words in said(view)))


def test_a_dialog_is_accepted_by_ctrl_enter_as_the_intake_is(page, context, qtbot):
    record = register(context)
    show(page, record.doc)

    def by_keyboard():
        dialog = QApplication.activeModalWidget()
        dialog.form.set_values({"result": Reach.REACHED.value, "content": "约好上门"})
        qtbot.waitUntil(dialog.isActiveWindow)
        dialog.form.focus("content")
        save(qtbot)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, by_keyboard)
    key(qtbot, Qt.Key.Key_F4)
    assert records.record(context.session, record.doc, Ticket).state == State.HANDLING


def test_words_typed_after_a_digit_go_into_the_next_field_and_not_into_the_button(page, context, qtbot):
    show(page, register(context).doc)
    kept = []

    def by_keyboard():
        dialog = QApplication.activeModalWidget()
        qtbot.waitUntil(dialog.isActiveWindow)
        key(qtbot, Qt.Key.Key_1)
        qtbot.keyClicks(QApplication.focusWidget(), "oil level was low ")
        kept.append(dialog.form.values())
        dialog.reject()

    QTimer.singleShot(0, by_keyboard)
    key(qtbot, Qt.Key.Key_F4)
    assert (kept[0]["result"], kept[0]["content"]) == (Reach.REACHED.value, "oil level was low")


def test_what_is_refused_in_a_dialog_is_told_there(page, context, qtbot):
    record = register(context)
    show(page, record.doc)
    refused = fill(qtbot, {"result": Reach.REACHED.value}, "保存")
    key(qtbot, Qt.Key.Key_F4)
    assert "没有写谈了什么" in refused()[0]


def test_a_ticket_goes_its_way_from_resolved_to_closed_and_open_again(page, context, qtbot, answers):
    record, _ = tickets.attempt(context.session, register(context), Reach.REACHED, content="约好")
    view = show(page, record.doc)
    fill(qtbot, {"result": "换了传感器"}, "办结")
    press(qtbot, view, "办结…")
    press(qtbot, view, "关闭")
    assert any("还没有回访" in reason for reason in answers.reasons)
    fill(qtbot, {"satisfied": Satisfaction.SATISFIED.value}, "保存")
    press(qtbot, view, "回访…")
    answers.give("confirm", True)
    press(qtbot, view, "关闭")
    assert records.record(context.session, record.doc, Ticket).state == State.CLOSED
    answers.give("words", "又停机")
    press(qtbot, view, "重新打开…")
    assert records.record(context.session, record.doc, Ticket).state == State.OPEN


def test_another_department_answers_on_its_card(page, context, qtbot, answers):
    record, _ = ticket_routing.route(context.session, register(context), "management", "请批示")
    view = show(page, record.doc)
    press(qtbot, view, "接收")
    answers.give("words", "同意")
    qtbot.waitUntil(lambda: len([one for one in view.findChildren(QPushButton) if one.text() == "答复…"]) == 1)
    press(qtbot, view, "答复…")
    assert records.record(context.session, record.doc, Ticket).body.routings[0].answer == "同意"
    assert view._routings.isHidden()


def test_what_somebody_else_wrote_meanwhile_is_told_and_nothing_is_lost(page, context, qtbot, answers):
    record = register(context)
    view = show(page, record.doc)
    tickets.attempt(context.session, record, Reach.NO_ANSWER)  # another window, which tells this one nothing
    refused = fill(qtbot, {"reason": "重复"}, "作废")
    view._actions.void()
    assert "刚刚被别人改过" in refused()[0]
    assert records.record(context.session, record.doc, Ticket).state == State.OPEN
    qtbot.waitUntil(lambda: any("联系顾客：无人接听" in words for words in said(view)))
    fill(qtbot, {"reason": "重复"}, "作废")
    view._actions.void()
    assert records.record(context.session, record.doc, Ticket).state == State.VOID


def test_who_may_not_close_is_offered_no_button(page, context, qtbot):
    record, _ = tickets.attempt(context.session, register(context), Reach.REACHED, content="约好")
    record, _ = tickets.resolve(context.session, record, "好了")
    clerk = as_person(context.session, "小李", Department.SERVICE, Role.CLERK)
    own = TicketsPage(replace(context, session=clerk))
    qtbot.addWidget(own)
    own.show()
    view = show(own, record.doc)
    assert view._actions.buttons.close.isHidden()
    assert not view._actions.buttons.follow_up.isHidden()


def test_a_ticket_registered_twice_is_void_and_leads_to_the_other(page, context, qtbot):
    first, again = register(context), register(context)
    view = show(page, again.doc)
    fill(qtbot, {"reason": "重复登记", "merged_into": first.doc}, "作废")
    view._actions.void()
    gone = records.record(context.session, again.doc, Ticket)
    assert (gone.state, gone.body.merged_into) == (State.VOID, first.doc)
    assert first.number in view._notice.words()
    assert view._clocks.isHidden()


def test_goods_stand_with_their_customer_and_lead_to_their_history(window, context, sold, qtbot):
    record = register(context, customer=CustomerRef(doc=sold.body.customer, name="宏达", phone="1"), device=SN_1)
    window.open_record("customer", sold.body.customer)
    view = window.shown_page().findChild(InstalledTable)
    [row] = cells(view.rows)
    assert (row[0], row[2]) == ("SN-1", "2027-11-22")
    assert row[-1] == "1"
    view.opened.emit(str(view.rows.id_at(0)))
    life = window.shown_page().findChild(PassportCard)
    assert record.number in [row[2] for row in cells(life.moves)]


def test_a_complaint_is_taken_in_from_its_ticket(window, page, context, qtbot):
    record = register(context, kind=Kind.COMPLAINT)
    view = show(page, record.doc)
    press(qtbot, view, "受理为投诉")
    assert window.shown_page().shown_record()[0] == "complaint"
    assert len(records.record(context.session, record.doc, Ticket).body.linked) == 1


def test_the_cursor_stays_with_what_was_passed_on_and_then_goes_on_to_the_next_step(page, context, qtbot, answers):
    record, _ = ticket_routing.route(context.session, register(context), Department.QUALITY.value, "能否降级")
    view = show(page, record.doc)
    press(qtbot, view, "接收")
    qtbot.waitUntil(lambda: QApplication.focusWidget().text() == "答复…")
    answers.give("words", "同意")
    key(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "记录联系" in QApplication.focusWidget().text())
