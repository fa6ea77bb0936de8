"""Working time, against cases of other people's programs, every day of the workday table, and laws it must obey."""

import csv
import json
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from svcdesk.domain.hours import NotedDay, Spans, SpecialDay, WorkCalendar, YearTable, spans_on, workdays_of
from svcdesk.domain.times import SHANGHAI, instant
from svcdesk.domain.workdays import china, due
from svcdesk.domain.working_time import working_time
from svcdesk.errors import KnownError

DATA = Path(__file__).parents[1] / "data"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOUR = 3600
OFFICE = WorkCalendar("office")
NOTHING = timedelta()


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=zone)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def seconds(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * HOUR + int(minutes) * 60


@cache
def calendar_of(hours: str, holidays: str, zone: str) -> WorkCalendar:
    week = {
        name: tuple((seconds(span[:5]), seconds(span[6:])) for span in spans)
        for name, spans in json.loads(hours).items()
    }
    return WorkCalendar(
        "case",
        zone=zone,
        week=tuple(week.get(name, ()) for name in WEEKDAYS),
        days=tuple(SpecialDay(date.fromisoformat(day)) for day in holidays.split(";") if day),
        china=False,
    )


@pytest.mark.parametrize(
    "row", [row for row in rows("due_time_cases.csv") if row["pauses_json"] == "[]"], ids=lambda r: r["id"]
)
def test_due_times_of_other_programs(row: dict[str, str]):
    calendar = calendar_of(row["hours_json"], row["holidays"], row["tz"])
    zone = ZoneInfo(row["tz"])
    found = working_time(calendar).add(at(row["start"], zone), timedelta(minutes=float(row["business_minutes"])))
    assert found == at(row["expected"], zone)


def test_every_day_of_twenty_years_has_the_hours_of_the_notices():
    eight = WorkCalendar("eight hours", week=(((9 * HOUR, 17 * HOUR),),) * 5 + ((), ()))
    table = working_time(eight)
    wrong = []
    for row in rows("cn_workday_truth.csv"):
        day = date.fromisoformat(row["date"])
        midnight = datetime.combine(day, datetime.min.time(), SHANGHAI)
        worked = table.between(midnight, midnight + timedelta(days=1))
        if worked != timedelta(hours=8 * int(row["is_workday_holiday_cn"])):
            wrong.append(row["date"])
    assert wrong == []


def test_which_days_work_is_one_notion_for_days_and_for_hours():
    assert workdays_of(OFFICE) == china()


def test_a_make_up_day_has_the_hours_of_the_weekday_chosen_for_it():
    short_monday: Spans = ((10 * HOUR, 15 * HOUR),)
    long_friday: Spans = ((8 * HOUR, 20 * HOUR),)
    week = (short_monday, *(long_friday,) * 4, (), ())
    assert spans_on(WorkCalendar("m", week=week), date(2026, 2, 14)) == short_monday
    assert spans_on(WorkCalendar("f", week=week, make_up=4), date(2026, 2, 14)) == long_friday


def test_days_of_its_own_win_over_holidays_and_over_the_week():
    stocktaking = SpecialDay(date(2026, 2, 18), ((9 * HOUR, 12 * HOUR),), "盘点")
    calendar = WorkCalendar("own days", days=(stocktaking, SpecialDay(date(2026, 2, 24))))
    assert spans_on(calendar, date(2026, 2, 18)) == stocktaking.spans
    assert spans_on(calendar, date(2026, 2, 24)) == ()
    assert due(at("2026-02-14 10:00"), 2, workdays_of(calendar)).at == at("2026-02-26 00:00")


def test_a_year_that_was_taken_in_is_known():
    notice = YearTable(2027, (NotedDay(date(2027, 1, 1), works=False), NotedDay(date(2027, 1, 2), works=True)))
    calendar = WorkCalendar("with 2027", years=(notice,))
    days = workdays_of(calendar)
    assert (days.last, days.works(date(2027, 1, 1)), days.works(date(2027, 1, 2))) == (2027, False, True)
    found = due(at("2026-12-31 10:00"), 1, days)
    assert (found.at, found.certain) == (at("2027-01-03 00:00"), True)


def test_a_gap_between_known_years_ends_what_is_known():
    assert workdays_of(WorkCalendar("gap", years=(YearTable(2028, ()),))).last == 2026


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        (
            "2026-02-14 17:00",
            timedelta(hours=2),
            "2026-02-24 10:00",
        ),  # 30 minutes on make-up Saturday, 90 after nine days
        ("2026-02-14 17:00", timedelta(minutes=30), "2026-02-14 17:30"),
        ("2026-02-14 17:00", timedelta(minutes=30, microseconds=1), "2026-02-24 08:30:00.000001"),
        ("2026-02-14 12:30", timedelta(hours=1), "2026-02-14 14:00"),  # lunch
        ("2026-02-15 09:00", NOTHING, "2026-02-24 08:30"),
        ("2026-09-30 17:29:59", timedelta(seconds=2), "2026-10-08 08:30:01"),
        ("2025-12-31 17:00", timedelta(hours=1), "2026-01-04 09:00"),  # Sunday 4 January makes up for New Year
    ],
)
def test_office_hours_by_hand(start: str, duration: timedelta, end: str):
    assert working_time(OFFICE).add(at(start), duration) == at(end)


