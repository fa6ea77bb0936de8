"""When a preventive visit is next due: so many months, or so many running hours at the rate of the meter (6.6.2)."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

import msgspec

from svcdesk.domain import meter
from svcdesk.domain.checks import Finding
from svcdesk.domain.figures import between, figure
from svcdesk.domain.service_plan import Reading, ServicePlan, State
from svcdesk.domain.times import add_months
from svcdesk.words import Message

_LONGEST = 3650
"""A machine that hardly runs is still seen once in ten years."""


class NextVisit(msgspec.Struct, frozen=True, kw_only=True):
    """The next day and why, line by line; no day where the plan has ended or names no interval."""

    on: date | None = None
    why: tuple[Message, ...] = ()


def next_visit(plan: ServicePlan) -> NextVisit:
    """Return when the next visit is due: whichever of months and running hours comes first."""
    last = last_done(plan)
    if last is None:
        return NextVisit()
    why: list[Message] = []
    days: list[date] = []
    if plan.months > 0:
        days.append(add_months(last, plan.months))
        why.append(Message("service_plan.why.months", {"last": str(last), "n": plan.months, "day": str(days[-1])}))
    by_hours = _by_hours(plan, last, why)
    if by_hours:
        days.append(by_hours)
    if not days:
        return NextVisit(why=tuple(why))
    day = min(days)
    if plan.ends_on and day > plan.ends_on:
        why.append(Message("service_plan.why.ended", {"day": str(day), "end": str(plan.ends_on)}))
        return NextVisit(why=tuple(why))
    why.append(Message("service_plan.why.next", {"day": str(day)}))
    return NextVisit(on=day, why=tuple(why))


def last_done(plan: ServicePlan) -> date | None:
    """Return the day of the last visit, or the day the plan starts."""
    return max((day for day, _ in plan.done), default=plan.starts_on)


def _by_hours(plan: ServicePlan, last: date, why: list[Message]) -> date | None:
    if plan.hours is None or plan.hours <= 0:
        return None
    rate = hours_a_day(plan)
    if rate is None:
        why.append(Message("service_plan.why.too_few_readings"))
        return None
    newest = meter.counted_on(plan.readings)[-1]
    run = max(Decimal(0), newest.hours - hours_on(plan, last))
    left = max(Decimal(0), plan.hours - run)
    days = int(min(Decimal(_LONGEST), (left / rate).to_integral_value(ROUND_FLOOR)))
    day = max(last, newest.on + timedelta(days=days))
    params = {
        "hours": figure(plan.hours),
        "run": figure(run.quantize(Decimal(1))),
        "on": str(newest.on),
        "rate": figure(rate.quantize(Decimal("0.1"))),
        "day": str(day),
    }
    why.append(Message("service_plan.why.hours", params))
    return day


def hours_a_day(plan: ServicePlan) -> Decimal | None:
    """Return how many hours the machine ran a day between the first and the last reading; none if it never ran."""
    readings = meter.counted_on(plan.readings)
    if len(readings) < 2:
        return None
    days = (readings[-1].on - readings[0].on).days
    run = readings[-1].hours - readings[0].hours
    return run / days if days > 0 and run > 0 else None


def hours_on(plan: ServicePlan, day: date) -> Decimal:
    """Return the hours run by a day: read then, or between two readings, or carried on at their rate."""
    readings = meter.counted_on(plan.readings)
    for one in readings:
        if one.on == day:
            return one.hours
    for before, after in pairwise(readings):
        if before.on < day < after.on:
            share = Decimal((day - before.on).days) / Decimal((after.on - before.on).days)
            return before.hours + (after.hours - before.hours) * share
    nearest = readings[0] if day < readings[0].on else readings[-1]
    rate = hours_a_day(plan) or Decimal(0)
    return max(Decimal(0), nearest.hours + rate * (day - nearest.on).days)


def due(plan: ServicePlan, state: str, today: date) -> bool:
    """Whether an active plan asks for its visit to be arranged: ``lead_days`` before the day."""
    on = plan.next_due
    return state == State.ACTIVE and on is not None and on - timedelta(days=max(0, plan.lead_days)) <= today


def with_done(plan: ServicePlan, day: date, doc: str, hours: Decimal | None, reason: str = "") -> ServicePlan:
    """Return the plan after a visit, each order counted once; the meter read there becomes a reading."""
    done = (*(one for one in plan.done if one[1] != doc), (day, doc))
    readings = tuple(one for one in plan.readings if one.source != doc)
    if hours is not None:
        readings = (*readings, Reading(on=day, hours=hours, source=doc, reason=reason))
    return planned(
        msgspec.structs.replace(plan, done=tuple(sorted(done)), readings=tuple(sorted(readings, key=meter.when)))
    )


def without_done(plan: ServicePlan, doc: str) -> ServicePlan:
    """Return the plan without a visit whose order is void."""
    done = tuple(one for one in plan.done if one[1] != doc)
    readings = tuple(one for one in plan.readings if one.source != doc)
    return planned(msgspec.structs.replace(plan, done=done, readings=readings))


def planned(plan: ServicePlan) -> ServicePlan:
    """Return the plan with its next day worked out."""
    return msgspec.structs.replace(plan, next_due=next_visit(plan).on)


def check(plan: ServicePlan, today: date) -> Iterator[Finding]:
    """Find everything wrong, or worth telling, with a plan about to be saved."""
    if not plan.name.strip():
        yield Finding(Message("service_plan.no_name"), "name")
    if not plan.customer.doc:
        yield Finding(Message("service_plan.no_customer"), "customer")
    if plan.starts_on is None:
        yield Finding(Message("service_plan.no_start"), "starts_on")
    if plan.months <= 0 and not plan.hours:
        yield Finding(Message("service_plan.no_interval"), "months")
    if not between(Decimal(plan.months), 0, 600):
        yield Finding(Message("service_plan.months_out"), "months")
    if plan.hours is not None and not between(plan.hours, 0):
        yield Finding(Message("service_plan.hours_out"), "hours")
    if not between(Decimal(plan.lead_days), 0, 366):
        yield Finding(Message("service_plan.lead_out"), "lead_days")
    if plan.ends_on and plan.starts_on and plan.ends_on < plan.starts_on:
        yield Finding(Message("service_plan.ends_early"), "ends_on")
    yield from _readings(plan, today)


def _readings(plan: ServicePlan, today: date) -> Iterator[Finding]:
    for at, one in enumerate(plan.readings):
        if one.on > today:
            yield Finding(Message("service_plan.reading_ahead", {"day": str(one.on)}), f"readings.{at}.on")
        if not between(one.hours, 0):
            yield Finding(Message("service_plan.reading_out", {"day": str(one.on)}), f"readings.{at}.hours")
    for one, question in meter.questions(plan.readings):
        yield Finding(question, f"readings.{plan.readings.index(one)}.hours")
    if plan.hours and len(plan.readings) < 2:
        yield Finding(Message("service_plan.why.too_few_readings"), "hours", warning=True)
