"""What stands in a cell of a table: text, a bilingual label, boxes to tick, a signature, or a bar through nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from svcdesk.domain.sheetcode import encode
from svcdesk.domain.signature import Stroke
from svcdesk.reports import qr
from svcdesk.reports.marks import BOX, Mark, box, sign
from svcdesk.reports.pen import BODY, MM, QUIET, SMALL, Pen, Style
from svcdesk.reports.texts import Words
from svcdesk.reports.wrap import wrap

_BOX_GAP, _ITEM_GAP = 2.6, 6.6


class Piece(Protocol):
    """Something drawn at a place inside a line; x is the cell's left edge, y the line's top."""

    def draw(self, pen: Pen, x: float, y: float) -> None: ...


class Line(NamedTuple):
    """One line of a cell: its height in points and what is drawn on it."""

    height: float
    pieces: tuple[Piece, ...]


class Cell(Protocol):
    """Whatever can be laid out into lines of a width in points."""

    def lines(self, width: float) -> list[Line]: ...


class _Text(NamedTuple):
    offset: float
    text: str
    style: Style

    def draw(self, pen: Pen, x: float, y: float) -> None:
        pen.text(x + self.offset, y + baseline(self.style), self.text, self.style)


class _Box(NamedTuple):
    offset: float
    mark: Mark
    style: Style

    def draw(self, pen: Pen, x: float, y: float) -> None:
        box(pen, x + self.offset, y + baseline(self.style), self.mark)


class _Ink(NamedTuple):
    strokes: Sequence[Stroke]
    width: float
    height: float

    def draw(self, pen: Pen, x: float, y: float) -> None:
        sign(pen, x, y, self.width, self.height, self.strokes)


def baseline(style: Style) -> float:
    """Return how far below the top of its line a text stands."""
    return (style.leading - style.size) / 2 + style.size * 0.86


@dataclass(frozen=True, slots=True)
class Plain:
    """Text that wraps; ``right`` sets it against the right edge (figures)."""

    text: str
    style: Style = BODY
    right: bool = False

    def lines(self, width: float) -> list[Line]:
        style = self.style
        found = []
        for text in wrap(self.text, style.font, style.size, width):
            offset = width - style.font.width(text, style.size) if self.right else 0.0
            found.append(Line(style.leading, (_Text(offset, text, style),)))
        return found


@dataclass(frozen=True, slots=True)
class Parts:
    """Name, specification and the like: on one line where they fit, else one below the other."""

    texts: Sequence[str]
    style: Style = BODY

    def lines(self, width: float) -> list[Line]:
        texts = [text for text in self.texts if text.strip()] or [""]
        together = Plain("　".join(texts), self.style).lines(width)
        if len(together) == 1:
            return together
        return [line for text in texts for line in Plain(text, self.style).lines(width)]


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label; in both languages the second stands under the first, smaller."""

    words: Words
    style: Style = QUIET
    sub: Style = SMALL

    def lines(self, width: float) -> list[Line]:
        below = Plain(self.words.sub, self.sub).lines(width) if self.words.sub else []
        return Plain(self.words.main, self.style).lines(width) + below


class Option(NamedTuple):
    """A label with its box; without a mark it is only a remark beside the boxes."""

    text: str
    mark: Mark | None
    style: Style = BODY


@dataclass(frozen=True, slots=True)
class Options:
    """Boxes to tick, all choices printed, as many on a line as fit."""

    items: Sequence[Option]

    def lines(self, width: float) -> list[Line]:
        lines: list[Line] = []
        pieces: list[Piece] = []
        at = 0.0
        for item in self.items:
            indent = BOX + _BOX_GAP if item.mark is not None else 0.0
            texts = wrap(item.text, item.style.font, item.style.size, width - indent)
            room = indent + max(item.style.font.width(text, item.style.size) for text in texts)
            if pieces and at + room > width:
                lines.append(Line(item.style.leading, tuple(pieces)))
                pieces, at = [], 0.0
            if item.mark is not None:
                pieces.append(_Box(at, item.mark, item.style))
            for number, text in enumerate(texts):
                if number:
                    lines.append(Line(item.style.leading, tuple(pieces)))
                    pieces = []
                pieces.append(_Text(at + indent, text, item.style))
            at += room + _ITEM_GAP
        return [*lines, Line(BODY.leading, tuple(pieces))]


@dataclass(frozen=True, slots=True)
class Written:
    """A signature in a cell, or room for one."""

    strokes: Sequence[Stroke] = ()
    height: float = 8 * MM

    def lines(self, width: float) -> list[Line]:
        return [Line(self.height, (_Ink(self.strokes, width, self.height),) if self.strokes else ())]


class _Qr(NamedTuple):
    payload: str
    side: float

    def draw(self, pen: Pen, x: float, y: float) -> None:
        qr.draw(pen, x, y, self.side, self.payload)


@dataclass(frozen=True, slots=True)
class Code:
    """The QR code of a record on a line of a list; nothing where the record has no revision yet."""

    number: str
    rev: str
    side: float = 15 * MM

    def lines(self, width: float) -> list[Line]:  # noqa: ARG002 - every cell is asked with its width
        return [Line(self.side, (_Qr(encode(self.number, self.rev), self.side),) if self.rev else ())]


@dataclass(frozen=True, slots=True)
class Stack:
    """Cells one below the other in one cell."""

    cells: Sequence[Cell]

    def lines(self, width: float) -> list[Line]:
        return [line for cell in self.cells for line in cell.lines(width)]


@dataclass(frozen=True, slots=True)
class Empty:
    """A cell with nothing to say: struck with a bar, or left roomy on a form to be filled in by pen."""

    struck: bool = True
    height: float = BODY.leading

    def lines(self, width: float) -> list[Line]:  # noqa: ARG002 - every cell is asked with its width
        return [Line(self.height, ())]
