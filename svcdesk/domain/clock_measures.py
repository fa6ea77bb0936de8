"""How the three units measure time: round the clock, working time, working days to the end of the day."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from svcdesk.domain.clock_cycles import Pause
from svcdesk.domain.clock_parts import Rule, Unit
from svcdesk.domain.hours import WorkCalendar, workdays_of
from svcdesk.domain.times import end_of_day, local_day
from svcdesk.domain.workdays import nth_working_day, working_days
from svcdesk.domain.working_time import working_time


class Measure(Protocol):
    """Adds time to an instant, and tells the time between two; all of them in UTC."""

    def add(self, at: datetime, duration: timedelta) -> datetime: ...

    def between(self, start: datetime, end: datetime) -> timedelta: ...


class _Clock:
    def add(self, at: datetime, duration: timedelta) -> datetime:
        return at + duration

    def between(self, start: datetime, end: datetime) -> timedelta:
        return end - start


class _Days:
    def __init__(self, calendar: WorkCalendar) -> None:
        self._zone = ZoneInfo(calendar.zone)
        self._days = workdays_of(calendar)

    def add(self, at: datetime, duration: timedelta) -> datetime:
        day = nth_working_day(self._days, local_day(at, self._zone), duration.days)
        return end_of_day(day, self._zone).astimezone(UTC)

    def between(self, start: datetime, end: datetime) -> timedelta:
        return timedelta(working_days(self._days, local_day(start, self._zone), local_day(end, self._zone)))


def measure(unit: Unit, calendar: WorkCalendar) -> Measure:
    """Return what measures a unit in a calendar."""
    if unit is Unit.WORKING:
        return working_time(calendar)
    return _Days(calendar) if unit is Unit.WORKING_DAYS else _Clock()


def target(rule: Rule) -> timedelta:
    """Return the time a rule allows, in its own unit: a day of working days is one working day."""
    return timedelta(days=rule.target) if rule.unit is Unit.WORKING_DAYS else timedelta(seconds=rule.target)


def stretches(start: datetime, pauses: Sequence[Pause]) -> Iterator[tuple[datetime, datetime | None]]:
    """Yield the stretches that count; the last is open, and it is left out where a pause still lasts."""
    for pause in pauses:
        yield start, pause.start
        if pause.end is None:
            return
        start = pause.end
    yield start, None


def due_at(allowed: timedelta, by: Measure, start: datetime, pauses: Sequence[Pause]) -> datetime:
    """Return when so much time is used up; while a pause lasts, the earliest it can be."""
    left = allowed
    for begin, end in stretches(start, pauses):
        due = by.add(begin, left)
        if end is None or due <= end:
            return due
        left -= by.between(begin, end)
    return by.add(pauses[-1].start, left)


def used(by: Measure, start: datetime, pauses: Sequence[Pause], end: datetime) -> timedelta:
    """Return the time used up to a moment, without the pauses."""
    found = timedelta()
    for begin, last in stretches(start, pauses):
        if begin < end:
            found += by.between(begin, end if last is None else min(last, end))
    return found
