"""When people came and went (F22): in order, not ahead of the clock, never in two places at once (6.6.2)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from svcdesk.domain.order_problems import OrderProblem, Section, point
from svcdesk.domain.service_order import Mode, ServiceOrder, Visit, VisitResult
from svcdesk.words import Message

CLAUSE = "6.6.2"
TIMES = ("departed_at", "arrived_at", "started_at", "finished_at", "left_at")
"""The five moments of a visit in their order."""
CLOCK_TOLERANCE = timedelta(minutes=10)
"""How far a time may lie ahead of a device's clock; phones and laptops never agree to the minute."""


def current(order: ServiceOrder) -> Visit | None:
    """Return the visit in hand: the last one."""
    return order.visits[-1] if order.visits else None


def wanted(order: ServiceOrder) -> tuple[str, ...]:
    """Return the moments that must stand there before the result is signed; people leave after that."""
    return (
        ("arrived_at", "started_at", "finished_at") if order.mode is Mode.ON_SITE else ("started_at", "finished_at")
    )


def still_to_come(order: ServiceOrder) -> tuple[str, ...]:
    """Return the moments of the visit in hand that may be noted now: those after the last one that was."""
    visit = current(order)
    if visit is None:
        return ()
    keys = offered(order)
    noted = [at for at, key in enumerate(keys) if getattr(visit, key) is not None]
    return keys[noted[-1] + 1 :] if noted else keys


def first_moment(order: ServiceOrder) -> str:
    """Return the moment with which the work begins: arrival where somebody travels, else the start."""
    return wanted(order)[0]


def offered(order: ServiceOrder) -> tuple[str, ...]:
    """Return the moments that make sense: nobody travels to work at home."""
    return TIMES if order.mode is Mode.ON_SITE else ("started_at", "finished_at")


def visits(order: ServiceOrder, now: datetime) -> Iterator[OrderProblem]:
    """Yield everything wrong with the times of an order, and what still lacks before it can be signed."""
    if not order.visits:
        yield point(Section.VISIT, CLAUSE, "no_visit")
        return
    yield from times(order, now)
    last = order.visits[-1]
    if last.result is not VisitResult.NOT_ADMITTED:
        for key in wanted(order):
            if getattr(last, key) is None:
                yield point(Section.VISIT, CLAUSE, "time_missing", f"{last.id}:{key}", time=_name(key))
    else:
        yield point(Section.VISIT, CLAUSE, "last_not_admitted", last.id)
    for visit in order.visits[:-1]:
        if visit.result is VisitResult.OPEN:
            yield point(Section.VISIT, CLAUSE, "visit_open", visit.id, n=_number(order, visit))


def times(order: ServiceOrder, now: datetime) -> Iterator[OrderProblem]:
    """Yield times that cannot be: reversed, in the future, or of two visits at once."""
    for visit in order.visits:
        yield from _one(visit, now, _number(order, visit))
    spans = [(span, visit) for visit in order.visits if (span := _span(visit))]
    spans.sort(key=lambda pair: pair[0])
    for (first, one), (second, other) in pairwise(spans):
        if second[0] < first[1] and one.technician.doc == other.technician.doc:
            numbers = {"one": _number(order, one), "other": _number(order, other)}
            yield point(Section.VISIT, CLAUSE, "visits_overlap", other.id, **numbers)


def _one(visit: Visit, now: datetime, number: int) -> Iterator[OrderProblem]:
    known = [(key, at) for key in TIMES if (at := getattr(visit, key)) is not None]
    for (earlier, before), (later, after) in pairwise(known):
        if after < before:
            names = {"earlier": _name(earlier), "later": _name(later)}
            yield point(Section.VISIT, CLAUSE, "times_reversed", f"{visit.id}:{later}", n=number, **names)
    for key, at in known:
        if at > now + CLOCK_TOLERANCE:
            yield point(Section.VISIT, CLAUSE, "time_in_future", f"{visit.id}:{key}", time=_name(key), n=number)
    if visit.appointed_at and visit.appointed_until and visit.appointed_until < visit.appointed_at:
        yield point(Section.VISIT, CLAUSE, "appointment_reversed", visit.id, n=number)


def _span(visit: Visit) -> tuple[datetime, datetime] | None:
    known = [at for key in TIMES[1:] if (at := getattr(visit, key)) is not None]
    return (known[0], known[-1]) if known else None


def _number(order: ServiceOrder, visit: Visit) -> int:
    return order.visits.index(visit) + 1


def _name(key: str) -> Message:
    return Message(f"service_order.time.{key}")
