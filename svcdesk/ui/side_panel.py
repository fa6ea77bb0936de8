"""What may stand beside a record: who changed it when, and what the specification says."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from svcdesk.ui.context import Context


class SidePanel(QWidget):
    """Hidden at first; shows one of its panels at a time. ``closed`` tells that the person closed it."""

    closed = Signal()

    def __init__(self, context: Context, clauses: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._clauses = clauses
        self._doc = ""
        self._showing = ""
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setMinimumWidth(260)
        self.hide()

    def showing(self) -> str:
        """Return which panel is open, empty where none is."""
        return self._showing

    def flip(self, key: str) -> None:
        """Open a panel, or close it where it is open."""
        self._showing = "" if self._showing == key else key
        self.setVisible(bool(self._showing))

    def show_record(self, doc: str) -> None:
        """Let the history be that of a record."""
        self._doc = doc
