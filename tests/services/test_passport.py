"""产品履历: where a serial number is, from which contract, its warranty, and what stood in for what."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.delivery import Delivery, Remedy, Verdict
from svcdesk.domain.findings import with_found_defects
from svcdesk.domain.record import Record
from svcdesk.domain.replacement import replace_from_stock
from svcdesk.domain.stock import Place
from svcdesk.services import delivery
from svcdesk.services.desk import Session
from svcdesk.services.passport import Passport, find_units, passport
from tests.conftest import Clock
from tests.delivering import filled_in, in_desk, passed

replace = msgspec.structs.replace


@pytest.fixture
def record(desk: Session, clock: Clock) -> Record[Delivery]:
    clock.forward(hours=7)
    return delivery.plan(desk, in_desk(desk).doc, {"1": Decimal(2)})[0]


def of(desk: Session, record: Record[Delivery], serial: str) -> Passport:
    found = passport(desk, record.body.units[0].product, serial)
    assert found is not None
    return found


def test_a_piece_in_stock_has_neither_customer_nor_warranty(desk: Session, record: Record[Delivery]):
    found = of(desk, record, "SN-4")
    assert (found.place, found.store, found.customer, found.warranty_end) == (Place.GOOD, "一号库", "", "")
    assert [move.kind for move in found.moves] == ["opening"]


def test_an_accepted_piece_says_whose_it_is_and_until_when_its_warranty_runs(desk: Session, record: Record[Delivery]):
    signed, _ = delivery.sign(desk, record, filled_in(record.body))
    found = of(desk, record, "SN-1")
    assert (found.name, found.place, found.customer) == ("螺杆空压机", Place.CUSTOMER, "宏达纺织有限公司")
    assert (found.contract, found.delivery) == (record.body.contract_number, signed.number)
    assert (found.warranty_start, found.warranty_end) == (
        str(signed.body.warranty_start),
        str(signed.body.warranty_end),
    )
    assert signed.body.warranty_start == date(2026, 11, 23)
    assert [move.number for move in found.moves][-1] == signed.number


def test_a_replaced_piece_and_its_replacement_name_each_other(desk: Session, record: Record[Delivery]):
    body = filled_in(record.body)
    bad = replace(body.units[0], appearance=Verdict.FAIL, damage="漏油")
    body = with_found_defects(replace(body, units=(bad, *body.units[1:])))
    defects = tuple(replace(one, remedy=Remedy.REPLACE) for one in body.defects)
    body = replace(body, defects=defects)
    spare = delivery.replacement_pieces(desk, body, defects[0].id)[0]
    body = replace_from_stock(body, defects[0].id, spare)
    body = replace(body, units=tuple(one if one.id == bad.id else passed(one) for one in body.units))
    body = replace(body, units=tuple(replace(one, counted=True) for one in body.units))
    delivery.sign(desk, record, body)
    old, new = of(desk, record, bad.serial), of(desk, record, spare.serial)
    assert (old.place, old.replaced_by, old.warranty_end) == (Place.QUARANTINE, spare.serial, "")
    assert (new.place, new.replaces) == (Place.CUSTOMER, bad.serial)
    assert new.warranty_end


def test_a_unit_is_found_by_its_whole_number_or_by_what_a_search_found(desk: Session, record: Record[Delivery]):
    assert [one.serial for one in find_units(desk, " ＳＮ－３ ")] == ["SN-3"]
    assert [one.serial for one in find_units(desk, "n-4", {"SN-4", "别的文字"})] == ["SN-4"]
    assert find_units(desk, "") == find_units(desk, "SN-99") == []
    assert passport(desk, record.body.units[0].product, "SN-99") is None
