from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdesk.domain.times import SHANGHAI
from svcdesk.ui import typed

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 14, 30, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.75", "0.75"), (" 382 V ", "382"), ("３８２．５", "382.5"), ("-1,234.50", "-1234.50"), ("+.5", "0.5"),
        ("−3", "-3"), ("12。5", "12.5"), ("7.", "7"),
    ],
)  # fmt: skip
def test_numbers_as_people_type_them(text, value):
    assert typed.number(text, "V") == Decimal(value)


@pytest.mark.parametrize("text", ["十二", "1,23", "1e5", "NaN", "Infinity", "1 2", "0.7x", "--1", "12,5"])
def test_what_is_no_number_is_never_guessed(text):
    with pytest.raises(typed.Unreadable):
        typed.number(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_a_number_shown_reads_back_as_itself(value):
    assert typed.number(typed.show_number(value)) == value


@given(st.decimals(-(10**12), 10**12, places=2))
def test_an_amount_shown_reads_back_as_itself(value):
    assert typed.money(typed.show_money(value)) == value


def test_amounts_have_at_most_two_decimals_and_counts_none():
    assert typed.money("￥１，２８０．５元") == Decimal("1280.50")
    assert typed.whole("12.0台", "台") == 12
    with pytest.raises(typed.Unreadable):
        typed.money("0.005")
    with pytest.raises(typed.Unreadable):
        typed.whole("12.5")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-03-05", date(2026, 3, 5)), ("2026/3/5", date(2026, 3, 5)), ("2026年3月5日", date(2026, 3, 5)),
        ("20260305", date(2026, 3, 5)), ("3-5", date(2026, 3, 5)), ("3月5号", date(2026, 3, 5)),
        ("２０２６．３．５", date(2026, 3, 5)), ("昨天", date(2026, 11, 22)), ("Tomorrow", date(2026, 11, 24)),
    ],
)  # fmt: skip
def test_dates_as_people_type_them(text, value):
    assert typed.day(text, TODAY) == value


@pytest.mark.parametrize("text", ["2026-02-30", "31", "5/32", "2026-13-01", "26-3-5-1", "soon"])
def test_what_is_no_date_is_never_guessed(text):
    with pytest.raises(typed.Unreadable):
        typed.day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-03-05 14:30", datetime(2026, 3, 5, 14, 30)), ("2026-03-05T9:05", datetime(2026, 3, 5, 9, 5)),
        ("9：05", datetime(2026, 11, 23, 9, 5)), ("昨天 18点30分", datetime(2026, 11, 22, 18, 30)),
        ("today 8:00", datetime(2026, 11, 23, 8, 0)), ("2026.3.5 14:30", datetime(2026, 3, 5, 14, 30)),
    ],
)  # fmt: skip
def test_times_as_people_type_them(text, value):
    assert typed.moment(text, NOW) == value.replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize("text", ["2026-03-05", "25:00", "14:60", "1430", "14:3:2"])
def test_what_is_no_time_is_never_guessed(text):
    with pytest.raises(typed.Unreadable):
        typed.moment(text, NOW)


def test_each_kind_says_what_it_wants():
    for read, code in ((typed.whole, "whole"), (typed.money, "money"), (typed.number, "number")):
        with pytest.raises(typed.Unreadable) as refused:
            read("十二")
        assert refused.value.message.code == f"form.{code}_unreadable"


def test_empty_is_nothing():
    assert typed.number(" ") is None
    assert typed.money("") is None
    assert typed.day("", TODAY) is None
    assert typed.moment("　", NOW) is None
