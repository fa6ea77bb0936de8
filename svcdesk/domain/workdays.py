"""Working days in China: weekends, holidays and make-up days, and when something is due in working days."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from svcdesk.domain.times import SHANGHAI, end_of_day, local_day
from svcdesk.paths import resource
from svcdesk.words import Message

_DAY = timedelta(days=1)
MONDAY_TO_FRIDAY = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked; ``first`` and ``last`` are the years whose holidays are known.

    ``irregular`` are the days that are not what their weekday says: holidays in the week (not worked) and weekends
    worked to make up for one. ``week`` are the weekdays worked as a rule, 0 is Monday.
    """

    irregular: Mapping[date, bool]
    first: int
    last: int
    week: frozenset[int] = MONDAY_TO_FRIDAY

    def works(self, day: date) -> bool:
        """Whether a day is worked; outside the known years all days of the working week are."""
        return self.irregular.get(day, day.weekday() in self.week)

    def knows(self, day: date) -> bool:
        """Whether the holidays of a day's year are known."""
        return self.first <= day.year <= self.last


@dataclass(frozen=True, slots=True)
class Due:
    """The end of the last working day of a span. It is ``certain`` while every day of the span is of a known year.

    ``steps`` derive it, one line a day: what the day is, and the how many-th working day.
    """

    at: datetime
    certain: bool
    steps: tuple[Message, ...]


@cache
def china() -> Calendar:
    """Return the calendar of the notices of the State Council, as far as the program's table knows them."""
    with resource("data/cn_workdays.csv").open(encoding="utf-8", newline="") as file:
        found = {date.fromisoformat(row["date"]): row["kind"] == "work" for row in csv.DictReader(file)}
    return Calendar(found, min(found).year, max(found).year)


def due(start: datetime, days: int, calendar: Calendar | None = None, zone: ZoneInfo = SHANGHAI) -> Due:
    """Return the end of the n-th working day after the day of ``start``, which itself does not count.

    So does Chinese law count days (Civil Code art. 201, 203). What is done exactly at that moment is in time.
    """
    calendar = calendar or china()
    first = local_day(start, zone)
    steps = [Message("workdays.start", {"day": str(first)})]
    last, certain = first, calendar.knows(first)
    for day, number in _counted(calendar, first, days):
        last, certain = day, certain and calendar.knows(day)
        steps.append(_step(calendar, day, number))
    if not certain:
        steps.append(Message("workdays.unknown_year", {"last": calendar.last}))
    return Due(end_of_day(last, zone), certain, tuple(steps))


def working_days(calendar: Calendar, after: date, until: date) -> int:
    """Return how many working days lie after one day, up to and including another."""
    days = (after + timedelta(days=number + 1) for number in range((until - after).days))
    return sum(map(calendar.works, days))


def nth_working_day(calendar: Calendar, first: date, days: int) -> date:
    """Return the n-th working day after a day; that day itself where n is 0."""
    last = first
    for last, _ in _counted(calendar, first, days):  # noqa: B007 - wanted is where it ends
        pass
    return last


def _counted(calendar: Calendar, first: date, days: int) -> Iterator[tuple[date, int]]:
    """Yield the days after the first one with the working days counted so far, up to the last that is needed."""
    day, number = first, 0
    while number < days:
        day += _DAY
        number += calendar.works(day)
        yield day, number


def _step(calendar: Calendar, day: date, number: int) -> Message:
    params: dict[str, str | int | Message] = {"day": str(day), "n": number}
    if calendar.works(day):
        return Message("workdays.made_up" if day in calendar.irregular else "workdays.worked", params)
    return Message("workdays.holiday" if day in calendar.irregular else "workdays.weekend", params)
