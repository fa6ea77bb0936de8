"""Reads the rows below the headings into typed values, and says for every cell what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from svcdesk.services.importing import convert, dates, mapping, moments
from svcdesk.services.importing.cells import Cell, Fault, Row, blank
from svcdesk.services.importing.convert import Doubt
from svcdesk.services.importing.mapping import Layout
from svcdesk.services.importing.report import Issue
from svcdesk.services.importing.tables import Progress, Table
from svcdesk.services.importing.targets import CHOICES, READ, TARGETS, Target, Value
from svcdesk.words import Message

_TOTALS = {"合计", "总计", "小计", "总合计", "total", "totals", "grandtotal", "sum"}
_AMOUNTS = {Value.MONEY, Value.SHARE, Value.DISCOUNT}
_DATED = {Value.DATE, Value.MOMENT}
_EVERY = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One row with data: its number in the sheet, and the value of every field that is not empty in it."""

    row: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """All rows of a table, and what was noticed while reading them."""

    lines: list[Line]
    issues: list[Issue]
    notes: list[Message]
    headings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Field:
    index: int
    target: Target
    heading: str
    day_first: bool | None


def read(kind: str, table: Table, layout: Layout, progress: Progress, total: int) -> Read:
    """Read every row below the headings; ``total`` is what ``progress`` is told the whole work is."""
    fields = _fields(kind, table, layout)
    found = Read([], [], [], {field.target.key: field.heading for field in fields})
    seen = _Seen()
    for number, row in enumerate(table.rows[layout.header :], layout.header + 1):
        if number % _EVERY == 0:
            progress(number - layout.header, total)
        if all(blank(cell) for cell in row):
            seen.empty += 1
        elif _is_total(row):
            found.issues.append(Issue(row=number, message=Message("importing.total_skipped"), warning=True))
        else:
            found.lines.append(_line(number, row, fields, found.issues, seen))
    found.notes.extend(seen.notes(table, layout))
    return found


class _Seen:
    """Counts what is worth a note at the end."""

    def __init__(self) -> None:
        self.empty = 0
        self.noisy = 0
        self.example = ("", "")

    def notes(self, table: Table, layout: Layout) -> list[Message]:
        found: list[Message] = []
        unused = [
            column.heading or str(column.index + 1)
            for column in mapping.columns(table, layout.header)
            if column.index not in layout.columns
        ]
        if unused:
            found.append(Message("importing.columns_unused", {"columns": tuple(unused)}))
        if self.empty:
            found.append(Message("importing.empty_rows", {"n": self.empty}))
        if self.noisy:
            before, after = self.example
            params: dict[str, str | int | Message] = {"n": self.noisy, "before": before, "after": after}
            found.append(Message("importing.single_precision", params))
        return found


def _fields(kind: str, table: Table, layout: Layout) -> list[_Field]:
    targets = {target.key: target for target in TARGETS[kind]}
    heads = table.rows[layout.header - 1]
    fields = []
    for index, key in sorted(layout.columns.items()):
        below = (_cell(row, index) for row in table.rows[layout.header :])
        first = dates.day_first(below) if targets[key].value in _DATED else None
        heading = _cell(heads, index)
        fields.append(_Field(index, targets[key], heading if isinstance(heading, str) else str(index + 1), first))
    return fields


def _cell(row: Row, index: int) -> Cell:
    return row[index] if index < len(row) else None


def _is_total(row: Row) -> bool:
    first = next(cell for cell in row if not blank(cell))
    return isinstance(first, str) and mapping.plain(first) in _TOTALS


def _line(number: int, row: Row, fields: list[_Field], issues: list[Issue], seen: _Seen) -> Line:
    values: dict[str, Any] = {}
    for field in fields:
        cell = _cell(row, field.index)
        if blank(cell):
            continue
        try:
            values[field.target.key] = _value(field, cell)
        except Doubt as doubt:
            issues.append(_issue(number, field, cell, Message(f"importing.{doubt.code}", doubt.params)))
            continue
        if field.target.value in _AMOUNTS and convert.noisy(cell):
            seen.noisy += 1
            seen.example = seen.example if seen.example[0] else (str(cell), str(values[field.target.key]))
    issues.extend(
        _issue(number, field, None, Message("importing.cell_missing", {"field": field.target.name}))
        for field in fields
        if field.target.required and blank(_cell(row, field.index))
    )
    return Line(number, values)


def _value(field: _Field, cell: Cell) -> Any:
    value = field.target.value
    if value is Value.DATE:
        return dates.day(cell, field.day_first)
    if value is Value.MOMENT:
        return moments.moment(cell, field.day_first)
    if value is Value.ROLES:
        return mapping.choices(value, cell)
    return mapping.choice(value, cell) if value in CHOICES else READ[value](cell)


def _issue(number: int, field: _Field, cell: Cell, message: Message) -> Issue:
    shown = "" if cell is None else cell.text if isinstance(cell, Fault) else str(cell)[:80]
    return Issue(row=number, column=field.heading, value=shown, message=message)
