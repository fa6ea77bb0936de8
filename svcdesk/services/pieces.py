"""What a delivery may take: open quantities of a contract, products with their checks, pieces on hand."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from sqlalchemy import Connection, func, select

from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery, UnitCheck
from svcdesk.domain.masters import Checklist, Product, Tracking
from svcdesk.domain.planning import Goods, Piece
from svcdesk.domain.presence import staying
from svcdesk.domain.stock import Place
from svcdesk.models.delivery import delivery_line, delivery_unit
from svcdesk.models.docview import docview
from svcdesk.models.spares import part_reserved
from svcdesk.models.stock import stock_move
from svcdesk.models.units import unit
from svcdesk.services.desk import load
from svcdesk.services.find import bodies
from svcdesk.words import Message

_KEPT_BACK = {Place.QUARANTINE, Place.INSPECTION, Place.SUPPLIER, Place.SCRAP}


def remaining(connection: Connection, contract_doc: str, contract: Contract) -> dict[str, Decimal]:
    """Return how much of each contract line no delivery takes yet."""
    rows = connection.execute(
        select(delivery_line.c.contract_line, func.sum(delivery_line.c.quantity))
        .where(delivery_line.c.contract == contract_doc)
        .group_by(delivery_line.c.contract_line)
    )
    taken: dict[str, Decimal] = {line: quantity for line, quantity in rows}  # noqa: C416 - rows are no pairs to mypy
    return {line.id: line.quantity - taken.get(line.id, Decimal(0)) for line in contract.lines}


def goods(connection: Connection, contract: Contract, asked: Mapping[str, Decimal]) -> dict[str, Goods]:
    """Return for each asked line its product, its checklist and the pieces to take from stock, oldest first."""
    found: dict[str, Goods] = {}
    chosen: set[tuple[str, str]] = set()
    for line in contract.lines:
        if line.id in asked:
            product = load(connection, line.product, Product).body
            checklist = load(connection, product.checklist, Checklist).body if product.checklist else None
            free = [one for one in on_hand(connection, line.product) if (one.product, one.serial) not in chosen]
            pieces = _choose(product, free, asked[line.id])
            chosen |= {(piece.product, piece.serial) for piece in pieces if piece.serial}
            found[line.id] = Goods(product, checklist, pieces)
    return found


def _choose(product: Product, free: list[Piece], quantity: Decimal) -> list[Piece]:
    if not quantity.is_finite() or quantity <= 0:
        return []
    if product.tracking is Tracking.SERIAL:
        return [piece for piece in free if piece.serial][: int(quantity)]
    if product.tracking is Tracking.COUNT:
        return [piece for piece in free if piece.quantity >= quantity][:1]
    return _lots(free, quantity)


def _lots(free: list[Piece], quantity: Decimal) -> list[Piece]:
    """Return the oldest lots that together make up a quantity; one packed for nothing would stand on F15 too."""
    taken: list[Piece] = []
    for lot in free:
        if sum((piece.quantity for piece in taken), Decimal(0)) < quantity:
            taken.append(lot)
    return taken


def on_hand(connection: Connection, product: str, *, orders: bool = True) -> list[Piece]:
    """Return the pieces of a product in 合格库 that no open delivery has packed, oldest first.

    What open service orders have set aside is left out too, unless ``orders`` says that it counts as there.
    """
    arrived = (stock_move.c.target == Place.GOOD, stock_move.c.target_store)
    left = (stock_move.c.origin == Place.GOOD, stock_move.c.origin_store)
    balance: dict[tuple[str, str], Decimal] = {}
    for sign, (condition, store) in ((1, arrived), (-1, left)):
        rows = connection.execute(
            select(stock_move.c.serial, store, func.sum(stock_move.c.quantity))
            .where(stock_move.c.product == product, condition)
            .group_by(stock_move.c.serial, store)
            .order_by(func.min(stock_move.c.at), stock_move.c.serial)
        )
        for serial, place, quantity in rows:
            balance[serial, place] = balance.get((serial, place), Decimal(0)) + sign * quantity
    for (_, serial, place), quantity in reserved(connection, product, orders=orders).items():
        balance[serial, place] = balance.get((serial, place), Decimal(0)) - quantity
    return [
        Piece(product=product, serial=serial, quantity=quantity, store=place)
        for (serial, place), quantity in balance.items()
        if quantity > 0
    ]


def free_of(connection: Connection, product: str, serial: str, store: str, *, orders: bool = True) -> Decimal:
    """Return how many of a piece or lot may be taken from one store; see ``on_hand``."""
    found = on_hand(connection, product, orders=orders)
    return sum((one.quantity for one in found if (one.serial, one.store) == (serial, store)), Decimal(0))


def reserved(
    connection: Connection, product: str = "", *, orders: bool = True
) -> dict[tuple[str, str, str], Decimal]:
    """Return what open deliveries have packed, and open orders set aside, by product, serial number and store."""
    unit_, part = delivery_unit.c, part_reserved.c
    queries = [select(unit_.product, unit_.serial, unit_.store, unit_.quantity).where(unit_.open)]
    queries += [select(part.product, part.serial, part.store, part.quantity)] if orders else []
    found: dict[tuple[str, str, str], Decimal] = {}
    for query in queries:
        narrowed = query.where(query.selected_columns.product == product) if product else query
        for goods_, serial, store, quantity in connection.execute(narrowed):
            key = (goods_, serial, store)
            found[key] = found.get(key, Decimal(0)) + quantity
    return found


def barred(
    connection: Connection, delivery: Delivery, before: Delivery | None = None, doc: str = ""
) -> list[Message]:
    """Return a refusal for everything of a delivery that must not leave: banned products, pieces out of 合格库 (6.2).

    What stayed already as the delivery was ``before`` is the customer's, and does not leave again; what this very
    delivery, by its document, had put into quarantine stands there only as long as it says so.
    """
    known = {(unit.product, unit.serial) for unit in staying(before)} if before else set()
    leaving = [unit for unit in staying(delivery) if (unit.product, unit.serial) not in known]
    return [*_banned(connection, leaving), *_kept_back(connection, leaving, doc)]


def _kept_back(connection: Connection, leaving: Sequence[UnitCheck], doc: str) -> Iterator[Message]:
    serials = {one.serial for one in leaving if one.serial}
    found = connection.execute(select(unit).where(unit.c.serial.in_(serials))) if serials else ()
    places = {(row.product, row.serial): row for row in found}
    for one in leaving:
        row = places.get((one.product, one.serial))
        if row is not None and row.place in _KEPT_BACK and row.doc != doc:
            number = connection.scalar(select(docview.c.number).where(docview.c.doc == row.doc)) or ""
            params = {"unit": f"{one.name} {one.serial}", "number": number}
            place = Message(f"stock.place.{row.place}")
            yield Message("delivery.kept_back", {**params, "place": place}, "6.2")


def _banned(connection: Connection, leaving: Sequence[UnitCheck]) -> list[Message]:
    """Return a refusal for each product that must not be sold any more, whoever packed it (6.2)."""
    names = {one.product: one.name for one in leaving}
    found = bodies(connection, "product", Product, docview.c.doc.in_(names)) if names else {}
    return [
        Message("delivery.banned", {"line": names[doc], "why": product.banned}, "6.2")
        for doc, product in found.items()
        if product.banned.strip()
    ]


def product_of(connection: Connection, serial: str) -> str:
    """Return the product that stock knows a serial number as; empty where it knows none, or several."""
    known = connection.scalars(select(stock_move.c.product).where(stock_move.c.serial == serial).distinct()).all()
    return known[0] if len(known) == 1 else ""
