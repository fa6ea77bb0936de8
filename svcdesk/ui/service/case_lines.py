"""Records as lines that open them: what it is, its number, what it is about, how it stands."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from svcdesk.domain.times import SHANGHAI
from svcdesk.services.labels import kind_label, state_label
from svcdesk.services.lists import Row
from svcdesk.ui import theme
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.elided import ElidedLabel
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label


class CaseLines(QWidget):
    """``opened`` carries kind and document; ``narrow`` gives each record two rows."""

    opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(5 if narrow else 10)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1 if narrow else 2, 1)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these records in this order."""
        clear(self._grid)
        found = list(rows)
        for at, one in enumerate(found):
            link = button(one.number, "link")
            link.setProperty("kind", one.kind)
            link.setProperty("doc", one.doc)
            link.setAccessibleName(f"{text(kind_label(one.kind))} {one.number}")
            link.clicked.connect(self._open)
            about = ElidedLabel(one.subject or one.title)
            state = label(text(state_label(one.kind, one.state)), "muted" if not one.open else "strong")
            theme.set_tone(state, "warn" if one.open else "muted")
            day = label(f"{one.occurred_at.astimezone(SHANGHAI):%Y-%m-%d}", "muted")
            kind = self._kind(text(kind_label(one.kind)))
            self._put(at, kind, link, about, day, state)
        self.setVisible(bool(found))

    def _kind(self, words: str) -> QWidget:
        """Return what a record is; it gives way where there is little room."""
        if not self._narrow:
            return label(words, "muted")
        shown = ElidedLabel(words)
        theme.look(shown, "muted")
        return shown

    def _put(self, at: int, kind: QWidget, link: QWidget, about: QWidget, day: QWidget, state: QWidget) -> None:
        """Set a record in one row; in two where there is little room."""
        if not self._narrow:
            for place, part in enumerate((kind, link, about, day, state)):
                self._grid.addWidget(part, at, place, Qt.AlignmentFlag.AlignVCenter)
            return
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(link, 2 * at, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(kind, 2 * at, 1, 1, 2)
        self._grid.addWidget(day, 2 * at, 3, right)
        for part, left in ((about, 5), (state, 0)):
            part.setContentsMargins(left, 0, 0, 8)
        self._grid.addWidget(about, 2 * at + 1, 0, 1, 2)
        self._grid.addWidget(state, 2 * at + 1, 2, 1, 2, right)

    def _open(self) -> None:
        sender = self.sender()
        self.opened.emit(str(sender.property("kind")), str(sender.property("doc")))
