"""A signature drawn small, as it was written, thicker where the pen was pressed."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from svcdesk.domain.signature import Stroke

INK = QColor("#14225a")
_WIDTH, _HEIGHT = 190, 64


class Ink(QWidget):
    """Strokes fitted into the widget, their proportions kept."""

    def __init__(self, strokes: Sequence[Stroke], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes = strokes
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        points = [point for stroke in self._strokes for point in stroke.points]
        if not points:
            return
        left, top = min(point[0] for point in points), min(point[1] for point in points)
        wide = max(1, max(point[0] for point in points) - left)
        high = max(1, max(point[1] for point in points) - top)
        scale = min((self.width() - 8) / wide, (self.height() - 8) / high)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke in self._strokes:
            placed = [QPointF(4 + (p[0] - left) * scale, 4 + (p[1] - top) * scale) for p in stroke.points]
            for start, end, point in zip(placed, placed[1:], stroke.points[1:], strict=False):
                width = 0.8 + 1.6 * point[2] / 1000
                painter.setPen(QPen(INK, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawLine(start, end)
        painter.end()
