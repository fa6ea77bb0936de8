"""Stock: opening balances, transfers between stores, and what is on hand as the sum of all moves."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, select, union_all

from svcdesk.domain.check_stock import Serials, check_opening, check_transfer, serial_key, tidy_serial
from svcdesk.domain.masters import Product
from svcdesk.domain.planning import Piece
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.stock import Opening, OpeningLine, Place, Transfer
from svcdesk.models.docview import docview
from svcdesk.models.stock import stock_move
from svcdesk.services import pieces
from svcdesk.services.desk import Changes, Session
from svcdesk.services.find import bodies
from svcdesk.services.rights import require
from svcdesk.services.saving import refuse

BOOKED = "booked"
_NOUGHT = Decimal(0)


@dataclass(frozen=True, slots=True)
class Holding:
    """How much of a product, serial or lot number stands at a place and store; below zero it is to be settled."""

    product: str
    serial: str
    place: Place
    store: str
    quantity: Decimal


def book_opening(
    session: Session, opening: Opening, occurred_at: datetime | None = None
) -> tuple[Record[Opening], Changes]:
    """Bring in goods that were here before the desk was.

    Raises ``Refused`` with every serial number the desk knows already, every banned product (6.2) and every line
    that does not fit how its product is tracked.
    """
    require(session, Right.STOCK)
    with session.work() as work:
        opening = tidy_opening(work.connection, opening)
        products = products_of(work.connection, {line.product for line in opening.lines})
        refuse(check_opening(opening, products, known_serials(work.connection, opening.lines)))
        record = work.create("opening", opening, BOOKED, occurred_at=occurred_at)
    return record, work.changes


def transfer(
    session: Session, body: Transfer, occurred_at: datetime | None = None
) -> tuple[Record[Transfer], Changes]:
    """Carry goods from one store of 合格库 to another; refused where the origin has not enough that is free."""
    require(session, Right.STOCK)
    with session.work() as work:
        lines = tuple(msgspec.structs.replace(line, serial=tidy_serial(line.serial)) for line in body.lines)
        body = msgspec.structs.replace(
            body, lines=lines, origin_store=body.origin_store.strip(), target_store=body.target_store.strip()
        )
        products = products_of(work.connection, {line.product for line in lines})
        free = {
            (piece.product, piece.serial): piece.quantity
            for product in products
            for piece in pieces.on_hand(work.connection, product)
            if piece.store == body.origin_store
        }
        refuse(check_transfer(body, products, free))
        record = work.create("transfer", body, BOOKED, occurred_at=occurred_at)
    return record, work.changes


def on_hand(
    session: Session, product: str = "", *, place: Place | None = Place.GOOD, store: str | None = None
) -> list[Holding]:
    """Return what is there, as sums of moves: of one product or all, at one place or all, in one store or all."""
    with session.read() as connection:
        return holdings(connection, product, place=place, store=store)


def available(session: Session, product: str, store: str | None = None) -> list[Piece]:
    """Return the pieces of 合格库 that may replace another (6.5.1.4), oldest first: not packed for any delivery."""
    with session.read() as connection:
        found = pieces.on_hand(connection, product)
    return [piece for piece in found if store is None or piece.store == store]


def stores(session: Session) -> list[str]:
    """Return the names of all stores that ever held goods, the main one ("") first."""
    with session.read() as connection:
        names = connection.scalars(
            union_all(
                select(stock_move.c.target_store).where(stock_move.c.target == Place.GOOD),
                select(stock_move.c.origin_store).where(stock_move.c.origin == Place.GOOD),
            )
        )
        return sorted({"", *names})


def clashes(session: Session) -> list[Holding]:
    """Return what is below zero: two records took the same goods, for instance on two laptops without network."""
    with session.read() as connection:
        found = holdings(connection, "", place=None, store=None, below_zero=True)
    return [holding for holding in found if holding.place is not Place.OUTSIDE]


def holdings(
    connection: Connection, product: str, *, place: Place | None, store: str | None, below_zero: bool = False
) -> list[Holding]:
    """Return the sums of moves by product, serial number, place and store, without those that are nought."""
    moves = union_all(_side("target", 1), _side("origin", -1)).subquery()
    total = func.sum(moves.c.quantity)
    wanted: list[ColumnElement[bool]] = [moves.c.product == product] if product else []
    wanted += [moves.c.place == place] if place else []
    wanted += [] if store is None else [moves.c.store == store]
    keys = (moves.c.product, moves.c.serial, moves.c.place, moves.c.store)
    rows = connection.execute(
        select(*keys, total.label("quantity"))
        .where(*wanted)
        .group_by(*keys)
        .having(total < _NOUGHT if below_zero else total != _NOUGHT)
        .order_by(*keys)
    )
    return [Holding(row.product, row.serial, Place(row.place), row.store, row.quantity) for row in rows]


def _side(side: str, sign: int) -> Select[tuple[str, str, str, str, Decimal]]:
    quantity = stock_move.c.quantity if sign > 0 else -stock_move.c.quantity
    return select(
        stock_move.c.product,
        stock_move.c.serial,
        stock_move.c[side].label("place"),
        stock_move.c[f"{side}_store"].label("store"),
        quantity.label("quantity"),
    )


def tidy_opening(connection: Connection, opening: Opening) -> Opening:
    """Return opening stock as it is kept: serial numbers tidied, names taken from the products."""
    products = products_of(connection, {line.product for line in opening.lines})
    return msgspec.structs.replace(opening, lines=tuple(_tidy(line, products) for line in opening.lines))


def _tidy(line: OpeningLine, products: dict[str, Product]) -> OpeningLine:
    name = products[line.product].name if line.product in products else line.name
    return msgspec.structs.replace(line, name=name, serial=tidy_serial(line.serial), store=line.store.strip())


def products_of(connection: Connection, docs: set[str]) -> dict[str, Product]:
    """Return some products by document."""
    return bodies(connection, "product", Product, docview.c.doc.in_(docs)) if docs else {}


def known_serials(connection: Connection, lines: tuple[OpeningLine, ...]) -> Serials:
    """Return which serial numbers of the products of some lines the desk has seen, and by which record first."""
    wanted = {line.product for line in lines if line.serial}
    if not wanted:
        return {}
    rows = connection.execute(
        select(stock_move.c.product, stock_move.c.serial, docview.c.number)
        .join(docview, docview.c.doc == stock_move.c.doc)
        .where(stock_move.c.product.in_(wanted), stock_move.c.serial != "")
        .order_by(stock_move.c.at.desc(), stock_move.c.id.desc())
    )
    return {serial_key(row.product, row.serial): row.number for row in rows}
