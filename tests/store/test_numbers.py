"""A record number carries the day in China, wherever the laptop believes it is."""

from datetime import UTC, datetime

import pytest

from svcdesk.services.desk import Session
from svcdesk.store.numbers import take_number, take_numbers


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 23, 15, 59, 59, tzinfo=UTC), "261123"),
        (datetime(2026, 11, 23, 16, 0, tzinfo=UTC), "261124"),
    ],
)
def test_a_machine_set_to_utc_numbers_by_the_day_in_china(desk: Session, at: datetime, day: str):
    with desk.store.write() as connection:
        assert take_number(connection, desk.store.node, "FW", at) == f"FW-{day}-A1-0001"


def test_numbers_taken_together_follow_each_other_and_what_was_taken_before(desk: Session):
    at = datetime(2026, 11, 23, 8, tzinfo=UTC)
    with desk.store.write() as connection:
        take_number(connection, desk.store.node, "FW", at)
        found = take_numbers(connection, desk.store.node, "FW", at, 2)
    assert found == ["FW-261123-A1-0002", "FW-261123-A1-0003"]