def always(zone: str) -> WorkCalendar:
    return WorkCalendar("always", zone=zone, week=(((0, 24 * HOUR),),) * 7, china=False)


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Shanghai"]
)
@given(start=st.datetimes(datetime(2010, 1, 1), datetime(2030, 1, 1)), minutes=st.integers(0, 3_000_000))
def test_round_the_clock_is_plain_time_in_every_zone(zone: str, start: datetime, minutes: int):
    begin = start.replace(tzinfo=UTC)
    table, end = working_time(always(zone)), begin + timedelta(minutes=minutes)
    assert table.between(begin, end) == end - begin
    assert table.add(begin, timedelta(minutes=minutes)) == end


@pytest.mark.parametrize(
    ("day", "clock", "found"),
    [
        (date(2026, 3, 29), 2 * HOUR, "2026-03-29T01:00+00:00"),  # 02:00 to 03:00 does not exist
        (date(2026, 3, 29), 2 * HOUR + 1800, "2026-03-29T01:00+00:00"),
        (date(2026, 3, 29), 3 * HOUR, "2026-03-29T01:00+00:00"),
        (date(2026, 3, 29), 24 * HOUR, "2026-03-29T22:00+00:00"),
        (date(2026, 10, 25), 2 * HOUR + 1800, "2026-10-25T00:30+00:00"),  # comes twice
        (date(2026, 10, 25), 3 * HOUR, "2026-10-25T02:00+00:00"),
    ],
)
def test_clocks_that_are_set_leap_or_repeat(day: date, clock: int, found: str):
    assert instant(day, clock, ZoneInfo("Europe/Berlin")) == at(found)


def test_a_midnight_that_does_not_exist_begins_the_day():
    assert instant(date(2018, 11, 4), 0, ZoneInfo("America/Sao_Paulo")) == at("2018-11-04T03:00+00:00")


def test_a_calendar_that_is_never_open_says_so():
    shut = WorkCalendar("shut", week=((),) * 7, china=False)
    once = WorkCalendar("once", week=((),) * 7, china=False, days=(SpecialDay(date(2026, 5, 4), ((0, HOUR),)),))
    for calendar, duration in ((shut, NOTHING), (once, timedelta(hours=2)), (OFFICE, timedelta(days=90_000))):
        with pytest.raises(KnownError) as told:
            working_time(calendar).add(at("2026-01-01 00:00"), duration)
        assert told.value.message.code == "hours.never_open"
    assert working_time(once).add(at("2026-01-01 00:00"), timedelta(hours=1)) == at("2026-05-04 01:00")


CALENDARS = st.sampled_from(
    [
        OFFICE,
        WorkCalendar("Berlin", zone="Europe/Berlin", week=(((0, 5 * HOUR), (5 * HOUR, 24 * HOUR)),) * 7, china=False),
        WorkCalendar("night", zone="America/New_York", week=(((0, 3 * HOUR), (22 * HOUR, 24 * HOUR)),) * 6 + ((),)),
        WorkCalendar(
            "half days", days=tuple(SpecialDay(date(2026, 5, n), ((9 * HOUR, 12 * HOUR),)) for n in range(1, 31))
        ),
    ]
)
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
DURATIONS = st.timedeltas(NOTHING, timedelta(days=60))


@given(calendar=CALENDARS, start=INSTANTS, duration=DURATIONS)
def test_so_much_later_is_so_much_between(calendar: WorkCalendar, start: datetime, duration: timedelta):
    table = working_time(calendar)
    assert table.between(start, table.add(start, duration)) == duration


@given(calendar=CALENDARS, start=INSTANTS, first=DURATIONS, second=DURATIONS)
def test_two_stretches_are_one(calendar: WorkCalendar, start: datetime, first: timedelta, second: timedelta):
    assume(second)
    table = working_time(calendar)
    assert table.add(table.add(start, first), second) == table.add(start, first + second)


@given(calendar=CALENDARS, start=INSTANTS, later=DURATIONS, duration=DURATIONS)
def test_who_starts_later_is_due_no_earlier(
    calendar: WorkCalendar, start: datetime, later: timedelta, duration: timedelta
):
    table = working_time(calendar)
    assert table.add(start + later, duration) >= table.add(start, duration)
    assert table.between(start, start + later) >= NOTHING


@given(calendar=CALENDARS, start=INSTANTS)
def test_the_next_opening_is_open_and_nothing_is_worked_before_it(calendar: WorkCalendar, start: datetime):
    table = working_time(calendar)
    opening = table.next_open(start)
    assert opening >= start
    assert table.between(start, opening) == NOTHING
    assert table.between(opening, opening + timedelta(microseconds=1)) == timedelta(microseconds=1)
