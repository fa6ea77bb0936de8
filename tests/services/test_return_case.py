"""Returns from the request to the customer's signature, on both engines."""

from datetime import date, timedelta
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.contract import Instalment, Trigger
from svcdesk.domain.masters import Department, Product, Role
from svcdesk.domain.planning import Piece
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Basis, Liability, Reason, ReturnCase, Settlement, Type
from svcdesk.domain.stock import Place
from svcdesk.errors import Denied, Refused
from svcdesk.services import return_aftermath, return_begin, return_case, return_lines, stock
from svcdesk.services.desk import Session, load
from svcdesk.services.passport import passport
from tests.conftest import Clock, as_person
from tests.delivering import in_desk
from tests.returning import (
    approved,
    asked,
    contract_of,
    delivered,
    inspected,
    judged,
    offer,
    quality,
    ready,
    received,
    signatures,
)

replace = msgspec.structs.replace


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code.removeprefix("return_case.") for problem in refused.value.problems]


def places(desk: Session, *serials: str) -> dict[str, tuple[Place, str]]:
    found = stock.on_hand(desk, place=None)
    return {
        one.serial: (one.place, one.store)
        for one in found
        if one.serial in serials and one.place is not Place.OUTSIDE
    }


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


def test_lines_end_in_parts(desk: Session, clock: Clock):
    brought = delivered(desk, clock, plan=(Instalment("全款", Decimal(1), Trigger.SIGNING, 0, Decimal(184505)),))
    record = ready(desk, asked(desk, brought, "", type=Type.RETURN))
    record, _ = return_lines.split(desk, record, "1", Decimal(1))
    part = record.body.lines[1].id
    assert [line.received for line in record.body.lines] == [Decimal(2), Decimal(1)]
    product = record.body.lines[0].device.product
    record, _ = return_lines.settle_line(
        desk, record, "1", offer(desk, settlement=Settlement.REPLACED, piece=Piece(product=product))
    )
    record, _ = return_lines.settle_line(
        desk, record, part, offer(desk, settlement=Settlement.REFUNDED, refund=Decimal("450.50"))
    )
    signed, _ = return_case.sign(desk, record, signatures(desk))
    held = {one.place: one.quantity for one in stock.on_hand(desk, product, place=None)}
    assert held[Place.CUSTOMER] == 2
    assert held[Place.QUARANTINE] == 3
    assert held[Place.GOOD] == 15
    with pytest.raises(Refused) as refused:
        return_case.close(desk, signed)
    assert codes(refused) == ["refund_unpaid"]
    closed, _ = return_case.close(desk, signed, refund_paid_on=clock().date())
    assert (closed.state, closed.amendment, closed.body.signatures) == ("closed", 0, signed.body.signatures)


def test_no_more_is_paid_back_than_the_price_and_than_was_paid(desk: Session, clock: Clock):
    brought = delivered(desk, clock)  # 55,351.50 were paid at signing
    record = ready(desk, asked(desk, brought, "SN-1", "SN-2", type=Type.RETURN))
    for line_id, refund, charge, code in (
        ("1", "60000.01", "0", ["refund_over_price", "refund_over_paid"]),
        ("1", "50000", "10000.01", ["refund_over_price"]),
        ("1", "60000", "0", ["refund_over_paid"]),
        ("1", "0", "0", ["refund_missing"]),
        ("1", "-1", "0", ["money_range"]),
        ("1", "0.001", "0", ["money_range"]),
    ):
        how = offer(desk, settlement=Settlement.REFUNDED, refund=Decimal(refund), charge=Decimal(charge))
        with pytest.raises(Refused) as refused:
            return_lines.settle_line(desk, record, line_id, how)
        assert codes(refused) == code, refund
    record, _ = return_lines.settle_line(
        desk, record, "1", offer(desk, settlement=Settlement.REFUNDED, refund=Decimal(50000))
    )
    with pytest.raises(Refused) as refused:
        return_lines.settle_line(
            desk, record, "2", offer(desk, settlement=Settlement.REFUNDED, refund=Decimal("5351.51"))
        )
    assert codes(refused) == ["refund_over_paid"]
    record, _ = return_lines.settle_line(desk, record, "2", offer(desk, settlement=Settlement.RETURNED))
    paid = return_lines.money(desk, record.body.lines[1])
    assert (paid.paid, paid.refunded, paid.left) == (Decimal("55351.50"), Decimal(50000), Decimal("5351.50"))


