"""Working days, against every day of twenty years on which two independent calendars agree."""

import csv
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from svcdesk.domain.times import SHANGHAI
from svcdesk.domain.workdays import Calendar, china, due

TRUTH = Path(__file__).parents[1] / "data/cn_workday_truth.csv"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def test_every_day_of_twenty_years_is_what_two_calendars_say():
    with TRUTH.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 7305
    wrong = [
        row["date"]
        for row in rows
        if china().works(date.fromisoformat(row["date"])) != (row["is_workday_holiday_cn"] == "1")
    ]
    assert wrong == []
    worked = Counter(row["date"][:4] for row in rows if china().works(date.fromisoformat(row["date"])))
    assert {year: worked[year] for year in ("2023", "2024", "2025", "2026")} == {
        "2023": 249,
        "2024": 251,
        "2025": 248,
        "2026": 248,
    }


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-11-23 15:04", 1, "2026-11-25 00:00"),  # Monday: all of Tuesday
        ("2026-11-27 15:04", 1, "2026-12-01 00:00"),  # Friday: all of Monday
        ("2026-11-28 10:00", 1, "2026-12-01 00:00"),  # a Saturday counts as little as the Friday did
        ("2026-09-19 10:00", 1, "2026-09-21 00:00"),  # Sunday 20 September is worked for the National Day
        ("2026-09-30 17:00", 1, "2026-10-09 00:00"),  # the National Day holidays last to 7 October
        ("2026-10-09 17:00", 1, "2026-10-11 00:00"),  # Saturday 10 October is worked
        ("2026-02-13 17:00", 2, "2026-02-25 00:00"),  # Saturday 14 is worked, then Spring Festival to the 23rd
        ("2026-11-23 23:59", 0, "2026-11-24 00:00"),
    ],
)
def test_due_times_skip_holidays_and_count_make_up_days(start: str, days: int, end: str):
    found = due(at(start), days)
    assert (found.at, found.certain) == (at(end), True)


def test_the_day_is_the_sites_whatever_the_clock_of_the_laptop_says():
    utc = datetime.fromisoformat("2026-11-23T17:00:00+00:00")  # already Tuesday in Shanghai
    assert due(utc, 1).at == at("2026-11-26 00:00")


def test_beyond_the_last_known_year_it_says_so():
    found = due(at("2026-12-31 10:00"), 1)
    assert (found.at, found.certain) == (at("2027-01-02 00:00"), False)
    assert found.steps[-1].code == "workdays.unknown_year"


def test_every_day_of_the_derivation_is_told():
    found = due(at("2026-10-08 10:00"), 3, Calendar({date(2026, 10, 9): False, date(2026, 10, 10): True}, 2026, 2026))
    assert [(step.code.removeprefix("workdays."), step.params["day"]) for step in found.steps] == [
        ("start", "2026-10-08"),
        ("holiday", "2026-10-09"),
        ("made_up", "2026-10-10"),
        ("weekend", "2026-10-11"),
        ("worked", "2026-10-12"),
        ("worked", "2026-10-13"),
    ]
