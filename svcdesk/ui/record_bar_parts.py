"""The views to choose from and the line to look for text, in the bar over a list of records."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from svcdesk.ui import colours, icons


class Views(QComboBox):
    """Says that its list opens, so that what stands there can be brought up to date, and that it closed."""

    opening = Signal()
    closed = Signal()

    # Qt's own
    def showPopup(self) -> None:
        self.opening.emit()
        super().showPopup()

    def hidePopup(self) -> None:
        super().hidePopup()
        self.closed.emit()


class FindLine(QLineEdit):
    """Esc ends looking, Enter and the down key go to the list."""

    left = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        self.addAction(icons.icon("search", colours.MUTED), QLineEdit.ActionPosition.LeadingPosition)

    # Qt's own
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
