"""A place to sign with pen, finger or mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from svcdesk.ui import ask, colours, icons, strokes, theme
from svcdesk.ui.strokes import Point, Stroke

_INK = "#14213d"
_EVEN = 0.5
"""Pressure of a device that knows none."""
_BASE = 0.74
"""Where the line to sign on is, as part of the height."""


class SignaturePad(QWidget):
    """Takes strokes down as ``strokes.Stroke``; ``changed`` after every stroke, undo and clear."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[Stroke] = []
        self._current: list[Point] = []
        self._first_at = 0
        self._pen_down = False
        self._read_only = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(320, 140)
        self._say()

    def strokes(self) -> list[Stroke]:
        """Return what was written."""
        return list(self._strokes)

    def set_strokes(self, written: Sequence[Sequence[Sequence[float]]]) -> None:
        """Show what was written earlier, as large as it fits; emits nothing."""
        self._strokes = [tuple((float(x), float(y), float(p), int(t)) for x, y, p, t in stroke) for stroke in written]
        self._current = []
        self.update()

    def set_read_only(self, read_only: bool) -> None:
        """Let the person only look."""
        self._read_only = read_only
        self.setCursor(Qt.CursorShape.ArrowCursor if read_only else Qt.CursorShape.CrossCursor)
        self.update()

    def is_signature(self) -> bool:
        """Whether what was written can be somebody's name."""
        return strokes.is_signature(self._strokes)

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._strokes and not self._read_only:
            self._strokes.pop()
            self._changed()

    def clear(self) -> None:
        """Take everything back, if the person means it."""
        if not self._strokes or self._read_only:
            return
        if ask.confirm(self, self.tr("擦掉已写的签名，重新签？"), yes=self.tr("擦掉重签"), danger=True):
            self._strokes.clear()
            self._changed()

    def _changed(self) -> None:
        self.update()
        self.changed.emit()

    def _begin(self, place: QPointF, pressure: float, at: int) -> None:
        if not self._strokes:
            self._first_at = at
        self._current = []
        self._go_on(place, pressure, at)

    def _go_on(self, place: QPointF, pressure: float, at: int) -> None:
        scale = self._scale()
        x = min(max(place.x(), 0.0), self.width()) / scale
        y = min(max(place.y(), 0.0), self.height()) / scale
        before = self._current[-1] if self._current else self._last_point()
        time = max(at - self._first_at, before[3] if before else 0)
        if self._current and (x, y) == self._current[-1][:2]:
            return
        self._current.append((round(x, 5), round(y, 5), round(min(max(pressure, 0.0), 1.0), 3), time))
        self.update()

    def _end(self) -> None:
        if self._current:
            self._strokes.append(tuple(self._current))
            self._current = []
            self._changed()

    def _last_point(self) -> Point | None:
        return self._strokes[-1][-1] if self._strokes else None

    def _scale(self) -> float:
        lowest = max((point[1] for stroke in self._strokes for point in stroke), default=0.0)
        rightmost = max((point[0] for stroke in self._strokes for point in stroke), default=0.0)
        fits = [float(self.width())]
        if lowest > 0:
            fits.append(self.height() / lowest)
        if rightmost > 1:
            fits.append(self.width() / rightmost)
        return min(fits)

    def _touch(self, event: QTouchEvent) -> None:
        if self._pen_down or not event.points():  # the hand that holds the pen rests on the glass
            return
        if event.type() == QEvent.Type.TouchCancel:
            self._current = []
            self.update()
            return
        finger = event.points()[0]
        knows = bool(event.device().capabilities() & QInputDevice.Capability.Pressure)
        pressure = finger.pressure() if knows else _EVEN
        if finger.state() == QEventPoint.State.Pressed:
            self._begin(finger.position(), pressure, event.timestamp())
        elif finger.state() == QEventPoint.State.Updated:
            self._go_on(finger.position(), pressure, event.timestamp())
        elif finger.state() == QEventPoint.State.Released:
            self._end()

    def _paint_empty(self, painter: QPainter) -> None:
        hint = self.tr("请在此签名")
        mark = icons.pixmap("signature", 22, self.devicePixelRatioF(), colours.MUTED)
        middle, base = self.width() / 2, self.height() * _BASE
        width = self.fontMetrics().horizontalAdvance(hint)
        painter.drawPixmap(QPointF(middle - width / 2 - 30, base - 34), mark)
        painter.setPen(QColor(colours.MUTED))
        painter.drawText(QPointF(middle - width / 2, base - 16), hint)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("签名框"))
        self.setAccessibleDescription(self.tr("用笔、手指或鼠标签名；也可以选择纸面签字。"))
        self.update()

    # Qt's own
    def sizeHint(self) -> QSize:
        return QSize(720, max(240, theme.target() * 6))

    def tabletEvent(self, event: QTabletEvent) -> None:
        event.accept()
        if self._read_only or event.pointerType() == QPointingDevice.PointerType.Eraser:
            return
        if event.type() == QEvent.Type.TabletPress:
            self._pen_down = True
            self._begin(event.position(), event.pressure(), event.timestamp())
        elif event.type() == QEvent.Type.TabletMove and self._pen_down:
            self._go_on(event.position(), event.pressure(), event.timestamp())
        elif event.type() == QEvent.Type.TabletRelease:
            self._pen_down = False
            self._end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._read_only:
            self._begin(event.position(), _EVEN, event.timestamp())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._current and event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(event.position(), _EVEN, event.timestamp())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and not self._read_only:
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.GROUND))
        painter.setBrush(QColor(colours.READ_ONLY if self._read_only else colours.CARD))
        painter.setPen(QPen(QColor(colours.LINE), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        base = self.height() * _BASE
        painter.setPen(QPen(QColor(colours.LINE), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(24, base), QPointF(self.width() - 24, base))
        if not self._strokes and not self._current and not self._read_only:
            self._paint_empty(painter)
        written = [*self._strokes, tuple(self._current)] if self._current else self._strokes
        strokes.draw(painter, written, QPointF(0, 0), self._scale(), QColor(_INK))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
