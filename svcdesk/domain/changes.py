"""What changed from one revision of a record to the next: field by field, rows of a list matched by their id."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from svcdesk.domain.delivery import Answer, Photo
from svcdesk.domain.hours import SpecialDay, YearTable
from svcdesk.domain.signature import Signature
from svcdesk.domain.ticket import FollowUp, Reopening

_ATOMS = (Signature, Photo)
"""Given once and never edited: shown as one thing."""


class Field(NamedTuple):
    """A field of a record type."""

    owner: type[Any]
    name: str


class Row(NamedTuple):
    """One row of a list: its record and its place, counted from 0."""

    value: Any
    place: int


class Difference(NamedTuple):
    """``path`` leads from the record to what changed; ``old`` or ``new`` is ``None`` for a row that came or went."""

    path: tuple[Field | Row, ...]
    old: Any
    new: Any


def differences(old: Any, new: Any, path: tuple[Field | Row, ...] = ()) -> Iterator[Difference]:
    """Yield every difference of two values of the same type, in the order of the fields."""
    if old == new and type(old) is type(new):
        return
    if isinstance(new, msgspec.Struct) and type(old) is type(new) and not isinstance(new, _ATOMS):
        for name in new.__struct_fields__:
            step = Field(type(new), name)
            yield from differences(getattr(old, name), getattr(new, name), (*path, step))
    elif isinstance(old, tuple) and isinstance(new, tuple) and _rows(old, new):
        yield from _of_rows(old, new, path)
    else:
        yield Difference(path, old, new)


def _rows(old: tuple[Any, ...], new: tuple[Any, ...]) -> bool:
    return all(isinstance(one, msgspec.Struct) and not isinstance(one, _ATOMS) for one in (*old, *new))


def _of_rows(old: tuple[Any, ...], new: tuple[Any, ...], path: tuple[Field | Row, ...]) -> Iterator[Difference]:
    before, after = _told_apart(old), _told_apart(new)
    for key, row in after.items():
        if key in before:
            yield from differences(before[key].value, row.value, (*path, row))
        else:
            yield Difference((*path, row), None, row.value)
    for key, row in before.items():
        if key not in after:
            yield Difference((*path, row), row.value, None)
    if [key for key in after if key in before] != [key for key in before if key in after]:
        yield Difference(path, old, new)


def _told_apart(rows: tuple[Any, ...]) -> dict[object, Row]:
    """Return rows by what makes them the same ones, or by their places where two share that."""
    found = {_identity(row, index): Row(row, index) for index, row in enumerate(rows)}
    return found if len(found) == len(rows) else {index: Row(row, index) for index, row in enumerate(rows)}


def _identity(row: Any, index: int) -> object:
    """Return what makes a row the same one in both revisions: its id, or its place where it has none."""
    if isinstance(row, Answer):
        return row.item.id
    if isinstance(row, SpecialDay):
        return row.day
    if isinstance(row, YearTable):
        return row.year
    if isinstance(row, FollowUp | Reopening):
        return row.at, row.by.doc
    return getattr(row, "id", None) or index
