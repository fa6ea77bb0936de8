"""A banned or quarantined piece leaves by no door (6.2): one test a door."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery, Verdict
from svcdesk.domain.masters import Product, Tracking
from svcdesk.domain.packing import pack
from svcdesk.domain.planning import Piece
from svcdesk.domain.record import Record
from svcdesk.domain.replacement import replace_from_stock
from svcdesk.domain.return_case import Liability, Settlement
from svcdesk.domain.service_order import Part, ServiceOrder
from svcdesk.domain.stock import Opening, OpeningLine, Place, Transfer, TransferLine
from svcdesk.errors import Refused
from svcdesk.services import contract as contracts
from svcdesk.services import delivery, delivery_packing, order_parts, return_case, return_lines, stock
from svcdesk.services.desk import Session, load
from tests.conftest import Clock
from tests.delivering import both_signatures, filled_in, in_desk, passed
from tests.returning import approved, asked, delivered, inspected, offer, quality, ready, received
from tests.services.bringing import bring, problems

replace = msgspec.structs.replace
WHY = "安全阀不合格"


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def refused_by(do: Callable[[], object]) -> list[str]:
    """Do something that must be refused, and return the reasons."""
    with pytest.raises(Refused) as refused:
        do()
    return codes(refused)


def ban(desk: Session, product: str) -> None:
    with desk.work() as work:
        known = load(work.connection, product, Product)
        work.revise(known, replace(known.body, banned=WHY))


def compressor(sold: Record[Contract]) -> str:
    return sold.body.lines[0].product


def quarantined(desk: Session, clock: Clock) -> tuple[Record[Delivery], str]:
    """Return a signed delivery and the product whose piece SN-1 came back and stands in quarantine, defective."""
    brought = delivered(desk, clock)
    record, _ = return_case.save_request(desk, asked(desk, brought, "SN-1"))
    record = inspected(desk, received(desk, approved(desk, record)))
    return brought, record.body.lines[0].device.product


def place_of(desk: Session, serial: str) -> Place:
    found = stock.on_hand(desk, place=None)
    return next(one.place for one in found if one.serial == serial and one.quantity > 0)


# banned products
def test_a_contract_with_a_banned_product_is_not_saved_signed_or_amended(desk: Session):
    sold = in_desk(desk)
    draft, _ = contracts.save_contract(desk, replace(sold.body, external="HD-2"))
    ban(desk, compressor(sold))
    assert "contract.product_banned" in refused_by(lambda: contracts.sign_contract(desk, draft))
    assert "contract.product_banned" in refused_by(lambda: contracts.save_contract(desk, sold.body))
    assert "contract.product_banned" in refused_by(lambda: contracts.amend_contract(desk, sold, sold.body, "改价"))


def test_a_banned_product_is_not_planned(desk: Session):
    sold = in_desk(desk)
    ban(desk, compressor(sold))
    assert refused_by(lambda: delivery.plan(desk, sold.doc, {"1": Decimal(1)})) == ["delivery.banned"]


def test_a_banned_product_stays_off_the_packing_list_and_the_acceptance(desk: Session, clock: Clock):
    sold = in_desk(desk)
    record, _ = delivery.plan(desk, sold.doc, {"1": Decimal(2)})
    ban(desk, compressor(sold))
    pieces = [Piece(product=compressor(sold), serial="SN-3", store="一号库")]
    changed = pack(record.body, "L1", Decimal(1), pieces)
    assert "delivery.banned" in refused_by(lambda: delivery_packing.repack(desk, record, changed))
    clock.forward(hours=7)
    assert refused_by(lambda: delivery.sign(desk, record, filled_in(record.body))) == ["delivery.banned"]


def test_a_banned_product_replaces_nothing_on_site(desk: Session, clock: Clock):
    sold = in_desk(desk)
    record, _ = delivery.plan(desk, sold.doc, {"1": Decimal(2)})
    clock.forward(hours=7)
    body = filled_in(record.body)
    body = replace(body, units=(replace(body.units[0], appearance=Verdict.FAIL, damage="凹陷"), *body.units[1:]))
    saved, _ = delivery.save(desk, record, body)
    found = saved.body.defects[0].id
    piece = delivery.replacement_pieces(desk, saved.body, found)[0]
    ban(desk, compressor(sold))
    assert delivery.replacement_pieces(desk, saved.body, found) == []
    typed = replace_from_stock(saved.body, found, piece)
    typed = replace(typed, units=(*typed.units[:-1], passed(typed.units[-1])))
    assert refused_by(lambda: delivery.sign(desk, saved, typed)) == ["delivery.banned"]


def test_an_amendment_brings_in_no_banned_product(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    product = next(unit.product for unit in brought.body.units if unit.serial)
    ban(desk, product)
    later = clock.forward(hours=1)
    same = replace(brought.body, signatures=both_signatures(later - timedelta(minutes=5)))
    swapped = replace(same, units=(replace(same.units[0], serial="SN-3"), *same.units[1:]))
    lines = tuple(
        replace(line, serials=(), seen=("SN-3", "SN-2")) if line.id == "L1" else line for line in same.lines
    )
    swapped = replace(swapped, lines=lines)
    assert refused_by(lambda: delivery.amend(desk, brought, swapped, "铭牌抄错")) == ["delivery.banned"]
    delivery.amend(desk, brought, same, "补写")  # what the customer has already does not leave again


def test_a_banned_product_is_not_carried_to_another_store(desk: Session):
    sold = in_desk(desk)
    ban(desk, compressor(sold))
    line = TransferLine(compressor(sold), "", Decimal(1), "SN-1")
    assert refused_by(lambda: stock.transfer(desk, Transfer("一号库", "服务车 1", (line,)))) == ["stock.banned_stays"]


def test_a_banned_product_does_not_come_in_as_opening_stock(desk: Session):
    sold = in_desk(desk)
    ban(desk, compressor(sold))
    line = OpeningLine(compressor(sold), "", Decimal(1), "SN-9")
    assert refused_by(lambda: stock.book_opening(desk, Opening((line,)))) == ["stock.product_banned"]


def part_refusals(desk: Session, product: str, serial: str, store: str) -> list[str]:
    part = Part(id="1", product=product, name="空压机", serial=serial, store=store, tracking=Tracking.SERIAL)
    with desk.read() as connection:
        return [one.code for one in order_parts.refusals(connection, ServiceOrder(parts=(part,)), "")]


def test_a_banned_product_is_no_spare_part(desk: Session):
    sold = in_desk(desk)
    assert part_refusals(desk, compressor(sold), "SN-1", "一号库") == []
    ban(desk, compressor(sold))
    assert order_parts.spares(desk, compressor(sold)) == []
    assert part_refusals(desk, compressor(sold), "SN-1", "一号库") == ["service_order.part_banned"]


def test_a_banned_product_replaces_nothing_in_a_return_and_does_not_go_home(desk: Session, clock: Clock):
    record = ready(desk, asked(desk, delivered(desk, clock), "SN-1"))
    product = record.body.lines[0].device.product
    ban(desk, product)
    piece = Piece(product=product, serial="SN-3", store="一号库")
    for how, code in (
        (offer(desk, settlement=Settlement.REPLACED, piece=piece), "return_case.replacement_banned"),
        (offer(desk, settlement=Settlement.REPAIRED, note="换阀"), "return_case.back_banned"),
        (offer(desk, settlement=Settlement.SENT_BACK), "return_case.back_banned"),
    ):
        assert refused_by(lambda how=how: return_lines.settle_line(desk, record, "1", how)) == [code]


def test_a_banned_product_is_not_released_into_good_stock(desk: Session, clock: Clock):
    request = asked(desk, delivered(desk, clock), "SN-1")
    record = ready(desk, request, defective=False, liability=Liability.OTHER)
    record, _ = return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.RETURNED))
    ban(desk, record.body.lines[0].device.product)
    assert refused_by(lambda: return_lines.release(quality(desk, "赵检"), record, "1")) == [
        "return_case.release_banned"
    ]


# pieces in quarantine
def test_a_quarantined_piece_is_neither_planned_nor_offered(desk: Session, clock: Clock):
    brought, product = quarantined(desk, clock)
    with pytest.raises(StopIteration):
        next(one for one in stock.available(desk, product) if one.serial == "SN-1")
    record, _ = delivery.plan(desk, brought.body.contract, {"1": Decimal(1)})
    assert record.body.lines[0].serials == ("SN-3",)


def test_a_quarantined_piece_stays_off_the_packing_list(desk: Session, clock: Clock):
    brought, product = quarantined(desk, clock)
    record, _ = delivery.plan(desk, brought.body.contract, {"1": Decimal(1)})
    changed = pack(record.body, "L1", Decimal(1), [Piece(product=product, serial="SN-1", store="")])
    assert refused_by(lambda: delivery_packing.repack(desk, record, changed)) == ["delivery.kept_back"]


def test_a_quarantined_piece_typed_on_site_is_not_signed_for(desk: Session, clock: Clock):
    brought, _ = quarantined(desk, clock)
    record, _ = delivery.plan(desk, brought.body.contract, {"1": Decimal(1)})
    body = filled_in(record.body)
    line = replace(body.lines[0], serials=("SN-1",), seen=("SN-1",))
    site = replace(body.site_work, arrived_at=clock() - timedelta(hours=1), finished_at=clock())
    body = replace(
        body,
        units=(replace(body.units[0], serial="SN-1"), *body.units[1:]),
        lines=(line, *body.lines[1:]),
        site_work=site,
        signatures=both_signatures(clock()),
    )
    assert refused_by(lambda: delivery.sign(desk, record, body)) == ["delivery.kept_back"]
    assert place_of(desk, "SN-1") is Place.QUARANTINE


def test_a_quarantined_piece_is_not_carried_to_another_store(desk: Session, clock: Clock):
    _, product = quarantined(desk, clock)
    for store in ("退货架", "", "一号库"):
        line = TransferLine(product, "", Decimal(1), "SN-1")
        assert refused_by(lambda store=store, line=line: stock.transfer(desk, Transfer(store, "车", (line,)))) == [
            "stock.not_there"
        ]


def test_a_quarantined_piece_does_not_come_in_again_as_opening_stock(desk: Session, clock: Clock):
    _, product = quarantined(desk, clock)
    line = OpeningLine(product, "", Decimal(1), "SN-1")
    assert refused_by(lambda: stock.book_opening(desk, Opening((line,)))) == ["stock.serial_known"]


def test_a_quarantined_piece_is_no_spare_part(desk: Session, clock: Clock):
    _, product = quarantined(desk, clock)
    assert all(spare.piece.serial != "SN-1" for spare in order_parts.spares(desk, product))
    assert part_refusals(desk, product, "SN-1", "退货架") == ["service_order.part_elsewhere"]


def test_a_quarantined_piece_replaces_nothing_in_a_return(desk: Session, clock: Clock):
    brought, product = quarantined(desk, clock)
    record = ready(desk, asked(desk, brought, "SN-2"))
    piece = Piece(product=product, serial="SN-1", store="退货架")
    how = offer(desk, settlement=Settlement.REPLACED, piece=piece)
    assert refused_by(lambda: return_lines.settle_line(desk, record, "1", how)) == ["return_case.not_in_good_stock"]


# imports
def test_imports_bring_in_neither_banned_products_nor_what_stands_in_quarantine(desk: Session, clock: Clock):
    _, product = quarantined(desk, clock)
    head = ("产品", "序列号", "数量", "库位")
    for store in ("一号库", "二号库"):
        bring(desk, "opening", head, ("GA37", "SN-1", "1", store))
        assert place_of(desk, "SN-1") is Place.QUARANTINE
    assert all(one.serial != "SN-1" for one in stock.available(desk, product))
    ban(desk, product)
    stock_report = bring(desk, "opening", head, ("GA37", "SN-9", "1", "一号库"))
    assert "product_banned" in {code for _, _, code in problems(stock_report)}
    contract_head = ("合同号", "客户", "签订日期", "产品", "数量", "单价")
    sold = bring(desk, "contract", contract_head, ("X-9", "宏达纺织有限公司", "2026-11-01", "GA37", "1", "60000"))
    assert "product_banned" in {code for _, _, code in problems(sold)}
    assert all(one.serial != "SN-9" for one in stock.on_hand(desk, place=None))
