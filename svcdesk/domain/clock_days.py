"""The days of a stretch one by one: which hours of each count, which days do not, and why."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from svcdesk.domain.clock_parts import Unit
from svcdesk.domain.clock_words import days_words, span_words
from svcdesk.domain.hours import WorkCalendar, spans_on, workdays_of
from svcdesk.domain.times import instant, local_day
from svcdesk.words import Message

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)
_SHOWN = 6


def counted_days(
    unit: Unit, calendar: WorkCalendar, begin: datetime, end: datetime, done: timedelta
) -> list[Message]:
    """Return a line for each day that counts and for each run of days that do not; the middle of many is left out."""
    zone = ZoneInfo(calendar.zone)
    first, last = local_day(begin, zone), local_day(max(begin, end - _INSTANT), zone)
    days = [first + _DAY * number for number in range((last - first).days + 1)]
    if unit is Unit.WORKING_DAYS:
        lines = list(_whole_days(calendar, days, done.days))
    else:
        lines = list(_hours(calendar, days, begin, end, done))
    if len(lines) <= 2 * _SHOWN:
        return lines
    left_out = Message("clock.day.left_out", {"n": len(lines) - 2 * _SHOWN})
    return [*lines[:_SHOWN], left_out, *lines[-_SHOWN:]]


def _whole_days(calendar: WorkCalendar, days: list[date], done: int) -> Iterator[Message]:
    yield Message("clock.day.first", {"day": str(days[0])})
    works = workdays_of(calendar).works
    for worked, run in groupby(days[1:], works):
        if not worked:
            yield _off(calendar, list(run))
            continue
        for day in run:
            done += 1
            yield Message("clock.day.whole", {**_named(calendar, day), "sum": days_words(done)})


def _hours(
    calendar: WorkCalendar, days: list[date], begin: datetime, end: datetime, done: timedelta
) -> Iterator[Message]:
    zone = ZoneInfo(calendar.zone)
    idle: list[date] = []
    for day in days:
        parts = list(_parts(calendar, day, begin, end))
        if not parts:
            idle.append(day)
            continue
        if idle:
            yield _off(calendar, idle)
            idle = []
        spent = sum((closing - opening for opening, closing in parts), timedelta())
        done += spent
        shown = [(opening.astimezone(zone), closing.astimezone(zone)) for opening, closing in parts]
        hours = tuple(f"{opening:%H:%M}–{_closing(closing, day)}" for opening, closing in shown)
        params = {**_named(calendar, day), "hours": hours, "time": span_words(spent), "sum": span_words(done)}
        yield Message("clock.day.hours", params)
    if idle:
        yield _off(calendar, idle)


def _parts(calendar: WorkCalendar, day: date, begin: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    zone = ZoneInfo(calendar.zone)
    for opening, closing in spans_on(calendar, day):
        first, last = max(begin, instant(day, opening, zone)), min(end, instant(day, closing, zone))
        if first < last:
            yield first, last


def _closing(at: datetime, day: date) -> str:
    return f"{at:%H:%M}" if at.date() == day else "24:00"


def _named(calendar: WorkCalendar, day: date) -> dict[str, str | int | Message | tuple[str, ...]]:
    return {"day": str(day), "what": Message(f"clock.kind.{day_kind(calendar, day)}", {"weekday": _weekday(day)})}


def _off(calendar: WorkCalendar, days: list[date]) -> Message:
    """Return the line of days on which nothing counts: what they are, where all are the same."""
    kinds = list(dict.fromkeys(day_kind(calendar, day) for day in days))
    what = Message(f"clock.off.{kinds[0] if len(kinds) == 1 else 'mixed'}")
    if len(days) == 1:
        return Message("clock.day.off", {"day": str(days[0]), "weekday": _weekday(days[0]), "what": what})
    return Message("clock.day.off_run", {"from": str(days[0]), "to": str(days[-1]), "n": len(days), "what": what})


def day_kind(calendar: WorkCalendar, day: date) -> str:
    """Return what a day is: ordinary, made_up, holiday, weekend, or special where the calendar itself says."""
    if any(special.day == day for special in calendar.days):
        return "special"
    days = workdays_of(calendar)
    if day in days.irregular:
        return "made_up" if days.works(day) else "holiday"
    return "ordinary" if days.works(day) else "weekend"


def _weekday(day: date) -> Message:
    return Message(f"clock.weekday.{day.weekday()}")
