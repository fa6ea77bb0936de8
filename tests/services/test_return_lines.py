"""How the lines of a return are settled, one by one and in parts, on both engines."""

from datetime import date, timedelta
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.contract import Instalment, Trigger
from svcdesk.domain.masters import Department, Product, Role
from svcdesk.domain.planning import Piece
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Basis, Liability, ReturnCase, Settlement, Type
from svcdesk.domain.stock import Place
from svcdesk.errors import Denied, Refused
from svcdesk.services import return_aftermath, return_begin, return_case, return_goods, return_lines, stock
from svcdesk.services.desk import Session, load
from tests.conftest import Clock, as_person
from tests.returning import (
    approved,
    asked,
    codes,
    delivered,
    inspected,
    judged,
    offer,
    places,
    quality,
    ready,
    received,
    signatures,
)

replace = msgspec.structs.replace


def held(record: Record[ReturnCase]) -> list[Settlement]:
    return [line.settlement for line in record.body.lines]


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


def test_what_was_said_on_closing_outlives_an_amendment(desk: Session, clock: Clock):
    brought = delivered(desk, clock, plan=(Instalment("全款", Decimal(1), Trigger.SIGNING, 0, Decimal(184505)),))
    record = ready(desk, asked(desk, brought, "SN-1", type=Type.RETURN))
    record, _ = return_lines.settle_line(
        desk, record, "1", offer(desk, settlement=Settlement.REFUNDED, refund=Decimal(100))
    )
    signed, _ = return_case.sign(desk, record, signatures(desk))
    clock.forward(hours=1)
    paid = clock().date()
    closed, _ = return_case.close(desk, signed, refund_paid_on=paid, note="网银付出")
    clock.forward(days=3)
    opened, _ = return_case.amend(desk, closed, "电话写错")
    kept = opened.body
    assert (kept.refund_paid_on, kept.closing_note, kept.closed_at, kept.closed_by.doc) == (
        paid,
        "网银付出",
        None,
        "",
    )
    again, _ = return_case.sign(desk, opened, signatures(desk))
    with pytest.raises(Refused) as refused:
        return_case.close(desk, again, refund_paid_on=paid - timedelta(days=1))
    assert codes(refused) == ["paid_too_early"]
    last, _ = return_case.close(desk, again, refund_paid_on=paid, note="网银付出")
    assert (last.state, last.body.refund_paid_on) == ("closed", paid)


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
    record, _ = return_goods.inspect(inspector, record, {"1": return_goods.Inspected(found="完好", defective=False)})
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


def test_only_what_no_other_return_asks_for_is_offered(desk: Session, clock: Clock):
    brought = delivered(desk, clock)

    def filters(doc: str = "") -> list[Decimal]:
        found = return_begin.candidates(desk, brought.body.customer, doc=doc)
        return [one.quantity for one in found if not one.serial]

    assert filters() == [Decimal(3)]
    request = asked(desk, brought, "")
    two = replace(request, lines=(replace(request.lines[0], quantity=Decimal(2)),))
    made, _ = return_case.save_request(desk, two)
    assert (filters(), filters(made.doc)) == ([Decimal(1)], [Decimal(3)])
    return_case.save_request(desk, asked(desk, brought, ""))
    assert filters() == []


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
    assert return_lines.banned(desk, product) == "安全阀不合格"
    assert return_lines.replacements(desk, record.body.lines[0]) == []  # the picker offers none either


def test_another_product_takes_a_named_reason(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    record = ready(desk, asked(desk, brought, "SN-1"))
    filters = next(one for one in brought.body.lines if one.name == "油气分离芯").product
    piece = Piece(product=filters)
    how = offer(desk, settlement=Settlement.REPLACED, piece=piece, product_name="油气分离芯")
    with pytest.raises(Refused) as refused:
        return_lines.settle_line(desk, record, "1", how)
    assert codes(refused) == ["replacement_unnamed", "other_product_unsaid"]


def test_another_product_given_is_named_where_the_defective_one_is_reviewed(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    record = ready(desk, asked(desk, brought, ""))
    compressor = next(one for one in brought.body.lines if one.name != "油气分离芯").product
    piece = Piece(product=compressor, serial="SN-3", store="一号库")
    record, _ = return_lines.split(desk, record, "1", Decimal(1))
    part = record.body.lines[1].id
    how = offer(desk, settlement=Settlement.REPLACED, piece=piece, reason="同型停产")
    record, _ = return_lines.settle_line(desk, record, part, how)
    with desk.read() as connection:
        [bad] = return_aftermath.found_nonconformities(connection, record.doc, [part])
    assert bad.body.replaced_by == f"{record.body.lines[1].replacement_name} SN-3"


def test_the_warranty_goes_on_where_the_contract_does_not_start_it_anew(desk: Session, clock: Clock):
    brought = delivered(desk, clock, exchange_days=30)
    clock.forward(days=10)
    record = ready(desk, asked(desk, brought, "SN-1", basis=Basis.CONTRACT))
    given = Piece(product=record.body.lines[0].device.product, serial="SN-3", store="一号库")
    record, _ = return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.REPLACED, piece=given))
    line = record.body.lines[0]
    assert (line.warranty_start, line.warranty_end) == (date(2026, 11, 23), date(2027, 11, 23))


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
