"""Parts that open orders have set aside: nobody else plans the last one (6.6.3)."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from svcdesk.domain.masters import Product
from svcdesk.domain.record import Record
from svcdesk.domain.service_order import OldPart, Payer, ServiceOrder, State
from svcdesk.errors import Refused
from svcdesk.services import order_parts, reserving, spares, stock_list
from svcdesk.services import service_order as orders
from svcdesk.services.desk import Session, load
from tests.repairing import Sold, arrived, finished, sent
from tests.services.test_service_order import codes, goods, person

__all__ = ["goods", "person"]


def with_filters(desk: Session, body: ServiceOrder, goods: Sold, quantity: int) -> ServiceOrder:
    part = order_parts.part_of(order_parts.spares(desk, goods.filters)[0], "p1", Decimal(quantity))
    return replace(body, parts=(replace(part, payer=Payer.US),))


def held(desk: Session, goods: Sold) -> list[Decimal]:
    return [one.piece.quantity for one in order_parts.spares(desk, goods.filters)]


@pytest.fixture
def two(desk: Session, goods: Sold, person: str) -> tuple[Record[ServiceOrder], Record[ServiceOrder]]:
    return sent(desk, goods, person), sent(desk, goods, person)


def test_what_an_order_has_set_aside_nobody_else_can_plan(
    desk: Session, goods: Sold, two: tuple[Record[ServiceOrder], Record[ServiceOrder]]
):
    first, second = two
    assert held(desk, goods) == [Decimal(18)]
    greedy = with_filters(desk, second.body, goods, 4)
    first, _ = orders.save(desk, first, with_filters(desk, first.body, goods, 15))
    assert held(desk, goods) == [Decimal(3)]
    assert [one.reserved for one in order_parts.spares(desk, goods.filters)] == [Decimal(15)]
    assert [(one.number, one.quantity) for one in reserving.reservations(desk, goods.filters)] == [
        (first.number, Decimal(15))
    ]
    with pytest.raises(Refused) as refused:
        orders.save(desk, second, greedy)
    assert codes(refused) == ["part_reserved"]
    (problem,) = refused.value.problems
    assert first.number in str(problem.params["holders"])
    second, _ = orders.save(desk, second, with_filters(desk, second.body, goods, 3))
    with pytest.raises(Refused):
        orders.save(desk, first, with_filters_like(first, 16))
    first, _ = orders.save(desk, first, with_filters_like(first, 14))
    assert held(desk, goods) == [Decimal(1)]


def with_filters_like(record: Record[ServiceOrder], quantity: int) -> ServiceOrder:
    return replace(record.body, parts=(replace(record.body.parts[0], quantity=Decimal(quantity)),))


def test_a_void_order_gives_back_what_it_had_set_aside(
    desk: Session, goods: Sold, two: tuple[Record[ServiceOrder], Record[ServiceOrder]]
):
    first, _ = orders.save(desk, two[0], with_filters(desk, two[0].body, goods, 18))
    assert held(desk, goods) == []
    orders.void(desk, first, "重复派工")
    assert held(desk, goods) == [Decimal(18)]


def test_what_was_fitted_is_signed_although_another_order_has_it_set_aside(
    desk: Session, goods: Sold, two: tuple[Record[ServiceOrder], Record[ServiceOrder]]
):
    confirmed, _ = orders.confirm_before(desk, two[1], arrived(two[1].body))
    body = with_filters(desk, finished(confirmed.body), goods, 10)
    orders.save(desk, two[0], with_filters(desk, two[0].body, goods, 18))
    body = replace(body, parts=(replace(body.parts[0], old_part=OldPart.SCRAPPED),))
    signed, _ = orders.sign(desk, confirmed, body)
    assert signed.state == State.SIGNED


def test_stock_shows_what_is_set_aside_and_minimum_counts_what_is_free(
    desk: Session, goods: Sold, two: tuple[Record[ServiceOrder], Record[ServiceOrder]]
):
    with desk.work() as work:
        product = load(work.connection, goods.filters, Product)
        work.revise(product, replace(product.body, minimum_stock=Decimal(10)))
    assert spares.below_minimum(desk) == []
    orders.save(desk, two[0], with_filters(desk, two[0].body, goods, 15))
    assert [(one.product, one.on_hand) for one in spares.below_minimum(desk)] == [(goods.filters, Decimal(3))]
    rows, _ = stock_list.held(desk, None)
    assert [row.reserved for row in rows if row.product == goods.filters and row.reserved] == [Decimal(15)]
