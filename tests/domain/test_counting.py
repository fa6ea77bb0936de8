"""Counting lines and pieces: what is seen is what counts."""

from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.counting import count, see, type_serial, unsee
from svcdesk.domain.delivery import CountVerdict, Delivery, PackingLine, Verdict
from svcdesk.domain.presence import on_site, standing, staying, surplus
from tests.delivering import planned

replace = msgspec.structs.replace


def line(body: Delivery, index: int = 0) -> PackingLine:
    return body.lines[index]


def serials(body: Delivery) -> list[tuple[str, bool]]:
    return [(unit.serial, unit.counted) for unit in body.units if unit.line == "L1"]


@pytest.mark.parametrize(
    ("counted", "verdict"),
    [
        (None, CountVerdict.OPEN),
        ("0", CountVerdict.SHORT),
        ("2.5", CountVerdict.SHORT),
        ("3", CountVerdict.COMPLETE),
        ("4", CountVerdict.OVER),
    ],
)
def test_a_counted_line_compares_with_the_packing_list(counted: str | None, verdict: CountVerdict):
    body = count(planned(), "L2", None if counted is None else Decimal(counted))
    assert line(body, 1).verdict is verdict


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-1"])
def test_what_is_no_quantity_is_not_taken(value: str):
    assert count(planned(), "L2", Decimal(value)) == planned()


def test_the_last_expected_piece_completes_the_line():
    body = see(planned(), "L1", "SN-1")
    assert (line(body).seen, line(body).counted, line(body).verdict) == (("SN-1",), None, CountVerdict.OPEN)
    body = see(body, "L1", "SN-2")
    assert (line(body).counted, line(body).verdict) == (Decimal(2), CountVerdict.COMPLETE)


def test_that_is_all_makes_a_line_short_whatever_figure_is_typed():
    body = count(see(planned(), "L1", "SN-1"), "L1", Decimal(2))
    assert (line(body).counted, line(body).verdict) == (Decimal(1), CountVerdict.SHORT)
    assert [unit.serial for unit in on_site(body)] == ["SN-1", ""]


def test_opening_a_line_again_forgets_only_the_end_of_the_count():
    body = count(count(see(planned(), "L1", "SN-1"), "L1", Decimal(1)), "L1", None)
    assert (line(body).seen, line(body).verdict) == (("SN-1",), CountVerdict.OPEN)


def test_a_piece_may_be_unticked():
    body = unsee(see(see(planned(), "L1", "SN-1"), "L1", "SN-2"), "L1", "SN-1")
    assert serials(body) == [("SN-1", False), ("SN-2", True)]
    assert (line(body).seen, line(body).counted) == (("SN-2",), None)


def test_an_unlisted_piece_makes_the_line_wrong_until_it_is_unticked():
    body = see(planned(), "L1", "X-9")
    assert (line(body).unlisted, line(body).verdict) == (("X-9",), CountVerdict.WRONG)
    assert serials(body) == [("SN-1", False), ("SN-2", False), ("X-9", True)]
    new = body.units[-1]
    assert ([answer.item.id for answer in new.answers], new.appearance) == (["volt", "temp", "valve"], Verdict.OPEN)
    assert serials(unsee(body, "L1", "X-9")) == [("SN-1", False), ("SN-2", False)]


def test_pieces_without_number_take_the_numbers_found():
    body = planned(serials=())
    assert serials(body) == [("", False), ("", False)]
    body = see(see(body, "L1", "A-1"), "L1", "A-2")
    assert serials(body) == [("A-1", True), ("A-2", True)]
    assert line(body).verdict is CountVerdict.COMPLETE
    assert serials(unsee(body, "L1", "A-1")) == [("", False), ("A-2", True)]


def test_a_list_with_some_numbers_has_room_for_the_rest():
    body = see(see(planned(serials=("SN-1",)), "L1", "SN-1"), "L1", "A-2")
    assert (line(body).unlisted, line(body).verdict) == ((), CountVerdict.COMPLETE)
    body = see(body, "L1", "A-3")
    assert (line(body).unlisted, line(body).verdict) == (("A-3",), CountVerdict.WRONG)


def test_work_on_a_piece_survives_unticking_it():
    body = see(planned(), "L1", "X-9")
    worked = replace(body, units=(*body.units[:-1], replace(body.units[-1], damage="凹陷")))
    assert [unit.damage for unit in unsee(worked, "L1", "X-9").units if unit.damage] == ["凹陷"]


def test_typing_a_number_letter_by_letter_keeps_line_and_piece_together():
    body = planned(serials=())
    for typed in ("A", "A-", "A-1"):
        body = type_serial(body, "L1.1", typed)
        assert line(body).seen == (typed,)
    body = type_serial(body, "L1.1", "")
    assert (line(body).seen, serials(body)) == ((), [("", False), ("", False)])


def test_clearing_a_number_opens_a_finished_count_again():
    body = see(see(planned(serials=()), "L1", "A-1"), "L1", "A-2")
    body = type_serial(body, "L1.1", " ")
    assert (line(body).counted, line(body).verdict) == (None, CountVerdict.OPEN)


def test_surplus_pieces_are_the_unlisted_ones_and_need_no_checks():
    body = planned()
    for serial in ("X-9", "SN-1", "SN-2"):
        body = see(body, "L1", serial)
    extra = next(unit.id for unit in body.units if unit.serial == "X-9")
    assert surplus(body) == {extra}
    assert (standing(body)[extra].back, standing(body)[extra].kept) == (Decimal(1), Decimal(0))
    assert [unit.serial for unit in staying(body) if unit.line == "L1"] == ["SN-1", "SN-2"]


def test_without_listed_numbers_the_last_ones_found_are_surplus():
    body = planned(serials=())
    for serial in ("A", "B", "C"):
        body = see(body, "L1", serial)
    assert line(body).verdict is CountVerdict.OVER
    assert [unit.serial for unit in body.units if unit.id in surplus(body)] == ["C"]


def test_lots_fill_up_in_order():
    body = planned()
    first = replace(body.units[-1], id="L2.1", quantity=Decimal(2), serial="LOT-A")
    second = replace(first, id="L2.2", quantity=Decimal(1), serial="LOT-B")
    body = count(replace(body, units=(*body.units[:-1], first, second)), "L2", Decimal("2.5"))
    assert [standing(body)[unit].here for unit in ("L2.1", "L2.2")] == [Decimal(2), Decimal("0.5")]
