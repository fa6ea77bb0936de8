"""Who is sent, and when: what may be arranged, and what an order looks like afterwards (6.6.2)."""

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from svcdesk.domain.record import Actor
from svcdesk.domain.service_order import ServiceOrder, Visit, VisitResult
from svcdesk.domain.visit_rules import TIMES, current
from svcdesk.words import Message

CLAUSE = "6.6.2"


_HEAD = ("type", "mode", "priority", "fault", "fault_photos", "coverage", "coverage_basis", "coverage_reason")
"""What whoever sends people out says of an order."""


def only_head(before: ServiceOrder, after: ServiceOrder) -> bool:
    """Whether two versions of an order differ in nothing but what is said when it is dispatched."""
    same = {key: getattr(before, key) for key in _HEAD}
    return replace(after, **same) == before


def begun(visit: Visit) -> bool:
    """Whether somebody has set out, or more."""
    return any(getattr(visit, key) is not None for key in TIMES)


def opening(order: ServiceOrder, other_owner: str) -> Iterator[Message]:
    """Yield what stands against making an order; ``other_owner`` is another customer its serial number is at."""
    if not order.customer.name.strip():
        yield Message("service_order.no_customer", clause=CLAUSE)
    if not order.fault.strip():
        yield Message("service_order.no_fault", clause=CLAUSE)
    if other_owner:
        params = {"serial": order.device.serial, "customer": other_owner}
        yield Message("service_order.serial_of_other", params, CLAUSE)


def planning(order: ServiceOrder, at: datetime | None, until: datetime | None) -> Iterator[Message]:
    """Yield what stands against giving an order to somebody, or moving it."""
    visit = current(order)
    if visit is not None and begun(visit):
        yield Message("service_order.visit_begun", clause=CLAUSE)
    if at and until and until <= at:
        yield Message("service_order.appointment_reversed", {"n": max(1, len(order.visits))}, CLAUSE)


def with_appointment(
    order: ServiceOrder, who: Actor, at: datetime | None, until: datetime | None, own: str
) -> ServiceOrder:
    """Return the order with its next visit given to somebody; ``own`` is the id of a visit still to be made."""
    visit = current(order)
    if visit is None or visit.result is not VisitResult.OPEN:
        made = Visit(id=own, technician=who, appointed_at=at, appointed_until=until)
        return replace(order, visits=(*order.visits, made))
    moved = replace(visit, technician=who, appointed_at=at, appointed_until=until)
    return replace(order, visits=(*order.visits[:-1], moved))


def next_visit(
    order: ServiceOrder, note: str, at: datetime | None, own: str, now: datetime, *, admitted: bool
) -> ServiceOrder:
    """Return the order with the visit in hand ended unfinished, and the next one to come."""
    visit = current(order)
    result = VisitResult.COME_AGAIN if admitted else VisitResult.NOT_ADMITTED
    ended: tuple[Visit, ...] = ()
    if visit is not None:
        left = visit.left_at or (now if visit.arrived_at else None)
        ended = (replace(visit, result=result, note=note, left_at=left),)
    made = Visit(id=own, technician=order.technician, appointed_at=at)
    return replace(order, visits=(*order.visits[:-1], *ended, made))
