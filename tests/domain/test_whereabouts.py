"""Where a piece stands follows from its moves alone, and goods taken twice are named with both records."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import permutations

import msgspec

from svcdesk.domain.stock import Place
from svcdesk.domain.whereabouts import Step, whereabouts

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)


@dataclass
class Ledger:
    hour: int = 0

    def step(self, doc: str, origin: Place, target: Place, **more: str) -> Step:
        self.hour += 1
        at = NINE + timedelta(hours=self.hour)
        return Step(doc=doc, at=at, quantity=Decimal(1), origin=origin, target=target, **more)


def came_in(ledger: Ledger, **more: str) -> Step:
    return ledger.step("in", Place.OUTSIDE, Place.GOOD, **more)


def test_a_piece_stands_where_it_went_last_with_its_warranty():
    ledger = Ledger()
    sold = ledger.step("a", Place.GOOD, Place.CUSTOMER, customer="c", warranty_end="2027-11-22", replaces="SN0")
    found = whereabouts([came_in(ledger), sold])
    assert (found.place, found.customer, found.warranty_end, found.replaces) == (
        Place.CUSTOMER,
        "c",
        "2027-11-22",
        "SN0",
    )
    back = ledger.step("b", Place.CUSTOMER, Place.QUARANTINE)
    returned = whereabouts([came_in(ledger), sold, back])
    assert (returned.place, returned.customer, returned.warranty_end) == (Place.QUARANTINE, "", "2027-11-22")


def test_goods_that_one_record_took_are_no_clash_even_if_they_never_came_in():
    ledger = Ledger()
    assert whereabouts([ledger.step("a", Place.GOOD, Place.CUSTOMER)]).clash == ()


def test_goods_that_two_records_took_are_a_clash_in_whatever_order_they_arrive():
    ledger = Ledger()
    steps = [
        came_in(ledger),
        ledger.step("a", Place.GOOD, Place.CUSTOMER),
        ledger.step("b", Place.GOOD, Place.CUSTOMER),
    ]
    found = {whereabouts(order) for order in permutations(steps)}
    assert {one.clash for one in found} == {("a", "b")}
    assert len(found) == 1


def test_a_piece_that_comes_back_may_go_out_again():
    ledger = Ledger()
    out = ledger.step("a", Place.GOOD, Place.CUSTOMER)
    back = ledger.step("b", Place.CUSTOMER, Place.GOOD)
    assert whereabouts([came_in(ledger), out, back, ledger.step("c", Place.GOOD, Place.CUSTOMER)]).clash == ()


def test_a_lot_goes_out_in_parts_until_it_is_used_up():
    ledger = Ledger()
    lot = msgspec.structs.replace(came_in(ledger), quantity=Decimal(10))
    parts = [
        msgspec.structs.replace(ledger.step(doc, Place.GOOD, Place.CUSTOMER), quantity=Decimal(5)) for doc in "abc"
    ]
    assert whereabouts([lot, *parts[:2]]).clash == ()
    assert whereabouts([lot, *parts]).clash == ("a", "b", "c")


def test_carrying_a_piece_into_a_vehicle_while_it_is_sold_from_the_shelf_is_a_clash():
    ledger = Ledger()
    carried = ledger.step("a", Place.GOOD, Place.GOOD, target_store="车 1")
    sold = ledger.step("b", Place.GOOD, Place.CUSTOMER)
    assert whereabouts([came_in(ledger), carried, sold]).clash == ("a", "b")


def test_goods_booked_in_after_they_were_sold_still_stand_at_the_customer():
    ledger = Ledger()
    sold = ledger.step("a", Place.GOOD, Place.CUSTOMER, customer="c")
    assert whereabouts([sold, came_in(ledger)]).place is Place.CUSTOMER
