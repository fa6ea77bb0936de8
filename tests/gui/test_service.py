"""The register by keyboard: a call taken in a few keys, kept while it is typed, and the steps of a ticket."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.intake import Intake
from svcdesk.domain.masters import Customer, Department, Role
from svcdesk.domain.ticket import Kind, Reach, Satisfaction, State, Ticket
from svcdesk.services import delivery, drafts, lists, masters, records, ticket_routing
from svcdesk.services import ticket as tickets
from svcdesk.services.lists import Query
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.main_window import MainWindow
from svcdesk.ui.masters.installed import InstalledTable
from svcdesk.ui.passport import PassportCard
from svcdesk.ui.service.page import TicketsPage
from tests.conftest import as_person
from tests.delivering import filled_in, in_desk
from tests.gui.typing import cells, compose, press, said

SN_1 = Device(serial="SN-1")
CALLER = CustomerRef(name="宏达纺织有限公司", caller="陈师傅", phone="13862008213")


@pytest.fixture
def sold(context, clock):
    """Deliver one compressor, SN-1, and record another customer."""
    contract = in_desk(context.session)
    record, _ = delivery.plan(context.session, contract.doc, {"1": Decimal(1)}, technician_name="王工")
    clock.forward(hours=7)
    delivery.sign(context.session, record, filled_in(record.body))
    masters.save_customer(context.session, Customer("江南制药厂", phone="0512-66778899"))
    return contract


@pytest.fixture
def page(window) -> TicketsPage:
    return window.open_stage("service").open_part("tickets")


def focus(kind=QLineEdit):
    """Return what has the cursor, where it is of a kind."""
    found = QApplication.focusWidget()
    assert isinstance(found, kind), found
    return found


def key(qtbot, code, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), code, modifier)


def typed(qtbot, words):
    for letter in words:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def save(qtbot):
    key(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def register(context, **fields):
    plain = {"begun_at": context.session.clock(), "kind": Kind.REPAIR, "customer": CALLER, "content": "停机 E07"}
    return tickets.take(context.session, Intake(**plain | fields))[0]


def only_ticket(context) -> Ticket:
    [row] = lists.page(context.session, Query(kinds=("ticket",)), 0, 10)
    return records.record(context.session, row.doc, Ticket)


def show(page, doc):
    page.open_record("ticket", doc)
    return page.view


def fill(qtbot, values: dict[str, object], yes: str) -> Callable[[], None]:
    """Fill in and accept the dialog that is about to open."""

    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        dialog.form.set_values(values)
        press(qtbot, dialog, yes)
        if dialog.isVisible():
            refused.append(dialog.notice.words())
            dialog.reject()

    refused: list[str] = []
    QTimer.singleShot(0, answer)
    return lambda: refused


def test_a_known_caller_is_registered_by_keyboard_alone(window, context, sold, clock, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    typed(qtbot, "sn")
    first_key = clock.now
    clock.forward(seconds=15)
    typed(qtbot, "-1")
    key(qtbot, Qt.Key.Key_Return)
    typed(qtbot, "3")
    compose(focus(QPlainTextEdit), "停机报警 E07")
    save(qtbot)
    record = only_ticket(context)
    assert (record.body.kind, record.body.content, record.body.received_at) == (
        Kind.REPAIR,
        "停机报警 E07",
        first_key,
    )
    assert (record.body.device.serial, record.body.device.warranty_end) == ("SN-1", "2027-11-22")
    assert (record.body.customer.doc, record.body.recorded_at) == (sold.body.customer, clock.now)
    page = window.shown_page()
    assert page.shown_record() == ("ticket", record.doc)
    assert drafts.unfinished(context.session) == []


def test_arrows_choose_among_callers_and_the_background_appears(page, context, sold, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    typed(qtbot, "8899")
    key(qtbot, Qt.Key.Key_Down)
    key(qtbot, Qt.Key.Key_Up)
    key(qtbot, Qt.Key.Key_Return)
    assert page.intake.intake().customer.name == "江南制药厂"
    assert any("已有客户档案" in words for words in said(page.intake))
    page.intake.forget()
    page.intake.begin()
    typed(qtbot, "SN-1")
    key(qtbot, Qt.Key.Key_Return)
    assert any("质保内" in words and "2027-11-22" in words for words in said(page.intake))
    page.intake.forget()


def test_the_only_device_of_a_customer_is_filled_in_and_can_be_taken_away(page, context, sold, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    typed(qtbot, "hdfz")
    key(qtbot, Qt.Key.Key_Return)
    device = page.intake.intake().device
    assert (device.serial, device.warranty_end) == ("SN-1", "2027-11-22")
    assert any("质保内" in words for words in said(page.intake.side))
    press(qtbot, page.intake.side, "不是这台")
    assert page.intake.intake().device == Device()
    assert page.intake.intake().customer.doc == sold.body.customer
    assert not any("质保内" in words or "已自动填入" in words for words in said(page.intake.side))
    page.intake.forget()


def test_an_unknown_caller_is_registered_by_name_or_becomes_a_customer(page, context, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    typed(qtbot, "15900001111")
    key(qtbot, Qt.Key.Key_Return)
    compose(focus(), "路过的工厂")
    key(qtbot, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    compose(focus(QPlainTextEdit), "要一份样本")
    save(qtbot)
    first = only_ticket(context)
    assert (first.body.customer.name, first.body.customer.phone) == ("路过的工厂", "15900001111")
    assert (first.body.customer.doc, first.body.kind) == ("", Kind.NEED)


def test_an_unknown_caller_becomes_a_customer_where_the_person_ticks_it(page, context, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    compose(focus(), "新来的工厂")
    key(qtbot, Qt.Key.Key_Return)
    typed(qtbot, "Chen")
    page.intake.form.make.click()
    key(qtbot, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    compose(focus(QPlainTextEdit), "怎么保养")
    save(qtbot)
    made = only_ticket(context).body.customer
    assert records.record(context.session, made.doc, Customer).body.contacts[0].name == "Chen"


def test_what_is_missing_is_marked_and_nothing_is_written(page, context, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    save(qtbot)
    assert "标红" in page.intake.notice.words()
    assert "顾客名称" in page.intake.form.who.error("name")
    assert page.intake.form.matter.error("kind")
    assert page.intake.form.matter.error("content")
    assert focus() is page.intake.form.who.editor("name").focusProxy()
    assert lists.count(context.session, Query(kinds=("ticket",))) == 0
    page.intake.forget()


def test_what_is_typed_is_kept_with_the_time_of_its_first_key(page, context, clock, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    typed(qtbot, "1381234")
    first_key = clock.now
    page.intake.form.matter.focus("content")
    compose(focus(QPlainTextEdit), "说到一半")
    key(qtbot, Qt.Key.Key_Escape)
    assert not page.intake.isVisible()
    clock.forward(minutes=40)
    again = MainWindow(context)  # as after a crash
    qtbot.addWidget(again)
    again.show()
    again.open_record("ticket", "")
    intake = again.shown_page().open_part("tickets").intake
    assert intake.intake().content == "说到一半"
    assert intake.form.caller.text() == "1381234"
    assert intake.intake().begun_at == first_key
    assert "0:40:00" not in intake.clock.text()
    assert "40:00" in intake.clock.text()
    intake.forget()
    again.close()


def test_a_serial_number_of_another_customer_asks_for_a_word(page, context, sold, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    typed(qtbot, "8899")
    key(qtbot, Qt.Key.Key_Return)
    page.intake.form.who.focus("serial")
    typed(qtbot, "SN-1")
    key(qtbot, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    compose(focus(QPlainTextEdit), "不出气")
    save(qtbot)
    assert "宏达纺织有限公司" in page.intake.form.word.error("serial_note")
    compose(focus(), "借用")
    save(qtbot)
    assert only_ticket(context).body.serial_note == "借用"


def test_the_running_clock_says_until_when(page, context, clock, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    assert "第一个键" in page.intake.clock.text()
    typed(qtbot, "1")
    clock.forward(seconds=14)
    page.intake.clock.tick()
    assert page.intake.clock.text() == "已用 0:14 · 须在 11:00 前联系 (6.6.2)"
    page.intake.forget()


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
    assert view._actions._close.isHidden()
    assert not view._actions._follow_up.isHidden()


def test_a_second_call_sets_the_first_aside_and_today_leads_back(window, page, context, clock, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    typed(qtbot, "1381234")
    first_key = clock.now
    clock.forward(minutes=2)
    key(qtbot, Qt.Key.Key_F2)
    assert page.intake.form.caller.text() == ""
    assert "1381234" in page.intake.notice.words()
    typed(qtbot, "1399999")
    key(qtbot, Qt.Key.Key_Escape)
    kept = {one.title: one for one in drafts.unfinished(context.session)}
    assert set(kept) == {"1381234", "1399999"}
    window.open_record("ticket", kept["1381234"].key.partition(":")[2])
    assert page.intake.isVisible()
    assert page.intake.form.caller.text() == "1381234"
    assert page.intake.intake().begun_at == first_key
    page.intake.forget()
    assert [one.title for one in drafts.unfinished(context.session)] == ["1399999"]
    page.intake.begin()
    page.intake.forget()


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
    assert row[1:3] == ["SN-1", "2027-11-22"]
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
