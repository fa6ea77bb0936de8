"""What a ticket's clocks hear of it, and what they make of that."""

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from svcdesk.domain.clock import ClockState, Event, EventKind, Frozen, Reading, Rule, Unit, read, read_all
from svcdesk.domain.clock_parts import with_due
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.ticket import Due, Pause, Reach, Routing, Ticket


def ticket_events(ticket: Ticket) -> list[Event]:
    """Return everything that happened to a ticket, in its order."""
    found = [*_contacts(ticket), *_helpers(ticket), *_cycles(ticket)]
    return sorted(found, key=lambda event: event.occurred_at)


def readings(ticket: Ticket, calendar: WorkCalendar, now: datetime) -> list[tuple[Rule, Reading]]:
    """Return what every clock of a ticket reads, all cycles, in the order of its rules."""
    events = ticket_events(ticket)
    return [(rule, reading) for rule in ticket.rules for reading in read(rule, events, calendar, now)]


def with_dues(ticket: Ticket, calendar: WorkCalendar, now: datetime) -> Ticket:
    """Return a ticket with what its clocks read now, for lists and charts."""
    events, frozen = ticket_events(ticket), Frozen(ticket.rules, ticket.calendar)
    return replace(ticket, dues=tuple(map(_due, read_all(frozen, events, calendar, now))))


def with_stops(ticket: Ticket, calendar: WorkCalendar, now: datetime) -> Ticket:
    """Return a ticket whose own calendar is not at hand: started clocks keep their due times, only their ends count.

    What has begun since is timed by the calendar at hand, and says that this is not certain.
    """
    known = {(due.rule, due.cycle, due.started_at): due for due in ticket.dues}
    sure = {rule.id for rule in ticket.rules if rule.unit is Unit.CLOCK}
    found = []
    for due in with_dues(ticket, calendar, now).dues:
        old = known.get((due.rule, due.cycle, due.started_at))
        new = replace(due, certain=due.rule in sure)
        found.append(replace(due, due_at=old.due_at, certain=old.certain) if old else new)
    return replace(ticket, dues=tuple(found))


def as_saved(ticket: Ticket, reading: Reading, now: datetime) -> Reading:
    """Return a reading by a calendar that is not the ticket's own with the due time that was saved, if any was."""
    key = (reading.rule, reading.cycle, reading.started_at)
    due = next((due.due_at for due in ticket.dues if (due.rule, due.cycle, due.started_at) == key), None)
    return reading if due is None else with_due(reading, due, now)


def _due(reading: Reading) -> Due:
    return Due(
        rule=reading.rule,
        cycle=reading.cycle,
        started_at=reading.started_at,
        due_at=reading.due_at,
        stopped_at=reading.stopped_at,
        paused=reading.state is ClockState.PAUSED,
        cancelled=reading.state is ClockState.CANCELLED,
        certain=reading.certain,
    )


def _contacts(ticket: Ticket) -> Iterator[Event]:
    yield Event(EventKind.RECEIVED, ticket.received_at, ticket.recorded_at or ticket.received_at)
    for one in ticket.attempts:
        kind = EventKind.REACHED if one.result is Reach.REACHED else EventKind.ATTEMPTED
        yield Event(kind, one.at, one.recorded_at)
    for escalation in ticket.escalations:
        yield Event(EventKind.ESCALATED, escalation.at, escalation.recorded_at, escalation.reason)


def _helpers(ticket: Ticket) -> Iterator[Event]:
    for routing in ticket.routings:
        yield from _routing(routing)
    for pause in ticket.pauses:
        yield from _pause(pause)


def _routing(one: Routing) -> Iterator[Event]:
    yield _event(EventKind.ROUTED, one.at, one.department)
    for kind, at in (
        (EventKind.ACKNOWLEDGED, one.acknowledged_at),
        (EventKind.ANSWERED, one.answered_at),
        (EventKind.RETURNED, one.returned_at),
    ):
        if at:
            yield _event(kind, at, one.department)


def _pause(one: Pause) -> Iterator[Event]:
    yield _event(EventKind.PAUSED, one.since, one.reason)
    if one.until:
        yield _event(EventKind.RESUMED, one.until, one.reason)


def _cycles(ticket: Ticket) -> Iterator[Event]:
    ends = [(one.resolved_at, one.closed_at) for one in ticket.turns]
    for resolved_at, closed_at in (*ends, (ticket.resolved_at, ticket.closed_at)):
        if resolved_at:
            yield _event(EventKind.RESOLVED, resolved_at)
        if closed_at:
            yield _event(EventKind.CLOSED, closed_at)
    for reopening in ticket.turns:
        yield _event(EventKind.REOPENED, reopening.at, reopening.reason)
    if ticket.voided_at:
        yield _event(EventKind.CANCELLED, ticket.voided_at, ticket.void_reason)


def _event(kind: EventKind, at: datetime, reason: str = "") -> Event:
    return Event(kind, at, at, str(reason))
