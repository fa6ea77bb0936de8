"""Returns from the request to the customer's signature, on both engines."""

from datetime import date, timedelta
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.planning import Piece
from svcdesk.domain.return_case import Basis, Liability, Reason, ReturnCase, Settlement
from svcdesk.domain.stock import Place
from svcdesk.errors import Refused
from svcdesk.services import return_aftermath, return_begin, return_case, return_goods, return_lines, stock
from svcdesk.services.desk import Session
from svcdesk.services.passport import passport
from tests.conftest import Clock
from tests.delivering import in_desk
from tests.returning import (
    approved,
    asked,
    codes,
    contract_of,
    delivered,
    inspected,
    judged,
    manager,
    offer,
    places,
    ready,
    received,
    signatures,
)

replace = msgspec.structs.replace


def test_an_exchange_from_request_to_signature(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    clock.forward(days=10)
    record, changes = return_case.save_request(desk, asked(desk, brought, "SN-1"))
    assert record.number.startswith("TH-")
    assert changes.kinds == {"return_case"}
    line = record.body.lines[0]
    assert (line.device.contract_number, line.device.installed_on) == (brought.body.contract_number, "2026-11-23")
    assert (line.device.warranty_start, line.device.warranty_end) == ("2026-11-23", "2027-11-22")
    assert line.unit_price == Decimal("60000.00")
    assert record.body.customer.name == "宏达纺织有限公司"
    record = approved(desk, record)
    assert [one.node for one in record.body.approvals] == ["department", "finance", "management"]
    assert record.body.right == "exchange,repair"
    assert places(desk, "SN-1") == {"SN-1": (Place.CUSTOMER, "")}
    record = received(desk, record)
    assert places(desk, "SN-1") == {"SN-1": (Place.QUARANTINE, "退货架")}
    record = judged(desk, inspected(desk, record))
    given = return_lines.replacements(desk, record.body.lines[0])[0]
    assert given.serial == "SN-3"
    record, _ = return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.REPLACED, piece=given))
    signed, _ = return_case.sign(desk, record, signatures(desk))
    assert signed.state == "settled"
    assert places(desk, "SN-1", "SN-3") == {"SN-1": (Place.QUARANTINE, "退货架"), "SN-3": (Place.CUSTOMER, "")}
    new, old = (passport(desk, line.device.product, serial) for serial in ("SN-3", "SN-1"))
    assert new is not None
    assert old is not None
    assert new.contract == brought.body.contract_number
    assert (new.replaces, new.warranty_start, new.warranty_end) == ("SN-1", "2026-12-03", "2027-12-02")
    assert (old.replaced_by, old.place) == ("SN-3", Place.QUARANTINE)
    assert stock.clashes(desk) == []


def test_the_defective_unit_goes_on_to_review_and_to_the_supplier(desk: Session, clock: Clock):
    record = ready(desk, asked(desk, delivered(desk, clock), "SN-1"))
    with desk.read() as connection:
        bad = return_aftermath.found_nonconformities(connection, record.doc, ["1"])[0]
        claim = return_aftermath.found_claims(connection, record.doc, ["1"])[0]
    assert (bad.state, bad.body.serial, bad.body.found_number) == ("open", "SN-1", record.number)
    assert "通电试机不启动" in bad.body.description
    assert (claim.state, claim.body.serial, claim.body.nonconformity) == ("open", "SN-1", bad.doc)
    given = Piece(product=record.body.lines[0].device.product, serial="SN-3", store="一号库")
    record, changes = return_lines.settle_line(
        desk, record, "1", offer(desk, settlement=Settlement.REPLACED, piece=given)
    )
    assert "nonconformity" in changes.kinds
    signed, _ = return_case.sign(desk, record, signatures(desk))
    assert (signed.body.nonconformities, signed.body.claims) == ((bad.doc,), (claim.doc,))
    with desk.read() as connection:
        again = return_aftermath.found_nonconformities(connection, record.doc, ["1"])[0]
    assert again.body.replaced_by == "SN-3"


def test_what_is_judged_the_customers_use_makes_no_claim(desk: Session, clock: Clock):
    record = ready(desk, asked(desk, delivered(desk, clock), "SN-1"), liability=Liability.USE)
    with desk.read() as connection:
        assert return_aftermath.found_claims(connection, record.doc, ["1"]) == []
    given = Piece(product=record.body.lines[0].device.product, serial="SN-3", store="一号库")
    with pytest.raises(Refused) as refused:
        return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.REPLACED, piece=given))
    assert codes(refused) == ["misused"]


