"""The intake by keyboard: a call taken in a few keys, known or unknown, kept while it is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.masters import Customer, Product
from svcdesk.domain.ticket import Kind
from svcdesk.services import drafts, lists, masters, records
from svcdesk.services.lists import Query
from svcdesk.services.ticket_saving import owner_of_serial
from svcdesk.ui.main_window import MainWindow
from tests.gui.registering import focus, key, only_ticket, page, save, sold, typed
from tests.gui.typing import compose, press, said

__all__ = ["page", "sold"]


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


def test_an_unknown_caller_is_registered_by_name(page, context, qtbot):
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


def test_a_serial_number_of_another_customer_is_seen_under_another_product_too(context, sold):
    """The caller's own device filled the product in; only the number was typed over."""
    other = masters.save_product(context.session, Product("冷干机"))[0].doc
    with context.session.read() as connection:
        assert owner_of_serial(connection, "", other, "SN-1") == "宏达纺织有限公司"
        assert owner_of_serial(connection, sold.body.customer, other, "SN-1") == ""
        assert owner_of_serial(connection, "", other, "SN-2") == ""


def test_the_running_clock_says_until_when(page, context, clock, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    assert "第一个键" in page.intake.clock.text()
    typed(qtbot, "1")
    clock.forward(seconds=14)
    page.intake.clock.tick()
    assert page.intake.clock.text() == "已用 0:14 · 须在 11:00 前联系 (6.6.2)"
    page.intake.forget()


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


def test_a_whole_name_typed_by_hand_is_known_unless_somebody_goes_on_typing(page, context, sold, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    page.intake.form.who.focus("name")
    compose(focus(), "江南制药厂")
    qtbot.waitUntil(lambda: any("已有客户档案" in words for words in said(page.intake)))
    assert page.intake.intake().customer.doc
    compose(focus(), "二车间")
    assert not page.intake.intake().customer.doc
    assert not any("已有客户档案" in words for words in said(page.intake))
    page.intake.forget()


def test_a_piece_typed_by_hand_outlives_the_search_for_its_caller(page, sold, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    page.intake.form.who.focus("serial")
    typed(qtbot, "OLD-7")
    page.intake.form.caller.setFocus()
    typed(qtbot, "hdfz")
    key(qtbot, Qt.Key.Key_Return)
    assert page.intake.intake().device.serial == "OLD-7"
    page.intake.forget()


def test_nothing_of_a_customer_stays_with_the_new_caller_who_was_meant(page, sold, qtbot):
    key(qtbot, Qt.Key.Key_F2)
    typed(qtbot, "hdfz")
    key(qtbot, Qt.Key.Key_Return)
    assert page.intake.intake().device.serial == "SN-1"
    page.intake.form.caller.setFocus()
    page.intake.form.caller.selectAll()
    typed(qtbot, "15900001111")
    key(qtbot, Qt.Key.Key_Return)
    found = page.intake.intake()
    assert (found.customer, found.device) == (CustomerRef(phone="15900001111"), Device())
    page.intake.forget()
