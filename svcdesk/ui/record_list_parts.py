"""What a list of records needs beside its table: work beside the window, what stands in its place, timers."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from svcdesk.services import lists
from svcdesk.services.desk import Session
from svcdesk.services.lists import Order, Query
from svcdesk.ui import parts, theme
from svcdesk.ui.jobs import Progress


class Ordering:
    """Finds the order of a query in a worker; carries which asking it answers."""

    def __init__(self, session: Session, query: Query, generation: int) -> None:
        self._session = session
        self._query = query
        self._generation = generation

    def __call__(self, _progress: Progress) -> tuple[int, Order]:
        return self._generation, lists.order(self._session, self._query)


class Empty(QFrame):
    """What stands in the place of an empty list: why, and a way on."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "card")
        self._words = parts.label("", "muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = parts.button("")
        self._button.clicked.connect(self.pressed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(self._words)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, words: str, action: str) -> None:
        """Show why there is nothing; without an action there is no button."""
        self._words.setText(words)
        self._button.setText(action)
        self._button.setVisible(bool(action))


def timer(parent: QObject, interval: int, *, single: bool) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(single)
    made.setInterval(interval)
    return made
