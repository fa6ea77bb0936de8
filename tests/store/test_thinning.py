"""Backups thin out with age and never leave a gap wider than their age allows."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdesk.domain.times import SHANGHAI
from svcdesk.store.thinning import worth_keeping

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=SHANGHAI)  # a Monday
HOURS = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("ages", "kept"),
    [
        ([], []),
        ([0 * HOURS], [0 * HOURS]),
        ([400 * DAY], [400 * DAY]),
        ([0 * HOURS, 1 * HOURS, 2 * HOURS, 47 * HOURS], [0 * HOURS, 1 * HOURS, 2 * HOURS, 47 * HOURS]),
        ([3 * DAY, 3 * DAY + 1 * HOURS, 3 * DAY + 2 * HOURS], [3 * DAY]),
        ([3 * DAY, 4 * DAY, 5 * DAY], [3 * DAY, 4 * DAY, 5 * DAY]),
        ([15 * DAY, 16 * DAY, 17 * DAY], [15 * DAY]),  # Sunday, Saturday and Friday of one week
        ([15 * DAY, 22 * DAY, 29 * DAY], [15 * DAY, 22 * DAY, 29 * DAY]),
        ([70 * DAY, 75 * DAY], [70 * DAY]),  # 14 and 9 September
        ([70 * DAY, 100 * DAY, 131 * DAY], [70 * DAY, 100 * DAY, 131 * DAY]),
        ([-5 * HOURS, -4 * HOURS, 0 * HOURS], [-5 * HOURS, -4 * HOURS, 0 * HOURS]),
    ],
)
def test_what_stays(ages: list[timedelta], kept: list[timedelta]):
    assert worth_keeping([NOW - age for age in ages], NOW) == {NOW - age for age in kept}


times = st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)), max_size=60)


@given(times, times.filter(bool))
def test_thinning_twice_is_thinning_once_and_the_newest_always_stays(backups: list[datetime], nows: list[datetime]):
    now = max(nows)
    once = worth_keeping(backups, now)
    assert worth_keeping(once, now) == once
    assert not backups or max(backups) in once


def test_a_year_of_backups_every_half_hour_leaves_few_and_no_gap():
    start, backups = NOW - 365 * DAY, set[datetime]()
    for half_hours in range(365 * 48):
        now = start + timedelta(minutes=30) * half_hours
        backups.add(now)
        if half_hours % 8 == 0:
            backups = worth_keeping(backups, now)
    assert len(backups) < 48 * 3 + 14 + 10 + 13
    ages = sorted((now - time) for time in backups)
    for young, old in itertools.pairwise(ages):
        allowed = [(2 * DAY, 5 * HOURS), (14 * DAY, 2 * DAY), (60 * DAY, 9 * DAY), (365 * DAY, 40 * DAY)]
        assert old - young <= next(gap for age, gap in allowed if young < age), (young, old)
    assert max(ages) > 300 * DAY
