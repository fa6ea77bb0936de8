"""Handwriting as plain tuples, and how it is drawn."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

Point: TypeAlias = tuple[float, float, float, int]
"""x and y as parts of the pad's width, pressure from 0 to 1, milliseconds since the first point."""
Stroke: TypeAlias = tuple[Point, ...]

_SHORTEST = 0.12
_NARROWEST = 0.04
_THIN, _THICK = 0.0022, 0.0050
"""Width of the line at no and at full pressure, as part of the pad's width."""


def is_signature(strokes: Sequence[Stroke]) -> bool:
    """Whether somebody wrote something: a dot, a tick of the pen or an accidental touch is no signature."""
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return False
    length = sum(math.dist(a[:2], b[:2]) for stroke in strokes for a, b in pairwise(stroke))
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return length >= _SHORTEST and max(max(xs) - min(xs), max(ys) - min(ys)) >= _NARROWEST


def draw(painter: QPainter, strokes: Sequence[Stroke], origin: QPointF, scale: float, colour: QColor) -> None:
    """Draw strokes with the pad's width ``scale`` pixels wide, pressed hard thick and lightly thin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        places = [QPointF(origin.x() + x * scale, origin.y() + y * scale) for x, y, _, _ in stroke]
        widths = [scale * (_THIN + (_THICK - _THIN) * pressure) for _, _, pressure, _ in stroke]
        _draw_stroke(painter, places, widths, colour)


def _draw_stroke(painter: QPainter, places: Sequence[QPointF], widths: Sequence[float], colour: QColor) -> None:
    pen = QPen(colour, 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if len(places) == 1:
        pen.setWidthF(widths[0] * 1.6)
        painter.setPen(pen)
        painter.drawPoint(places[0])
        return
    start = places[0]
    for at in range(1, len(places)):
        last = at == len(places) - 1
        end = places[at] if last else (places[at] + places[at + 1]) / 2
        path = QPainterPath(start)
        path.quadTo(places[at], end)  # through the middles of the polyline: smooth, and never far from it
        pen.setWidthF((widths[at - 1] + widths[at]) / 2)
        painter.setPen(pen)
        painter.drawPath(path)
        start = end
