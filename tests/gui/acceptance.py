"""A delivery on the screen, and hands to fill it in: clicks, keys, an input method, a pen."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from svcdesk.domain.delivery import Delivery
from svcdesk.domain.record import Record
from svcdesk.services import delivery as deliveries
from svcdesk.services.desk import Session
from svcdesk.settings import Settings
from svcdesk.ui.context import Context, Place
from svcdesk.ui.delivery import sign_dialog, steps
from svcdesk.ui.delivery.sign_dialog import SignDialog
from svcdesk.ui.delivery.view import DeliveryView
from svcdesk.ui.hub import Hub
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.memory import Memory
from tests.delivering import in_desk
from tests.gui.answers import Answers


@pytest.fixture(autouse=True)
def _nobody_is_asked_unawares(answers: Answers) -> Answers:
    """A question no test expects fails at once; otherwise a dialog would wait for ever."""
    return answers


@pytest.fixture
def context(sqlite_desk: Session, tmp_path: Path) -> Iterator[Context]:
    settings = Settings(tmp_path / "settings.json")
    jobs = Jobs()
    yield Context(sqlite_desk, Hub(), jobs, settings, Memory(settings), Place("test"))
    jobs.drain()


@pytest.fixture
def planned(sqlite_desk: Session) -> Record[Delivery]:
    sold = in_desk(sqlite_desk)
    record, _ = deliveries.plan(sqlite_desk, sold.doc, {"1": Decimal(1), "2": Decimal(3)}, technician_name="王工")
    return record


def shown_view(qtbot: QtBot, context: Context) -> DeliveryView:
    made = DeliveryView(context)
    for part in (made, *made.buttons()):
        qtbot.addWidget(part)
    return made


@pytest.fixture
def view(qtbot: QtBot, context: Context, planned: Record[Delivery]) -> DeliveryView:
    shown = shown_view(qtbot, context)
    shown.resize(940, 600)
    shown.show_record(planned.doc)
    shown.show()
    return shown


def press(qtbot: QtBot, inside: QWidget, words: str) -> None:
    """Click the one visible, enabled button with these words."""
    QCoreApplication.processEvents()  # rows that were just added are shown by their layout
    found = [one for one in inside.findChildren(QPushButton) if words in one.text() and one.isVisible()]
    found = [one for one in found if one.text() == words] or found
    assert len(found) == 1, [one.text() for one in inside.findChildren(QPushButton) if one.isVisible()]
    assert found[0].isEnabled()
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def row_of(view: DeliveryView, kind: type[QWidget], words: str) -> QWidget:
    """Return the one row of a kind that shows some words."""
    rows = [
        one
        for one in view.findChildren(kind)
        if any(words in label.text() for label in one.findChildren(QLabel) if not label.isHidden())
    ]
    assert len(rows) == 1
    return rows[0]


def typed(qtbot: QtBot, inside: QWidget, name: str, words: str) -> None:
    """Type into the one line edit whose accessible name begins so."""
    found = [one for one in inside.findChildren(QLineEdit) if one.accessibleName().startswith(name)]
    assert len(found) == 1, [one.accessibleName() for one in inside.findChildren(QLineEdit)]
    found[0].setFocus()
    if words.isascii():
        qtbot.keyClicks(found[0], words)
        return
    committed = QInputMethodEvent()  # Chinese comes from an input method, never as key presses
    committed.setCommitString(words)
    QCoreApplication.sendEvent(found[0], committed)


def stored(session: Session, record: Record[Delivery]) -> deliveries.Opened:
    return deliveries.open_delivery(session, record.doc)


def draft_body(session: Session, record: Record[Delivery]) -> Delivery:
    draft = stored(session, record).draft
    assert draft is not None
    return draft


def editor(view: DeliveryView):
    found = view.editor()
    assert found is not None
    return found


def signing(monkeypatch: pytest.MonkeyPatch, act: Callable[[SignDialog], None]) -> None:
    """Let a test act in the signing dialog, which otherwise waits for a person."""

    class Acted(SignDialog):
        def exec(self) -> int:
            self.show()
            act(self)
            return self.result()

    monkeypatch.setattr(steps, "SignDialog", Acted)


def draw(qtbot: QtBot, dialog: SignDialog) -> None:
    pad = dialog.findChild(sign_dialog.SignaturePad)
    assert pad is not None
    for x in (120, 300):
        qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(x, 60))
        for step in range(1, 12):
            qtbot.mouseMove(pad, QPoint(x + step * 9, 60 + (step % 3) * 20))
        qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(x + 110, 80))
