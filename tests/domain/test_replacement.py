"""Replacing from stock: the new piece walks through its own checks, lineage and decisions are kept."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.acceptance import check
from svcdesk.domain.counting import count, see
from svcdesk.domain.delivery import Defect, Delivery, Remedy, Result, Verdict
from svcdesk.domain.findings import untouched, with_found_defects
from svcdesk.domain.handover import stock_moves
from svcdesk.domain.planning import Piece
from svcdesk.domain.presence import standing, staying
from svcdesk.domain.replacement import (
    add_defect,
    decide,
    find_defect,
    line_of_defect,
    remove_defect,
    replace_from_stock,
    undo_replacement,
)
from svcdesk.domain.stock import Place
from svcdesk.errors import Refused
from tests.delivering import SIGNED, filled_in, passed, planned

replace = msgspec.structs.replace
SPARE = Piece(product="c" * 32, serial="SN-9", store="一号车")
FILTERS = Piece(product="f" * 32, quantity=Decimal(5), store="一号车")


def broken(body: Delivery | None = None, index: int = 0) -> Delivery:
    """Return a filled-in delivery one of whose pieces is damaged and too hot."""
    units = list((body or filled_in(planned())).units)
    hot = tuple(
        replace(answer, value=Decimal(97)) if answer.item.id == "temp" else answer for answer in units[index].answers
    )
    units[index] = replace(units[index], appearance=Verdict.FAIL, damage="凹陷", answers=hot)
    return with_found_defects(replace(body or filled_in(planned()), units=tuple(units)))


def moves(body: Delivery) -> set[tuple[str, Decimal, Place]]:
    return {(move.serial, move.quantity, move.target) for move in stock_moves(replace(body, accepted_at=SIGNED))}


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_findings_become_defects_once():
    body = broken()
    assert [(one.key, one.description) for one in body.defects] == [
        ("appearance:L1.1", "螺杆空压机 SN-1: 凹陷"),
        ("check:L1.1:temp", "螺杆空压机 SN-1: 排气温度 97 ℃ (≤ 95 ℃)"),
    ]
    assert with_found_defects(body) == body


def test_a_replacement_settles_every_defect_of_the_piece_and_brings_open_checks():
    body = replace_from_stock(broken(), "check:L1.1:temp", SPARE)
    new = body.units[-1]
    assert (new.serial, new.replaces, new.supplied, new.counted, new.store) == ("SN-9", "L1.1", True, True, "一号车")
    assert [answer.judged for answer in new.answers] == [Verdict.OPEN] * 3
    assert {(one.remedy, one.replacement) for one in body.defects} == {(Remedy.REPLACE, new.id)}
    assert body.lines[0].seen == ("SN-1", "SN-2")  # the packing list is not touched
    assert {one.target.partition(":")[0] for one in check(body)} == {new.id}
    checked = replace(body, units=(*body.units[:-1], passed(new)))
    assert check(checked) == []
    assert moves(checked) == {
        ("SN-1", Decimal(1), Place.QUARANTINE),
        ("SN-2", Decimal(1), Place.CUSTOMER),
        ("SN-9", Decimal(1), Place.CUSTOMER),
        ("", Decimal(3), Place.CUSTOMER),
    }
    assert (
        next(move.replaces for move in stock_moves(replace(checked, accepted_at=SIGNED)) if move.serial == "SN-9")
        == "SN-1"
    )


def test_decided_defects_of_the_same_piece_stay_decided():
    body = decide(broken(), "appearance:L1.1", Remedy.REPAIR)
    body = replace_from_stock(body, "check:L1.1:temp", SPARE)
    assert find_defect(body, "appearance:L1.1").remedy is Remedy.REPAIR


def test_a_defective_replacement_is_replaced_in_turn():
    body = replace_from_stock(broken(), "check:L1.1:temp", SPARE)
    body = broken(body, len(body.units) - 1)
    with pytest.raises(Refused) as refused:
        replace_from_stock(body, "appearance:L1.3", SPARE)
    assert codes(refused) == ["delivery.replacement_here"]
    body = replace_from_stock(body, "appearance:L1.3", replace(SPARE, serial="SN-8"))
    body = replace(body, units=(*body.units[:-1], passed(body.units[-1])))
    assert check(body) == []
    assert {one for one in moves(body) if one[2] is Place.QUARANTINE} == {
        ("SN-1", Decimal(1), Place.QUARANTINE),
        ("SN-9", Decimal(1), Place.QUARANTINE),
    }
    with pytest.raises(Refused) as refused:
        undo_replacement(body, "check:L1.1:temp")
    assert codes(refused) == ["delivery.replaced_again"]


def test_another_choice_takes_the_place_of_the_first():
    body = replace_from_stock(broken(), "check:L1.1:temp", SPARE)
    body = replace_from_stock(body, "check:L1.1:temp", replace(SPARE, serial="SN-8"))
    assert [unit.serial for unit in body.units if unit.supplied] == ["SN-8"]


def test_undoing_a_replacement_brings_everything_back():
    assert undo_replacement(replace_from_stock(broken(), "check:L1.1:temp", SPARE), "check:L1.1:temp") == broken()
    body = decide(replace_from_stock(broken(), "check:L1.1:temp", SPARE), "appearance:L1.1", Remedy.TAKE_BACK)
    assert [(one.remedy, one.replacement) for one in body.defects] == [(Remedy.TAKE_BACK, ""), (Remedy.OPEN, "")]
    assert not any(unit.supplied for unit in body.units)


def test_what_was_found_on_a_piece_leaves_with_it():
    body = replace_from_stock(broken(), "check:L1.1:temp", SPARE)
    body = decide(broken(body, len(body.units) - 1), "appearance:L1.3", Remedy.PUNCH)
    assert len(body.defects) == 4
    assert undo_replacement(body, "check:L1.1:temp") == broken()


def test_the_wrong_product_too_few_and_nothing_at_all_are_refused():
    with pytest.raises(Refused) as refused:
        replace_from_stock(broken(), "check:L1.1:temp", replace(FILTERS, quantity=Decimal("0.5")))
    assert codes(refused) == ["delivery.replacement_product", "delivery.replacement_too_few"]
    body = add_defect(filled_in(planned()), "地面不平")
    with pytest.raises(Refused) as refused:
        replace_from_stock(body, "other:1", SPARE)
    assert codes(refused) == ["delivery.replacement_of_nothing"]


def test_a_missing_piece_is_made_up_for_without_lineage():
    body = count(see(planned(), "L1", "SN-2"), "L1", Decimal(1))
    body = with_found_defects(body)
    assert [one.key for one in body.defects] == ["missing:L1.1"]
    body = replace_from_stock(body, "missing:L1.1", SPARE)
    new = body.units[-1]
    assert (new.replaces, new.supplied, body.lines[0].counted) == ("", True, Decimal(1))
    stand = standing(body)
    assert [stand[unit].kept for unit in ("L1.1", "L1.2", new.id)] == [Decimal(0), Decimal(1), Decimal(1)]


def test_a_short_line_is_made_up_for_by_quantity():
    body = count(filled_in(planned()), "L2", Decimal(1))
    body = with_found_defects(body)
    assert [(one.key, one.quantity) for one in body.defects] == [("line:L2", Decimal(2))]
    body = replace_from_stock(body, "line:L2", FILTERS)
    body = replace(body, units=(*body.units[:-1], passed(body.units[-1])))
    assert check(body) == []
    assert ("", Decimal(2), Place.CUSTOMER) in moves(body)
    assert ("", Decimal(1), Place.CUSTOMER) in moves(body)


def test_some_pieces_of_a_lot_are_exchanged_and_the_rest_is_still_checked():
    body = broken(index=2)
    found = next(one for one in body.defects if one.unit == "L2.1")
    body = replace(body, defects=tuple(replace(one, quantity=Decimal(2)) for one in body.defects))
    body = replace_from_stock(body, found.id, FILTERS)
    body = replace(body, units=(*body.units[:-1], passed(body.units[-1])))
    assert {unit.id for unit in staying(body)} == {"L1.1", "L1.2", "L2.1", "L2.2"}
    assert {one for one in moves(body) if one[0] == ""} == {
        ("", Decimal(2), Place.QUARANTINE),
        ("", Decimal(1), Place.CUSTOMER),
        ("", Decimal(2), Place.CUSTOMER),
    }


def test_what_came_too_many_is_not_replaced_but_taken_back_and_stays_good():
    body = filled_in(planned())
    body = with_found_defects(see(body, "L1", "X-9"))
    assert [(one.key, one.quantity) for one in body.defects] == [("extra:L1.3", Decimal(1))]
    with pytest.raises(Refused) as refused:
        replace_from_stock(body, "extra:L1.3", SPARE)
    assert codes(refused) == ["delivery.replacement_of_surplus"]
    body = decide(body, "extra:L1.3", Remedy.TAKE_BACK)
    assert check(body) == []
    assert "X-9" not in {serial for serial, _, _ in moves(body)}


def test_a_refused_delivery_moves_only_what_is_defective():
    body = replace(broken(), result=Result.REFUSED)
    assert moves(body) == {("SN-1", Decimal(1), Place.QUARANTINE)}


def test_a_finding_that_goes_away_takes_its_defect_along_unless_somebody_worked_on_it():
    body = broken()
    repaired = with_found_defects(replace(body, units=filled_in(planned()).units))
    assert repaired.defects == ()
    decided = decide(body, "appearance:L1.1", Remedy.PUNCH)
    after = with_found_defects(replace(decided, units=filled_in(planned()).units))
    assert [one.id for one in after.defects] == ["appearance:L1.1"]


@pytest.mark.parametrize(
    "fields",
    [
        {"remedy": Remedy.REPAIR},
        {"action": "拧紧"},
        {"owner": "王工"},
        {"due": date(2026, 12, 1)},
        {"recheck_note": "好"},
        {"photos": ("p",)},
    ],
)
def test_anything_decided_or_added_is_work(fields: dict[str, object]):
    assert untouched(broken().defects[0])
    assert not untouched(replace(broken().defects[0], **fields))


def test_a_new_reading_is_told_anew_and_a_decision_stays():
    body = decide(broken(), "check:L1.1:temp", Remedy.PUNCH)
    unit = body.units[0]
    answers = tuple(replace(one, value=Decimal(99)) if one.item.id == "temp" else one for one in unit.answers)
    body = with_found_defects(replace(body, units=(replace(unit, answers=answers), *body.units[1:])))
    found = find_defect(body, "check:L1.1:temp")
    assert ("99 ℃" in found.description, found.remedy) == (True, Remedy.PUNCH)


def test_defects_by_hand_come_go_and_know_their_goods():
    body = add_defect(add_defect(filled_in(planned()), "异响", "L1.2"), "缺铭牌")
    assert [one.id for one in body.defects] == ["other:1", "other:2"]
    first: Defect = body.defects[0]
    line = line_of_defect(body, first)
    assert line is not None
    assert (line.id, line_of_defect(body, body.defects[1])) == ("L1", None)
    body = replace_from_stock(body, "other:1", SPARE)
    body = remove_defect(body, "other:1")
    assert ([one.id for one in body.defects], [unit for unit in body.units if unit.supplied]) == (["other:2"], [])
    assert add_defect(body, "再来").defects[-1].id == "other:1"
