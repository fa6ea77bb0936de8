"""The search index beside the list rows: what each record is found by, on SQLite as FTS5, on PostgreSQL as tsvector.

For migrations: ``search_text`` is an ordinary table of the metadata; creating it also creates ``search_index`` (which
no metadata can describe) through ``create_index``. A migration that writes its tables by hand calls ``create_index``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    Table,
    bindparam,
    column,
    delete,
    event,
    func,
    insert,
    select,
    table,
    text,
    update,
)

from svcdesk.models.base import metadata
from svcdesk.store.tokens import Term, matches, terms, tokens

search_text = Table(
    "search_text",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False, comment="docview.id"),
    Column("text", String, nullable=False, comment="one line per text the record is found by"),
)
search_index = table("search_index", column("rowid"), column("tokens"))
"""One row per record: ``rowid`` is ``docview.id``."""

_TEXT = select(search_text.c.text).where(search_text.c.id == bindparam("row"))
CHECKED_AT_MOST = 5_000
_BATCH = 400
_CREATE = {
    "sqlite": (
        """CREATE VIRTUAL TABLE search_index USING
        fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii')""",
    ),
    "postgresql": (
        "CREATE TABLE search_index (rowid integer CONSTRAINT pk_search_index PRIMARY KEY, tokens tsvector NOT NULL)",
        "CREATE INDEX ix_search_index_tokens ON search_index USING gin (tokens)",
    ),
}


@dataclass(frozen=True, slots=True)
class Found:
    """How many records a query finds; not ``exact`` where there were too many to look at each."""

    number: int
    exact: bool = True


def create_index(connection: Connection) -> None:
    """Create the index itself on either engine."""
    for statement in _CREATE[connection.dialect.name]:
        connection.execute(text(statement))


def _created(_table: Table, connection: Connection, **_: object) -> None:
    create_index(connection)


def _dropped(_table: Table, connection: Connection, **_: object) -> None:
    connection.execute(text("DROP TABLE IF EXISTS search_index"))


event.listen(search_text, "after_create", _created)
event.listen(search_text, "before_drop", _dropped)


def put(connection: Connection, row: int, texts: Iterable[str]) -> None:
    """Let the record with this ``docview.id`` be found by these texts and by nothing it was found by before."""
    lines = _lines(texts)
    text_now = "\n".join(lines)
    before = connection.scalar(_TEXT, {"row": row})
    if before == text_now:
        return
    if before is None:
        connection.execute(insert(search_text), {"id": row, "text": text_now})
    else:
        connection.execute(update(search_text).where(search_text.c.id == row).values(text=text_now))
        connection.execute(delete(search_index).where(search_index.c.rowid == row))
    _index(connection, {row: lines})


def put_new(connection: Connection, texts: Mapping[int, Iterable[str]]) -> None:
    """Let records be found, by ``docview.id``, that nothing has found before; many at once."""
    lines = {row: _lines(one) for row, one in texts.items()}
    connection.execute(insert(search_text), [{"id": row, "text": "\n".join(one)} for row, one in lines.items()])
    _index(connection, lines)


def joined(texts: Iterable[str]) -> str:
    """Return what ``search_text`` holds for a record that is found by these texts."""
    return "\n".join(_lines(texts))


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for line in dict.fromkeys(" ".join(one.split()) for one in texts) if line]


def _index(connection: Connection, lines: Mapping[int, Iterable[str]]) -> None:
    found = {row: tokens(one) for row, one in lines.items()}
    if connection.dialect.name == "sqlite":
        connection.execute(_INSERT_SQLITE, [{"row": row, "tokens": " ".join(one)} for row, one in found.items()])
    else:
        connection.execute(_INSERT_POSTGRES, [{"row": row, "tokens": one} for row, one in found.items()])


_INSERT_SQLITE = text("INSERT INTO search_index (rowid, tokens) VALUES (:row, :tokens)")
_INSERT_POSTGRES = text("INSERT INTO search_index (rowid, tokens) VALUES (:row, array_to_tsvector(:tokens))")


