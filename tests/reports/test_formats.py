"""Figures and times as they stand on paper."""

from datetime import datetime

import pytest

from svcdesk.reports.formats import deadline


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ("2026-11-25T00:00:00+08:00", "2026-11-24 24:00"),
        ("2026-11-24T16:00:00+00:00", "2026-11-24 24:00"),
        ("2026-11-25T00:01:00+08:00", "2026-11-25 00:01"),
    ],
)
def test_the_end_of_a_day_belongs_to_that_day(at: str, shown: str):
    assert deadline(datetime.fromisoformat(at)) == shown
