"""Merges a customer that exists twice into the one that stays, and takes them apart again; rewrites nothing else."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace
from sqlalchemy import Connection, func, select

from svcdesk.domain import merging as rules
from svcdesk.domain.masters import Contact, Customer, CustomerState
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.models.docview import docview
from svcdesk.services import installed, one_customer
from svcdesk.services.desk import Changes, Session, load
from svcdesk.services.rights import require
from svcdesk.services.saving import refuse

COUNTED = ("contract", "delivery", "ticket", "service_order", "complaint", "return_case", "service_plan")
"""The kinds of records of a customer that are counted side by side."""
Saved = tuple[Record[Customer], Changes]


@dataclass(frozen=True, slots=True)
class Holding:
    """One of two customers set side by side; ``counts`` are by kind, together with those merged into it before."""

    record: Record[Customer]
    units: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Absorbed:
    """A customer that was merged: into whom, by whom, why; ``by_circle`` says that each was merged into the other."""

    doc: str
    number: str
    name: str
    into: str
    into_name: str
    into_number: str
    by: str
    at: datetime
    reason: str
    contacts: tuple[Contact, ...] = ()
    by_circle: bool = False


def merge(session: Session, record: Record[Customer], into: str, reason: str) -> Saved:
    """Let another customer go on for this one; of one that is merged itself, whoever goes on for that.

    Every record keeps the name it was written with. Raises ``Refused`` with all that stands against it.
    """
    require(session, Right.MERGE_CUSTOMERS)
    with session.work() as work:
        kept = one_customer.goes_on(work.connection, into) if into else None
        doc, state, name = (kept.doc, kept.state, kept.body.name) if kept else ("", "", "")
        refuse(rules.check_merge(record.doc, record.state, doc, state, reason))
        body = replace(record.body, merged_into=doc, merged_name=name)
        saved = work.revise(record, body, state=CustomerState.MERGED, reason=reason.strip())
        work.note(doc, "customer")
    return saved, work.changes


def separate(session: Session, record: Record[Customer], reason: str) -> Saved:
    """Make a merged customer one of its own again, in use."""
    require(session, Right.MERGE_CUSTOMERS)
    with session.work() as work:
        refuse(rules.check_parting(record.state, reason))
        body = replace(record.body, merged_into="", merged_name="")
        saved = work.revise(record, body, state=CustomerState.ACTIVE, reason=reason.strip())
        work.note(record.body.merged_into, "customer")
    return saved, work.changes


def holding(session: Session, doc: str) -> Holding:
    """Return what a customer has, for somebody who decides which of two stays."""
    with session.read() as connection:
        docs = one_customer.family(connection, doc)
        of_kind = select(docview.c.kind, func.count()).where(
            one_customer.is_of(docview.c.customer, docs), docview.c.kind.in_(COUNTED)
        )
        counts = Counter({kind: int(n) for kind, n in connection.execute(of_kind.group_by(docview.c.kind)).all()})
        return Holding(load(connection, doc, Customer), installed.count_at(connection, docs), counts)


def absorbed(session: Session, doc: str) -> list[Absorbed]:
    """Return the customers that were merged into one, directly or by way of another, as they were written."""
    with session.read() as connection:
        docs = one_customer.family(connection, doc)
        if not docs or docs[0] != doc:
            return []
        return _told(connection, docs[1:])


def of_merged(session: Session, record: Record[Customer]) -> Absorbed | None:
    """Return into whom a customer was merged, as it counts now; nothing for one that stands alone."""
    if record.state != CustomerState.MERGED:
        return None
    with session.read() as connection:
        return _told(connection, [record.doc])[0]


def _told(connection: Connection, docs: Iterable[str]) -> list[Absorbed]:
    known = one_customer.merges(connection)
    circles = {doc for circle in rules.circles(known) for doc in circle}
    records = {doc: load(connection, doc, Customer) for doc in docs}
    ends = {doc: _other(doc, known) or one.body.merged_into for doc, one in records.items()}
    query = select(docview.c.doc, docview.c.title, docview.c.number).where(docview.c.doc.in_(set(ends.values())))
    named = {row.doc: row for row in connection.execute(query)}
    return [
        Absorbed(
            doc=doc,
            number=one.number,
            name=one.body.name,
            into=ends[doc] if ends[doc] in named else "",
            into_name=named[ends[doc]].title if ends[doc] in named else "",
            into_number=named[ends[doc]].number if ends[doc] in named else "",
            by=one.actor.name,
            at=one.recorded_at,
            reason=one.reason,
            contacts=one.body.contacts,
            by_circle=doc in circles,
        )
        for doc, one in records.items()
    ]


def _other(doc: str, known: rules.Merges) -> str:
    """Return who goes on for a merged customer; of a circle's own end, whom it was merged into."""
    end = rules.standing(doc, known)
    return known.get(doc, "") if end == doc else end
