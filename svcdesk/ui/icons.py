"""Lucide icons out of ``resources/icons``, tinted through QtSvg and kept."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from svcdesk.paths import resource
from svcdesk.ui import colours

_SIDES = (16, 18, 20, 24, 32)
"""Sides in device-independent pixels: every size the window uses."""
_AIR = 0.12
"""Empty part at the right of an icon: Qt leaves two pixels between icon and words, which is too little."""


def names() -> list[str]:
    """Return every icon there is."""
    return sorted(path.stem for path in _folder().glob("*.svg"))


@cache
def icon(name: str, colour: str = colours.INK) -> QIcon:
    """Return an icon for buttons and menus, with a grey version for where it cannot be used."""
    made = QIcon()
    for side in _real_sides():
        made.addPixmap(_draw(name, colour, side, _AIR), QIcon.Mode.Normal)
        made.addPixmap(_draw(name, colours.OFF, side, _AIR), QIcon.Mode.Disabled)
    return made


@cache
def _real_sides() -> list[int]:
    """Return the sides in real pixels on the screens there are; drawing for more is a quarter of the start."""
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}
    return sorted({round(side * ratio) for side in _SIDES for ratio in ratios})


@cache
def pixmap(name: str, side: int, ratio: float, colour: str = colours.INK) -> QPixmap:
    """Return an icon to be painted, ``side`` in device-independent pixels on a screen of that pixel ratio."""
    made = _draw(name, colour, round(side * ratio))
    made.setDevicePixelRatio(ratio)
    return made


def _draw(name: str, colour: str, side: int, air: float = 0.0) -> QPixmap:
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(_source(name, colour))).render(
        painter, QRectF(0, side * air / 2, side * (1 - air), side * (1 - air))
    )
    painter.end()
    return made


@cache
def _source(name: str, colour: str) -> bytes:
    return (_folder() / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode("ascii"))


def _folder() -> Path:
    return resource("icons")
