"""How what a list asks for is said in SQL."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement, Connection, and_, literal_column, or_, select, true

from svcdesk.domain import merging
from svcdesk.domain.measures import OF_ORDERS, Counted
from svcdesk.domain.times import SHANGHAI, end_of_day, local_day
from svcdesk.models.docview import docview
from svcdesk.models.service_fact import service_fact
from svcdesk.models.service_order import SIGNATURE
from svcdesk.services import one_customer
from svcdesk.services.desk import Session
from svcdesk.services.list_rows import Query, Row
from svcdesk.store import search
from svcdesk.store.marks import CHANGED_SINCE
from svcdesk.store.tokens import terms

COLUMNS = [docview.c[name] for name in Row.__dataclass_fields__]


_NOTHING: ColumnElement[str] = literal_column("''")  # written out, so that the index of just these serves


def conditions(session: Session, connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """Return what a row must fulfil to be in a list."""
    of = one_customer.family(connection, query.customer)
    whose = [one_customer.is_of(docview.c.customer, of)] if of else []
    return [*_choices(query), *_equalities(session, query), *whose, *_limits(session, connection, query)]


def _choices(query: Query) -> Iterator[ColumnElement[bool]]:
    # as an expression the kind is no index to go by: named documents are fewer than all of a kind
    kind = docview.c.kind.concat("") if query.unsigned or query.counted else docview.c.kind
    for column, values in ((kind, query.kinds), (docview.c.state, query.states)):
        if values:
            yield _one_of(column, values)
    if query.open or query.overdue or query.hours:
        yield docview.c.open == true()
    if query.conflicts:
        yield docview.c.conflict > literal_column("0")  # written out, so that the index of just these serves


def _equalities(session: Session, query: Query) -> Iterator[ColumnElement[bool]]:
    for column, value in (
        (docview.c.owner, session.actor.doc if query.mine else query.owner),
        (docview.c.department, session.actor.department if query.ours else query.department),
    ):
        if value:
            yield column == value
    if query.unassigned:
        yield docview.c.owner == ""
    if query.waits:
        yield docview.c.waits != _NOTHING
        yield docview.c.waits == query.waits
    if query.reviewed:
        yield from _reviewed(query.reviewed)
    if query.unsigned:
        yield _unsigned(query)
    if query.counted:
        yield _counted(query.kinds, query.counted)


def _limits(session: Session, connection: Connection, query: Query) -> Iterator[ColumnElement[bool]]:
    if query.overdue:
        yield docview.c.due_at <= session.clock()
    if query.hours:
        yield docview.c.due_at > session.clock()
        yield docview.c.due_at <= session.clock() + timedelta(hours=query.hours)
    for since in (query.since, local_day(session.clock()) - timedelta(days=query.days - 1) if query.days else None):
        if since:
            yield docview.c.occurred_at >= datetime.combine(since, time(0), SHANGHAI)
    if query.until:
        yield docview.c.occurred_at < end_of_day(query.until)
    if query.text.strip():
        held = _holding(connection, query.text)
        yield or_(held, _going_on(connection, held)) if query.kinds == ("customer",) else held


def _reviewed(verdict: str) -> Iterator[ColumnElement[bool]]:
    if verdict == UNREVIEWED:
        yield docview.c.review == ""
    else:
        yield docview.c.review != _NOTHING
        yield docview.c.review.in_((verdict, f"{verdict}{CHANGED_SINCE}"))


UNREVIEWED = "none"
"""What to ask for in ``Query.reviewed`` to have what nobody in the office has looked at; else a verdict."""


def _unsigned(query: Query) -> ColumnElement[bool]:
    """Ask for sheets that wait for a signature, in a list of tickets for the tickets they were made from."""
    waiting = and_(docview.c.waits != _NOTHING, docview.c.waits == SIGNATURE)
    if query.kinds != ("ticket",):
        return waiting
    sheet = docview.alias("sheet")
    some = and_(sheet.c.waits != _NOTHING, sheet.c.waits == SIGNATURE)
    return docview.c.doc.in_(select(sheet.c.origin).where(some))


def _counted(kinds: Sequence[str], counted: Counted) -> ColumnElement[bool]:
    wanted = [
        service_fact.c.measure == counted.measure,
        service_fact.c.month >= counted.first,
        service_fact.c.month <= counted.last,
    ]
    if counted.key is not None:
        wanted.append(service_fact.c.key == counted.key)
    if counted.met is not None:
        wanted.append(service_fact.c.met == int(counted.met))
    docs = select(service_fact.c.doc).where(*wanted)
    if tuple(kinds) != ("ticket",) or counted.measure not in OF_ORDERS:
        return docview.c.doc.in_(docs)
    sheet = docview.alias("sheet")
    return docview.c.doc.in_(select(sheet.c.origin).where(sheet.c.doc.in_(docs)))


def _one_of(column: ColumnElement[str], values: Sequence[str]) -> ColumnElement[bool]:
    return column == values[0] if len(values) == 1 else column.in_(values)


def _going_on(connection: Connection, held: ColumnElement[bool]) -> ColumnElement[bool]:
    """Ask for whoever goes on for the merged customers that hold what was typed."""
    merged = connection.scalars(select(docview.c.doc).where(*one_customer.IS_MERGED, held))
    known = one_customer.merges(connection)
    return docview.c.doc.in_({merging.standing(doc, known) for doc in merged})


def _holding(connection: Connection, typed: str) -> ColumnElement[bool]:
    wanted = terms(typed)
    if not wanted:
        return docview.c.id < 0
    suggested = search.candidates(connection, wanted)
    if not any(term.checked for term in wanted):
        return docview.c.id.in_(suggested)
    return docview.c.id.in_(search.check(connection, wanted, list(connection.scalars(suggested))))
