"""Lists of records that stay fast at a million: filters, counts, one page at a time, the order of all, tallies."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, String, cast, func, literal_column, not_, select, true

from svcdesk.domain.measures import Counted
from svcdesk.models.docview import docview
from svcdesk.services.desk import Session
from svcdesk.services.list_order import before, order_by, sort_value, urgent
from svcdesk.services.list_query import COLUMNS, UNREVIEWED, conditions
from svcdesk.services.list_rows import INDEXED, Order, Query, Row, Sort, plain

__all__ = ["Counted", "Order", "Query", "Row", "Sort", "Tally", "sort_value"]

SMALL = 20_000
"""Up to so many records any query is answered at once; above, only those that follow an index."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records are open, and how many of them overdue."""

    open: int = 0
    overdue: int = 0


_PIECE = 50_000
_WALKING = -1000


def small(session: Session) -> bool:
    """Whether the desk is so small that any query is answered in a few milliseconds."""
    with session.read() as connection:
        return int(connection.scalar(select(func.max(docview.c.id))) or 0) <= SMALL


def quick(query: Query) -> bool:
    """Whether the first rows of a query come in a few milliseconds, however many records there are."""
    along = len(query.kinds) == 1 and query.sort in INDEXED
    return along and (plain(query) or (_few(query) and not (query.text or query.states)))


def _few(query: Query) -> bool:
    """Whether a query asks only for what is open, or sent back: a few thousand among a million."""
    sent_back = query.reviewed not in {"", UNREVIEWED}
    return query.open or query.overdue or query.unsigned or sent_back or bool(query.hours or query.waits)


def count(session: Session, query: Query) -> int:
    """Return how many records a query has."""
    with session.read() as connection:
        return _count(connection, conditions(session, connection, query))


def none_at_all(session: Session, kinds: Collection[str]) -> bool:
    """Whether there is not a single record of some kinds, void and retired ones included."""
    with session.read() as connection:
        return connection.scalar(select(docview.c.id).where(docview.c.kind.in_(kinds)).limit(1)) is None


def page(session: Session, query: Query, offset: int, limit: int) -> list[Row]:
    """Return some rows of a query from an offset on; for the first ones, as counting to far ones takes its time."""
    with session.read() as connection:
        wanted = select(*COLUMNS).where(*conditions(session, connection, query))
        if query.sort is Sort.URGENT:
            return _urgent_page(connection, query, wanted, offset, limit)
        return _rows(connection, wanted.order_by(*order_by(connection, query)).offset(offset).limit(limit))


def _urgent_page(connection: Connection, query: Query, wanted: Select[Any], offset: int, limit: int) -> list[Row]:
    """Read a page of the order by urgency: each of its two parts follows an index of its own."""
    found: list[Row] = []
    for part in _parts(query, wanted):
        found += _rows(connection, part.limit(offset + limit - len(found)))
        if len(found) >= offset + limit:
            break
    return found[offset:]


def _parts(query: Query, wanted: Select[Any]) -> list[Select[Any]]:
    """Return what is urgent and the rest, each in its own order, as they stand one after the other."""
    due, rest = wanted.where(urgent()), wanted.where(not_(urgent()))
    # as an expression the id is no index to go by: what the office sent back are few among all
    key = docview.c.id + literal_column("0") if query.reviewed not in {"", UNREVIEWED} else docview.c.id
    if query.descending:
        return [rest.order_by(key), due.order_by(docview.c.due_at.desc(), docview.c.id.desc())]
    return [due.order_by(docview.c.due_at, docview.c.id), rest.order_by(key.desc())]


def order(session: Session, query: Query) -> Order:
    """Return the ids of every row of a query in its order: eight bytes each, and a jump to any row is a look-up."""
    with session.read() as connection, _small_cache(connection):
        ids = select(docview.c.id).where(*conditions(session, connection, query))
        if query.sort is Sort.URGENT:
            return _urgent_order(connection, query, ids)
        ids = ids.order_by(*order_by(connection, query))
        if query.sort is Sort.NEWEST and not query.text:
            return _in_pieces(connection, ids, descending=query.descending)
        found = array("q")
        _add(connection, ids, found)
    return found


@contextmanager
def _small_cache(connection: Connection) -> Iterator[None]:
    """Keep SQLite from holding on to the pages of a whole index that is walked through once."""
    if connection.dialect.name != "sqlite":
        yield
        return
    usual = int(connection.exec_driver_sql("PRAGMA cache_size").scalar_one())
    connection.exec_driver_sql(f"PRAGMA cache_size={_WALKING}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size={usual}")


