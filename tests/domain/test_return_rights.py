"""What a customer may ask for, by every rule at its edges (三包 articles 8 to 12 and 17, contract terms, 6.5.1.4)."""

from datetime import date, timedelta
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdesk.domain.contract import Contract
from svcdesk.domain.device import Device
from svcdesk.domain.return_case import Basis, Line, Reason, Settlement, Type
from svcdesk.domain.return_moves import new_warranty, restarts
from svcdesk.domain.return_rights import Entitlement, Facts, Repair, busy_days, entitlement, last_day
from svcdesk.domain.times import SHANGHAI
from svcdesk.words import LANGUAGES, say
from tests.delivering import SIGNED

replace = msgspec.structs.replace
DAY = timedelta(days=1)
SOLD = date(2026, 3, 1)
RETURN, EXCHANGE, REPAIR = Type.RETURN, Type.EXCHANGE, Type.REPAIR
ALL, CHANGE, MEND, NOTHING = (RETURN, EXCHANGE, REPAIR), (EXCHANGE, REPAIR), (REPAIR,), ()
CONTRACT = Contract("k", "宏达", return_days=30, exchange_days=60)


def facts(fault_after: int, **more: object) -> Facts:
    fault = SOLD + fault_after * DAY
    plain = Facts(
        accepted_on=SOLD,
        warranty_start=SOLD,
        warranty_end=date(2027, 2, 28),
        fault_on=fault,
        today=fault,
        reason=Reason.FUNCTION,
    )
    return replace(plain, **more)


def repair(first: int, last: int | None, *, same: bool = False, number: str = "GD-1") -> Repair:
    end = None if last is None else SOLD + last * DAY
    return Repair(number=number, started_on=SOLD + first * DAY, finished_on=end, same_fault=same)


def statutory(known: Facts) -> Entitlement:
    return entitlement(known, Basis.STATUTORY)


@pytest.mark.parametrize(
    ("case", "known", "granted"),
    [
        ("on the day of acceptance", facts(0), ALL),
        ("day 7", facts(7), ALL),
        ("day 8", facts(8), CHANGE),
        ("day 15", facts(15), CHANGE),
        ("day 16", facts(16), MEND),
        ("last day of the warranty", facts(364), MEND),
        ("the day after the warranty", facts(365), NOTHING),
        ("day 9 with two days in repair", facts(9, repairs=(repair(3, 4),)), ALL),
        ("day 10 with two days in repair", facts(10, repairs=(repair(3, 4),)), CHANGE),
        ("day 17 with two days in repair", facts(17, repairs=(repair(3, 4),)), CHANGE),
        ("day 18 with two days in repair", facts(18, repairs=(repair(3, 4),)), MEND),
        ("two repairs on one day count once", facts(9, repairs=(repair(3, 3), repair(3, 3))), CHANGE),
        ("two repairs on one day count once, day 8", facts(8, repairs=(repair(3, 3), repair(3, 3))), ALL),
        ("a repair after the term adds nothing", facts(20, repairs=(repair(18, 19),)), MEND),
        ("the warranty is longer by the repair", facts(366, repairs=(repair(100, 101),)), MEND),
        ("but by no more", facts(367, repairs=(repair(100, 101),)), NOTHING),
        ("one repair of the same fault", facts(40, repairs=(repair(20, 21, same=True),)), MEND),
        (
            "two repairs of the same fault",
            facts(40, repairs=(repair(20, 21, same=True), repair(30, 31, same=True))),
            CHANGE,
        ),
        ("two repairs of different faults", facts(40, repairs=(repair(20, 21, same=True), repair(30, 31))), MEND),
        (
            "two repairs of the same fault, one not finished",
            facts(40, repairs=(repair(20, 21, same=True), repair(30, None, same=True))),
            MEND,
        ),
        (
            "two repairs of the same fault after the warranty",
            facts(400, repairs=(repair(20, 21, same=True), repair(30, 31, same=True))),
            NOTHING,
        ),
        ("90 days without parts", facts(100, parts_missing_since=SOLD + 10 * DAY), MEND),
        ("91 days without parts", facts(101, parts_missing_since=SOLD + 10 * DAY), CHANGE),
        ("the customer's own reason", facts(2, reason=Reason.CUSTOMER), NOTHING),
        ("damaged on arrival, late", facts(200, reason=Reason.DAMAGED), CHANGE),
        ("wrong goods, out of warranty", facts(500, reason=Reason.WRONG_GOODS), CHANGE),
        ("no warranty, day 7", facts(7, warranty_start=None, warranty_end=None), ALL),
        ("no warranty, day 16", facts(16, warranty_start=None, warranty_end=None), NOTHING),
        ("never accepted", facts(2, accepted_on=None), NOTHING),
    ],
)
def test_the_statutory_rules(case: str, known: Facts, granted: tuple[Type, ...]):
    assert statutory(known).granted == granted, case


