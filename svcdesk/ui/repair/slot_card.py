"""One visit on the dispatch board: a card that is dragged with the mouse, or moved by a dialog with the keyboard."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from svcdesk.domain.board import Slot
from svcdesk.domain.service_order import Priority
from svcdesk.domain.times import SHANGHAI
from svcdesk.ui import colours, theme
from svcdesk.ui.elided import ElidedLabel
from svcdesk.ui.language import spoken, text
from svcdesk.ui.repair.words import said
from svcdesk.ui.theme import Look
from svcdesk.words import Message


class SlotCard(QFrame):
    """``dragged`` and ``dropped`` carry the card and a global point, ``left_alone`` that a drag was given up.

    ``moving`` asks for the dialog, ``opening`` for the order itself.
    """

    dragged = Signal(object, QPoint)
    dropped = Signal(object, QPoint)
    left_alone = Signal()
    moving = Signal(object)
    opening = Signal(object)

    def __init__(self, slot: Slot, *, clashing: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.slot = slot
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.look(self, self._look(clashing=clashing))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(0)
        first, second = ElidedLabel(), ElidedLabel()
        theme.look(first, "strong")
        theme.look(second, "small")
        for one, words in ((first, self._first()), (second, self._second(clashing=clashing))):
            one.say(words)
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(one)
        self.setAccessibleName(spoken((slot.number, self._first(), self._second(clashing=clashing), slot.subject)))
        self.setToolTip("\n".join(one for one in (slot.number, slot.title, slot.subject, slot.address) if one))
        self.setCursor(Qt.CursorShape.ArrowCursor if slot.begun else Qt.CursorShape.OpenHandCursor)

    def _look(self, *, clashing: bool) -> Look:
        if self.slot.overdue:
            return "notice-bad"
        if clashing:
            return "notice-warn"
        return "notice-ok" if self.slot.begun else "card"

    def _first(self) -> str:
        slot = self.slot
        begins = f"{slot.start.astimezone(SHANGHAI):%H:%M}" if slot.start else ""
        urgent = "" if slot.priority is Priority.NORMAL else text(said("priority", slot.priority))
        return " ".join(part for part in (begins, slot.title, urgent) if part)

    def _second(self, *, clashing: bool) -> str:
        state = text(Message(f"service_order.state.{self.slot.state}"))
        marks = (
            self.tr("超期") if self.slot.overdue else "",
            self.tr("时间重叠") if clashing else "",
            state if self.slot.begun else "",
            self.slot.subject,
        )
        return " · ".join(mark for mark in marks if mark)

    # Qt's own
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self.slot.begun:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far or self._dragging:
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was, self._pressed, self._dragging = self._dragging, None, False
        if was:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.dropped.emit(self, event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None
        self.opening.emit(self.slot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.moving.emit(self.slot)
        elif event.key() == Qt.Key.Key_Space:
            self.opening.emit(self.slot)
        elif event.key() == Qt.Key.Key_Escape and self._dragging:
            self._pressed, self._dragging = None, False
            self.left_alone.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(colours.ACCENT), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
            painter.end()
