"""Desks as earlier versions of the program left them: their tables, and what they derived into them."""

from collections.abc import Iterable, Sequence
from contextlib import closing

import msgspec
import pytest
from sqlalchemy import Connection, text

from svcdesk.domain.divergence import Changes, changes, clashes
from svcdesk.domain.record import Revision
from svcdesk.domain.review import ReviewMark
from svcdesk.models.base import metadata
from svcdesk.store import conflicts, hearing, log, marks, projector, schema
from svcdesk.store.engine import open_engine, writing

_SERVICE = ("ticket_due", "ticket_task", "return_line", "service_total", "service_fact")
_EXCHANGE = ("intray", "intray_need", "awaited", "hole", "peer")
_UNDO = {
    3: (
        *(f"DROP TABLE {name}" for name in ("part_reserved", "minimum_stock")),
        *(f"DROP INDEX ix_ticket_due_{name}" for name in ("running", "managers")),
        *(f"ALTER TABLE ticket_due DROP COLUMN {name}" for name in ("told_from", "urgent_from", "managers_from")),
        "CREATE INDEX ix_ticket_due_rule_due_at ON ticket_due (rule, due_at)",
    ),
    2: (
        *(f"DROP TABLE {name}" for name in (*_SERVICE, *_EXCHANGE)),
        *(
            f"DROP INDEX ix_docview_{name}"
            for name in ("open_department_kind_due_at_id", "waits_kind_due_at_id", "origin_kind", "review_kind_id")
        ),
        *(f"ALTER TABLE docview DROP COLUMN {name}" for name in ("channel", "waits", "origin", "review")),
    ),
}
"""What takes each version back to the one before, as far as the next migration asks."""


def take_back(desk: str, version: int) -> None:
    """Give a desk, at a path or an address, the tables and the number that the program of a version gave it."""
    engine = open_engine(desk)
    with writing(engine) as connection:
        _undo(connection, version)
    engine.dispose()


def make_of_version_2(desk: str) -> None:
    """Give a desk the tables of version 2, with the rows that version derived."""
    with pytest.MonkeyPatch.context() as then:
        then.setattr(hearing, "heard", _deaf)
        then.setattr(marks, "word", _mark_inside)
        then.setattr(conflicts, "clashing", _clashing)
        then.setattr(conflicts, "sides", _sides)
        engine = open_engine(desk)
        with writing(engine) as connection:
            projector.rebuild(connection)
            _undo(connection, 2)
        engine.dispose()


def contents(desk: str, names: Iterable[str] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of every table, in the order of what they say; lists are numbered from nothing, rows not."""
    engine = open_engine(desk)
    with engine.connect() as connection:
        found = {name: _rows(connection, name) for name in names or metadata.tables}
    engine.dispose()
    return found


def rebuilt(desk: str) -> dict[str, list[tuple[object, ...]]]:
    """Derive everything on a desk anew and return what is there then."""
    engine = open_engine(desk)
    with closing(engine.connect()) as connection, connection.begin():
        projector.rebuild(connection)
    engine.dispose()
    return contents(desk)


def _rows(connection: Connection, name: str) -> list[tuple[object, ...]]:
    number = "id - (SELECT min(id) FROM docview)" if name in {"docview", "search_text"} else ""
    numbers = [number] if number else []
    columns = [f'"{one.name}"' for one in metadata.tables[name].columns if one.name != "id"]
    listed = ", ".join([*numbers, *columns])
    return sorted((tuple(row) for row in connection.execute(text(f'SELECT {listed} FROM "{name}"'))), key=repr)


def _undo(connection: Connection, version: int) -> None:
    for number in range(schema.SCHEMA, version, -1):
        for statement in _UNDO[number]:
            connection.execute(text(statement))
    connection.execute(text(f"UPDATE alembic_version SET version_num = '{version:04d}'"))
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA user_version={version}"))


class _Marked(msgspec.Struct):
    reviews: tuple[ReviewMark, ...] = ()


def _deaf(_connection: Connection, made: Revision, body: object) -> tuple[str, object]:
    return made.state, body


def _mark_inside(connection: Connection, _doc: str, rev: str) -> str:
    made = log.load(connection, rev)
    inside = msgspec.json.decode(made.body, type=_Marked).reviews
    return f"{inside[-1].verdict}{'+' if made.recorded_at > inside[-1].at else ''}" if inside else ""


def _clashing(_heads: log.Heads, changed: Sequence[Changes]) -> list[tuple[str, ...]]:
    return clashes(changed)


def _sides(base: Revision | None, heads: log.Heads) -> list[Changes]:
    start = conflicts.plain(base)
    return [changes(start, conflicts.plain(made)) for made in heads.values()]
