"""The pages of a PDF one under the other, drawn sharp at any zoom and any screen."""

from collections import OrderedDict

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from svcdesk.reports.raster import Pages, Raster
from svcdesk.ui import colours

_GAP = 14
_KEPT = 8
_POINT = 96 / 72
"""Device-independent pixels to a point at 100 %."""
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


def image(raster: Raster) -> QImage:
    """Return a drawn page as an image that owns its pixels."""
    width, height, stride, data = raster
    return QImage(data, width, height, stride, QImage.Format.Format_RGB32).copy()


class PagesView(QAbstractScrollArea):
    """Fits the width until the person zooms; ``moved`` when another page or zoom is shown."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._zoom = 1.0
        self._fits = True
        self._drawn: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_pages(self, pages: Pages | None) -> None:
        """Show a document; where the person was is kept if it has that many pages."""
        self._pages = pages
        self._drawn.clear()
        self._lay_out()
        self._say()

    def zoom(self) -> float:
        """Return the zoom; 1.0 is the size of the paper."""
        return self._zoom

    def page(self) -> int:
        """Return the number of the page in the middle of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return next((at for at in range(self._count()) if self._box(at).bottom() + _GAP >= middle), 0)

    def go_to(self, at: int) -> None:
        """Show the top of a page."""
        if 0 <= at < self._count():
            self.verticalScrollBar().setValue(self._box(at).top() - _GAP)

    def zoom_in(self) -> None:
        """Make the pages larger."""
        self._set_zoom(next((zoom for zoom in ZOOMS if zoom > self._zoom * 1.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Make the pages smaller."""
        self._set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < self._zoom * 0.99), ZOOMS[0]))

    def fit_width(self) -> None:
        """Make the widest page as wide as the view, and keep it so."""
        self._fits = True
        self._lay_out()

    def _count(self) -> int:
        return len(self._pages) if self._pages else 0

    def _set_zoom(self, zoom: float) -> None:
        self._fits = False
        at, whole = self.verticalScrollBar().value(), max(1, self._height())
        self._zoom = zoom
        self._lay_out()
        self.verticalScrollBar().setValue(round(at * self._height() / whole))

    def _size(self, at: int) -> QSize:
        width, height = self._pages.size(at) if self._pages else (0.0, 0.0)
        return QSize(round(width * _POINT * self._zoom), round(height * _POINT * self._zoom))

    def _box(self, at: int) -> QRect:
        top = _GAP + sum(self._size(before).height() + _GAP for before in range(at))
        size, room = self._size(at), self.viewport().width()
        return QRect(QPoint(max(_GAP, (room - size.width()) // 2), top), size)

    def _height(self) -> int:
        return self._box(self._count() - 1).bottom() + _GAP if self._count() else 0

    def _lay_out(self) -> None:
        if self._fits and self._pages and self._count():
            widest = max(self._pages.size(at)[0] for at in range(self._count()))
            self._zoom = max(0.1, (self.viewport().width() - 2 * _GAP) / (widest * _POINT))
        room = self.viewport().size()
        widest_box = max((self._size(at).width() for at in range(self._count())), default=0) + 2 * _GAP
        self.verticalScrollBar().setPageStep(room.height())
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setRange(0, max(0, self._height() - room.height()))
        self.horizontalScrollBar().setPageStep(room.width())
        self.horizontalScrollBar().setRange(0, max(0, widest_box - room.width()))
        self.viewport().update()
        self.moved.emit()

    def _image(self, at: int, pages: Pages) -> QImage:
        width = round(self._size(at).width() * self.devicePixelRatioF())
        if (at, width) not in self._drawn:
            self._drawn[at, width] = image(pages.draw(at, width / pages.size(at)[0]))
        self._drawn.move_to_end((at, width))
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        return self._drawn[at, width]

    def _scrolled(self, _value: int) -> None:
        self.moved.emit()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("打印预览，共 {count} 页").format(count=self._count()))
        self.setAccessibleDescription(self._pages.text(0) if self._pages and self._count() else "")

    # Qt's own
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor("#dfe3ea"))
        shift = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for at in range(self._count()):
            box = self._box(at).translated(shift)
            if self._pages and box.intersects(self.viewport().rect()):
                painter.fillRect(box.translated(2, 3), QColor("#c3c9d4"))
                painter.drawImage(QRectF(box), self._image(at, self._pages))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.ACCENT), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Plus: self.zoom_in, Qt.Key.Key_Equal: self.zoom_in, Qt.Key.Key_Minus: self.zoom_out,
                Qt.Key.Key_0: self.fit_width}  # fmt: skip
        bar, key = self.verticalScrollBar(), Qt.Key(event.key())
        if key in keys:
            keys[key]()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self.go_to(self.page() + 1) if self.page() + 1 < self._count() else bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_PageUp:
            self.go_to(max(0, self.page() - 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(0 if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
