"""A service order on the screen, and hands to fill it in."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from svcdesk.domain.masters import Department, Role
from svcdesk.domain.record import Record
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.services.desk import Session
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.sign_dialog import SignDialog
from svcdesk.ui.repair import signing
from svcdesk.ui.repair.condition import ConditionRow
from svcdesk.ui.repair.sight import SightCell
from svcdesk.ui.repair.view import OrderView
from tests.conftest import Clock, as_person
from tests.gui.acceptance import draw, press, typed
from tests.gui.answers import Answers
from tests.repairing import ARRIVED, Sold, sent, sold


@pytest.fixture(autouse=True)
def _nobody_is_asked_unawares(answers: Answers) -> Answers:
    """A question no test expects fails at once; otherwise a dialog would wait for ever."""
    return answers


@pytest.fixture
def goods(sqlite_desk: Session, clock: Clock) -> Sold:
    return sold(sqlite_desk, clock)


@pytest.fixture
def technician(sqlite_desk: Session) -> str:
    return as_person(sqlite_desk, "王工", Department.SERVICE, Role.TECHNICIAN).actor.doc


@pytest.fixture
def dispatched(sqlite_desk: Session, goods: Sold, technician: str, clock: Clock) -> Record[ServiceOrder]:
    record = sent(sqlite_desk, goods, technician)
    clock.now = ARRIVED
    return record


@pytest.fixture
def view(qtbot: QtBot, context: Context, dispatched: Record[ServiceOrder]) -> OrderView:
    return shown(qtbot, context, dispatched.doc)


def shown(qtbot: QtBot, context: Context, doc: str) -> OrderView:
    made = OrderView(context)
    for part in (made, *made.buttons()):
        qtbot.addWidget(part)
    made.resize(930, 640)
    made.show_record(doc)
    made.show()
    return made


def line(view: OrderView, name: str) -> ConditionRow:
    """Return the line of a thing that is looked at."""
    QCoreApplication.processEvents()  # lines that were just added are shown by their layout
    found = [
        row
        for row in view.findChildren(ConditionRow)
        if row.isVisibleTo(view) and row.before.value.accessibleName().startswith(name)
    ]
    assert len(found) == 1, name
    return found[0]


def cell(view: OrderView, name: str, when: str) -> SightCell:
    found = line(view, name)
    return found.before if when == "before" else found.after


def look(qtbot: QtBot, view: OrderView, when: str) -> None:
    """Look at everything as a person does: two verdicts, two readings."""
    press(qtbot, cell(view, "整体外观", when), "完好")
    press(qtbot, cell(view, "安全阀", when), "正常")
    for name, value in (("电源电压", "380"), ("排气温度", "90")):
        read(qtbot, view, name, when, value)


def read(qtbot: QtBot, view: OrderView, name: str, when: str, value: str) -> None:
    field = cell(view, name, when).value
    field.setFocus()
    qtbot.keyClicks(field, value)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def pen(monkeypatch: pytest.MonkeyPatch, act: Callable[[SignDialog], None]) -> None:
    """Let a test act in the signing dialog, which otherwise waits for a person."""

    class Acted(SignDialog):
        def exec(self) -> int:
            self.show()
            act(self)
            return self.result()

    monkeypatch.setattr(signing, "SignDialog", Acted)


def pens(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> list[str]:
    """Have everybody sign who is asked to, a minute later each; return who was."""
    asked: list[str] = []

    def sign(dialog: SignDialog) -> None:
        clock.forward(minutes=1)
        asked.append(dialog.windowTitle())
        if "顾客" in dialog.windowTitle() and len(asked) == 1:
            typed(qtbot, dialog, "姓名", "李工")
        draw(qtbot, dialog)
        press(qtbot, dialog, "确认签字")

    pen(monkeypatch, sign)
    return asked
