"""Spare parts with a minimum stock: which of them there is too little of (6.6)."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select

from svcdesk.domain.masters import Product, State
from svcdesk.domain.stock import Place
from svcdesk.models.docview import docview
from svcdesk.models.stock import stock_move
from svcdesk.services.desk import Session
from svcdesk.services.find import bodies

_NOUGHT = Decimal(0)


@dataclass(frozen=True, slots=True)
class Shortage:
    """A product of which 合格库 holds less than it should, in all stores together."""

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
    """Return the products in use of which there is less than their minimum, the emptiest first."""
    with session.read() as connection:
        goods = bodies(connection, "product", Product, docview.c.state != State.RETIRED)
        watched = {doc: one for doc, one in goods.items() if one.minimum_stock}
        held: dict[str, Decimal] = dict.fromkeys(watched, _NOUGHT)
        for side, sign in ((stock_move.c.target, 1), (stock_move.c.origin, -1)):
            rows = connection.execute(
                select(stock_move.c.product, func.sum(stock_move.c.quantity))
                .where(side == Place.GOOD, stock_move.c.product.in_(watched))
                .group_by(stock_move.c.product)
            )
            for product, quantity in rows:
                held[product] += sign * quantity
    found = [
        _shortage(doc, one, held[doc], one.minimum_stock)
        for doc, one in watched.items()
        if one.minimum_stock and held[doc] < one.minimum_stock
    ]
    return sorted(found, key=_emptiness)


def _shortage(doc: str, goods: Product, on_hand: Decimal, minimum: Decimal) -> Shortage:
    spec = " ".join(part for part in (goods.model, goods.spec) if part)
    return Shortage(doc, goods.name, spec, goods.code, goods.uom, on_hand, minimum)


def _emptiness(one: Shortage) -> tuple[Decimal, str]:
    return one.on_hand / one.minimum, one.name
