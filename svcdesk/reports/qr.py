"""The QR code of a sheet: level Q, alphanumeric, drawn as vectors so that any printer keeps its edges."""

from functools import lru_cache
from math import isqrt
from typing import Any

import zxingcpp

from svcdesk.reports.pen import PAGE_HEIGHT, Pen

_QUIET_MODULES = 4
_OVERLAP = 0.04  # pt: hides the hair-thin seams that viewers draw between rows


def modules(payload: str) -> list[bytes]:
    """Return the rows of a QR code, one byte per module: 0 is dark, 255 light."""
    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    picture: Any = code.to_image(scale=1, add_quiet_zones=False)
    dots = memoryview(picture).tobytes()
    side = isqrt(len(dots))
    return [dots[row * side : (row + 1) * side] for row in range(side)]


def draw(pen: Pen, x: float, y: float, side: float, payload: str) -> None:
    """Draw the code of a payload into a square with its top left corner at x, y, quiet zone included."""
    pen.mark(_operators(x, y, side, payload))


@lru_cache(maxsize=4)  # every page of a sheet has the same code in the same place
def _operators(x: float, y: float, side: float, payload: str) -> str:
    rows = modules(payload)
    unit = side / (len(rows) + 2 * _QUIET_MODULES)
    left, top = x + _QUIET_MODULES * unit, PAGE_HEIGHT - y - _QUIET_MODULES * unit
    paths = []
    for number, row in enumerate(rows):
        bottom = top - (number + 1) * unit - _OVERLAP
        for start, length in _dark_runs(row):
            paths.append(f"{left + start * unit:.3f} {bottom:.3f} {length * unit:.3f} {unit + _OVERLAP:.3f} re")
    return f"0 g {' '.join(paths)} f"


def _dark_runs(row: bytes) -> list[tuple[int, int]]:
    runs, at = [], row.find(0)
    while at >= 0:
        end = row.find(255, at)
        end = len(row) if end < 0 else end
        runs.append((at, end - at))
        at = row.find(0, end)
    return runs