def _urgent_order(connection: Connection, query: Query, ids: Select[Any]) -> Order:
    """Read what is urgent, then everything along its index, and leave out of that what stands in front already.

    To ask each of a million rows whether it is urgent would mean to read them all.
    """
    due = array("q")
    _add(connection, _parts(query, ids)[query.descending], due)
    newest = docview.c.id if query.descending else docview.c.id.desc()
    everything = _in_pieces(connection, ids.order_by(newest), descending=not query.descending)
    ahead = set(due)
    others = array("q", (one for one in everything if one not in ahead)) if ahead else everything
    return others + due if query.descending else due + others


def _in_pieces(connection: Connection, ids: Select[Any], *, descending: bool) -> Order:
    """Read ids along their index piece by piece, so that the whole never stands in memory as text."""
    found = array("q")
    piece = ids
    while _add(connection, piece.limit(_PIECE), found) == _PIECE:
        last = found[-1]
        piece = ids.where(docview.c.id < last if descending else docview.c.id > last)
    return found


def _add(connection: Connection, ids: Select[Any], found: Order) -> int:
    """Add ids as one JSON list, which costs a tenth of so many rows; returns how many came."""
    listed = ids.subquery()
    if connection.dialect.name == "sqlite":
        joined = connection.scalar(select(func.json_group_array(listed.c.id)))
    else:
        joined = connection.scalar(select(cast(func.json_agg(listed.c.id), String)))
    before = len(found)
    found.extend(msgspec.json.decode(str(joined or "[]"), type=list[int]))
    return len(found) - before


def rows(session: Session, ids: Iterable[int]) -> list[Row]:
    """Return the rows with these ids, in the same order; a record that is gone is left out."""
    wanted = list(ids)
    with session.read() as connection:
        found = {row.id: row for row in _rows(connection, select(*COLUMNS).where(docview.c.id.in_(wanted)))}
    return [found[one] for one in wanted if one in found]


def of_docs(session: Session, docs: Collection[str]) -> list[Row]:
    """Return the rows of some documents, newest first."""
    return matching(session, Query(), docs)


def matching(session: Session, query: Query, docs: Collection[str]) -> list[Row]:
    """Return those of some documents that a query has now, newest first."""
    with session.read() as connection:
        wanted = conditions(session, connection, query)
        found = select(*COLUMNS).where(docview.c.doc.in_(docs), *wanted)
        return _rows(connection, found.order_by(docview.c.id.desc()))


def position(session: Session, query: Query, row: Row) -> int:
    """Return how many rows of a query stand before a row."""
    with session.read() as connection:
        wanted = conditions(session, connection, query)
        return _count(connection, [*wanted, before(connection, query, row)])


def tally(session: Session, query: Query) -> Tally:
    """Return how many records a query has, and how many of them are overdue."""
    late = msgspec.structs.replace(query, overdue=True)
    with session.read() as connection:
        some = _count(connection, conditions(session, connection, query))
        return Tally(some, _count(connection, conditions(session, connection, late)) if some else 0)


def tallies(session: Session, kinds: Collection[str] = ()) -> dict[str, Tally]:
    """Return how many records of each kind are open and overdue; a kind without any is left out."""
    late = func.count().filter(docview.c.due_at <= session.clock())
    wanted = select(docview.c.kind, func.count(), late).where(docview.c.open == true()).group_by(docview.c.kind)
    if kinds:
        wanted = wanted.where(docview.c.kind.in_(kinds))
    with session.read() as connection:
        return {kind: Tally(some, overdue) for kind, some, overdue in connection.execute(wanted)}


def states(session: Session, kinds: Sequence[str]) -> list[str]:
    """Return the states that occur in some kinds."""
    with session.read() as connection:
        found = [one for kind in kinds for one in _distinct(connection, docview.c.state, docview.c.kind == kind)]
    return sorted(set(found))


def owners(session: Session) -> list[tuple[str, str]]:
    """Return the people who own records, document and name, by name."""
    with session.read() as connection:
        docs = [doc for doc in _distinct(connection, docview.c.owner) if doc]
        named = select(docview.c.owner_name).limit(1)
        found = [(str(connection.scalar(named.where(docview.c.owner == doc))), doc) for doc in docs]
    return [(doc, name) for name, doc in sorted(found)]


def _rows(connection: Connection, wanted: Select[Any]) -> list[Row]:
    return [Row(*found) for found in connection.execute(wanted)]


def _count(connection: Connection, conditions: Iterable[ColumnElement[bool]]) -> int:
    return int(connection.scalar(select(func.count()).select_from(docview).where(*conditions)) or 0)


def _distinct(connection: Connection, column: ColumnElement[str], *conditions: ColumnElement[bool]) -> list[str]:
    """Hop from value to value along an index instead of reading every row."""
    hops = select(func.min(column).label("value")).where(*conditions).cte("hops", recursive=True)
    following = select(func.min(column)).where(*conditions, column > hops.c.value).scalar_subquery()
    hops = hops.union_all(select(following).where(hops.c.value.is_not(None)))
    return [one for one in connection.scalars(select(hops.c.value)) if one is not None]
