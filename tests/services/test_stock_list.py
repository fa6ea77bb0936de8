"""Stock as a screen shows it, and the life of a unit from opening stock to the customer and back into quarantine."""

from decimal import Decimal

from svcdesk.domain.stock import Place, Transfer, TransferLine
from svcdesk.services import delivery, stock
from svcdesk.services.desk import Session
from svcdesk.services.lists import Query, page
from svcdesk.services.stock_list import held, life
from tests.delivering import filled_in, in_desk


def product(desk: Session, title: str) -> str:
    return next(row.doc for row in page(desk, Query(kinds=("product",)), 0, 10) if row.title == title)


def test_stock_is_listed_by_name_and_narrowed_by_what_is_typed(desk: Session):
    in_desk(desk)
    rows, left = held(desk, Place.GOOD)
    assert [(row.name, row.serial, row.quantity) for row in rows] == [
        ("油气分离芯", "", Decimal(20)),
        *(("螺杆空压机", f"SN-{number}", Decimal(1)) for number in range(1, 5)),
    ]
    assert left == 0
    assert [row.serial for row in held(desk, Place.GOOD, "sn-3")[0]] == ["SN-3"]
    assert [row.name for row in held(desk, Place.GOOD, "yqflx")[0]] == ["油气分离芯"]
    assert held(desk, Place.QUARANTINE) == ([], 0)


def test_what_does_not_fit_is_counted(desk: Session):
    in_desk(desk)
    rows, left = held(desk, None, limit=2)
    assert (len(rows), left) == (2, 3)


def test_the_life_of_a_unit_names_places_customer_and_records(desk: Session, clock):
    sold = in_desk(desk)
    compressor = product(desk, "螺杆空压机")
    clock.forward(minutes=5)
    stock.transfer(desk, Transfer("一号库", "服务车 1", (TransferLine(compressor, "", Decimal(1), "SN-1"),)))
    record, _ = delivery.plan(desk, sold.doc, {"1": Decimal(1)}, technician_name="王工")
    unit = next(one.serial for one in record.body.units)
    clock.forward(hours=7)
    delivery.sign(desk, record, filled_in(record.body))
    moves = life(desk, compressor, unit)
    first, last = moves[0], moves[-1]
    assert (first.origin, first.target) == (Place.OUTSIDE, Place.GOOD)
    assert (last.target, last.customer, last.number) == (Place.CUSTOMER, "宏达纺织有限公司", record.number)
    assert last.warranty_end
    assert [move.target_store for move in life(desk, compressor, "SN-1") if move.target is Place.GOOD][
        -1
    ] == "服务车 1"
