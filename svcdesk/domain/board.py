"""Visits on a dispatch board: when each one is, which are late, which of one person overlap."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import msgspec

from svcdesk.domain.record import Actor
from svcdesk.domain.service_order import Priority, ServiceOrder, Visit, VisitResult
from svcdesk.domain.visit_rules import current

USUAL = timedelta(hours=2)
"""How long a visit is taken to last where nobody said."""


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """One visit to come, or in hand; without ``start`` it waits for a time, without technician for a person."""

    doc: str
    visit: str
    number: str
    state: str
    title: str
    subject: str
    address: str
    priority: Priority
    technician: Actor
    start: datetime | None = None
    end: datetime | None = None
    begun: bool = False
    overdue: bool = False


def slots_of(doc: str, number: str, state: str, order: ServiceOrder, now: datetime) -> Iterator[Slot]:
    """Yield the visit in hand of an open order; one that nobody was given yet waits."""
    visit = current(order)
    if visit is not None and visit.result is VisitResult.OPEN:
        start = visit.arrived_at or visit.started_at or visit.appointed_at
        begun = bool(visit.departed_at or visit.arrived_at or visit.started_at)
    else:
        visit, start, begun = None, None, False
    yield Slot(
        doc=doc,
        visit=visit.id if visit else "",
        number=number,
        state=state,
        title=order.customer.name,
        subject=" · ".join(part for part in (order.device.name, order.fault.strip().split("\n")[0]) if part),
        address=order.customer.address,
        priority=order.priority,
        technician=visit.technician if visit else order.technician,
        start=start,
        end=_end(visit, start),
        begun=begun,
        overdue=bool(start and not begun and start < now),
    )


def _end(visit: Visit | None, start: datetime | None) -> datetime | None:
    if visit is None or start is None:
        return None
    known = visit.left_at or visit.finished_at or visit.appointed_until
    return known if known and known > start else start + USUAL


def clashes(slots: Iterable[Slot]) -> frozenset[str]:
    """Return the orders whose visits overlap another of the same person; one may begin as the other ends.

    Every pair is found, also with one long visit over several short ones.
    """
    found: set[str] = set()
    by_person: dict[str, list[tuple[datetime, datetime, str]]] = {}
    for slot in slots:
        if slot.start and slot.end:
            by_person.setdefault(slot.technician.doc, []).append((slot.start, slot.end, slot.doc))
    for own in by_person.values():
        reach: tuple[datetime, datetime, str] | None = None
        for one in sorted(own):
            if reach is not None and one[0] < reach[1]:
                found |= {reach[2], one[2]}
            if reach is None or one[1] > reach[1]:
                reach = one
    return frozenset(found)
