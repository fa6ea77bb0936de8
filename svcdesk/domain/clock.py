"""The clock engine: rules, events and a calendar in; due times, states and their derivation out."""

from collections.abc import Sequence
from datetime import datetime

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
from svcdesk.domain.hours import WorkCalendar

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
    "read",
]


def read(rule: Rule, events: Sequence[Event], calendar: WorkCalendar, now: datetime) -> tuple[Reading, ...]:
    """Return what a rule reads, one reading per cycle."""
    raise NotImplementedError
