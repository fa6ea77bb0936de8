"""Signatures for invented people: strokes that look written, the same for the same name every time."""

import math
from hashlib import sha256
from itertools import pairwise

from svcdesk.domain.signature import Stroke

_POINT = tuple[float, float]
# what a running hand leaves of a character, in a box of 1 by 1, y downwards: bars, falls, hooks and ties
_GESTURES: tuple[tuple[_POINT, ...], ...] = (
    ((0.05, 0.30), (0.45, 0.24), (0.92, 0.20), (0.86, 0.34)),
    ((0.50, 0.02), (0.47, 0.45), (0.44, 0.95), (0.30, 0.84)),
    ((0.62, 0.06), (0.48, 0.45), (0.08, 0.92)),
    ((0.36, 0.40), (0.60, 0.68), (1.00, 0.93)),
    ((0.12, 0.22), (0.14, 0.62), (0.16, 0.86), (0.55, 0.80), (0.86, 0.74), (0.84, 0.22), (0.30, 0.24)),
    ((0.18, 0.30), (0.78, 0.26), (0.40, 0.58), (0.82, 0.54), (0.34, 0.92), (1.02, 0.82)),
    ((0.30, 0.10), (0.20, 0.52), (0.52, 0.38), (0.44, 0.74), (0.80, 0.58), (0.66, 0.98), (0.50, 0.88)),
    ((0.16, 0.14), (0.74, 0.12), (0.62, 0.50), (0.24, 0.90)),
    ((0.22, 0.62), (0.50, 0.56), (0.88, 0.60)),
)
_STEPS = 7
_MILLISECONDS = 14


def strokes(name: str) -> tuple[Stroke, ...]:
    """Return the strokes of a signature, in thousandths of the pad's width (see ``domain.signature``)."""
    letters = [letter for letter in name if not letter.isspace()][:6] or ["x"]
    size = min(250, 760 // len(letters))
    written: list[Stroke] = []
    clock = 0
    for place, letter in enumerate(letters):
        chance = sha256(f"{letter}{place}{name[0]}".encode()).digest()
        left = 500 - size * len(letters) * 0.42 + place * size * 0.84
        top = 165 - size / 2 + (chance[0] - 128) / 128 * 12 - place * 5
        for index in range(2 + chance[1] % 3):
            gesture = _GESTURES[chance[2 + index] % len(_GESTURES)]
            stroke = _stroke(gesture, chance[8 + 4 * index :], (left, top), size, clock)
            clock = stroke.points[-1][3] + 90
            written.append(stroke)
    return tuple(written)


def _stroke(gesture: tuple[_POINT, ...], chance: bytes, origin: _POINT, size: float, clock: int) -> Stroke:
    """Lead a curve through the points of a gesture, each a little off, leaning to the right, lighter at the end."""
    corners = []
    for number, (x, y) in enumerate(gesture):
        right = x + (chance[number % 4] % 32 - 16) / 200 + (0.5 - y) * 0.14
        down = y + (chance[(number + 1) % 4] % 32 - 16) / 220
        corners.append((origin[0] + right * size, origin[1] + down * size))
    path = _curve(corners)
    last = len(path) - 1
    points = []
    for number, (x, y) in enumerate(path):
        pressure = 380 + 420 * math.sin(math.pi * (0.15 + 0.7 * number / last))
        points.append((round(x), round(y), round(pressure), clock + number * _MILLISECONDS))
    return Stroke(tuple(points))


def _curve(corners: list[_POINT]) -> list[_POINT]:
    """Return points of a Catmull-Rom curve through the corners."""
    ends = [corners[0], *corners, corners[-1]]
    path = [corners[0]]
    for index, (one, two) in enumerate(pairwise(corners)):
        before, after = ends[index], ends[index + 3]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            path.append(
                (_spline(before[0], one[0], two[0], after[0], t), _spline(before[1], one[1], two[1], after[1], t))
            )
    return path


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)
