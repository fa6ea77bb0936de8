"""The head of a record: title, number, state, the line under them and the buttons beside them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from svcdesk.ui import theme
from svcdesk.ui.elided import ClampedLabel, ElidedLabel
from svcdesk.ui.language import text
from svcdesk.ui.record_view import Heading

_GAP = 12


class RecordHead(QWidget):
    """Long names are cut, told in full as tooltips; numbers can be marked and copied.

    Where there is no room for name and number side by side, the name moves into the line below.
    """

    def __init__(self, actions: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel()
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        theme.look(self._title, "title")
        self._number = _label("title")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state = _label("strong")
        self._line = ClampedLabel()
        theme.look(self._line, "muted")
        first = QHBoxLayout()
        first.setSpacing(12)
        for part in (self._title, self._number, self._state):
            first.addWidget(part)
        first.addStretch()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        words.addWidget(self._line)
        self._actions = list(actions)
        self._heading = Heading("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for action in actions:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)

    def show_heading(self, heading: Heading) -> None:
        """Show the head of the record now open."""
        self._heading = heading
        self._title.say(text(heading.title))
        self._number.setText(heading.number)
        self._state.setText(text(heading.state))
        theme.set_tone(self._state, heading.tone)
        self._settle()

    def _settle(self) -> None:
        title = text(self._heading.title)
        buttons = sum(one.sizeHint().width() + _GAP for one in self._actions if not one.isHidden())
        marks = sum(one.sizeHint().width() + _GAP for one in (self._number, self._state) if one.text())
        narrow = bool(marks) and self._title.sizeHint().width() + marks + buttons > self.width()
        self._title.setVisible(not narrow)
        line = " ・ ".join(part for part in (title if narrow else "", self._heading.line) if part)
        self._line.say(line)
        self._line.setVisible(bool(line))

    # Qt's own
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settle()


def _label(look: theme.Look) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    theme.look(label, look)
    return label
