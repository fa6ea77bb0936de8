"""Looks into a desk file with the bare driver: a few rows, nothing written, before the store itself is loaded.

That takes as long as a bare window (decision 0018). What is asked here has a test beside what the lists ask.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from svcdesk.domain.times import from_microseconds
from svcdesk.store import header

_URGENT = "(open = 1 AND due_at IS NOT NULL)"
_VALUES: dict[str, Callable[[Any], object]] = {
    "open": bool,
    "due_at": from_microseconds,
    "occurred_at": from_microseconds,
    "amount": lambda fen: Decimal(fen).scaleb(-2),
}
"""How values stand in columns that are no plain text or number, as the types of ``models.base`` say it."""


class Wanted(NamedTuple):
    """Which rows are asked for: of a kind, perhaps of one state, perhaps only what is open or somebody's.

    ``urgent`` begins with what is open and due, else they stand as they appeared.
    """

    kind: str
    state: str = ""
    owner: str = ""
    open: bool = False
    urgent: bool = False
    descending: bool = True


class Glance:
    """One moment of a desk."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def kept(self, key: str) -> str | None:
        """Return what this machine keeps under a key."""
        found = self._all("SELECT value FROM localmeta WHERE key = ?", [key])
        return str(found[0][0]) if found else None

    def works_here(self, person: str) -> bool:
        """Tell whether a document is that of a person who was not deactivated."""
        return bool(self._all("SELECT 1 FROM docview WHERE doc = ? AND kind = 'person' AND open = 1", [person]))

    def first(self, wanted: Wanted, columns: Sequence[str], limit: int) -> list[list[object]]:
        """Return the first rows in their order, with the values of some columns."""
        found: list[tuple[object, ...]] = []
        for part, order in _parts(wanted):
            conditions, values = _conditions(wanted)
            sql = f"SELECT {', '.join(columns)} FROM docview WHERE {conditions}{part} ORDER BY {order} LIMIT ?"
            found += self._all(sql, [*values, limit - len(found)])
        return [[_value(name, one) for name, one in zip(columns, row, strict=True)] for row in found]

    def _all(self, sql: str, values: Sequence[object]) -> list[tuple[object, ...]]:
        return list(self._connection.execute(sql, values))


@contextmanager
def glance(path: Path) -> Iterator[Glance]:
    """Look into a desk file; raises ``DeskError`` where it is none of this version, or cannot be read."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - only laptops need it

    if header.read(path).schema != header.SCHEMA:
        raise header.error("damaged", path)
    try:
        connection = dbapi2.connect(header.reading_address(path), uri=True, isolation_level=None)
        try:
            connection.execute("BEGIN")
            yield Glance(connection)
        finally:
            connection.close()
    except dbapi2.Error as failed:
        raise header.error("file_unreadable", path) from failed


def _parts(wanted: Wanted) -> list[tuple[str, str]]:
    """Return the parts of a list, which stand one after the other, each with its own order."""
    if not wanted.urgent:
        return [("", "id DESC" if wanted.descending else "id")]
    due, rest = f" AND {_URGENT}", f" AND NOT {_URGENT}"
    if wanted.descending:
        return [(rest, "id"), (due, "due_at DESC, id DESC")]
    return [(due, "due_at, id"), (rest, "id DESC")]


def _conditions(wanted: Wanted) -> tuple[str, list[object]]:
    named = {"kind": wanted.kind, "state": wanted.state, "owner": wanted.owner, "open": int(wanted.open)}
    asked = {name: value for name, value in named.items() if value}
    return " AND ".join(f"{name} = ?" for name in asked), list(asked.values())


def _value(name: str, value: object) -> object:
    return _VALUES[name](value) if name in _VALUES and value is not None else value
