"""Where the cursor goes when the button it stood on is gone: to the list, and not to whatever button comes next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from svcdesk.domain.ticket import Reach, Satisfaction, State, Ticket
from svcdesk.services import records
from svcdesk.services import ticket as tickets
from tests.gui.registering import page, register, show

__all__ = ["page"]


def answered(context):
    record, _ = tickets.attempt(context.session, register(context), Reach.REACHED, content="约好")
    record, _ = tickets.resolve(context.session, record, "好了")
    return tickets.follow_up(context.session, record, Satisfaction.SATISFIED)[0]


def test_after_a_ticket_was_closed_the_cursor_is_in_the_list(page, context, qtbot, answers):
    record = answered(context)
    other = register(context)
    page.list.load()
    view = show(page, record.doc)
    assert QApplication.focusWidget() is view._actions.buttons.close
    answers.give("confirm", True)
    qtbot.keyClick(view._actions.buttons.close, Qt.Key.Key_Space)
    assert records.record(context.session, record.doc, Ticket).state == State.CLOSED
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.list.table)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.shown_record() == ("ticket", other.doc))


def test_where_no_record_is_left_in_the_list_no_button_has_the_cursor(page, context, qtbot, answers):
    record = answered(context)
    page.list.load()
    view = show(page, record.doc)
    answers.give("confirm", True)
    qtbot.keyClick(view._actions.buttons.close, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page)


def test_who_goes_somewhere_himself_stays_there(page, context, qtbot):
    view = show(page, register(context).doc)
    view._actions.buttons.contact.setFocus()
    page.list.bar._combo.setFocus()
    assert QApplication.focusWidget() is page.list.bar._combo
