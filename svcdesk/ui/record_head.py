"""The head of a record: title, number, state, the line under them and the buttons beside them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from svcdesk.ui import theme
from svcdesk.ui.language import text
from svcdesk.ui.record_view import Heading


class RecordHead(QWidget):
    """Long names wrap; numbers can be marked and copied."""

    def __init__(self, actions: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _label("title")
        self._number = _label("title")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state = _label("strong")
        self._line = _label("muted")
        self._line.setWordWrap(True)
        first = QHBoxLayout()
        first.setSpacing(12)
        for part in (self._title, self._number, self._state):
            first.addWidget(part)
        first.addStretch()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        words.addWidget(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for action in actions:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)

    def show_heading(self, heading: Heading) -> None:
        """Show the head of the record now open."""
        self._title.setText(text(heading.title))
        self._number.setText(heading.number)
        self._state.setText(text(heading.state))
        theme.set_tone(self._state, heading.tone)
        self._line.setText(heading.line)
        self._line.setVisible(bool(heading.line))


def _label(look: theme.Look) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    theme.look(label, look)
    return label
