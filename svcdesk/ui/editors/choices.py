"""Editors of what is chosen among two or three, as buttons side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from svcdesk.ui import theme
from svcdesk.ui.editors.base import Editor
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.flow_layout import FlowLayout
from svcdesk.ui.language import text


class Segments(QWidget):
    """Buttons of which at most one is down; nothing is chosen at first, a second press takes the choice back.

    ``tight`` ones have less room around their words, for a row above a narrow list.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None, *, tight: bool = False) -> None:
        super().__init__(parent)
        self._choices = list(choices)
        self._buttons: list[_Segment] = []
        row = FlowLayout(self, 4 if tight else 6)
        for choice in choices:
            button = _Segment(choice.value, self)
            button.setProperty("tight", tight)
            theme.look(button, "segment", choice.tone)
            button.pressed_by_person.connect(self._press)
            row.addWidget(button)
            self._buttons.append(button)
        self._settle()
        self._say()

    def value(self) -> str | None:
        """Return the chosen value."""
        return next((button.value for button in self._buttons if button.isChecked()), None)

    def set_value(self, value: str | None) -> None:
        """Choose without a signal."""
        for button in self._buttons:
            button.setChecked(button.value == value)
        self._settle()

    def set_read_only(self, read_only: bool) -> None:
        """Let the person only look."""
        for button in self._buttons:
            button.setEnabled(not read_only)

    def name(self, words: str) -> None:
        """Tell a screen reader what is being chosen."""
        self.setAccessibleName(words)
        for button in self._buttons:
            button.setAccessibleName(f"{words}: {button.text()}")

    def button(self, value: str) -> QPushButton:
        """Return the button of a choice."""
        return next(button for button in self._buttons if button.value == value)

    def step(self, by: int) -> None:
        """Move the focus along the row."""
        at = next((i for i, button in enumerate(self._buttons) if button.hasFocus()), 0)
        self._buttons[(at + by) % len(self._buttons)].setFocus(Qt.FocusReason.OtherFocusReason)

    def pick(self, at: int) -> bool:
        """Choose the n-th as a press would, 0 the first; false where there are not so many."""
        if not 0 <= at < len(self._buttons) or not self._buttons[at].isEnabled():
            return False
        self._buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)  # first: the choice may lead on elsewhere
        if self._buttons[at].isChecked():
            self.chosen.emit(self.value())
        else:
            self._buttons[at].click()
        return True

    def _press(self, value: str) -> None:
        for button in self._buttons:
            if button.value != value:
                button.setChecked(False)
        self._settle()
        self.chosen.emit(self.value())

    def _settle(self) -> None:
        """Keep one stop for the Tab key: the chosen button, else the first."""
        stop = next((button for button in self._buttons if button.isChecked()), self._buttons[0])
        for button in self._buttons:
            reach = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(reach)
        self.setFocusProxy(stop)

    def _say(self) -> None:
        for button, choice in zip(self._buttons, self._choices, strict=True):
            button.setText(text(choice.label))

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class _Segment(QPushButton):
    pressed_by_person = Signal(object)

    def __init__(self, value: str, row: Segments) -> None:
        super().__init__(row)
        self.value = value
        self._row = row
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.pressed_by_person.emit(self.value)

    # Qt's own
    def sizeHint(self) -> QSize:
        bold = QFont(self.font())
        bold.setBold(True)  # a chosen button is bold and must not grow or be cut
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(0, more), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self._row.step(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.text().isdecimal() and self._row.pick(int(event.text()) - 1):
            event.accept()
        else:
            super().keyPressEvent(event)


class SegmentsEditor(Editor):
    """One of two or three, as buttons; also yes, no or not yet said."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.segments = Segments(field.choices)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.segments, 1)
        self.segments.chosen.connect(self._chosen)
        self.setFocusProxy(self.segments)

    def value(self) -> object:
        return self.segments.value()

    def set_value(self, value: object) -> None:
        self.segments.set_value(None if value is None else str(value))

    def raw(self) -> object:
        return self.value()

    def set_raw(self, raw: object) -> None:
        self.set_value(raw)

    def set_read_only(self, read_only: bool) -> None:
        self.segments.set_read_only(read_only)

    def _chosen(self, value: object) -> None:
        if self.field.buttons and value is not None:
            self.segments.focusNextChild()  # first: words typed on would be lost in a button, their spaces press it
        self._tell()


class YesNoEditor(SegmentsEditor):
    """The first choice means yes, the second no; nothing is chosen at first."""

    def value(self) -> object:
        chosen = self.segments.value()
        return None if chosen is None else chosen == self.field.choices[0].value

    def set_value(self, value: object) -> None:
        yes, no = (choice.value for choice in self.field.choices)
        self.segments.set_value(None if value is None else yes if value else no)
