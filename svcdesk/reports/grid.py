"""Ruled rows that flow over pages: a row too tall for what is left moves on or is split, heads are repeated."""

from collections.abc import Sequence
from typing import NamedTuple

from svcdesk.reports.cells import Cell, Empty, Label, Line
from svcdesk.reports.marks import struck
from svcdesk.reports.page import Sheet
from svcdesk.reports.pen import LEFT, MM, SHADE, WIDTH
from svcdesk.reports.texts import Words

PAD_X, PAD_Y = 4.2, 3.1
_LABEL_WIDTH = 24 * MM
_PEN_ROW = 7.8 * MM  # height of a row that is filled in by hand
_KEPT_BELOW_CAPTION = 8 * MM
_MOVED_WHOLE = 0.4  # a row up to this part of a page moves to the next page rather than being split


class Box(NamedTuple):
    """A cell in its place: width in points, shaded where it holds a label."""

    cell: Cell
    width: float
    shade: bool = False


class _Row(NamedTuple):
    boxes: Sequence[Box]
    lines: list[list[Line]]


class Column(NamedTuple):
    """A column of a table: its head and its share of the width."""

    head: Words
    share: float


class Grid:
    """Rows drawn onto a sheet one below the other; ``head`` is drawn first and again after every page turn."""

    def __init__(self, sheet: Sheet, head: Sequence[Box] = ()) -> None:
        self._sheet = sheet
        self._head = [_Row(head, _laid_out(head))] if head else []
        self._caption: list[_Row] = []
        self._started = False

    def caption(self, boxes: Sequence[Box]) -> None:
        """Draw a row that names what follows and is repeated under the head until the next caption."""
        self._caption = []
        self.row(boxes, keep=_KEPT_BELOW_CAPTION)
        self._caption = [_Row(boxes, _laid_out(boxes))]

    def row(self, boxes: Sequence[Box], *, by_pen: bool = False, keep: float = 0.0) -> None:
        """Draw a row; ``by_pen`` leaves it tall enough to write in, ``keep`` is what must fit below it."""
        rows = _laid_out(boxes)
        height = max(_height(rows), _PEN_ROW if by_pen else 0.0)
        movable = height <= self._sheet.full * _MOVED_WHOLE
        if not self._started:
            self._started = True
            self._sheet.need(sum(_height(head.lines) for head in self._head) + (height if movable else _PEN_ROW))
            self._draw_head()
        if height + keep > self._sheet.room and movable:
            self._turn()
        if height > self._sheet.room:
            self._split(boxes, rows)
        else:
            self._draw(boxes, rows, height)

    def _turn(self) -> None:
        self._sheet.turn()
        self._draw_head()

    def _draw_head(self) -> None:
        for row in [*self._head, *self._caption]:
            self._draw(row.boxes, row.lines, _height(row.lines))

    def _split(self, boxes: Sequence[Box], rows: list[list[Line]]) -> None:
        """Draw a row over several pages, each cell going on where it stopped."""
        rest = rows
        while any(rest):
            room = self._sheet.room - 2 * PAD_Y
            counts = [_fitting(lines, room) for lines in rest]
            if not any(counts):
                self._turn()
                room = self._sheet.room - 2 * PAD_Y
                counts = [max(1, _fitting(lines, room)) for lines in rest]
            part = [lines[:count] for lines, count in zip(rest, counts, strict=True)]
            rest = [lines[count:] for lines, count in zip(rest, counts, strict=True)]
            self._draw(boxes, part, _height(part), top=True)
            if any(rest):
                self._turn()

    def _draw(self, boxes: Sequence[Box], rows: list[list[Line]], height: float, *, top: bool = False) -> None:
        pen, x, y = self._sheet.pen, LEFT, self._sheet.y
        for box, lines in zip(boxes, rows, strict=True):
            if box.shade:
                pen.fill(x, y, box.width, height, SHADE)
            pen.frame(x, y, box.width, height)
            if isinstance(box.cell, Empty) and box.cell.struck:
                struck(pen, x, y, box.width, height)
            at = y + (PAD_Y if top else (height - sum(line.height for line in lines)) / 2)
            for line in lines:
                for piece in line.pieces:
                    piece.draw(pen, x + PAD_X, at)
                at += line.height
            x += box.width
        self._sheet.y += height


