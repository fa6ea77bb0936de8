"""Guesses which column means what from Chinese or English headings; a person may correct it."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from svcdesk.errors import Refused
from svcdesk.paths import resource
from svcdesk.services.importing import convert
from svcdesk.services.importing.cells import Cell, Fault, Row, blank
from svcdesk.services.importing.convert import Doubt
from svcdesk.services.importing.tables import Table
from svcdesk.services.importing.targets import CHOICES, TARGETS, Value, label_of
from svcdesk.words import LANGUAGES, Message, label

_HEADER_WITHIN = 10
_BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]")
_NOISE = re.compile(r"[\W_]+")
_PARTS = re.compile(r"[,，、;；/|\n]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the headings stand (row number from 1) and what each column (from 0) means, by target key."""

    header: int
    columns: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column as a person sees it: index from 0, heading, the first values below it."""

    index: int
    heading: str
    samples: tuple[str, ...]


def columns(table: Table, header: int, samples: int = 3) -> list[Column]:
    """Return the columns of a table whose headings stand in row ``header``."""
    heads = table.rows[header - 1] if 0 < header <= len(table.rows) else ()
    below = [row for row in table.rows[header : header + 50] if any(not blank(cell) for cell in row)][:samples]
    width = max([len(heads), *(len(row) for row in below)], default=0)
    return [
        Column(index, _shown(heads, index), tuple(_shown(row, index) for row in below))
        for index in range(width)
        if any(_shown(row, index) for row in (heads, *below))
    ]


def guess(kind: str, table: Table) -> Layout:
    """Return the likeliest layout of a table: the first row whose headings are understood best."""
    rows = list(enumerate(table.rows[:_HEADER_WITHIN], 1))
    ranked = [(len(_recognised(kind, row)), -number) for number, row in rows]
    understood, number = max(ranked, default=(0, -1))
    if not understood:
        number = -next((one for one, row in rows if any(not blank(cell) for cell in row)), 1)
    return Layout(-number, _recognised(kind, table.rows[-number - 1]) if rows else {})


def check_layout(kind: str, layout: Layout) -> None:
    """Raise ``Refused`` where a required field has no column, or two columns mean the same field."""
    meant = list(layout.columns.values())
    missing = [target for target in TARGETS[kind] if target.required and target.key not in meant]
    double = [target for target in TARGETS[kind] if meant.count(target.key) > 1]
    problems = [Message("importing.column_missing", {"field": target.name}) for target in missing]
    problems += [Message("importing.column_twice", {"field": target.name}) for target in double]
    if problems:
        raise Refused(problems)


def _recognised(kind: str, row: Row) -> dict[int, str]:
    known = headings(kind)
    found: dict[int, str] = {}
    for index, cell in enumerate(row):
        if isinstance(cell, str) and not blank(cell):
            key = next((known[name] for name in _names(cell) if name in known), "")
            if key and key not in found.values():
                found[index] = key
    return found


def _names(heading: str) -> Iterator[str]:
    """Yield a heading as it may be known: as it stands, and without a unit or remark in brackets."""
    yield plain(heading)
    yield plain(_BRACKETS.sub("", heading))


def plain(heading: str) -> str:
    """Return a heading by its letters, digits and characters alone."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", heading).casefold())


@cache
def headings(kind: str) -> Mapping[str, str]:
    """Return every heading that is understood, as ``plain`` gives it, to the key of its field."""
    listed = _resource()[kind]
    found = {plain(label(target.label, lang)): target.key for target in TARGETS[kind] for lang in LANGUAGES}
    found |= {plain(target.key): target.key for target in TARGETS[kind]}
    return found | {plain(name): key for key, names in listed.items() for name in names}


def choice(value: Value, cell: Cell) -> StrEnum:
    """Return the member of a closed list a cell names in Chinese or English; raises ``Doubt``."""
    said = convert.text(cell)
    found = _choices(value).get(plain(said))
    if found is None:
        offered = tuple(f"{names[0]} ({key})" for key, names in _resource()["choice"][value].items())
        raise Doubt("no_choice", value=said, choices=offered)
    return found


def choices(value: Value, cell: Cell) -> tuple[StrEnum, ...]:
    """Return all members a cell names, parted by commas, semicolons or slashes."""
    parts = [part for part in _PARTS.split(convert.text(cell)) if part.strip()]
    return tuple(dict.fromkeys(choice(value, part) for part in parts))


@cache
def _choices(value: Value) -> Mapping[str, StrEnum]:
    listed = _resource()["choice"]
    members = [member for member in CHOICES[value] if member.value]  # one without a word is what a blank cell is
    own = {plain(member.value): member for member in members}
    own |= {plain(label(label_of(member), lang)): member for member in members for lang in LANGUAGES}
    return own | {plain(name): CHOICES[value](key) for key, names in listed[value].items() for name in names}


@cache
def _resource() -> dict[str, dict[str, dict[str, list[str]]]]:
    text = resource("data/import_headers.toml").read_text("utf-8")
    tables: dict[str, dict[str, dict[str, list[str]]]] = tomllib.loads(text)
    return tables


def _shown(row: Row, index: int) -> str:
    cell = row[index] if index < len(row) else None
    if isinstance(cell, Fault):
        return cell.text
    return convert.text(cell)
