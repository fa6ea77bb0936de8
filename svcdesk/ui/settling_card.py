"""What has to be settled: conflicts, pieces taken twice, a clock set back; each leads to where that is done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from svcdesk.services.settling import Unsettled
from svcdesk.ui import theme
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label, row
from svcdesk.words import Message

_SHOWN = 4


class SettlingCard(QFrame):
    """``opened`` carries kind and document; hidden where nothing is to be settled."""

    opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "card")
        self._found: list[Unsettled] = []
        self._list = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(6)
        title = label(text(Message("settling.title")), "heading")
        theme.set_tone(title, "bad")
        self._column.addWidget(title)
        self._column.addWidget(self._list)
        self.hide()

    def show_unsettled(self, found: Sequence[Unsettled]) -> None:
        """Show what is to be settled; what is shown already stays as it is."""
        if list(found) != self._found:
            self._found = list(found)
            self._fill()
        self.setVisible(bool(self._found))

    def said(self) -> list[str]:
        """Return what is to be settled, in words."""
        return [text(one.what) for one in self._found]

    def _fill(self) -> None:
        made = QWidget()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        for at, one in enumerate(self._found[:_SHOWN]):
            lines.addLayout(self._line(at, one))
        if len(self._found) > _SHOWN:
            lines.addWidget(label(text(Message("settling.more", {"n": len(self._found) - _SHOWN})), "small"))
        self._column.replaceWidget(self._list, made)
        self._list.hide()  # it stays until the next round of events
        self._list.deleteLater()
        self._list = made

    def _line(self, at: int, one: Unsettled) -> QVBoxLayout:
        words = text(one.what)
        lead = button(text(Message("settling.look")), "link")
        lead.setAccessibleName(f"{lead.text()} {words}")
        lead.setProperty("at", at)
        lead.clicked.connect(self._open)
        line = QVBoxLayout()
        line.setSpacing(0)
        line.addWidget(label(words, wrap=True))
        line.addLayout(row(lead, 1))
        return line

    def _open(self) -> None:
        one = self._found[int(self.sender().property("at"))]
        self.opened.emit(one.kind, one.doc)
