"""Changing a packing list before the goods leave."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain import packing
from svcdesk.domain.delivery import Delivery, LineKind
from svcdesk.domain.planning import Piece
from svcdesk.domain.record import Record
from svcdesk.errors import KnownError, Refused
from svcdesk.services import delivery, delivery_packing
from svcdesk.services.desk import Session
from tests.delivering import filled_in, in_desk
from tests.delivering import planned as sample

replace = msgspec.structs.replace


def piece(serial: str) -> Piece:
    return Piece(product="c" * 32, serial=serial, store="一号库")


def planned(desk: Session) -> Record[Delivery]:
    return delivery.plan(desk, in_desk(desk).doc, {"1": Decimal(2), "2": Decimal(3)})[0]


def test_other_pieces_may_be_packed(desk: Session):
    record = planned(desk)
    offered = delivery_packing.packable(desk, record, "L1")
    assert [one.serial for one in offered] == ["SN-1", "SN-2", "SN-3", "SN-4"]
    body = packing.pack(record.body, "L1", Decimal(2), [offered[3], offered[1]])
    kept, _ = delivery_packing.repack(desk, record, replace(body, planned_on=date(2026, 12, 1)))
    assert (kept.state, kept.body.lines[0].serials, kept.body.planned_on) == (
        "planned",
        ("SN-4", "SN-2"),
        date(2026, 12, 1),
    )
    assert [(unit.serial, unit.store) for unit in kept.body.units if unit.line == "L1"] == [
        ("SN-4", "一号库"),
        ("SN-2", "一号库"),
    ]
    free = delivery.plan(desk, record.body.contract, {"1": Decimal(1)})[0]
    assert free.body.lines[0].serials == ("SN-1",)


def test_a_changed_quantity_takes_more_or_less_of_the_contract(desk: Session):
    record = planned(desk)
    kept, _ = delivery_packing.repack(desk, record, packing.pack(record.body, "L2", Decimal(10), ()))
    assert delivery.remaining(desk, record.body.contract) == {"1": Decimal(1), "2": Decimal(0)}
    with pytest.raises(Refused) as refused:
        delivery_packing.repack(desk, kept, packing.pack(kept.body, "L2", Decimal("10.5"), ()))
    assert [one.code for one in refused.value.problems] == ["delivery.more_than_open"]


def test_a_packing_list_is_closed_once_counting_began(desk: Session):
    record = planned(desk)
    saved, _ = delivery.save(desk, record, filled_in(record.body))
    with pytest.raises(KnownError) as told:
        delivery_packing.repack(desk, saved, saved.body)
    assert told.value.message.code == "packing.counting_began"


def test_spares_and_documents_come_and_go():
    body = packing.add_line(sample(), LineKind.SPARE, "专用扳手", Decimal(1), uom="把")
    body = packing.add_line(body, LineKind.DOCUMENT, "检验报告", Decimal(2), box="1")
    assert [(line.id, line.name) for line in body.lines[-2:]] == [("S1", "专用扳手"), ("D4", "检验报告")]
    body = packing.remove_line(body, "D1")
    assert [line.id for line in body.lines] == ["L1", "L2", "D2", "D3", "S1", "D4"]
    assert packing.add_line(body, LineKind.DOCUMENT, "保函", Decimal(1)).lines[-1].id == "D1"


def test_goods_left_out_take_their_pieces_along():
    body = packing.remove_line(sample(), "L1")
    assert {unit.line for unit in body.units} == {"L2"}


def test_fewer_numbers_than_pieces_leave_pieces_without_one():
    body = packing.pack(sample(), "L1", Decimal(3), [piece("SN-2")])
    assert [(unit.id, unit.serial, len(unit.answers)) for unit in body.units if unit.line == "L1"] == [
        ("L1.1", "SN-2", 3),
        ("L1.2", "", 3),
        ("L1.3", "", 3),
    ]
    assert [unit.line for unit in body.units] == ["L1", "L1", "L1", "L2"]


def test_everything_wrong_is_told_at_once():
    body = packing.pack(sample(), "L1", Decimal(1), [piece("SN-1"), piece("SN-1")])
    body = packing.add_line(body, LineKind.SPARE, " ", Decimal(0))
    left = {"1": Decimal(3), "2": Decimal(2)}
    assert [one.code for one in packing.problems(body, left)] == [
        "packing.too_many_serials",
        "packing.unnamed",
        "delivery.quantity_not_positive",
        "delivery.more_than_open",
        "packing.serial_twice",
    ]
    assert [one.code for one in packing.problems(replace(body, lines=()), left)] == ["acceptance.no_lines"]
