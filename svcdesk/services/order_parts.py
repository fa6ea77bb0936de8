"""Parts for a repair: what is on hand to be used, and what stands against using it (6.2, 6.6.3)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import msgspec
from sqlalchemy import Connection, select

from svcdesk.domain.check_stock import tidy_serial
from svcdesk.domain.figures import countable, figure
from svcdesk.domain.masters import Product
from svcdesk.domain.parts_rules import part_name
from svcdesk.domain.planning import Piece
from svcdesk.domain.service_order import OldPart, Part, ServiceOrder
from svcdesk.domain.stock import Place
from svcdesk.models.docview import docview
from svcdesk.models.stock import stock_move
from svcdesk.models.units import unit
from svcdesk.services import one_customer, pieces
from svcdesk.services.desk import Session, load
from svcdesk.services.find import bodies
from svcdesk.words import Message

_CLAUSE = "6.6.3"
_NOUGHT = Decimal(0)
_BACK = {OldPart.TAKEN_BACK, OldPart.SCRAPPED}


@dataclass(frozen=True, slots=True)
class Spare:
    """A piece that may be used as a part, with what its product says; ``reserved`` beside it are taken."""

    piece: Piece
    product: Product
    reserved: Decimal = _NOUGHT


def spares(session: Session, product: str) -> list[Spare]:
    """Return the pieces of a product in 合格库, oldest first; none of one that is banned (6.2)."""
    with session.read() as connection:
        goods = load(connection, product, Product).body
        found = [] if goods.banned.strip() else pieces.on_hand(connection, product)
        held = pieces.reserved(connection, product)
    return [Spare(one, goods, held.get((product, one.serial, one.store), _NOUGHT)) for one in found]


def part_of(spare: Spare, own: str, quantity: Decimal = Decimal(1)) -> Part:
    """Return the line of a piece taken from stock; nothing of who pays or of the old part is assumed."""
    goods, piece = spare.product, spare.piece
    return Part(
        id=own,
        product=piece.product,
        name=goods.name,
        spec=" ".join(part for part in (goods.model, goods.spec) if part),
        uom=goods.uom,
        tracking=goods.tracking,
        serial=piece.serial,
        store=piece.store,
        quantity=quantity,
        unit_price=goods.price,
        warranty_months=goods.warranty_months or None,
    )


def tidied(order: ServiceOrder) -> ServiceOrder:
    """Return the order with serial numbers and stores of its parts as they are kept."""
    kept = tuple(
        msgspec.structs.replace(
            part,
            serial=tidy_serial(part.serial),
            old_serial=tidy_serial(part.old_serial),
            store=part.store.strip(),
        )
        for part in order.parts
    )
    return order if kept == order.parts else msgspec.structs.replace(order, parts=kept)


def with_old_products(connection: Connection, order: ServiceOrder, doc: str) -> ServiceOrder:
    """Return the order with the product under which the desk knows each old serial number at this customer."""
    kept = tuple(
        msgspec.structs.replace(part, old_product=_old_product(connection, order, part, doc)) for part in order.parts
    )
    return msgspec.structs.replace(order, parts=kept)


def _old_product(connection: Connection, order: ServiceOrder, part: Part, doc: str) -> str:
    at_customer = [
        product
        for product, customer in _sold(connection, part.old_serial, doc)
        if not order.customer.doc or customer in _own(connection, order)
    ]
    return part.product if part.product in at_customer else at_customer[0] if len(at_customer) == 1 else ""


def _own(connection: Connection, order: ServiceOrder) -> tuple[str, ...]:
    """Return the documents under which the customer of an order is known."""
    return one_customer.family(connection, order.customer.doc)


def _sold(connection: Connection, serial: str, doc: str) -> list[tuple[str, str]]:
    """Return product and customer of a serial number wherever it stands at a customer, this order left out."""
    if not serial:
        return []
    rows = connection.execute(
        select(stock_move.c.product, stock_move.c.target, stock_move.c.customer)
        .where(stock_move.c.serial == serial, stock_move.c.doc != doc)
        .order_by(stock_move.c.origin != Place.OUTSIDE.value, stock_move.c.at, stock_move.c.id)
    )
    last = {row.product: (row.target, row.customer) for row in rows}
    return [(product, customer) for product, (target, customer) in last.items() if target == Place.CUSTOMER]


def refusals(connection: Connection, order: ServiceOrder, doc: str) -> Iterator[Message]:
    """Yield what stands against the parts of an order about to be signed; its own moves so far do not count."""
    used = [part for part in order.parts if part.product]
    goods = bodies(connection, "product", Product, docview.c.doc.in_({part.product for part in used})) if used else {}
    wanted: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for part in used:
        product = goods.get(part.product)
        if product is None:
            yield Message("service_order.part_unknown", {"part": part_name(part)}, _CLAUSE)
        elif product.banned.strip():
            yield Message("service_order.part_banned", {"part": part_name(part), "why": product.banned}, "6.2")
        elif countable(part.quantity):
            wanted[part.product, part.serial, part.store] += part.quantity
    yield from _short(connection, order, doc, wanted)
    yield from _others(connection, order, doc)


def _short(
    connection: Connection, order: ServiceOrder, doc: str, wanted: dict[tuple[str, str, str], Decimal]
) -> Iterator[Message]:
    names = {part.product: part.name for part in order.parts}
    for (product, serial, store), quantity in wanted.items():
        free = _free(connection, product, serial, store, doc)
        if free >= quantity:
            continue
        named = {"part": f"{names[product]} {serial}".strip(), "store": store or Message("service_order.main_store")}
        place = _place(connection, product, serial)
        if place and place != Place.GOOD:
            yield Message("service_order.part_elsewhere", {**named, "place": Message(f"stock.place.{place}")}, "6.2")
        else:
            amounts = {"n": figure(max(_NOUGHT, free)), "wanted": figure(quantity)}
            yield Message("service_order.part_short", {**named, **amounts}, _CLAUSE)


def _free(connection: Connection, product: str, serial: str, store: str, doc: str) -> Decimal:
    found = pieces.free_of(connection, product, serial, store, orders=False)
    own = connection.scalars(
        select(stock_move.c.quantity).where(
            stock_move.c.doc == doc,
            stock_move.c.product == product,
            stock_move.c.serial == serial,
            stock_move.c.origin == Place.GOOD,
            stock_move.c.origin_store == store,
        )
    )
    return found + sum(own, _NOUGHT)


def _place(connection: Connection, product: str, serial: str) -> str:
    if not serial:
        return ""
    query = select(unit.c.place).where(unit.c.product == product, unit.c.serial == serial)
    return connection.scalar(query) or ""


def _others(connection: Connection, order: ServiceOrder, doc: str) -> Iterator[Message]:
    """Yield old parts whose serial number the desk knows at another customer only."""
    for part in order.parts:
        if part.old_part not in _BACK or not part.old_serial or not order.customer.doc:
            continue
        customers = {customer for _, customer in _sold(connection, part.old_serial, doc)}
        if customers and customers.isdisjoint(_own(connection, order)):
            whose = connection.scalar(select(docview.c.title).where(docview.c.doc == min(customers)))
            params = {"serial": part.old_serial, "customer": whose or "–"}
            yield Message("service_order.old_part_others", params, _CLAUSE)
