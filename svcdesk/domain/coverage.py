"""Who carries a repair: warranty of the unit, of a part, of an earlier repair, a plan, or the customer (6.6.2).

Every decision comes with its derivation, line by line, so that it can be read to the customer.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from svcdesk.domain.service_order import Coverage, Part, ServiceOrder, Type
from svcdesk.domain.times import local_day, warranty_end
from svcdesk.words import Message

CLAUSE = "6.6.2"


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier signed order of the same unit."""

    number: str
    order: ServiceOrder


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the desk knows when it decides: ``on`` is the day the fault was told.

    ``start`` and ``end`` are the first and last day of the unit's own warranty; ``promise_months`` the product's.
    """

    on: date
    start: date | None = None
    end: date | None = None
    contract_number: str = ""
    installed_on: date | None = None
    promise_months: int = 0
    earlier: tuple[Repair, ...] = ()
    plan: bool = False


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What is proposed, why line by line, and the last day it covers where there is one."""

    coverage: Coverage
    why: tuple[Message, ...]
    until: date | None = None


def decide(facts: Facts, order: ServiceOrder) -> Decision:
    """Return who carries the work on an order; undecided where the desk knows too little of the unit."""
    why: list[Message] = [Message("service_order.why.on", {"day": str(facts.on)})]
    if facts.plan:
        why.append(Message("service_order.why.plan"))
        return Decision(coverage=Coverage.SERVICE_CONTRACT, why=tuple(why))
    end = _unit_end(facts, why)
    if end is not None and facts.on <= end:
        why.append(Message("service_order.why.inside", {"end": str(end)}))
        return Decision(coverage=Coverage.WARRANTY, why=tuple(why), until=end)
    if end is not None:
        why.append(Message("service_order.why.outside", {"end": str(end)}))
    for found in (_part_terms(facts, order), _repair_terms(facts)):
        if found is not None:
            return msgspec.structs.replace(found, why=(*why, *found.why))
    if end is None:
        why.append(Message("service_order.why.unknown"))
        return Decision(coverage=Coverage.OPEN, why=tuple(why))
    why.append(Message("service_order.why.chargeable"))
    return Decision(coverage=Coverage.CHARGEABLE, why=tuple(why), until=end)


def _unit_end(facts: Facts, why: list[Message]) -> date | None:
    """Return the last day of the unit's warranty with repair time added, and say how it came about."""
    if facts.start and facts.end:
        end = facts.end
        params = {"start": str(facts.start), "end": str(end), "contract": facts.contract_number or "–"}
        why.append(Message("service_order.why.unit", params))
    elif facts.installed_on and facts.promise_months:
        end = warranty_end(facts.installed_on, facts.promise_months)
        why.append(
            Message(
                "service_order.why.promise",
                {"day": str(facts.installed_on), "months": facts.promise_months, "end": str(end)},
            )
        )
    else:
        return None
    return _extended(facts, end, why)


def _extended(facts: Facts, end: date, why: list[Message]) -> date:
    """Add the days the unit was in repair while the warranty ran: they are not counted against the customer."""
    for repair in sorted(facts.earlier, key=lambda one: one.number):
        span = repair_span(repair.order)
        if span is None or span[0] > end or span[0] > facts.on:
            continue
        days = repair_days(repair.order)
        end += timedelta(days=days)
        why.append(Message("service_order.why.repair_time", {"number": repair.number, "n": days, "end": str(end)}))
    return end


def repair_span(order: ServiceOrder) -> tuple[date, date] | None:
    """Return the first and last day a unit was in repair: from the first work on it to the customer's signature."""
    begun = [visit.started_at or visit.arrived_at for visit in order.visits]
    starts = [at for at in begun if at is not None]
    if order.type is not Type.REPAIR or not starts or order.finished_at is None:
        return None
    return local_day(min(starts)), local_day(order.finished_at)


def repair_days(order: ServiceOrder) -> int:
    """Return how many calendar days a repair took, both ends counted; other work stops no warranty."""
    span = repair_span(order)
    return (span[1] - span[0]).days + 1 if span else 0


def part_warranties(facts: Facts) -> Iterator[tuple[Repair, Part, date]]:
    """Yield the parts that earlier repairs put in and that still have a warranty of their own, with its last day."""
    for repair in facts.earlier:
        if repair.order.finished_at is None:
            continue
        installed = local_day(repair.order.finished_at)
        for part in repair.order.parts:
            if part.warranty_months:
                last = warranty_end(installed, part.warranty_months)
                if installed <= facts.on <= last:
                    yield repair, part, last


def _part_terms(facts: Facts, order: ServiceOrder) -> Decision | None:
    """Cover the repair by a part's own warranty where that very part is exchanged again."""
    for repair, part, last in part_warranties(facts):
        if any(_same_part(part, now) for now in order.parts):
            params = {"part": part.name, "number": repair.number, "end": str(last)}
            return Decision(
                coverage=Coverage.PART_WARRANTY, why=(Message("service_order.why.part", params),), until=last
            )
    return None


def _same_part(installed: Part, now: Part) -> bool:
    if installed.serial and now.old_serial:
        return installed.serial == now.old_serial
    return bool(installed.product) and installed.product == now.product


def _repair_terms(facts: Facts) -> Decision | None:
    """Cover a fault that comes back within the warranty of the last repair."""
    for repair in sorted(facts.earlier, key=lambda one: one.number, reverse=True):
        at, days = repair.order.finished_at, repair.order.repair_warranty_days
        if at is None or not days:
            continue
        last = local_day(at) + timedelta(days=days - 1)
        if local_day(at) <= facts.on <= last:
            why = (Message("service_order.why.repair", {"number": repair.number, "n": days, "end": str(last)}),)
            return Decision(coverage=Coverage.REPAIR_WARRANTY, why=why, until=last)
    return None


def free_of_charge(coverage: Coverage) -> bool:
    """Whether the customer pays nothing by this coverage."""
    return coverage not in {Coverage.OPEN, Coverage.CHARGEABLE}