@pytest.mark.parametrize(
    ("fault_after", "contract", "granted"),
    [
        (30, CONTRACT, ALL),
        (31, CONTRACT, CHANGE),
        (60, CONTRACT, CHANGE),
        (61, CONTRACT, MEND),
        (5, Contract("k", "宏达"), MEND),
        (5, None, MEND),
        (0, Contract("k", "宏达", return_days=0), ALL),
        (1, Contract("k", "宏达", return_days=0), MEND),
    ],
)
def test_the_contracts_terms(fault_after: int, contract: Contract | None, granted: tuple[Type, ...]):
    assert entitlement(facts(fault_after), Basis.CONTRACT, contract).granted == granted


def test_an_agreement_is_derived_from_nothing():
    found = entitlement(facts(2), Basis.AGREED)
    assert (found.granted, [step.code for step in found.steps]) == ((), ["return_case.right_agreed"])


def test_the_last_day_is_told():
    assert statutory(facts(3)).until(RETURN) == date(2026, 3, 8)
    assert statutory(facts(3)).until(EXCHANGE) == date(2026, 3, 16)
    assert statutory(facts(3)).until(REPAIR) == date(2027, 2, 28)
    assert statutory(facts(20)).until(RETURN) is None


def test_a_piece_given_in_exchange_counts_anew():
    known = facts(6, accepted_on=SOLD, replaces="SN-1")
    assert "return_case.right_start_exchanged" in [step.code for step in statutory(known).steps]
    assert statutory(known).granted == ALL


def test_what_the_rules_cover_is_said_honestly():
    codes = [step.code for step in statutory(facts(1)).steps]
    assert codes[:2] == ["return_case.right_by_statute", "return_case.right_not_adopted"]
    adopted = entitlement(facts(1), Basis.STATUTORY, replace(CONTRACT, three_guarantees=True))
    assert adopted.steps[1].code == "return_case.right_adopted"


def test_every_step_can_be_said_in_both_languages():
    known = facts(
        40, repairs=(repair(20, 21, same=True), repair(30, None)), parts_missing_since=SOLD, reason=Reason.DAMAGED
    )
    for basis in Basis:
        found = entitlement(known, basis, CONTRACT)
        for lang in LANGUAGES:
            assert all(say(step, lang) for step in (*found.steps, *(one.why for one in found.rulings)))


@given(st.integers(0, 60), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 9)), max_size=5))
def test_a_span_has_as_many_days_that_count_as_it_says(days: int, spans: list[tuple[int, int]]):
    repairs = [repair(first, first + more) for first, more in spans]
    busy = busy_days(repairs, SOLD, SOLD + 90 * DAY)
    end = last_day(SOLD, days, busy)
    counted = [SOLD + n * DAY for n in range(1, (end - SOLD).days + 1) if SOLD + n * DAY not in busy]
    assert len(counted) == days
    assert days == 0 or end not in busy


LINE = Line(
    id="1",
    device=Device(warranty_start="2026-11-23", warranty_end="2027-11-22"),
    received=Decimal(1),
    received_at=SIGNED + 10 * DAY,
)


@pytest.mark.parametrize(
    ("settlement", "anew", "after", "expected"),
    [
        (Settlement.REPLACED, True, 12, (date(2026, 12, 5), date(2027, 12, 4))),
        (Settlement.REPLACED, False, 12, (date(2026, 11, 23), date(2027, 11, 25))),
        (Settlement.REPAIRED, True, 12, (date(2026, 11, 23), date(2027, 11, 25))),
        (Settlement.SENT_BACK, False, 10, (date(2026, 11, 23), date(2027, 11, 23))),
        (Settlement.RETURNED, True, 12, (None, None)),
        (Settlement.REFUNDED, True, 12, (None, None)),
    ],
)
def test_the_warranty_afterwards(settlement: Settlement, anew: bool, after: int, expected: tuple[date, date]):
    assert new_warranty(LINE, settlement, SIGNED + after * DAY, anew=anew) == expected


def test_a_warranty_that_was_over_is_not_longer():
    late = replace(LINE, received_at=SIGNED.replace(year=2028), device=LINE.device)
    at = SIGNED.replace(year=2028) + DAY
    assert new_warranty(late, Settlement.REPAIRED, at, anew=False) == (date(2026, 11, 23), date(2027, 11, 22))
    none = replace(LINE, device=Device())
    assert new_warranty(none, Settlement.REPLACED, at, anew=True) == (None, None)
    assert SIGNED.tzinfo is SHANGHAI


@pytest.mark.parametrize(
    ("basis", "contract", "anew"),
    [
        (Basis.STATUTORY, None, True),
        (Basis.CONTRACT, CONTRACT, False),
        (Basis.CONTRACT, replace(CONTRACT, three_guarantees=True), True),
        (Basis.AGREED, replace(CONTRACT, warranty_restarts=True), True),
        (Basis.AGREED, None, False),
    ],
)
def test_when_the_warranty_begins_anew(basis: Basis, contract: Contract | None, anew: bool):
    assert restarts(basis, contract) is anew
