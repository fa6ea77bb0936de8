"""What clocks are made of: rules, the events they listen to, and what a clock reads."""

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from svcdesk.words import Message


class Unit(StrEnum):
    """How time is counted: round the clock, in working time, or in whole working days to the end of the day."""

    CLOCK = "clock"
    WORKING = "working"
    WORKING_DAYS = "working_days"


class EventKind(StrEnum):
    """What happens to a record that a clock may listen to.

    ``REACHED`` is a real contact with the customer; an ``ATTEMPTED`` one never stops a clock. ``CANCELLED`` ends
    every clock: the record was void, or merged into another.
    """

    RECEIVED = "received"
    ATTEMPTED = "attempted"
    REACHED = "reached"
    ROUTED = "routed"
    ACKNOWLEDGED = "acknowledged"
    RETURNED = "returned"
    ESCALATED = "escalated"
    PAUSED = "paused"
    RESUMED = "resumed"
    ANSWERED = "answered"
    RESOLVED = "resolved"
    CLOSED = "closed"
    REOPENED = "reopened"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


class Trigger(StrEnum):
    """What starts a clock; being opened again counts as being received once more."""

    RECEIVED = "received"
    ROUTED = "routed"
    ESCALATED = "escalated"
    RESOLVED = "resolved"
    DELIVERED = "delivered"


class Stop(StrEnum):
    """What stops a clock; ``HANDLED`` is either of what 6.6.2 asks for: resolved here or reported upward."""

    REACHED = "reached"
    ACKNOWLEDGED = "acknowledged"
    ESCALATED = "escalated"
    HANDLED = "handled"
    ANSWERED = "answered"
    RESOLVED = "resolved"
    CLOSED = "closed"


class After(StrEnum):
    """What changes by itself once a clock has run out."""

    NOTHING = "nothing"
    URGENT = "urgent"
    ESCALATE = "escalate"


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One time limit as data. ``target`` is in seconds, in days where the unit is working days.

    ``name`` is the company's own; empty where the rule is a shipped one with a translated name. ``kinds`` are the
    kinds of record it holds for, empty for all. ``warn_before`` are seconds before the due time. ``tell_before`` and
    ``tell_after`` name who hears of it: ``owner``, ``role:manager``, ``department:service``.
    """

    id: str
    name: str = ""
    clause: str = ""
    trigger: Trigger = Trigger.RECEIVED
    stop: Stop
    target: int
    unit: Unit = Unit.CLOCK
    pausable: bool = False
    kinds: tuple[str, ...] = ()
    warn_before: tuple[int, ...] = ()
    tell_before: tuple[str, ...] = ()
    tell_after: tuple[str, ...] = ()
    after: After = After.NOTHING
    active: bool = True


class Event(msgspec.Struct, frozen=True):
    """Something that happened: when it happened, and when it was typed."""

    kind: EventKind
    occurred_at: datetime
    recorded_at: datetime
    reason: str = ""


class ClockState(StrEnum):
    """``LATE`` is stopped too late, ``OVERDUE`` not stopped and too late; both count as late."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    LATE = "late"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule says about one cycle at some moment; cycles count from 0, re-opening starts the next.

    ``due_at`` is inclusive: what happens exactly then is in time; while paused it is the earliest it can be.
    ``stopped_at`` is also the closing that ended a clock too late without what it waited for. ``used`` and ``left``
    are in the rule's own unit (a day of ``WORKING_DAYS`` is one working day); ``left`` is negative when late.
    ``certain`` is false where the holidays of a year it touches are not known.
    """

    rule: str
    cycle: int
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    state: ClockState
    used: timedelta
    left: timedelta
    certain: bool
    steps: tuple[Message, ...] = ()

    @property
    def late(self) -> bool:
        """Whether it counts as late."""
        return self.state in {ClockState.LATE, ClockState.OVERDUE}

    @property
    def open(self) -> bool:
        """Whether the clock still waits for its stop."""
        return self.state in {ClockState.RUNNING, ClockState.PAUSED, ClockState.OVERDUE}


def with_due(reading: Reading, due: datetime, now: datetime) -> Reading:
    """Return a reading with another due time than it was worked out to have; then it is not certain."""
    if due == reading.due_at:
        return reading
    at = reading.stopped_at or now
    states = (ClockState.MET, ClockState.LATE) if reading.stopped_at else (ClockState.RUNNING, ClockState.OVERDUE)
    state = states[at > due] if reading.state in states else reading.state
    return msgspec.structs.replace(reading, due_at=due, state=state, left=due - at, certain=False)


class Frozen(msgspec.Struct, frozen=True):
    """The rules and the calendar version a record is timed by, whatever the company changes later."""

    rules: tuple[Rule, ...] = ()
    calendar: str = ""