def _laid_out(boxes: Sequence[Box]) -> list[list[Line]]:
    return [box.cell.lines(box.width - 2 * PAD_X) for box in boxes]


def _height(rows: list[list[Line]]) -> float:
    return max((sum(line.height for line in lines) for lines in rows), default=0.0) + 2 * PAD_Y


def _fitting(lines: list[Line], room: float) -> int:
    used = 0.0
    for count, line in enumerate(lines):
        used += line.height
        if used > room:
            return count
    return len(lines)


def columns_of(columns: Sequence[Column]) -> tuple[list[Box], list[float]]:
    """Return the head of a table and the widths of its columns in points."""
    total = sum(column.share for column in columns)
    widths = [WIDTH * column.share / total for column in columns]
    return [Box(Label(column.head), width, shade=True) for column, width in zip(columns, widths, strict=True)], widths


def table(
    sheet: Sheet, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], pen_rows: int, idle: Sequence[Cell] = ()
) -> Grid:
    """Draw a table with repeated head and return it for further rows.

    Without rows it has one struck row; a form for the pen has at least ``pen_rows``, the empty ones like ``idle``.
    """
    head, widths = columns_of(columns)
    grid = Grid(sheet, head)
    empty: Sequence[Cell] = [Empty(not sheet.blank)] * len(columns)
    missing = max(pen_rows - len(rows), 0) if sheet.blank else 0 if rows else 1
    for row in [*rows, *[(sheet.blank and idle) or empty] * missing]:
        grid.row(list(map(Box, row, widths)), by_pen=sheet.blank)
    return grid


def table_height(sheet: Sheet, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> float:
    """Return the height in points that ``table`` will take with just these rows where it is not split."""
    head, widths = columns_of(columns)
    least = _PEN_ROW if sheet.blank else 0.0
    tall = sum(max(_height(_laid_out(list(map(Box, row, widths)))), least) for row in rows)
    return _height(_laid_out(head)) + tall


class Pair(NamedTuple):
    """A label with its value; ``wide`` takes the whole row."""

    label: Words
    value: Cell
    wide: bool = False


def pairs(sheet: Sheet, items: Sequence[Pair], label_width: float = _LABEL_WIDTH) -> None:
    """Draw labelled values, two on a row where they are not wide."""
    grid = Grid(sheet)
    for row in _pair_rows(items, label_width):
        grid.row(row, by_pen=sheet.blank)


def pairs_height(sheet: Sheet, items: Sequence[Pair], label_width: float = _LABEL_WIDTH) -> float:
    """Return the height in points that ``pairs`` will take where it is not split."""
    least = _PEN_ROW if sheet.blank else 0.0
    return sum(max(_height(_laid_out(row)), least) for row in _pair_rows(items, label_width))


def _pair_rows(items: Sequence[Pair], label_width: float) -> list[list[Box]]:
    rows: list[list[Box]] = []
    waiting: Pair | None = None
    for item in items:
        if item.wide or waiting is None:
            rows += [_boxes(waiting, label_width, WIDTH)] if waiting else []
            rows += [_boxes(item, label_width, WIDTH)] if item.wide else []
            waiting = None if item.wide else item
        else:
            rows.append([*_boxes(waiting, label_width, WIDTH / 2), *_boxes(item, label_width, WIDTH / 2)])
            waiting = None
    return [*rows, _boxes(waiting, label_width, WIDTH)] if waiting else rows


def _boxes(item: Pair, label_width: float, width: float) -> list[Box]:
    return [Box(Label(item.label), label_width, shade=True), Box(item.value, width - label_width)]