def remove(connection: Connection, row: int) -> None:
    """Forget a record; nothing finds it any more."""
    connection.execute(delete(search_text).where(search_text.c.id == row))
    connection.execute(delete(search_index).where(search_index.c.rowid == row))


def clear(connection: Connection) -> None:
    """Forget every record, before a rebuild."""
    connection.execute(delete(search_text))
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO search_index (search_index) VALUES ('delete-all')"))
    else:
        connection.execute(delete(search_index))


def settle(connection: Connection) -> None:
    """Merge the index into one piece, after a rebuild or a large import, so that it answers at its fastest."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO search_index (search_index) VALUES ('optimize')"))


def condition(connection: Connection, wanted: tuple[Term, ...]) -> ColumnElement[bool]:
    """Return what holds for the rows the index suggests; where a term is ``checked`` each must be looked at."""
    if connection.dialect.name == "sqlite":
        found = text("search_index MATCH :wanted").bindparams(wanted=_match(wanted))
    else:
        found = text("search_index.tokens @@ CAST(:wanted AS tsquery)").bindparams(wanted=_tsquery(wanted))
    return cast("ColumnElement[bool]", found)


def candidates(connection: Connection, wanted: tuple[Term, ...]) -> Select[Any]:
    """Return the query for the ``docview.id`` of the rows the index suggests."""
    return select(search_index.c.rowid).where(condition(connection, wanted))


def _match(wanted: tuple[Term, ...]) -> str:
    groups = [group for term in wanted for group in term.groups]
    return " AND ".join(
        "(" + " OR ".join(f'"{token}" *' if start else f'"{token}"' for token, start in group) + ")"
        for group in groups
    )


def _tsquery(wanted: tuple[Term, ...]) -> str:
    groups = [group for term in wanted for group in term.groups]
    return " & ".join(
        "(" + " | ".join(f"'{token}':*" if start else f"'{token}'" for token, start in group) + ")"
        for group in groups
    )


def newest(connection: Connection, wanted: tuple[Term, ...], limit: int) -> list[int]:
    """Return the ``docview.id`` of the newest records that hold every term, newest first."""
    found: list[int] = []
    suggested = candidates(connection, wanted).order_by(search_index.c.rowid.desc())
    last, batch = None, limit
    while len(found) < limit:
        below = suggested if last is None else suggested.where(search_index.c.rowid < last)
        rows = list(connection.scalars(below.limit(batch)))
        found += check(connection, wanted, rows)
        if len(rows) < batch:
            break
        last, batch = rows[-1], min(2 * batch, _BATCH)
    return found[:limit]


def check(connection: Connection, wanted: tuple[Term, ...], rows: list[int]) -> list[int]:
    """Return those rows whose texts really hold every checked term, in the same order."""
    checked = [term for term in wanted if term.checked]
    if not checked:
        return rows
    kept: list[int] = []
    for start in range(0, len(rows), _BATCH):
        part = rows[start : start + _BATCH]
        found = connection.execute(select(search_text.c.id, search_text.c.text).where(search_text.c.id.in_(part)))
        lines = {row: str(joined).split("\n") for row, joined in found}
        kept += [row for row in part if _holds(lines.get(row, []), checked)]
    return kept


def _holds(lines: list[str], checked: list[Term]) -> bool:
    return all(any(matches(line, term) for line in lines) for term in checked)


def count(connection: Connection, query: str) -> Found:
    """Return how many records a query finds."""
    wanted = terms(query)
    if not wanted:
        return Found(0)
    suggested = candidates(connection, wanted)
    number = int(connection.scalar(select(func.count()).select_from(suggested.subquery())) or 0)
    if not any(term.checked for term in wanted):
        return Found(number)
    if number > CHECKED_AT_MOST:
        return Found(number, exact=False)
    return Found(len(check(connection, wanted, list(connection.scalars(suggested)))))
