"""Cells become values as people mean them, or a doubt; never a silent guess."""

import struct
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdesk.services.importing import convert, dates
from svcdesk.services.importing.cells import Cell, Fault
from svcdesk.services.importing.convert import Doubt


def doubt(read, cell: Cell) -> str:
    with pytest.raises(Doubt) as found:
        read(cell)
    return found.value.code


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (None, ""),
        (" kept as it is \n", " kept as it is \n"),
        (10248.0, "10248"),
        (10248, "10248"),
        (13812345678.0, "13812345678"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (True, "1"),
        (date(2026, 3, 5), "2026-03-05"),
        (time(9, 30), "09:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_text_is_what_a_person_would_type(cell: Cell, said: str):
    assert convert.text(cell) == said


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (9.111000060003734e16, "too_many_digits"),
        ("a\x00b", "null_character"),
        (Fault("#N/A"), "formula_error"),
        (Fault("="), "formula_without_result"),
        (float("inf"), "no_number"),
    ],
)
def test_text_nobody_can_know_is_a_doubt(cell: Cell, code: str):
    assert doubt(convert.text, cell) == code


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (12, "12"),
        (9.8, "9.8"),
        (0.1 + 0.2, "0.3"),
        (" 7 ", "7"),
        ("１，２３４．５", "1234.5"),
        ("1,234,567.89", "1234567.89"),
        ("-0.5", "-0.5"),
        ("(5)", "-5"),
        ("1.5万", "15000"),
        ("1e3", "1000"),
        (".5", "0.5"),
    ],
)
def test_numbers(cell: Cell, value: str):
    assert convert.number(cell) == Decimal(value)


@pytest.mark.parametrize(
    "cell", ["", "abc", "1,5", "1.234,5", "1 234", "12,34,567", "nan", "inf", "1e999", "--1", True, date(2026, 3, 5)]
)
def test_what_is_no_clear_number_is_a_doubt(cell: Cell):
    assert doubt(convert.number, cell) == "no_number"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("¥1,234.50", "1234.5"),
        ("￥１２３", "123"),
        ("RMB 12", "12"),
        ("12元整", "12"),
        ("1.5万元", "15000"),
        (14.0, "14"),
    ],
)
def test_money(cell: Cell, value: str):
    assert convert.money(cell) == Decimal(value)


@pytest.mark.parametrize("cell", ["$5", "€ 1,000", "5 USD", "100美元"])
def test_another_currency_is_not_taken_for_yuan(cell: str):
    assert doubt(convert.money, cell) == "foreign_currency"


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("9.80000019", "9.8"),
        ("9.80000019073486", "9.8"),
        ("0.150000006", "0.15"),
        ("0.0500000007", "0.05"),
        ("32.3800011", "32.38"),
        ("21.3500004", "21.35"),
        ("-9.80000019", "-9.8"),
    ],
)
def test_single_precision_noise_is_taken_off(stored: str, meant: str):
    assert convert.undone(Decimal(stored)) == Decimal(meant)
    assert convert.noisy(stored)


@pytest.mark.parametrize(
    "typed",
    ["0", "14", "9.8", "123456.789", "1234567.89", "99999999.99", "0.3333333", "1E+25", "1e-40", "9.80000018"],
)
def test_other_numbers_stay_as_they_are(typed: str):
    assert convert.undone(Decimal(typed)) == Decimal(typed)
    assert not convert.noisy(typed)


@given(st.integers(1, 999_999), st.integers(0, 2))
def test_every_amount_of_six_digits_survives_single_precision(cents: int, places: int):
    amount = Decimal(cents).scaleb(-places)
    (single,) = struct.unpack("f", struct.pack("f", float(amount)))
    assert convert.undone(Decimal(f"{single:.9g}")) == amount


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_no_amount_in_yuan_and_fen_is_ever_changed(amount: Decimal):
    assert convert.undone(amount) == amount


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("15%", "0.15"), ("0.15", "0.15"), (0.15, "0.15"), ("9折", "0.1"), ("85折", "0.15"), ("8.5折", "0.15"),
        ("10折", "0"), ("0.150000006", "0.15"), ("１５％", "0.15"),
    ],
)  # fmt: skip
def test_discounts_are_what_is_taken_off(cell: Cell, value: str):
    assert convert.discount(cell) == Decimal(value)