def test_a_repaired_piece_goes_home_with_its_warranty_longer_by_the_days_away(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    record, _ = return_case.save_request(desk, asked(desk, brought, "SN-1", type=Type.REPAIR))
    record = judged(desk, inspected(desk, received(desk, approved(desk, record))))
    clock.forward(days=4)
    with pytest.raises(Refused) as refused:
        return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.REPAIRED))
    assert codes(refused) == ["repair_unsaid"]
    record, _ = return_lines.settle_line(
        desk, record, "1", offer(desk, settlement=Settlement.REPAIRED, note="更换电机")
    )
    line = record.body.lines[0]
    assert (line.warranty_start, line.warranty_end) == (date(2026, 11, 23), date(2027, 11, 27))
    return_case.sign(desk, record, signatures(desk))
    assert places(desk, "SN-1") == {"SN-1": (Place.CUSTOMER, "")}
    # it may come back once more, and is still the piece that was sold then
    again = asked(desk, brought, "SN-1")
    assert again.lines[0].device.installed_on == "2026-11-23"
    return_case.save_request(desk, again)


def test_goods_without_a_defect_go_back_to_stock_by_two_people(desk: Session, clock: Clock):
    record, _ = return_case.save_request(desk, asked(desk, delivered(desk, clock), "SN-1"))
    record = received(desk, approved(desk, record))
    inspector = quality(desk, "陈检")
    record, _ = return_case.inspect(inspector, record, {"1": return_case.Inspected(found="完好", defective=False)})
    record = judged(desk, record, Liability.OTHER)
    with pytest.raises(Refused) as refused:
        return_lines.release(quality(desk, "赵检"), record, "1")
    assert codes(refused) == ["not_ours"]
    given = Piece(product=record.body.lines[0].device.product, serial="SN-3", store="一号库")
    record, _ = return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.REPLACED, piece=given))
    with pytest.raises(Refused) as refused:
        return_lines.release(inspector, record, "1")
    assert codes(refused) == ["second_person"]
    with pytest.raises(Denied):
        return_lines.release(as_person(desk, "钱一", Department.SERVICE, Role.MANAGER), record, "1")
    record, _ = return_lines.release(quality(desk, "赵检二"), record, "1", "已复检", store="二号库")
    assert places(desk, "SN-1") == {"SN-1": (Place.GOOD, "二号库")}
    assert stock.clashes(desk) == []


def test_a_defective_piece_never_goes_back_to_stock(desk: Session, clock: Clock):
    record = ready(desk, asked(desk, delivered(desk, clock), "SN-1", type=Type.EXCHANGE))
    record, _ = return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.RETURNED))
    with pytest.raises(Refused) as refused:
        return_lines.release(quality(desk, "赵检"), record, "1")
    assert codes(refused) == ["defective_stays"]


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
    manager = as_person(desk, "钱主管", Department.MANAGEMENT, Role.MANAGER)
    with pytest.raises(Refused) as refused:
        return_case.approve(manager, record, "finance")
    assert codes(refused) == ["node_not_yours"]
    record, _ = return_case.approve(manager, record, "department")
    with pytest.raises(Refused) as refused:
        return_case.approve(manager, record, "management")
    assert codes(refused) == ["one_word"]
    assert record.state == "requested"


def test_what_no_rule_grants_takes_an_agreement_with_a_reason(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    clock.forward(days=20)
    record, _ = return_case.save_request(desk, asked(desk, brought, "SN-1", basis_note=""))
    manager = as_person(desk, "钱主管", Department.MANAGEMENT, Role.MANAGER)
    with pytest.raises(Refused) as refused:
        return_case.approve(manager, record, "department")
    assert codes(refused) == ["basis_unsaid", "not_granted"]
    record, _ = return_case.save_request(desk, replace(record.body, basis=Basis.AGREED), record)
    with pytest.raises(Refused) as refused:
        return_case.approve(manager, record, "department")
    assert codes(refused) == ["agreed_unsaid"]
    record, _ = return_case.save_request(desk, replace(record.body, basis_note="老客户，领导同意换货"), record)
    assert approved(desk, record).state == "approved"


def test_a_changed_request_has_to_be_approved_anew(desk: Session, clock: Clock):
    record, _ = return_case.save_request(desk, asked(desk, delivered(desk, clock), "SN-1"))
    manager = as_person(desk, "钱主管", Department.MANAGEMENT, Role.MANAGER)
    record, _ = return_case.approve(manager, record, "department")
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
        return_case.receive(desk, record, {"1": Decimal(1)})
    assert codes(refused) == ["out_of_turn"]


def test_more_than_approved_is_not_received_nor_before_the_approval(desk: Session, clock: Clock):
    record, _ = return_case.save_request(desk, asked(desk, delivered(desk, clock), ""))
    record = approved(desk, record)
    with pytest.raises(Refused) as refused:
        return_case.receive(desk, record, {"1": Decimal(4)}, at=clock() - timedelta(hours=1))
    assert codes(refused) == ["reversed", "more_than_approved"]
    with pytest.raises(Refused) as refused:
        return_case.receive(desk, record, {"1": Decimal(-1)}, at=clock() + timedelta(hours=1))
    assert codes(refused) == ["in_future", "quantity_range"]
    record, _ = return_case.receive(desk, record, {"1": Decimal(2)})
    record, _ = return_case.receive(desk, record, {"1": Decimal(1)})
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


def test_a_return_whose_replacement_came_back_in_turn_stays(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    record = ready(desk, asked(desk, brought, "SN-1"))
    given = Piece(product=record.body.lines[0].device.product, serial="SN-3", store="一号库")
    record, _ = return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.REPLACED, piece=given))
    signed, _ = return_case.sign(desk, record, signatures(desk))
    clock.forward(days=3)
    goods = return_begin.candidates(desk, brought.body.customer)
    chosen = next(one for one in goods if one.serial == "SN-3")
    body = asked(desk, brought)
    second, _ = return_case.save_request(desk, replace(body, lines=(return_begin.line_for(desk, body, chosen),)))
    line = second.body.lines[0]
    assert (line.replaces, line.unit_price, line.device.installed_on) == ("SN-1", Decimal("60000.00"), "2026-11-23")
    received(desk, approved(desk, second))
    with pytest.raises(Refused) as refused:
        return_case.void(desk, signed, "撤销")
    assert codes(refused) == ["moved_on"]


