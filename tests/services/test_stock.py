"""Stock is the sum of moves: opening balances come in once, transfers move what is free, banned goods stay out."""

from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.contract import Contract, Line
from svcdesk.domain.masters import Customer, Department, Product, Role, Tracking
from svcdesk.domain.record import Record
from svcdesk.domain.stock import Opening, OpeningLine, Place, Transfer, TransferLine
from svcdesk.errors import Denied, Refused
from svcdesk.services import contract, masters, stock
from svcdesk.services.delivery import plan
from svcdesk.services.desk import Session
from tests.conftest import as_person

ONE = Decimal(1)


@pytest.fixture
def machine(desk: Session) -> Record[Product]:
    return masters.save_product(desk, Product("卷绕机", "JR-1", tracking=Tracking.SERIAL))[0]


@pytest.fixture
def screw(desk: Session) -> Record[Product]:
    return masters.save_product(desk, Product("螺钉", "LD-1", uom="个"))[0]


@pytest.fixture
def paint(desk: Session) -> Record[Product]:
    return masters.save_product(desk, Product("油漆", "YQ-1", uom="kg", tracking=Tracking.LOT))[0]


def book(desk: Session, *lines: OpeningLine) -> Record[Opening]:
    return stock.book_opening(desk, Opening(lines))[0]


def problems(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code.partition(".")[2] for problem in refused.value.problems]


def test_opening_stock_is_on_hand_by_piece_lot_and_count(desk: Session, machine, screw, paint):
    book(
        desk,
        OpeningLine(machine.doc, "", ONE, "S-1"),
        OpeningLine(machine.doc, "", ONE, " Ｓ－２ ", "苏E-1 车"),
        OpeningLine(paint.doc, "", Decimal("12.5"), "L-07"),
        OpeningLine(screw.doc, "", Decimal(400)),
        OpeningLine(screw.doc, "", Decimal(7), place=Place.QUARANTINE),
    )
    held = {(one.product, one.serial, one.store): one.quantity for one in stock.on_hand(desk)}
    assert held == {
        (machine.doc, "S-1", ""): ONE,
        (machine.doc, "S-2", "苏E-1 车"): ONE,
        (paint.doc, "L-07", ""): Decimal("12.5"),
        (screw.doc, "", ""): Decimal(400),
    }
    assert [one.quantity for one in stock.on_hand(desk, screw.doc, place=None) if one.place is not Place.OUTSIDE] == [
        Decimal(400),
        Decimal(7),
    ]
    assert [one.serial for one in stock.on_hand(desk, machine.doc, store="苏E-1 车")] == ["S-2"]
    assert stock.stores(desk) == ["", "苏E-1 车"]


def test_lines_are_named_by_their_product(desk: Session, machine):
    assert book(desk, OpeningLine(machine.doc, "随便", ONE, "S-1")).body.lines[0].name == "卷绕机"


def test_a_serial_number_comes_in_once(desk: Session, machine):
    first = book(desk, OpeningLine(machine.doc, "", ONE, "S-1"))
    with pytest.raises(Refused) as refused:
        book(desk, OpeningLine(machine.doc, "", ONE, "s-1"), *[OpeningLine(machine.doc, "", ONE, "S-2")] * 2)
    assert problems(refused) == ["serial_known", "serial_twice"]
    assert refused.value.problems[0].params["number"] == first.number
    assert [one.serial for one in stock.on_hand(desk)] == ["S-1"]


def test_two_products_may_share_a_serial_number(desk: Session, machine):
    other, _ = masters.save_product(desk, Product("收卷机", "SJ-1", tracking=Tracking.SERIAL))
    book(desk, OpeningLine(machine.doc, "", ONE, "S-1"), OpeningLine(other.doc, "", ONE, "S-1"))
    assert len(stock.on_hand(desk)) == 2


def test_lines_must_fit_how_the_product_is_tracked(desk: Session, machine, screw, paint):
    with pytest.raises(Refused) as refused:
        book(
            desk,
            OpeningLine(machine.doc, "", Decimal(2), "S-1"),
            OpeningLine(machine.doc, "", ONE),
            OpeningLine(paint.doc, "", ONE),
            OpeningLine(screw.doc, "", ONE, "S-1"),
            OpeningLine(screw.doc, "", Decimal(0)),
            OpeningLine("gone", "", ONE),
        )
    assert problems(refused) == [
        "serial_is_one",
        "serial_missing",
        "lot_missing",
        "serial_not_tracked",
        "quantity_range",
        "product_unknown",
    ]


