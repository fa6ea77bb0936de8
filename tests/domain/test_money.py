"""Amounts in capital figures against official examples, and read back figure by figure."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdesk.domain.money import capital, english, yuan

TABLE = Path(__file__).parent.parent / "data/capital_amounts.csv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8-sig").splitlines()))
AMOUNTS = st.decimals(0, Decimal("9999999999999999.99"), places=2)
DIGITS = "零壹贰叁肆伍陆柒捌玖"
UNITS = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["amount"])
def test_official_and_known_examples(row):
    assert capital(Decimal(row["amount"])) in {row["upper"], *filter(None, row["accepted_variants"].split("|"))}


def whole(text: str) -> int:
    """Read a whole number in capital figures."""
    for name, size in (("万亿", 10**12), ("亿", 10**8), ("万", 10**4)):
        if name in text:
            head, _, tail = text.partition(name)
            return whole(head) * size + whole(tail)
    total = digit = 0
    for char in text:
        if char in UNITS:
            total, digit = total + digit * UNITS[char], 0
        else:
            digit = DIGITS.index(char)
    return total + digit


def read(text: str) -> Decimal:
    """Read an amount in capital figures."""
    found = re.fullmatch(r"人民币(?:(.+)元)?(?:整|零?(?:(.)角)?(?:(.)分)?)", text)
    assert found, text
    yuan_part, jiao, fen = found.groups()
    cents = (DIGITS.index(jiao) * 10 if jiao else 0) + (DIGITS.index(fen) if fen else 0)
    return Decimal(whole(yuan_part or "零")) + Decimal(cents) / 100


@given(AMOUNTS)
def test_every_amount_reads_back(amount):
    assert read(capital(amount)) == amount


@given(AMOUNTS)
def test_no_two_zeros_meet_and_none_ends_a_group(amount):
    text = capital(amount)
    assert "零零" not in text
    assert not re.search(r"零[万亿]", text)
    assert amount < 1 or "零元" not in text


def test_negative_amounts_say_so():
    assert capital(Decimal("-12.30")) == "人民币负壹拾贰元叁角"
    assert yuan(Decimal("-1234.5")) == "-¥1,234.50"
    assert english(Decimal(-5)) == "RMB minus five and 00/100"


def test_half_a_cent_is_rounded_up():
    assert yuan(Decimal("0.005")) == "¥0.01"
    assert capital(Decimal("0.005")) == "人民币壹分"


@pytest.mark.parametrize("write", [capital, english])
def test_beyond_ten_quadrillion_there_is_no_wording(write):
    with pytest.raises(ValueError):
        write(Decimal(10) ** 16)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "RMB zero and 00/100"),
        ("1409.50", "RMB one thousand four hundred nine and 50/100"),
        ("160800.05", "RMB one hundred sixty thousand eight hundred and 05/100"),
        ("1000021", "RMB one million twenty-one and 00/100"),
        ("18.70", "RMB eighteen and 70/100"),
    ],
)
def test_english_words(amount, words):
    assert english(Decimal(amount)) == words
