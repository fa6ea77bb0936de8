"""A number with what it counts, to be pressed: it narrows the list below to what was counted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.parts import label

_MANY = 1000


class FigureCard(QFrame):
    """``pressed`` carries the key of the card."""

    pressed = Signal(str)

    def __init__(self, key: str, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._caption = caption
        self._figure = label("–", "figure")
        theme.look(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(0)
        column.addWidget(self._figure)
        column.addWidget(label(caption, "muted", wrap=True))

    def show_figure(self, figure: int, tone: Tone) -> None:
        """Show a number; nought is always plain."""
        self._figure.setText(str(figure) if figure < _MANY else f"{_MANY - 1}+")
        theme.set_tone(self._figure, tone if figure else "muted")
        self.setAccessibleName(f"{self._caption} {figure}")

    def caption(self) -> str:
        """Return what the number counts."""
        return self._caption

    def set_chosen(self, chosen: bool) -> None:
        """Mark the card the list below is narrowed to."""
        theme.look(self, "chosen-card" if chosen else "card")

    # Qt's own
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit(self._key)
        else:
            super().keyPressEvent(event)
