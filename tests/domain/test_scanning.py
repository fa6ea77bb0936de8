"""Scans as scanners and people deliver them."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from svcdesk import words
from svcdesk.domain import sheetcode
from svcdesk.domain.delivery import CountVerdict, Delivery
from svcdesk.domain.masters import Tracking
from svcdesk.domain.scanning import Outcome, clean, same, scan, tidied
from tests.delivering import planned

replace = msgspec.structs.replace


def two_products() -> Delivery:
    """Return a delivery of two products with serial numbers, the second without numbers on its packing list."""
    body = planned()
    other = replace(body.lines[0], id="L9", product="e" * 32, name="冷干机", serials=(), quantity=Decimal(1))
    unit = replace(body.units[0], id="L9.1", line="L9", product=other.product, name="冷干机", serial="")
    return replace(body, lines=(*body.lines, other), units=(*body.units, unit))


@pytest.mark.parametrize(
    "text",
    [
        "SN-1",
        " SN-1\r\n",
        "sn-1",
        "ＳＮ－１",
        "SN-1\x1d",
        "\ufeffSN-1\u200b",
        "S N-1",
        "]C1SN-1",
        "SN-1\t",
        "\x02SN-1\x03",
    ],
)
def test_whatever_the_scanner_adds_the_piece_is_found(text: str):
    body, result = scan(planned(), text)
    assert (result.outcome, result.unit, result.good) == (Outcome.TICKED, "L1.1", True)
    assert body.lines[0].seen == ("SN-1",)


def test_both_pieces_complete_the_line():
    body, _ = scan(planned(), "SN-1")
    body, _ = scan(body, "SN-2")
    assert body.lines[0].verdict is CountVerdict.COMPLETE


def test_a_second_scan_of_a_piece_changes_nothing():
    once, _ = scan(planned(), "SN-1")
    twice, result = scan(once, "sn-1\n")
    assert (twice, result.outcome) == (once, Outcome.AGAIN)


def test_an_unknown_number_is_asked_about_and_then_counted_as_unlisted():
    body, result = scan(planned(), "X-9")
    assert (body, result.outcome, result.lines) == (planned(), Outcome.CHOOSE, ("L1",))
    assert result.message.code == "scan.unlisted"
    body, result = scan(body, "X-9", line="L1")
    assert result.outcome is Outcome.TICKED
    assert body.lines[0].verdict is CountVerdict.WRONG


def test_a_line_that_waits_for_numbers_takes_them_without_asking():
    body, result = scan(planned(serials=()), " a-1 ")
    assert (result.outcome, result.serial) == (Outcome.TICKED, "a-1")
    assert [unit.serial for unit in body.units] == ["a-1", "", ""]


def test_two_lines_that_wait_for_numbers_are_asked_about():
    body = two_products()
    body = replace(body, lines=(replace(body.lines[0], serials=()), *body.lines[1:]))
    body = replace(body, units=tuple(replace(unit, serial="") for unit in body.units))
    same_body, result = scan(body, "Z-1")
    assert (same_body, result.outcome, result.lines) == (body, Outcome.CHOOSE, ("L1", "L9"))
    body, result = scan(body, "Z-1", line="L9")
    assert (result.line, result.unit) == ("L9", "L9.1")
    assert body.lines[-1].seen == ("Z-1",)


def test_only_the_line_with_room_is_offered():
    _, result = scan(two_products(), "Z-1")
    assert (result.outcome, result.line) == (Outcome.TICKED, "L9")


def test_what_stock_knows_as_another_product_is_put_aside():
    body, result = scan(planned(), "Z-1", product="e" * 32)
    assert (body, result.outcome, result.good) == (planned(), Outcome.WRONG_PRODUCT, False)
    _, result = scan(two_products(), "Z-1", product="e" * 32)
    assert (result.outcome, result.line) == (Outcome.TICKED, "L9")


def test_the_same_number_on_two_products_is_asked_about():
    body = two_products()
    body = replace(body, units=(*body.units[:-1], replace(body.units[-1], serial="SN-1")))
    _, result = scan(body, "SN-1")
    assert (result.outcome, result.lines) == (Outcome.CHOOSE, ("L1", "L9"))
    body, result = scan(body, "SN-1", line="L9")
    assert (result.outcome, result.line) == (Outcome.TICKED, "L9")


def test_a_lot_number_leads_to_its_line_to_be_counted():
    body = planned()
    lot = replace(body.units[-1], serial="LOT-7", tracking=Tracking.LOT)
    body = replace(body, units=(*body.units[:-1], lot))
    same_body, result = scan(body, "lot-7")
    assert (same_body, result.outcome, result.line) == (body, Outcome.LOT, "L2")


def test_goods_without_numbers_need_no_scan():
    body = planned(compressors=0)
    assert scan(body, "Z-1")[1].outcome is Outcome.NO_SUCH_LINE


@pytest.mark.parametrize(
    "text", ["SVC1:YS-261123-A1-0007:ABC", "svc1:ys-1:x", sheetcode.encode("YS-261123-A1-0007", "ab" * 32)]
)
def test_the_code_of_a_sheet_is_refused_nicely(text: str):
    body, result = scan(planned(), text)
    assert (body, result.outcome) == (planned(), Outcome.SHEET)
    assert result.serial.upper().startswith("YS-")
    assert result.serial in words.say(result.message, "zh_CN")


@pytest.mark.parametrize("text", ["", " \r\n", "\u200b\ufeff", "\x00"])
def test_nothing_is_told_as_nothing(text: str):
    assert scan(planned(), text)[1].outcome is Outcome.EMPTY


@given(st.text(max_size=40))
def test_any_text_gets_a_sentence_and_harms_nothing(text: str):
    body, result = scan(planned(), text)
    for lang in words.LANGUAGES:
        assert words.say(result.message, lang)
    if result.outcome is not Outcome.TICKED:
        assert body == planned()


@given(st.text(max_size=20))
@example("]C1]C0 x")
@example("]C1 \t]C1")
def test_a_cleaned_number_stays_as_it_is(text: str):
    assert clean(clean(text)) == clean(text)
    assert same(text, clean(text))


def test_tidying_keeps_numbers_seen_with_their_pieces():
    body = replace(planned(), units=tuple(replace(unit, serial=f" {unit.serial}\n") for unit in planned().units))
    assert tidied(body) == planned()
