"""One chart on the screen: the drawing that is printed, whose bars lead to the records behind them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from svcdesk.domain.measures import Figure
from svcdesk.ui import colours, language, theme

if TYPE_CHECKING:
    from svcdesk.ui.review.drawing import Picture, Region

_PAD = 14
_FORWARD = {Qt.Key.Key_Right, Qt.Key.Key_Down}
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}


class ChartView(QWidget):
    """``asked`` carries what a bar counts. Arrow keys go from bar to bar, Enter opens."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self._picture: Picture | None = None
        self._at = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: Figure) -> None:
        """Draw another chart, or the same with other figures."""
        self._figure, self._at = figure, -1
        self._draw()

    def regions(self) -> "list[Region]":
        """Return the places that lead to records."""
        return [one for one in self._picture.regions if one.counted] if self._picture else []

    def place(self, region: "Region") -> QRectF:
        """Return where a place of the drawing stands in this widget."""
        zoom, height = self._zoom(), self._picture.height if self._picture else 0.0
        left, top = region.left * zoom + _PAD, (height - region.top) * zoom + _PAD
        return QRectF(left, top, (region.right - region.left) * zoom, (region.top - region.bottom) * zoom)

    def _zoom(self) -> float:
        """Return pixels to the point: larger letters on the screen make larger charts."""
        return 96 / 72 * theme.target() / 40

    def _draw(self) -> None:
        if self._figure is None or self.width() <= 2 * _PAD:
            return
        # ReportLab takes longer to import than the window to open; only charts and paper need it
        from svcdesk.ui.review import drawing  # noqa: PLC0415

        zoom = self._zoom()
        width = (self.width() - 2 * _PAD) / zoom
        height = round(drawing.height_of(self._figure, width) * zoom) + 2 * _PAD
        scale = zoom * self.devicePixelRatioF()
        self._picture = drawing.picture(self._figure, width, language.current(), scale)
        self._picture.image.setDevicePixelRatio(self.devicePixelRatioF())
        if height != self.minimumHeight():
            self.setFixedHeight(height)
        self._say()
        self.update()

    def _say(self) -> None:
        regions = self.regions()
        said = regions[self._at].words if 0 <= self._at < len(regions) else "; ".join(one.words for one in regions)
        self.setAccessibleName(said)

    def _under(self, at: QPointF) -> int:
        regions = self.regions()
        return next((n for n, one in enumerate(regions) if self.place(one).contains(at)), -1)

    def _go_to(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self.setCursor(Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.ArrowCursor)
            self._say()
            self.update()

    def _open(self) -> None:
        regions = self.regions()
        if 0 <= self._at < len(regions):
            self.asked.emit(regions[self._at].counted)

    # Qt's own
    def sizeHint(self) -> QSize:
        return QSize(520, max(220, self.minimumHeight()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.LINE)))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self._picture is None:
            return
        painter.drawImage(QPointF(_PAD, _PAD), self._picture.image)
        regions = self.regions()
        if 0 <= self._at < len(regions):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.ACCENT), 1.5))
            painter.drawRoundedRect(self.place(regions[self._at]).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_to(self._under(event.position()))
        words = self.regions()[self._at].words if self._at >= 0 else ""
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._go_to(self._under(event.position()))
            self._open()

    def leaveEvent(self, event: QEvent) -> None:
        self._go_to(-1)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._go_to(-1)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = Qt.Key(event.key()), len(self.regions())
        if key in _FORWARD | _BACK and count:
            self._go_to((self._at + (1 if key in _FORWARD else -1)) % count if self._at >= 0 else 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._draw()
        super().changeEvent(event)
