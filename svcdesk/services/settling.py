"""What people have to settle among themselves: conflicts, one piece taken twice, a clock that was set back."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from svcdesk.domain.merging import circles
from svcdesk.domain.times import SHANGHAI
from svcdesk.models.docview import docview
from svcdesk.services import one_customer
from svcdesk.services.desk import Session
from svcdesk.services.labels import kind_label
from svcdesk.store import log, units
from svcdesk.store.exchange import tray
from svcdesk.store.exchange.judge import Fate
from svcdesk.store.frame import node
from svcdesk.words import Message

_MOST = 50
_NOUGHT: ColumnElement[int] = literal_column("0")  # written out, else SQLite passes by the index of just these rows
_REMEMBERED = timedelta(days=14)
_NOTICEABLE = 60  # seconds: what a laptop's clock is put right by every day is nothing to look into


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One thing to look into, and the record (or the unit, as product and serial number) where that is done."""

    what: Message
    kind: str
    doc: str


def unsettled(session: Session) -> list[Unsettled]:
    """Return what waits for somebody to settle it: conflicts first, what was taken or merged twice, then clocks."""
    with session.read() as connection:
        return [
            *_conflicts(connection),
            *_clashes(connection),
            *_circles(connection),
            *_refused(connection),
            *_codes(connection),
            *_clocks(connection, session),
        ]


def _conflicts(connection: Connection) -> list[Unsettled]:
    columns = (docview.c.kind, docview.c.doc, docview.c.number, docview.c.title)
    query = select(*columns).where(docview.c.conflict > _NOUGHT).order_by(docview.c.kind, docview.c.id).limit(_MOST)
    return [
        Unsettled(
            Message("settling.conflict", {"kind": kind_label(row.kind), "number": row.number, "title": row.title}),
            row.kind,
            row.doc,
        )
        for row in connection.execute(query)
    ]


def _clashes(connection: Connection) -> list[Unsettled]:
    found = units.clashes(connection)[:_MOST]
    named = {product for (product, _), _ in found} | {doc for _, docs in found for doc in docs}
    query = select(docview.c.doc, docview.c.title, docview.c.number).where(docview.c.doc.in_(named))
    rows = {row.doc: row for row in connection.execute(query)} if named else {}
    return [
        Unsettled(
            Message(
                "settling.taken_twice",
                {"name": rows[product].title, "serial": serial, "numbers": tuple(rows[doc].number for doc in docs)},
            ),
            "unit",
            f"{product}:{serial}",
        )
        for (product, serial), docs in found
    ]


def _circles(connection: Connection) -> list[Unsettled]:
    """Return the customers that two desks merged into each other; who goes on has to be said by separating it."""
    found = circles(one_customer.merges(connection))[:_MOST]
    named = docview.c.doc.in_({doc for circle in found for doc in circle})
    rows = connection.execute(select(docview.c.doc, docview.c.title).where(named)) if found else ()
    names = {row.doc: row.title for row in rows}
    told = [{"names": tuple(names[doc] for doc in circle), "kept": names[circle[0]]} for circle in found]
    return [
        Unsettled(Message("settling.merged_both_ways", params), "customer", circle[0])
        for circle, params in zip(found, told, strict=True)
    ]


def _refused(connection: Connection) -> list[Unsettled]:
    count = tray.counts(connection).get(Fate.REFUSED, 0)
    return [Unsettled(Message("settling.refused", {"n": count}), "package", "")] if count else []


def _codes(connection: Connection) -> list[Unsettled]:
    """Return the codes that several devices have: the next numbers of these may be the same."""
    query = select(node.c.code).group_by(node.c.code).having(func.count() > 1).order_by(node.c.code)
    codes = connection.scalars(query)
    return [Unsettled(Message("settling.code_twice", {"code": code}), "package", "") for code in codes]


def _clocks(connection: Connection, session: Session) -> list[Unsettled]:
    since = session.clock() - _REMEMBERED
    jumps = [made for _, made in log.clock_jumps(connection, since) if made.clock_back >= _NOTICEABLE]
    return [
        Unsettled(
            Message(
                "settling.clock",
                {
                    "number": made.number,
                    "at": f"{made.recorded_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
                    "minutes": max(1, round(made.clock_back / 60)),
                },
            ),
            made.kind,
            made.doc,
        )
        for made in reversed(jumps[-_MOST:])
    ]
