"""The clock engine: rules, events and a calendar in; due times, states and their derivation out."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from svcdesk.domain import clock_measures
from svcdesk.domain.clock_cycles import Cycle, cycles, in_order
from svcdesk.domain.clock_measures import measure, target
from svcdesk.domain.clock_parts import (
    After,
    ClockState,
    Event,
    EventKind,
    Frozen,
    Reading,
    Rule,
    Stop,
    Trigger,
    Unit,
)
from svcdesk.domain.clock_steps import derivation
from svcdesk.domain.hours import WorkCalendar, workdays_of
from svcdesk.domain.times import local_day

__all__ = [
    "After",
    "ClockState",
    "Event",
    "EventKind",
    "Frozen",
    "Reading",
    "Rule",
    "Stop",
    "Trigger",
    "Unit",
    "other_reading",
    "read",
    "read_all",
]

_DAY = 86_400
_INSTANT = timedelta(microseconds=1)


def read(
    rule: Rule, events: Sequence[Event], calendar: WorkCalendar, now: datetime, *, explain: bool = True
) -> tuple[Reading, ...]:
    """Return what a rule reads at a moment, one reading for each cycle, in order.

    Events count by when they happened, whenever they were typed. What lies in the future, or before the start, stops
    nothing and is named in the derivation, which is left out without ``explain``. All times come out in UTC.
    """
    ordered, now = in_order(events), now.astimezone(UTC)
    happened = [event for event in ordered if event.occurred_at <= now]
    found = []
    for cycle in cycles(rule, happened):
        reading = _reading(rule, cycle, calendar, now)
        if explain:
            steps = derivation(rule, cycle, reading, ordered[len(happened) :], calendar)
            reading = msgspec.structs.replace(reading, steps=steps)
        found.append(reading)
    return tuple(found)


def read_all(frozen: Frozen, events: Sequence[Event], calendar: WorkCalendar, now: datetime) -> Iterator[Reading]:
    """Yield every reading of every rule a record is timed by, without derivations."""
    for rule in frozen.rules:
        yield from read(rule, events, calendar, now, explain=False)


def other_reading(rule: Rule) -> Rule:
    """Return a rule read the other way: working time instead of clock time, and the reverse.

    A written "2 hours" without a word of office hours may mean either; both are shown.
    """
    if rule.unit is Unit.CLOCK:
        return msgspec.structs.replace(rule, unit=Unit.WORKING)
    seconds = rule.target * _DAY if rule.unit is Unit.WORKING_DAYS else rule.target
    return msgspec.structs.replace(rule, unit=Unit.CLOCK, target=seconds)


def _reading(rule: Rule, cycle: Cycle, calendar: WorkCalendar, now: datetime) -> Reading:
    by, start = measure(rule.unit, calendar), cycle.start.occurred_at
    due = clock_measures.due_at(target(rule), by, start, cycle.pauses)
    last = cycle.stop or cycle.end
    used = clock_measures.used(by, start, cycle.pauses, last.occurred_at if last else now)
    state = _state(cycle, due, now)
    return Reading(
        rule=rule.id,
        cycle=cycle.number,
        started_at=start,
        due_at=due,
        stopped_at=last.occurred_at if last and state is not ClockState.CANCELLED else None,
        state=state,
        used=used,
        left=target(rule) - used,
        certain=_certain(rule, calendar, start, due),
    )


def _state(cycle: Cycle, due: datetime, now: datetime) -> ClockState:
    if cycle.stop:
        return ClockState.MET if cycle.stop.occurred_at <= due else ClockState.LATE
    if cycle.end:
        gone = cycle.end.kind is EventKind.CANCELLED or cycle.end.occurred_at <= due
        return ClockState.CANCELLED if gone else ClockState.LATE
    if cycle.pauses and cycle.pauses[-1].end is None and due > cycle.pauses[-1].start:
        return ClockState.PAUSED
    return ClockState.OVERDUE if now > due else ClockState.RUNNING


def _certain(rule: Rule, calendar: WorkCalendar, start: datetime, due: datetime) -> bool:
    if rule.unit is Unit.CLOCK:
        return True
    days, zone = workdays_of(calendar), ZoneInfo(calendar.zone)
    return days.knows(local_day(start, zone)) and days.knows(local_day(due - _INSTANT, zone))