def test_an_inspection_taken_back_takes_its_nonconformity_back(desk: Session, clock: Clock):
    record = ready(desk, asked(desk, delivered(desk, clock), "SN-1"))
    record = inspected(desk, record, defective=False)
    with desk.read() as connection:
        states = [
            one.state
            for one in (
                *return_aftermath.found_nonconformities(connection, record.doc, ["1"]),
                *return_aftermath.found_claims(connection, record.doc, ["1"]),
            )
        ]
    assert states == ["void", "void"]
    assert record.body.lines[0].liability is Liability.OPEN


def test_a_request_names_everything_that_is_wrong_at_once(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    body = ReturnCase(requested_at=clock() + timedelta(hours=1), fault_on=date(2027, 1, 1))
    with pytest.raises(Refused) as refused:
        return_case.save_request(desk, body)
    assert codes(refused) == [
        "customer_missing", "type_open", "reason_open", "no_lines", "requested_in_future", "fault_in_future",
    ]  # fmt: skip
    early = asked(desk, brought, "SN-1", requested_at=clock() - timedelta(days=2), fault_on=date(2026, 11, 1))
    with pytest.raises(Refused) as refused:
        return_case.save_request(desk, early)
    assert codes(refused) == ["before_sale"]


def test_a_serial_number_that_belongs_to_another_customer_names_whose(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    other = in_desk(desk, serials=("SN-8",)).body.customer
    body = asked(desk, brought, "SN-1")
    with pytest.raises(Refused) as refused:
        return_case.save_request(desk, replace(body, customer=replace(body.customer, doc=other)))
    assert codes(refused) == ["someone_elses"]
    assert refused.value.problems[0].params["owner"] == "宏达纺织有限公司"


def test_nothing_is_returned_twice(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    first, _ = return_case.save_request(desk, asked(desk, brought, "SN-1"))
    with pytest.raises(Refused) as refused:
        return_case.save_request(desk, asked(desk, brought, "SN-1"))
    assert codes(refused) == ["returned_twice"]
    assert refused.value.problems[0].params["number"] == first.number
    received(desk, approved(desk, first))
    body = asked(desk, brought, "SN-2")
    body = replace(body, lines=(replace(body.lines[0], device=first.body.lines[0].device),))
    with pytest.raises(Refused) as refused:
        return_case.save_request(desk, body)
    assert codes(refused) == ["not_with_customer"]


def test_counted_goods_come_back_only_as_far_as_the_customer_has_them(desk: Session, clock: Clock):
    brought = delivered(desk, clock)  # three filters
    body = asked(desk, brought, "")
    assert body.lines[0].quantity == 3
    with pytest.raises(Refused) as refused:
        return_case.save_request(desk, replace(body, lines=(replace(body.lines[0], quantity=Decimal(4)),)))
    assert codes(refused) == ["more_than_there"]
    two = replace(body, lines=(replace(body.lines[0], quantity=Decimal(2)),))
    return_case.save_request(desk, two)
    with pytest.raises(Refused) as refused:
        return_case.save_request(desk, two)
    assert refused.value.problems[0].params["left"] == "1"


def test_signing_says_everything_that_is_missing(desk: Session, clock: Clock):
    record, _ = return_case.save_request(desk, asked(desk, delivered(desk, clock), "SN-1", "SN-2"))
    record = inspected(desk, received(desk, approved(desk, record)))
    with pytest.raises(Refused) as refused:
        return_case.sign(desk, record, ())
    assert codes(refused) == [
        "liability_open", "line_unsettled", "liability_open", "line_unsettled", "quality_unsaid",
        "customer_unsigned", "staff_unsigned",
    ]  # fmt: skip


def test_nobody_approves_their_own_request_or_twice_or_for_others(desk: Session, clock: Clock):
    record, _ = return_case.save_request(desk, asked(desk, delivered(desk, clock), "SN-1"))
    with pytest.raises(Refused) as refused:
        return_case.approve(desk, record, "department")
    assert codes(refused) == ["own_request"]
    boss = manager(desk)
    with pytest.raises(Refused) as refused:
        return_case.approve(boss, record, "finance")
    assert codes(refused) == ["node_not_yours"]
    record, _ = return_case.approve(boss, record, "department")
    with pytest.raises(Refused) as refused:
        return_case.approve(boss, record, "management")
    assert codes(refused) == ["one_word"]
    assert record.state == "requested"


def test_what_no_rule_grants_takes_an_agreement_with_a_reason(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    clock.forward(days=20)
    record, _ = return_case.save_request(desk, asked(desk, brought, "SN-1", basis_note=""))
    boss = manager(desk)
    with pytest.raises(Refused) as refused:
        return_case.approve(boss, record, "department")
    assert codes(refused) == ["basis_unsaid", "not_granted"]
    record, _ = return_case.save_request(desk, replace(record.body, basis=Basis.AGREED), record)
    with pytest.raises(Refused) as refused:
        return_case.approve(boss, record, "department")
    assert codes(refused) == ["agreed_unsaid"]
    record, _ = return_case.save_request(desk, replace(record.body, basis_note="老客户，领导同意换货"), record)
    assert approved(desk, record).state == "approved"


def test_a_changed_request_has_to_be_approved_anew(desk: Session, clock: Clock):
    record, _ = return_case.save_request(desk, asked(desk, delivered(desk, clock), "SN-1"))
    boss = manager(desk)
    record, _ = return_case.approve(boss, record, "department")
    record, _ = return_case.save_request(desk, replace(record.body, reason=Reason.PERFORMANCE), record)
    assert record.body.approvals == ()


def test_a_refusal_needs_a_reason_and_frees_the_goods(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    record, _ = return_case.save_request(desk, asked(desk, brought, "SN-1"))
    with pytest.raises(Refused) as refused:
        return_case.refuse_request(desk, record, " ")
    assert codes(refused) == ["refusal_unsaid"]
    record, _ = return_case.refuse_request(desk, record, "超过期限")
    assert (record.state, record.body.refused_reason) == ("refused", "超过期限")
    return_case.save_request(desk, asked(desk, brought, "SN-1"))


def test_a_step_out_of_turn_is_refused(desk: Session, clock: Clock):
    record, _ = return_case.save_request(desk, asked(desk, delivered(desk, clock), "SN-1"))
    with pytest.raises(Refused) as refused:
        return_goods.receive(desk, record, {"1": Decimal(1)})
    assert codes(refused) == ["out_of_turn"]


def test_more_than_approved_is_not_received_nor_before_the_approval(desk: Session, clock: Clock):
    record, _ = return_case.save_request(desk, asked(desk, delivered(desk, clock), ""))
    record = approved(desk, record)
    with pytest.raises(Refused) as refused:
        return_goods.receive(desk, record, {"1": Decimal(4)}, at=clock() - timedelta(hours=1))
    assert codes(refused) == ["reversed", "more_than_approved"]
    with pytest.raises(Refused) as refused:
        return_goods.receive(desk, record, {"1": Decimal(-1)}, at=clock() + timedelta(hours=1))
    assert codes(refused) == ["in_future", "quantity_range"]
    record, _ = return_goods.receive(desk, record, {"1": Decimal(2)})
    record, _ = return_goods.receive(desk, record, {"1": Decimal(1)})
    assert record.body.lines[0].received == 3


def test_a_settled_return_changes_only_by_amendment(desk: Session, clock: Clock):
    record = ready(desk, asked(desk, delivered(desk, clock), "SN-1"))
    given = Piece(product=record.body.lines[0].device.product, serial="SN-3", store="一号库")
    record, _ = return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.REPLACED, piece=given))
    signed, _ = return_case.sign(desk, record, signatures(desk))
    with pytest.raises(Refused) as refused:
        return_lines.undo_line(desk, signed, "1")
    assert codes(refused) == ["out_of_turn"]
    opened, _ = return_case.amend(desk, signed, "换错了机器")
    assert (opened.state, opened.amendment, opened.body.signatures) == ("inspected", 1, ())
    opened, _ = return_lines.undo_line(desk, opened, "1")
    other = Piece(product=given.product, serial="SN-4", store="一号库")
    opened, _ = return_lines.settle_line(desk, opened, "1", offer(desk, settlement=Settlement.REPLACED, piece=other))
    again, _ = return_case.sign(desk, opened, signatures(desk))
    assert (again.state, again.amendment) == ("settled", 1)
    assert places(desk, "SN-3", "SN-4") == {"SN-3": (Place.GOOD, "一号库"), "SN-4": (Place.CUSTOMER, "")}


def test_a_void_return_puts_the_goods_back_and_takes_what_followed_with_it(desk: Session, clock: Clock):
    record = ready(desk, asked(desk, delivered(desk, clock), "SN-1"))
    record, _ = return_case.void(desk, record, "登记错误")
    assert places(desk, "SN-1") == {"SN-1": (Place.CUSTOMER, "")}
    with desk.read() as connection:
        bad = return_aftermath.found_nonconformities(connection, record.doc, ["1"])[0]
        claim = return_aftermath.found_claims(connection, record.doc, ["1"])[0]
    assert (bad.state, claim.state) == ("void", "void")


def test_a_return_begins_from_its_delivery(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    record, _ = return_begin.open_return(desk, delivery=brought.doc)
    assert (record.state, record.body.customer.doc, record.body.delivery) == (
        "requested", brought.body.customer, brought.doc,
    )  # fmt: skip
    assert contract_of(desk, brought).number == brought.body.contract_number