def test_a_banned_or_packed_or_quarantined_piece_is_no_replacement(desk: Session, clock: Clock):
    record = ready(desk, asked(desk, delivered(desk, clock), "SN-1", "SN-2"))
    product = record.body.lines[0].device.product

    def refusals(serial: str, store: str = "一号库") -> list[str]:
        piece = Piece(product=product, serial=serial, store=store)
        with pytest.raises(Refused) as refused:
            return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.REPLACED, piece=piece))
        return codes(refused)

    assert refusals("SN-1", "退货架") == ["replaces_itself"]
    assert refusals("SN-2", "退货架") == ["not_in_good_stock"]  # it is in quarantine
    assert refusals("SN-9") == ["not_in_good_stock"]
    assert refusals("") == ["replacement_unnamed", "not_in_good_stock"]
    with desk.work() as work:
        known = load(work.connection, product, Product)
        work.revise(known, replace(known.body, banned="安全阀不合格"))
    assert refusals("SN-3") == ["replacement_banned"]


def test_another_product_takes_a_named_reason(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    record = ready(desk, asked(desk, brought, "SN-1"))
    filters = next(one for one in brought.body.lines if one.name == "油气分离芯").product
    piece = Piece(product=filters)
    how = offer(desk, settlement=Settlement.REPLACED, piece=piece, product_name="油气分离芯")
    with pytest.raises(Refused) as refused:
        return_lines.settle_line(desk, record, "1", how)
    assert codes(refused) == ["replacement_unnamed", "other_product_unsaid"]


def test_the_warranty_goes_on_where_the_contract_does_not_start_it_anew(desk: Session, clock: Clock):
    brought = delivered(desk, clock, exchange_days=30)
    clock.forward(days=10)
    record = ready(desk, asked(desk, brought, "SN-1", basis=Basis.CONTRACT))
    given = Piece(product=record.body.lines[0].device.product, serial="SN-3", store="一号库")
    record, _ = return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.REPLACED, piece=given))
    line = record.body.lines[0]
    assert (line.warranty_start, line.warranty_end) == (date(2026, 11, 23), date(2027, 11, 23))


def test_a_return_begins_from_its_delivery(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    record, _ = return_begin.open_return(desk, delivery=brought.doc)
    assert (record.state, record.body.customer.doc, record.body.delivery) == (
        "requested", brought.body.customer, brought.doc,
    )  # fmt: skip
    assert contract_of(desk, brought).number == brought.body.contract_number


def held(record: Record[ReturnCase]) -> list[Settlement]:
    return [line.settlement for line in record.body.lines]


def test_a_line_can_be_settled_once_and_undone(desk: Session, clock: Clock):
    record = ready(desk, asked(desk, delivered(desk, clock), "SN-1"))
    record, _ = return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.SENT_BACK))
    assert places(desk, "SN-1") == {"SN-1": (Place.CUSTOMER, "")}
    with pytest.raises(Refused) as refused:
        return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.RETURNED))
    assert codes(refused) == ["settled_already"]
    record, _ = return_lines.undo_line(desk, record, "1")
    assert held(record) == [Settlement.OPEN]
    assert places(desk, "SN-1") == {"SN-1": (Place.QUARANTINE, "退货架")}
