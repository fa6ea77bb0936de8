"""Arithmetic in working time: the next opening, so much working time later, the working time between two instants."""

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from zoneinfo import ZoneInfo

from svcdesk.domain.hours import WorkCalendar, spans_on
from svcdesk.domain.times import instant
from svcdesk.errors import KnownError
from svcdesk.words import Message

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1)
_MOST_YEARS = 200
_YEARS = range(1900, 9999)


class _Year:
    """The spans of one local year, in microseconds since 1970 UTC, with the working time up to the end of each."""

    __slots__ = ("before", "closes", "opens", "total", "worked")

    def __init__(self, calendar: WorkCalendar, zone: ZoneInfo, year: int) -> None:
        spans = [
            (_micro(instant(day, opening, zone)), _micro(instant(day, closing, zone)))
            for day in _days(year)
            for opening, closing in spans_on(calendar, day)
        ]
        spans = [(opening, closing) for opening, closing in spans if opening < closing]  # leapt over by summer time
        self.opens = [opening for opening, _ in spans]
        self.closes = [closing for _, closing in spans]
        self.worked = list(accumulate(closing - opening for opening, closing in spans))
        self.before = [0, *self.worked]
        self.total = self.before[-1]

    def worked_until(self, at: int) -> int:
        """Return the working time of this year before an instant."""
        index = bisect_right(self.closes, at)
        if index == len(self.opens):
            return self.total
        return self.before[index] + max(0, at - self.opens[index])


class WorkingTime:
    """A calendar worked out year by year, as years are asked for.

    Instants come out in UTC: Python compares and subtracts two times of one zone by what their clocks show, which is
    wrong around the hour that clocks are set.
    """

    def __init__(self, calendar: WorkCalendar) -> None:
        self.zone = ZoneInfo(calendar.zone)
        self._calendar = calendar
        self._years: dict[int, _Year] = {}
        own = [special.day.year for special in calendar.days if special.spans]
        self._last_year = _YEARS[-1] if any(calendar.week) else max(own, default=0)

    def next_open(self, at: datetime) -> datetime:
        """Return the first instant from ``at`` on that lies in working hours; a closing time does not."""
        year, now = at.astimezone(self.zone).year, _micro(at)
        for number in self._years_from(year):
            table = self._year(number)
            index = bisect_right(table.closes, now)
            if index < len(table.opens):
                return _instant(max(now, table.opens[index]))
        raise self._never()

    def add(self, at: datetime, duration: timedelta) -> datetime:
        """Return the instant so much working time after ``at``.

        Outside working hours time stands still until the next opening. What ends exactly at a closing time ends
        then, and not at the next opening; no time at all ends at the next opening.
        """
        wanted = duration // _MICROSECOND
        if wanted <= 0:
            return self.next_open(at)
        year = at.astimezone(self.zone).year
        wanted += self._year(year).worked_until(_micro(at))
        for number in self._years_from(year):
            table = self._year(number)
            if wanted <= table.total:
                index = bisect_left(table.worked, wanted)
                return _instant(table.opens[index] + wanted - table.before[index])
            wanted -= table.total
        raise self._never()

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Return the working time from one instant to another; negative where the second is the earlier one."""
        if _micro(end) < _micro(start):
            return -self.between(end, start)
        first, last = start.astimezone(self.zone).year, end.astimezone(self.zone).year
        found = self._year(last).worked_until(_micro(end)) - self._year(first).worked_until(_micro(start))
        found += sum(self._year(year).total for year in range(first, last))
        return timedelta(microseconds=found)

    def _years_from(self, year: int) -> range:
        return range(year, min(year + _MOST_YEARS, self._last_year + 1))

    def _year(self, year: int) -> _Year:
        found = self._years.get(year)
        if found is None:
            if year not in _YEARS:
                raise self._never()
            found = self._years[year] = _Year(self._calendar, self.zone, year)
        return found

    def _never(self) -> KnownError:
        name = self._calendar.name or Message("hours.company")
        return KnownError(Message("hours.never_open", {"calendar": name}, "6.6.2"))


@lru_cache(maxsize=64)
def working_time(calendar: WorkCalendar) -> WorkingTime:
    """Return the arithmetic of a calendar, worked out once for each calendar."""
    return WorkingTime(calendar)


def _instant(micro: int) -> datetime:
    return _EPOCH + timedelta(microseconds=micro)


def _micro(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND


def _days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + _DAY * number for number in range((date(year + 1, 1, 1) - first).days)]
