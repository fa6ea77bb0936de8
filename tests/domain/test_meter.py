"""A running-hours meter: what cannot be is questioned, and hours go on being counted over a new meter."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from svcdesk.domain.meter import counted_on, questions
from svcdesk.domain.plan_rules import check, hours_a_day, with_done
from svcdesk.domain.service_plan import Reading, ServicePlan

FIRST = date(2026, 1, 1)


def read(day: int, hours: object, reason: str = "") -> Reading:
    return Reading(on=FIRST + timedelta(days=day), hours=Decimal(str(hours)), reason=reason)


@pytest.mark.parametrize(
    ("readings", "asked"),
    [
        ((read(0, 100), read(10, 340)), []),
        ((read(0, 100), read(10, "340.1")), ["service_plan.reading_leaps"]),
        ((read(0, 100), read(0, 124)), []),
        ((read(0, 100), read(0, 125)), ["service_plan.reading_leaps"]),
        ((read(0, 100), read(10, 99)), ["service_plan.reading_back"]),
        ((read(10, 99), read(0, 100)), ["service_plan.reading_back"]),
        ((read(0, 100), read(10, 99, "换了表")), []),
        ((read(0, 100), read(10, 9000, "校正")), []),
        ((read(0, 100), read(10, 99, "  ")), ["service_plan.reading_back"]),
        ((read(0, 100), read(10, 5, "换了表"), read(20, 300)), ["service_plan.reading_leaps"]),
        ((read(0, 100),), []),
        ((), []),
    ],
)
def test_what_cannot_be_is_questioned_until_somebody_says_why(readings: tuple[Reading, ...], asked: list[str]):
    assert [message.code for _, message in questions(readings)] == asked


def test_the_question_stands_at_the_line_that_was_typed():
    plan = ServicePlan(readings=(read(20, 120), read(0, 100), read(10, 9000)))
    found = [one for one in check(plan, FIRST + timedelta(days=30)) if one.field.startswith("readings")]
    assert [(one.field, one.message.code) for one in found] == [
        ("readings.2.hours", "service_plan.reading_leaps"),
        ("readings.0.hours", "service_plan.reading_back"),
    ]


def test_hours_go_on_being_counted_over_a_new_meter():
    readings = (read(0, 1000), read(10, 1100), read(20, 50, "换了表"), read(30, 150))
    assert [one.hours for one in counted_on(readings)] == [1000, 1100, 1150, 1250]
    assert hours_a_day(ServicePlan(readings=readings)) == Decimal(250) / 30


def test_no_machine_ran_more_than_a_day_a_day_whatever_a_new_meter_shows():
    assert [one.hours for one in counted_on((read(0, 0), read(2, 9000, "校正")))] == [0, 48]


def test_a_visit_brings_its_reason_along():
    plan = with_done(ServicePlan(starts_on=FIRST, months=3), FIRST, "order", Decimal(5), "换了表")
    assert [(one.hours, one.reason, one.source) for one in plan.readings] == [(5, "换了表", "order")]
