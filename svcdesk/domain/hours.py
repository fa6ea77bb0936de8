"""Working calendars: which hours of which day are worked, by week, holiday notice and days of their own."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import msgspec

from svcdesk.domain.workdays import Calendar, china

Span = tuple[int, int]
"""Opening and closing, in seconds after local midnight; 86400 is the end of the day."""
Spans = tuple[Span, ...]

_OFFICE: Spans = ((30600, 43200), (46800, 63000))
_FAR_YEAR = 9999
_WEEK = 7


class SpecialDay(msgspec.Struct, frozen=True):
    """A day with hours of its own, whatever its weekday and the public holidays say; no spans: it is off."""

    day: date
    spans: Spans = ()
    name: str = ""


class NotedDay(msgspec.Struct, frozen=True):
    """A day of a holiday notice: a holiday, or a weekend day worked to make up for one."""

    day: date
    works: bool
    name: str = ""


class YearTable(msgspec.Struct, frozen=True):
    """The holiday notice of one year, taken in from a file."""

    year: int
    days: tuple[NotedDay, ...]
    source: str = ""


class WorkCalendar(msgspec.Struct, frozen=True, cache_hash=True):
    """A working calendar: ``week`` holds the spans of Monday to Sunday.

    With ``china`` the notices of the State Council lie over it: a holiday has no hours, and a day worked to make up
    for one has the hours of the weekday ``make_up`` (0 is Monday: no notice says which weekday is made up for, and
    what a make-up Saturday lasts is the same in nearly every company). ``days`` win over both. ``years`` are notices
    later than the shipped table, of which ``last_year`` is the last year that counts: so a calendar that was frozen
    stays what it was when the program learns new years. Without ``china`` the calendar is sure of ``first_year`` to
    ``last_year``. 0 is no limit.
    """

    name: str
    zone: str = "Asia/Shanghai"
    week: tuple[Spans, ...] = (_OFFICE,) * 5 + ((), ())
    days: tuple[SpecialDay, ...] = ()
    china: bool = True
    make_up: int = 0
    years: tuple[YearTable, ...] = ()
    first_year: int = 0
    last_year: int = 0

    def __post_init__(self) -> None:
        """Refuse what is no week at all; whether the hours make sense is said by ``check_hours``."""
        if len(self.week) != _WEEK or self.make_up not in range(_WEEK):
            raise ValueError(self.name)


@lru_cache(maxsize=64)
def workdays_of(calendar: WorkCalendar) -> Calendar:
    """Return which days a calendar works: the notices and its own days as exceptions from its week."""
    last = table_until(calendar)
    irregular = {day: works for day, works in china().irregular.items() if calendar.china and day.year <= last}
    irregular.update((noted.day, noted.works) for year in calendar.years for noted in year.days)
    made_up = bool(calendar.week[calendar.make_up])
    irregular = {day: works and made_up for day, works in irregular.items()}
    irregular.update((special.day, bool(special.spans)) for special in calendar.days)
    week = frozenset(weekday for weekday, spans in enumerate(calendar.week) if spans)
    return Calendar(irregular, *_known_years(calendar), week)


def _known_years(calendar: WorkCalendar) -> tuple[int, int]:
    if not calendar.china:
        return calendar.first_year, calendar.last_year or _FAR_YEAR
    last, taken_in = table_until(calendar), {year.year for year in calendar.years}
    while last + 1 in taken_in:
        last += 1
    return china().first, last


def table_until(calendar: WorkCalendar) -> int:
    """Return the last year of the shipped table that counts for a calendar."""
    return min(china().last, calendar.last_year or _FAR_YEAR)


@lru_cache(maxsize=64)
def _own_hours(calendar: WorkCalendar) -> Mapping[date, Spans]:
    """Return the hours of the days that have other hours than their weekday."""
    made_up = calendar.week[calendar.make_up]
    found = {day: made_up if works else () for day, works in workdays_of(calendar).irregular.items()}
    return found | {special.day: special.spans for special in calendar.days}


def spans_on(calendar: WorkCalendar, day: date) -> Spans:
    """Return the spans worked on a day."""
    return _own_hours(calendar).get(day, calendar.week[day.weekday()])


def holiday_names(calendar: WorkCalendar) -> dict[date, str]:
    """Return the names that the calendar itself gives to days: its own days, and the notices taken in."""
    noted = {one.day: one.name for year in calendar.years for one in year.days}
    return noted | {special.day: special.name for special in calendar.days}