def test_a_banned_product_does_not_enter_stock(desk: Session, screw):
    masters.save_product(desk, msgspec.structs.replace(screw.body, banned="无合格证"), screw)
    with pytest.raises(Refused) as refused:
        book(desk, OpeningLine(screw.doc, "", ONE))
    assert [(one.code, one.clause) for one in refused.value.problems] == [("stock.product_banned", "6.2")]


def test_an_empty_opening_is_refused(desk: Session):
    with pytest.raises(Refused) as refused:
        book(desk)
    assert problems(refused) == ["no_lines"]


def test_a_transfer_carries_pieces_into_a_vehicle(desk: Session, machine, screw):
    book(desk, OpeningLine(machine.doc, "", ONE, "S-1"), OpeningLine(screw.doc, "", Decimal(10)))
    lines = (TransferLine(machine.doc, "卷绕机", ONE, "S-1"), TransferLine(screw.doc, "螺钉", Decimal(4)))
    record, changes = stock.transfer(desk, Transfer("", "车", lines))
    assert record.number.startswith("DB-")
    assert changes.kinds == {"transfer"}
    held = {(one.product, one.store): one.quantity for one in stock.on_hand(desk)}
    assert held == {(machine.doc, "车"): ONE, (screw.doc, ""): Decimal(6), (screw.doc, "车"): Decimal(4)}


def test_a_transfer_takes_only_what_is_free_there(desk: Session, machine, screw):
    book(desk, OpeningLine(machine.doc, "", ONE, "S-1"), OpeningLine(screw.doc, "", Decimal(10)))
    with pytest.raises(Refused) as refused:
        stock.transfer(desk, Transfer("", "车", (TransferLine(screw.doc, "", Decimal(6)),) * 2))
    assert problems(refused) == ["not_there"]
    assert refused.value.problems[0].params["there"] == "4"
    with pytest.raises(Refused) as elsewhere:
        stock.transfer(desk, Transfer("车", " ", (TransferLine(machine.doc, "", ONE, "S-1"),)))
    assert problems(elsewhere) == ["not_there"]
    with pytest.raises(Refused) as nowhere:
        stock.transfer(desk, Transfer("", " ", ()))
    assert problems(nowhere) == ["same_store", "no_lines"]


def test_what_a_delivery_has_packed_is_not_free(desk: Session, machine):
    book(desk, OpeningLine(machine.doc, "", ONE, "S-1"), OpeningLine(machine.doc, "", ONE, "S-2"))
    customer, _ = masters.save_customer(desk, Customer("宏达"))
    body = Contract(
        customer.doc, "", lines=(Line("", machine.doc, "", "", "", ONE, ONE),), signed_on=desk.clock().date()
    )
    signed, _ = contract.sign_contract(desk, contract.save_contract(desk, body)[0])
    plan(desk, signed.doc, {signed.body.lines[0].id: ONE})
    assert [piece.serial for piece in stock.available(desk, machine.doc)] == ["S-2"]
    assert [piece.serial for piece in stock.available(desk, machine.doc, "车")] == []
    with pytest.raises(Refused):
        stock.transfer(desk, Transfer("", "车", (TransferLine(machine.doc, "", ONE, "S-1"),)))
    assert len(stock.on_hand(desk, machine.doc)) == 2


def test_goods_taken_twice_are_listed_to_be_settled(desk: Session, machine):
    book(desk, OpeningLine(machine.doc, "", ONE, "S-1"))
    assert stock.clashes(desk) == []
    with desk.work() as work:  # as another laptop without network would have written it
        line = TransferLine(machine.doc, "卷绕机", ONE, "S-1")
        for target in ("甲车", "乙车"):
            work.create("transfer", Transfer("", target, (line,)), "booked")
    assert [(one.serial, one.store, one.quantity) for one in stock.clashes(desk)] == [("S-1", "", Decimal(-1))]


def test_who_may_book_stock(desk: Session, screw):
    seller = as_person(desk, "钱七", Department.SALES, Role.SALES)
    with pytest.raises(Denied):
        stock.book_opening(seller, Opening((OpeningLine(screw.doc, "", ONE),)))
    with pytest.raises(Denied):
        stock.transfer(seller, Transfer("", "车", ()))
