"""A desk that sold one compressor, hands that type a call, and tickets to look at."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.intake import Intake
from svcdesk.domain.masters import Customer
from svcdesk.domain.ticket import Kind, Ticket
from svcdesk.services import delivery, lists, masters, records
from svcdesk.services import ticket as tickets
from svcdesk.services.lists import Query
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.service.page import TicketsPage
from tests.delivering import filled_in, in_desk
from tests.gui.typing import press

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
            form = dialog.form
            words = (dialog.notice.words(), *(form.error(name) for name in form.keys()))  # noqa: SIM118 - a method
            refused.append("\n".join(filter(None, words)))
            dialog.reject()

    refused: list[str] = []
    QTimer.singleShot(0, answer)
    return lambda: refused
