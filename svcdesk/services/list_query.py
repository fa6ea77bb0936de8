"""What a list asks for, and how that is said in SQL."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, String, and_, literal_column, or_, true

from svcdesk.domain.times import SHANGHAI, end_of_day, local_day
from svcdesk.models.docview import docview
from svcdesk.services.desk import Session
from svcdesk.store import search
from svcdesk.store.tokens import terms


class Sort(StrEnum):
    """What a list can be sorted by; ``NEWEST`` is the order of first appearance on this desk."""

    NEWEST = "newest"
    NUMBER = "number"
    TITLE = "title"
    SUBJECT = "subject"
    UNIT = "unit"
    STATE = "state"
    DUE = "due"
    OWNER = "owner"
    AMOUNT = "amount"
    OCCURRED = "occurred"
    RESULT = "result"
    DEPARTMENT = "department"


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """Which records, in which order. ``mine`` and ``overdue`` mean the session's person and its clock.

    ``since`` and ``until`` are inclusive days on which it happened, ``days`` is how many days back, today
    included; empty fields ask for nothing.
    """

    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    open: bool = False
    overdue: bool = False
    mine: bool = False
    conflicts: bool = False
    owner: str = ""
    department: str = ""
    customer: str = ""
    text: str = ""
    since: date | None = None
    until: date | None = None
    days: int = 0
    sort: Sort = Sort.NEWEST
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One record as lists show it; ``conflict`` is 0 for none, 1 soft, 2 hard."""

    id: int
    doc: str
    kind: str
    number: str
    state: str
    open: bool
    title: str
    subject: str
    customer: str
    customer_name: str
    unit: str
    owner: str
    owner_name: str
    department: str
    result: str
    due_at: datetime | None
    amount: Decimal | None
    occurred_at: datetime
    amendment: int
    conflict: int


COLUMNS = [docview.c[name] for name in Row.__dataclass_fields__]
_SORTED: dict[Sort, ColumnElement[Any]] = {
    Sort.NEWEST: docview.c.id,
    Sort.NUMBER: docview.c.number,
    Sort.TITLE: docview.c.title,
    Sort.SUBJECT: docview.c.subject,
    Sort.UNIT: docview.c.unit,
    Sort.STATE: docview.c.state,
    Sort.DUE: docview.c.due_at,
    Sort.OWNER: docview.c.owner_name,
    Sort.AMOUNT: docview.c.amount,
    Sort.OCCURRED: docview.c.occurred_at,
    Sort.RESULT: docview.c.result,
    Sort.DEPARTMENT: docview.c.department,
}
_VALUES = {Sort.NEWEST: "id", Sort.DUE: "due_at", Sort.OWNER: "owner_name", Sort.OCCURRED: "occurred_at"}
_MAY_BE_EMPTY = {Sort.DUE, Sort.AMOUNT}


def conditions(session: Session, connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """Return what a row must fulfil to be in a list."""
    return [*_choices(query), *_equalities(session, query), *_limits(session, connection, query)]


def _choices(query: Query) -> Iterator[ColumnElement[bool]]:
    for column, values in ((docview.c.kind, query.kinds), (docview.c.state, query.states)):
        if values:
            yield _one_of(column, values)
    if query.open or query.overdue:
        yield docview.c.open == true()
    if query.conflicts:
        yield docview.c.conflict > literal_column("0")  # written out, so that the index of just these serves


def _equalities(session: Session, query: Query) -> Iterator[ColumnElement[bool]]:
    for column, value in (
        (docview.c.owner, session.actor.doc if query.mine else query.owner),
        (docview.c.department, query.department),
        (docview.c.customer, query.customer),
    ):
        if value:
            yield column == value


def _limits(session: Session, connection: Connection, query: Query) -> Iterator[ColumnElement[bool]]:
    if query.overdue:
        yield docview.c.due_at <= session.clock()
    for since in (query.since, local_day(session.clock()) - timedelta(days=query.days - 1) if query.days else None):
        if since:
            yield docview.c.occurred_at >= datetime.combine(since, time(0), SHANGHAI)
    if query.until:
        yield docview.c.occurred_at < end_of_day(query.until)
    if query.text.strip():
        yield _holding(connection, query.text)


def sort_value(row: Row, sort: Sort) -> object:
    """Return what a row is sorted by."""
    return getattr(row, _VALUES.get(sort, sort.value))


def _one_of(column: ColumnElement[str], values: Sequence[str]) -> ColumnElement[bool]:
    return column == values[0] if len(values) == 1 else column.in_(values)


def _holding(connection: Connection, typed: str) -> ColumnElement[bool]:
    wanted = terms(typed)
    if not wanted:
        return docview.c.id < 0
    suggested = search.candidates(connection, wanted)
    if not any(term.checked for term in wanted):
        return docview.c.id.in_(suggested)
    return docview.c.id.in_(search.check(connection, wanted, list(connection.scalars(suggested))))


def _expression(connection: Connection, sort: Sort) -> ColumnElement[Any]:
    column = _SORTED[sort]
    if connection.dialect.name == "postgresql" and isinstance(column.type, String):
        return column.collate("C")  # the order SQLite has, whatever the server's language
    return column


def order_by(connection: Connection, query: Query) -> list[ColumnElement[Any]]:
    """Return what to order by; what has no value stands last, whichever way the list runs."""
    keys = [_expression(connection, query.sort), docview.c.id][query.sort is Sort.NEWEST :]
    empty = [_SORTED[query.sort].is_(None)] if query.sort in _MAY_BE_EMPTY else []
    return [*empty, *(key.desc() if query.descending else key for key in keys)]


def before(connection: Connection, query: Query, row: Row) -> ColumnElement[bool]:
    """Return what the rows fulfil that stand before a row."""
    key = _expression(connection, query.sort)
    value = sort_value(row, query.sort)
    earlier = docview.c.id > row.id if query.descending else docview.c.id < row.id
    if query.sort is Sort.NEWEST:
        return earlier
    if value is None:
        return or_(key.is_not(None), and_(key.is_(None), earlier))
    ahead = key > value if query.descending else key < value
    return or_(ahead, and_(key == value, earlier))
