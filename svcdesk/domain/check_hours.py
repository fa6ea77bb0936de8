"""What a working calendar must say to be kept: hours that do not overlap, days given once, years without a gap."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from zoneinfo import ZoneInfo

from svcdesk.domain.checks import Finding, unholdable
from svcdesk.domain.clock_words import clock_words
from svcdesk.domain.hours import Span, WorkCalendar, YearTable
from svcdesk.domain.workdays import china
from svcdesk.words import Message

CLAUSE = "6.6.2"
"""What working hours are for: its time limits, read as working time."""
_DAY = 86_400
_DECEMBER = 12


def check_calendar(calendar: WorkCalendar) -> list[Finding]:
    """Return everything against keeping a calendar, and warnings."""
    return [*unholdable(calendar), *_head(calendar), *_week(calendar), *_days(calendar), *_years(calendar)]


def is_zone(name: str) -> bool:
    """Whether the machine knows a time zone by this name."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; no name of a zone; a folder of zones
        return False
    return True


def check_year(table: YearTable, known: int) -> Iterator[Finding]:
    """Find what is wrong with the notice of a year that shall follow the years known so far, up to ``known``."""
    if table.year <= known:
        yield _year("year_known", table.year, last=known)
    elif table.year > known + 1:
        yield _year("year_gap", table.year, missing=known + 1)
    yield from _notice(table)


def _notice(table: YearTable) -> Iterator[Finding]:
    if not table.days:
        yield _year("year_empty", table.year)
    seen = set()
    for noted in table.days:
        if noted.day in seen:
            yield _year("year_day_twice", table.year, day=str(noted.day))
        seen.add(noted.day)
        december_before = noted.day.year == table.year - 1 and noted.day.month == _DECEMBER
        if noted.day.year != table.year and not december_before:
            yield _year("year_foreign_day", table.year, day=str(noted.day))


def _year(code: str, year: int, **params: str | int) -> Finding:
    return Finding(Message(f"hours.{code}", {"year": year, **params}, CLAUSE), "years")


def _head(calendar: WorkCalendar) -> Iterator[Finding]:
    if not calendar.name.strip():
        yield Finding(Message("hours.name_missing", clause=CLAUSE), "name")
    if not is_zone(calendar.zone):
        yield Finding(Message("hours.zone_unknown", {"zone": calendar.zone}, CLAUSE), "zone")
    if calendar.first_year and calendar.last_year and calendar.last_year < calendar.first_year:
        years = {"first": calendar.first_year, "last": calendar.last_year}
        yield Finding(Message("hours.years_order", years, CLAUSE), "last_year")


def _week(calendar: WorkCalendar) -> Iterator[Finding]:
    for number, spans in enumerate(calendar.week):
        yield from _spans(spans, Message(f"clock.weekday.{number}"), f"week.{number}")
    if not any(calendar.week) and not any(special.spans for special in calendar.days):
        yield Finding(Message("hours.no_hours", clause=CLAUSE), "week")
    elif calendar.china and not calendar.week[calendar.make_up]:
        weekday = Message(f"clock.weekday.{calendar.make_up}")
        yield Finding(Message("hours.make_up_off", {"weekday": weekday}, CLAUSE), "make_up", warning=True)


def _days(calendar: WorkCalendar) -> Iterator[Finding]:
    seen = set()
    for index, special in enumerate(calendar.days):
        if special.day in seen:
            yield Finding(Message("hours.day_twice", {"day": str(special.day)}, CLAUSE), f"days.{index}.day")
        seen.add(special.day)
        yield from _spans(special.spans, str(special.day), f"days.{index}.spans")


def _spans(spans: Sequence[Span], where: str | Message, field: str) -> Iterator[Finding]:
    for span in spans:
        if not 0 <= span[0] < span[1] <= _DAY:
            yield Finding(Message("hours.span_order", {"where": where, "span": span_text(span)}, CLAUSE), field)
    for one, other in pairwise(sorted(spans)):
        if other[0] < one[1]:
            params: dict[str, str | int | Message] = {
                "where": where,
                "one": span_text(one),
                "other": span_text(other),
            }
            yield Finding(Message("hours.span_overlap", params, CLAUSE), field)
    if list(spans) != sorted(spans):
        yield Finding(Message("hours.span_sorted", {"where": where}, CLAUSE), field)


def span_text(span: Span) -> str:
    """Return a span as it is typed: 08:30-12:00."""
    return f"{clock_words(span[0])}-{clock_words(span[1])}"


def _years(calendar: WorkCalendar) -> Iterator[Finding]:
    """Find gaps and repeats; a notice of a year that the program has come to know since is no fault."""
    if calendar.years and not calendar.china:
        yield Finding(Message("hours.years_without_china", clause=CLAUSE), "years")
        return
    known, seen = china().last, set()
    for table in calendar.years:
        if table.year in seen:
            yield _year("year_known", table.year, last=known)
        elif table.year > known + 1:
            yield _year("year_gap", table.year, missing=known + 1)
        seen.add(table.year)
        known = max(known, table.year)
        yield from _notice(table)
