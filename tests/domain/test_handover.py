"""Warranty, stock moves and money that follow from a signed acceptance."""

from datetime import date, datetime
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.aftermath import document_of
from svcdesk.domain.contract import Contract, Instalment, Line, Trigger, accepted_amount, due_now
from svcdesk.domain.delivery import Result
from svcdesk.domain.handover import stock_moves, unit_warranty, warranty
from svcdesk.domain.masters import Product
from svcdesk.domain.planning import Goods, packing_number, planned
from svcdesk.domain.times import SHANGHAI
from tests.delivering import CHECKLIST, COMPRESSOR, FILTER, SIGNED, filled_in, goods_contract
from tests.delivering import planned as sample

replace = msgspec.structs.replace


@pytest.mark.parametrize(
    ("at", "months", "end"),
    [
        ("2026-11-23 15:04", 12, "2027-11-22"),
        ("2028-02-29 10:00", 12, "2029-02-27"),
        ("2027-03-01 00:30", 24, "2029-02-28"),
        ("2026-08-31 10:00", 6, "2027-02-27"),
    ],
)
def test_the_warranty_ends_the_day_before_the_same_day(at: str, months: int, end: str):
    when = datetime.fromisoformat(at).replace(tzinfo=SHANGHAI)
    body = replace(filled_in(sample()), accepted_at=when, warranty_months=months)
    assert warranty(body) == (when.date(), date.fromisoformat(end))


def test_the_day_is_the_sites():
    late = datetime.fromisoformat("2026-11-23T16:30:00+00:00")  # half past midnight in Shanghai
    found = warranty(replace(filled_in(sample()), accepted_at=late))
    assert found is not None
    assert found[0] == date(2026, 11, 24)


@pytest.mark.parametrize("fields", [{"warranty_months": 0}, {"result": Result.REFUSED}, {"accepted_at": None}])
def test_without_promise_acceptance_or_signature_there_is_no_warranty(fields: dict[str, object]):
    assert warranty(replace(filled_in(sample()), **{"accepted_at": SIGNED, **fields})) is None


def mixed(months: int | None, compressor: int = 24, filters: int = 6):
    """Return a signed delivery of a contract with goods of different warranty terms."""
    sold = replace(goods_contract(), warranty_months=months)
    goods = {
        "1": Goods(replace(COMPRESSOR, warranty_months=compressor), CHECKLIST),
        "2": Goods(replace(FILTER, warranty_months=filters)),
    }
    asked = {"1": Decimal(1), "2": Decimal(1)}
    body = planned("d" * 32, "HT-1", sold, asked, goods, number="YS-261123-A1-0001", planned_on=None)
    body = replace(body, result=Result.FULL, accepted_at=SIGNED)
    start, end = warranty(body) or (None, None)
    return replace(body, warranty_start=start, warranty_end=end)


def test_each_product_keeps_its_own_term_where_the_contract_has_none():
    body = mixed(None)
    assert [unit_warranty(body, unit) for unit in body.units] == [
        ("2026-11-23", "2028-11-22"),
        ("2026-11-23", "2027-05-22"),
    ]
    assert [(move.serial, move.warranty_end) for move in stock_moves(body)] == [
        ("", "2028-11-22"),
        ("", "2027-05-22"),
    ]


def test_the_contracts_term_goes_for_all_goods():
    assert {unit_warranty(mixed(18), unit) for unit in mixed(18).units} == {("2026-11-23", "2028-05-22")}


def test_goods_without_a_promise_have_none_beside_goods_with_one():
    body = mixed(None, filters=0)
    assert [unit_warranty(body, unit)[1] for unit in body.units] == ["2028-11-22", ""]


def test_a_planned_delivery_moves_nothing():
    assert stock_moves(sample()) == []


def test_what_follows_has_one_document_on_every_desk():
    assert document_of("d", "feedback") == document_of("d", "feedback")
    assert len({document_of("d", "feedback"), document_of("d", "payment_notice"), document_of("e", "feedback")}) == 3
    assert len(document_of("d", "nonconformity", "L1.1")) == 32


def test_the_packing_list_is_numbered_like_its_delivery():
    assert packing_number("YS-261123-A1-0007") == "ZX-261123-A1-0007"


SOLD = Contract(
    customer="k",
    customer_name="宏达",
    lines=(
        Line("1", "p", "泵", "", "台", Decimal(3), Decimal("333.33")),
        Line("2", "q", "阀", "", "个", Decimal(1), Decimal(1)),
    ),
    plan=(
        Instalment("定金", Decimal("0.3"), Trigger.SIGNING, 0, Decimal(100)),
        Instalment("到货款", Decimal("0.3"), Trigger.DELIVERY),
        Instalment("验收款", Decimal("0.3"), Trigger.ACCEPTANCE),
        Instalment("质保金", Decimal("0.1"), Trigger.WARRANTY_END),
    ),
)


@pytest.mark.parametrize(
    ("trigger", "accepted", "asked", "due"),
    [
        (Trigger.SIGNING, None, "0", "200.30"),  # 30 % of 1000.99 less the 100 paid
        (Trigger.DELIVERY, None, "0", "500.60"),
        (Trigger.ACCEPTANCE, None, "0", "800.90"),
        (Trigger.WARRANTY_END, None, "0", "901.00"),
        (Trigger.ACCEPTANCE, "500.00", "0", "500.30"),
        (Trigger.ACCEPTANCE, "1000.99", "500.30", "300.60"),
        (Trigger.ACCEPTANCE, "1000.99", "5000", "0"),
        (Trigger.ACCEPTANCE, "0", "0", "200.30"),
    ],
)
def test_what_is_due_follows_the_plan(trigger: Trigger, accepted: str | None, asked: str, due: str):
    amount = None if accepted is None else Decimal(accepted)
    assert due_now(SOLD, trigger, accepted=amount, asked=Decimal(asked)) == Decimal(due)


def test_without_a_plan_what_was_accepted_is_due():
    bare = replace(SOLD, plan=())
    assert due_now(bare, Trigger.ACCEPTANCE) == Decimal("1000.99")
    assert due_now(bare, Trigger.ACCEPTANCE, accepted=Decimal(400), asked=Decimal(100)) == Decimal(300)


def test_parts_of_a_line_come_to_the_whole():
    assert accepted_amount(SOLD, {"1": Decimal(3), "2": Decimal(1)}) == SOLD.amount
    assert accepted_amount(SOLD, {"1": Decimal(1)}) == Decimal("333.33")
    assert accepted_amount(SOLD, {}) == Decimal(0)


def test_a_product_without_checklist_gets_the_general_check():
    assert [answer.item.id for answer in mixed(None).units[1].answers] == ["general"]
    assert Product("x").checklist == ""
