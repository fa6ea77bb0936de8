"""Sorts what happened into the cycles of one rule: its start, its stop, its pauses, and what is not accepted."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from svcdesk.domain.clock_parts import Event, EventKind, Rule, Stop, Trigger

_STOPS: Mapping[Stop, frozenset[EventKind]] = {
    Stop.REACHED: frozenset({EventKind.REACHED}),
    Stop.ACKNOWLEDGED: frozenset({EventKind.ACKNOWLEDGED, EventKind.ANSWERED, EventKind.RETURNED}),
    Stop.ESCALATED: frozenset({EventKind.ESCALATED}),
    Stop.HANDLED: frozenset({EventKind.ESCALATED, EventKind.RESOLVED, EventKind.CLOSED}),
    Stop.ANSWERED: frozenset({EventKind.ANSWERED, EventKind.RETURNED}),
    Stop.RESOLVED: frozenset({EventKind.RESOLVED, EventKind.CLOSED}),
    Stop.CLOSED: frozenset({EventKind.CLOSED}),
}
_STARTS: Mapping[Trigger, EventKind] = {one: EventKind(one.value) for one in Trigger}
_ENDS = frozenset({EventKind.CLOSED, EventKind.CANCELLED, EventKind.REOPENED})
_RANK = {
    EventKind.RECEIVED: 0,
    EventKind.DELIVERED: 0,
    EventKind.ROUTED: 0,
    EventKind.PAUSED: 1,
    EventKind.RESUMED: 2,
    EventKind.CLOSED: 4,
    EventKind.REOPENED: 5,
    EventKind.CANCELLED: 6,
}
"""What comes first of two things of one instant; everything else is 3."""


class Pause(NamedTuple):
    """A stretch that does not count; ``end`` is none while it lasts."""

    start: datetime
    end: datetime | None
    reason: str


class Cycle(NamedTuple):
    """``stop`` is what stopped the clock, ``end`` what ended the cycle without stopping it."""

    number: int
    start: Event
    stop: Event | None
    end: Event | None
    pauses: tuple[Pause, ...]
    events: tuple[Event, ...]


def in_order(events: Sequence[Event]) -> list[Event]:
    """Return events by when they happened, whenever they were typed, with their times in UTC."""
    return sorted(map(_in_utc, events), key=_place)


def _in_utc(event: Event) -> Event:
    """Return an event with its times in UTC: times of one zone compare and subtract by what its clocks show."""
    at, typed = event.occurred_at.astimezone(UTC), event.recorded_at.astimezone(UTC)
    return Event(event.kind, at, typed, event.reason)


def _place(event: Event) -> tuple[datetime, int]:
    return event.occurred_at, _RANK.get(event.kind, 3)


def cycles(rule: Rule, events: Sequence[Event]) -> Iterator[Cycle]:
    """Yield the cycles of a rule; ``events`` are in order and have all happened."""
    starts = list(_starts(rule, events))
    breaks = list(pauses(events)) if rule.pausable else []
    for number, first in enumerate(starts):
        begin = 0 if number == 0 else first
        last = starts[number + 1] if number + 1 < len(starts) else len(events)
        after = events[first + 1 : last]
        stop = next((event for event in after if stops(rule, event)), None)
        end = next((event for event in events[first + 1 : last + 1] if event.kind in _ENDS), None)
        if stop and end and _place(end) < _place(stop):
            stop = None
        own = _within(breaks, events[first].occurred_at, (stop or end))
        yield Cycle(number, events[first], stop, None if stop else end, own, tuple(events[begin:last]))


def stops(rule: Rule, event: Event) -> bool:
    """Whether an event is one that stops the clock of a rule."""
    return event.kind in _STOPS[rule.stop]


def _starts(rule: Rule, events: Sequence[Event]) -> Iterator[int]:
    """Yield where cycles begin: what triggers the rule, and being opened again where receiving triggers it."""
    again, kind = rule.trigger is Trigger.RECEIVED, _STARTS[rule.trigger]
    running = False
    for index, event in enumerate(events):
        if event.kind is EventKind.REOPENED:
            running = again and running
            if again and any(one.kind is kind for one in events[:index]):
                running = True
                yield index
        elif event.kind is kind and not running:
            running = True
            yield index
        elif running and not again and stops(rule, event):
            running = False


def pauses(events: Sequence[Event]) -> Iterator[Pause]:
    """Yield the stretches in which at least one thing holds up a record; closing and opening again end them all."""
    reasons: list[str] = []
    depth, since = 0, None
    for event in events:
        if event.kind is EventKind.PAUSED:
            since = since or event.occurred_at
            depth += 1
            reasons += [event.reason] if event.reason and event.reason not in reasons else []
        elif event.kind in _ENDS or (event.kind is EventKind.RESUMED and depth):
            depth = depth - 1 if event.kind is EventKind.RESUMED else 0
            if not depth and since:
                yield Pause(since, event.occurred_at, "、".join(reasons))
                since, reasons = None, []
    if since:
        yield Pause(since, None, "、".join(reasons))


def _within(breaks: Sequence[Pause], start: datetime, end: Event | None) -> tuple[Pause, ...]:
    """Return the parts of pauses that lie between the start and the end of a cycle."""
    limit = end.occurred_at if end else None
    found = []
    for one in breaks:
        if (one.end is not None and one.end <= start) or (limit is not None and one.start >= limit):
            continue
        last = limit if limit is not None and (one.end is None or one.end > limit) else one.end
        found.append(Pause(max(one.start, start), last, one.reason))
    return tuple(found)
