"""Small drawings that no font has: boxes and ticks, struck cells, seals, a monogram and written signatures."""

from collections.abc import Sequence
from enum import Enum
from math import hypot

from svcdesk.domain.signature import Stroke
from svcdesk.reports.fonts import bold, one_line
from svcdesk.reports.pen import ACCENT, INK, MM, MUTED, PAGE_HEIGHT, RED, RULE, SIGNATURE, SMALL, WHITE, Pen, Style

BOX = 7.2
_CURVE = 0.5523  # handle length of a quarter circle drawn as a Bézier curve
_FINEST = 0.35  # points of a stroke closer than this (in pt) look the same on paper
_LARGEST_SCALE = 0.26  # pt per thousandth of the pad: a tiny signature is not blown up
_PEN_WIDTHS = (0.7, 1.9)


class Mark(Enum):
    """What stands in a box: nothing, a tick, or a red tick for something that went wrong."""

    EMPTY = 0
    TICK = 1
    ALERT = 2


def box(pen: Pen, x: float, baseline: float, mark: Mark) -> None:
    """Draw a box to tick, standing on the baseline of the text beside it."""
    y = PAGE_HEIGHT - baseline - 0.9
    colour = RED if mark is Mark.ALERT else INK
    tick = f"{x + 1.5:.2f} {y + 3.7:.2f} m {x + 3.1:.2f} {y + 1.8:.2f} l {x + 6:.2f} {y + 5.8:.2f} l"
    ticked = "" if mark is Mark.EMPTY else f"1 J 1 j 1.3 w {tick} S"
    pen.mark(f"{colour} RG 0.8 w {x:.2f} {y:.2f} {BOX} {BOX} re S {ticked}")


def seal(pen: Pen, x: float, y: float, radius: float, label: str) -> None:
    """Draw the dashed circle where a company presses its seal, its centre at x, y."""
    middle, handle = PAGE_HEIGHT - y, radius * _CURVE
    quarters = [
        (x, middle + radius, x + handle, middle + radius, x + radius, middle + handle, x + radius, middle),
        (x + radius, middle, x + radius, middle - handle, x + handle, middle - radius, x, middle - radius),
        (x, middle - radius, x - handle, middle - radius, x - radius, middle - handle, x - radius, middle),
        (x - radius, middle, x - radius, middle + handle, x - handle, middle + radius, x, middle + radius),
    ]
    curves = " ".join("{:.2f} {:.2f} m {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} c".format(*q) for q in quarters)
    pen.mark(f"{RULE} RG 0.6 w [2 2.4] 0 d {curves} S")
    for number, line in enumerate(label.split("\n")):
        pen.text_centred(x, y + 2.5 + number * 9, line, SMALL._replace(colour=RULE, size=8 - number))


def monogram(pen: Pen, x: float, y: float, side: float, name: str) -> None:
    """Draw a rounded square with the first character of a company that has given no logo."""
    bottom, round_, rest = PAGE_HEIGHT - y - side, side * 0.2, side * 0.2 * (1 - _CURVE)
    top, right = bottom + side, x + side
    corners = (
        f"{x + round_:.2f} {bottom:.2f} m {right - round_:.2f} {bottom:.2f} l "
        f"{right - rest:.2f} {bottom:.2f} {right:.2f} {bottom + rest:.2f} {right:.2f} {bottom + round_:.2f} c "
        f"{right:.2f} {top - round_:.2f} l "
        f"{right:.2f} {top - rest:.2f} {right - rest:.2f} {top:.2f} {right - round_:.2f} {top:.2f} c "
        f"{x + round_:.2f} {top:.2f} l "
        f"{x + rest:.2f} {top:.2f} {x:.2f} {top - rest:.2f} {x:.2f} {top - round_:.2f} c "
        f"{x:.2f} {bottom + round_:.2f} l "
        f"{x:.2f} {bottom + rest:.2f} {x + rest:.2f} {bottom:.2f} {x + round_:.2f} {bottom:.2f} c"
    )
    pen.mark(f"{ACCENT} rg {corners} f")
    letter = one_line(name).strip()[:1].upper()[:1] or "·"
    style = Style(bold(), side * 0.56, WHITE, side)
    pen.text_centred(x + side / 2, y + side * 0.7, letter, style)


def sign(pen: Pen, x: float, y: float, width: float, height: float, strokes: Sequence[Stroke]) -> None:
    """Draw a signature into a space, as large as it fits and in the proportions it was written in."""
    points = [point for stroke in strokes for point in stroke.points]
    if not points:
        return
    left, top = min(p[0] for p in points), min(p[1] for p in points)
    wide, high = max(p[0] for p in points) - left, max(p[1] for p in points) - top
    scale = min(width / max(wide, 1), height / max(high, 1), _LARGEST_SCALE)
    x0, y0 = x, y + (height - high * scale) / 2
    flat = len({p[2] for p in points}) == 1
    for stroke in strokes:
        path = [
            (x0 + (px - left) * scale, PAGE_HEIGHT - y0 - (py - top) * scale, 450 if flat else pressure)
            for px, py, pressure, _ in stroke.points
        ]
        if path:
            pen.mark(f"{SIGNATURE} RG 1 J 1 j {_curve(_thinned(path))}")


_Point = tuple[float, float, int]


def _thinned(path: list[_Point]) -> list[_Point]:
    kept = [path[0]]
    for point in path[1:]:
        if hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= _FINEST:
            kept.append(point)
    return kept


def _curve(path: list[_Point]) -> str:
    """Return a smooth line through the middles between points, its width after the pressure."""
    if len(path) == 1:
        x, y, pressure = path[0]
        return f"{_width(pressure) * 1.3:.1f} w {x:.2f} {y:.2f} m {x:.2f} {y:.2f} l S"
    code, width, at = [], 0.0, path[0][:2]
    for (px, py, pressure), (nx, ny, _) in zip(path, [*path[1:], path[-1]], strict=True):
        end = ((px + nx) / 2, (py + ny) / 2)
        if _width(pressure) != width:
            code.append("S" if width else "")
            width = _width(pressure)
            code.append(f"{width:.1f} w {at[0]:.2f} {at[1]:.2f} m")
        first = (at[0] + 2 * (px - at[0]) / 3, at[1] + 2 * (py - at[1]) / 3)
        second = (end[0] + 2 * (px - end[0]) / 3, end[1] + 2 * (py - end[1]) / 3)
        code.append(f"{first[0]:.2f} {first[1]:.2f} {second[0]:.2f} {second[1]:.2f} {end[0]:.2f} {end[1]:.2f} c")
        at = end
    return " ".join([*code, "S"])


def _width(pressure: int) -> float:
    """Return the width of the line in points, in steps of 0.2, for a pressure in thousandths."""
    thin, thick = _PEN_WIDTHS
    share = min(max(pressure, 0), 1000) / 1000
    return round((thin + (thick - thin) * share) * 5) / 5


def struck(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    """Strike an empty cell with a bar, so that nothing can be added later."""
    inset = min(3 * MM, width / 5)
    pen.line(x + inset, y + height / 2, x + width - inset, y + height / 2, MUTED)
