"""Spare parts with a minimum stock: which of them there is too little of (6.6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, func, select

from svcdesk.domain.masters import Product
from svcdesk.domain.stock import Place
from svcdesk.models.spares import minimum_stock
from svcdesk.models.stock import stock_move
from svcdesk.services import pieces
from svcdesk.services.desk import Session
from svcdesk.services.find import of_docs

_NOUGHT = Decimal(0)
_MINIMA = select(minimum_stock.c.doc, minimum_stock.c.minimum)


@dataclass(frozen=True, slots=True)
class Shortage:
    """A product of which less is free in 合格库 than there should be, in all stores together."""

    product: str
    name: str
    spec: str
    code: str
    uom: str
    on_hand: Decimal
    minimum: Decimal

    @property
    def missing(self) -> Decimal:
        return self.minimum - self.on_hand


def below_minimum(session: Session) -> list[Shortage]:
    """Return the products in use of which less than their minimum is free to be taken, the emptiest first."""
    with session.read() as connection:
        watched: dict[str, Decimal] = {doc: minimum for doc, minimum in connection.execute(_MINIMA)}  # noqa: C416
        free = _free(connection, watched)
        short = {doc for doc, minimum in watched.items() if free[doc] < minimum}
        goods = of_docs(connection, short, Product)
    return sorted((_shortage(doc, one, free[doc], watched[doc]) for doc, one in goods.items()), key=_emptiness)


def _free(connection: Connection, products: Iterable[str]) -> dict[str, Decimal]:
    """Return how much of some products 合格库 holds that nobody has packed or set aside."""
    held: dict[str, Decimal] = dict.fromkeys(products, _NOUGHT)
    for side, sign in ((stock_move.c.target, 1), (stock_move.c.origin, -1)):
        rows = connection.execute(
            select(stock_move.c.product, func.sum(stock_move.c.quantity))
            .where(side == Place.GOOD, stock_move.c.product.in_(select(minimum_stock.c.doc)))
            .group_by(stock_move.c.product)
        )
        for product, quantity in rows:
            held[product] += sign * quantity
    for (product, _, _), quantity in (pieces.reserved(connection) if held else {}).items():
        if product in held:
            held[product] -= quantity
    return held


def _shortage(doc: str, goods: Product, on_hand: Decimal, minimum: Decimal) -> Shortage:
    spec = " ".join(part for part in (goods.model, goods.spec) if part)
    return Shortage(doc, goods.name, spec, goods.code, goods.uom, on_hand, minimum)


def _emptiness(one: Shortage) -> tuple[Decimal, str]:
    return one.on_hand / one.minimum, one.name
