"""Parts that open orders have set aside: two technicians do not plan the same last one (6.6.3)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from svcdesk.domain.figures import countable, figure
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.models.docview import docview
from svcdesk.models.spares import part_reserved
from svcdesk.services import pieces
from svcdesk.services.desk import Session
from svcdesk.words import Message

Key = tuple[str, str, str]
"""Product, serial or lot number, store."""


@dataclass(frozen=True, slots=True)
class Reserved:
    """What one open order has set aside of a product, and who is to fit it."""

    doc: str
    number: str
    technician: str
    serial: str
    store: str
    quantity: Decimal

    @property
    def holder(self) -> str:
        return " ".join(part for part in (self.number, self.technician) if part)


def reservations(session: Session, product: str) -> list[Reserved]:
    """Return who has set aside what of a product, by order number."""
    with session.read() as connection:
        return _reservations(connection, product)


def _reservations(connection: Connection, product: str) -> list[Reserved]:
    part = part_reserved.c
    rows = connection.execute(
        select(part.doc, docview.c.number, docview.c.owner_name, part.serial, part.store, part.quantity)
        .join(docview, docview.c.doc == part.doc)
        .where(part.product == product)
        .order_by(docview.c.number, part.id)
    )
    return [Reserved(*row) for row in rows]


def over_reserved(connection: Connection, before: ServiceOrder, order: ServiceOrder, doc: str) -> Iterator[Message]:
    """Yield what an order would set aside anew although other open orders hold it.

    What is signed is a fact, and what two laptops set aside without a network stands in both: that is not refused.
    """
    had, wanted, names = _wanted(before), _wanted(order), {part.product: part.name for part in order.parts}
    for (product, serial, store), quantity in wanted.items():
        if quantity <= had[product, serial, store]:
            continue
        same = [one for one in _reservations(connection, product) if (one.serial, one.store) == (serial, store)]
        others = [one for one in same if one.doc != doc]
        own = sum((one.quantity for one in same if one.doc == doc), Decimal(0))
        free = own + pieces.free_of(connection, product, serial, store)
        if others and free < quantity:
            params = {
                "part": f"{names[product]} {serial}".strip(),
                "store": store or Message("service_order.main_store"),
                "holders": tuple(dict.fromkeys(one.holder for one in others)),
                "n": figure(max(Decimal(0), free)),
                "wanted": figure(quantity),
            }
            yield Message("service_order.part_reserved", params, "6.6.3")


def _wanted(order: ServiceOrder) -> dict[Key, Decimal]:
    found: dict[Key, Decimal] = defaultdict(Decimal)
    for part in order.parts:
        if part.product and countable(part.quantity):
            found[part.product, part.serial, part.store] += part.quantity
    return found
