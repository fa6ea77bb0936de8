"""Working hours: spans of a week, holidays and make-up days, in any time zone."""

from datetime import date

import msgspec

Span = tuple[int, int]
"""Opening and closing, in seconds after local midnight; 86400 is the end of the day."""


class SpecialDay(msgspec.Struct, frozen=True):
    """A day with hours of its own, whatever its weekday and the public holidays say; no spans: it is off."""

    day: date
    spans: tuple[Span, ...] = ()
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


_OFFICE: tuple[Span, ...] = ((30600, 43200), (46800, 63000))


class WorkCalendar(msgspec.Struct, frozen=True, cache_hash=True):
    """A working calendar: ``week`` holds the spans of Monday to Sunday.

    With ``china`` the notices of the State Council lie over it: a holiday has no hours, and a day worked to make up for
    one has the hours of the weekday ``make_up`` (0 is Monday). ``days`` win over both. ``years`` are notices later
    than the shipped table. Without ``china`` the calendar is sure of ``first_year`` to ``last_year``, 0 for no limit.
    """

    name: str
    zone: str = "Asia/Shanghai"
    week: tuple[tuple[Span, ...], ...] = (_OFFICE,) * 5 + ((), ())
    days: tuple[SpecialDay, ...] = ()
    china: bool = True
    make_up: int = 0
    years: tuple[YearTable, ...] = ()
    first_year: int = 0
    last_year: int = 0