@pytest.mark.parametrize(
    ("cell", "value"),
    [(12, 12), ("12个月", 12), ("24 月", 24), ("2年", 24), ("1.5年", None), ("3 years", 36), ("x", None)],
)
def test_months(cell: Cell, value: int | None):
    if value is None:
        assert doubt(convert.months, cell) in {"no_whole_number", "no_number"}
    else:
        assert convert.months(cell) == value


@pytest.mark.parametrize("cell", ["是", "Y", "yes", "TRUE", "√", "１", 1, 1.0, True])
def test_yes(cell: Cell):
    assert convert.truth(cell) is True


@pytest.mark.parametrize("cell", ["否", "n", "No", "false", "×", "0", 0.0, False])
def test_no(cell: Cell):
    assert convert.truth(cell) is False


@pytest.mark.parametrize("cell", ["maybe", "2", ""])
def test_neither(cell: Cell):
    assert doubt(convert.truth, cell) == "no_truth"


@pytest.mark.parametrize(
    "cell",
    [
        "2026年3月5日", "2026-3-5", "2026/03/05", "2026.3.5", "20260305", 20260305.0, 46086.0, "46086",
        "2026 年 3 月 5 日",         "二〇二六年三月五日", "２０２６年３月５日", "5-Mar-2026",
        "Mar 5, 2026", "March 5th 2026", "2026-03-05 10:00:00", "2026-03-05T23:59:59Z",
        "2026年3月5日 10:00", datetime(2026, 3, 5, 23, 59), date(2026, 3, 5),
    ],
)  # fmt: skip
def test_one_day_written_in_many_ways(cell: Cell):
    assert dates.day(cell) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("二〇二六年十二月三十一日", date(2026, 12, 31)),
        ("2026年十月十日", date(2026, 10, 10)),
        ("13/03/2026", date(2026, 3, 13)),
        ("3/13/2026", date(2026, 3, 13)),
        ("5/5/2026", date(2026, 5, 5)),
        ("1996-07-04", date(1996, 7, 4)),
    ],
)
def test_other_days(cell: Cell, found: date):
    assert dates.day(cell) == found


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("05/03/2026", "ambiguous_date"),
        ("2026-02-30", "no_such_day"),
        ("2026-13-01", "no_such_day"),
        ("0026-03-05", "no_such_day"),
        ("26-3-5", "no_date"),
        ("下周一", "no_date"),
        ("5 Foo 2026", "no_date"),
        (5.0, "no_date"),
        (True, "no_date"),
        (time(9), "no_date"),
        (Fault("#VALUE!"), "formula_error"),
    ],
)
def test_what_names_no_clear_day_is_a_doubt(cell: Cell, code: str):
    assert doubt(dates.day, cell) == code


@pytest.mark.parametrize(
    ("column", "first", "found"),
    [
        (["05/03/2026", "25/03/2026"], True, date(2026, 3, 5)),
        (["05/03/2026", "03/25/2026"], False, date(2026, 5, 3)),
        (["25/03/2026", "03/25/2026", "05/03/2026"], None, None),
        (["05/03/2026", None, 46086.0], None, None),
    ],
)
def test_a_whole_column_tells_day_from_month(column: list[Cell], first: bool | None, found: date | None):
    assert dates.day_first(column) is first
    if found:
        assert dates.day("05/03/2026", first) == found


@given(st.dates(date(1930, 1, 1), date(2110, 1, 1)))
def test_every_day_comes_back_from_every_clear_shape(day: date):
    serial = (day - date(1899, 12, 30)).days
    for cell in (
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%d-%b-%Y}",
        serial,
    ):
        assert dates.day(cell) == day


@given(st.text() | st.floats() | st.integers() | st.booleans() | st.none() | st.datetimes())
def test_no_cell_is_a_bug(cell: Cell):
    for read in (
        convert.text,
        convert.number,
        convert.money,
        convert.discount,
        convert.months,
        convert.truth,
        dates.day,
    ):
        with suppress(Doubt):
            read(cell)
