"""Stock for a screen: what stands where, by name, and the life of one serial number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select

from svcdesk.domain.stock import Place
from svcdesk.models.docview import docview
from svcdesk.models.stock import stock_move
from svcdesk.services import pieces
from svcdesk.services.desk import Session
from svcdesk.services.stock import Holding, holdings
from svcdesk.store.tokens import Term, matches, terms


@dataclass(frozen=True, slots=True)
class Held:
    """How much of a product, or of one serial or lot number, stands at a place.

    ``reserved`` is what of it is packed for a delivery or set aside by an order.
    """

    product: str
    name: str
    spec: str
    code: str
    serial: str
    place: Place
    store: str
    quantity: Decimal
    reserved: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Moved:
    """One movement of a unit, and the record that moved it."""

    at: datetime
    origin: Place
    target: Place
    origin_store: str
    target_store: str
    quantity: Decimal
    customer: str
    warranty_end: str
    doc: str
    kind: str
    number: str


def none_at_all(session: Session) -> bool:
    """Whether nothing was ever moved: no opening stock, no acceptance, nothing received."""
    with session.read() as connection:
        return connection.scalar(select(stock_move.c.product).limit(1)) is None


def held(session: Session, place: Place | None, text: str = "", limit: int = 2000) -> tuple[list[Held], int]:
    """Return what is there by product name, and how much more was left off after ``limit`` rows.

    ``text`` narrows by product, code, serial number or store.
    """
    wanted = terms(text)
    with session.read() as connection:
        found = holdings(connection, "", place=place, store=None)
        docs = {one.product for one in found}
        named = connection.execute(
            select(docview.c.doc, docview.c.title, docview.c.subject, docview.c.unit).where(docview.c.doc.in_(docs))
        )
        taken = pieces.reserved(connection)
        names = {row.doc: (row.title, row.subject, row.unit) for row in named}
    unnamed = ("", "", "")
    rows = [
        Held(
            one.product,
            *names.get(one.product, unnamed),
            one.serial,
            one.place,
            one.store,
            one.quantity,
            _taken(taken, one),
        )
        for one in found
        if one.place is not Place.OUTSIDE
    ]
    kept = [row for row in rows if all(_holds(row, term) for term in wanted)]
    kept.sort(key=lambda row: (row.name, row.serial, row.place, row.store))
    return kept[:limit], max(0, len(kept) - limit)


def _taken(taken: Mapping[tuple[str, str, str], Decimal], one: Holding) -> Decimal:
    key = (one.product, one.serial, one.store)
    return taken.get(key, Decimal(0)) if one.place is Place.GOOD else Decimal(0)


def _holds(row: Held, term: Term) -> bool:
    return any(matches(text, term) for text in (row.name, row.spec, row.code, row.serial, row.store))


def life(session: Session, product: str, serial: str) -> list[Moved]:
    """Return every movement of one serial or lot number, oldest first; what came in from outside comes before all."""
    move = stock_move.c
    columns = (move.at, move.origin, move.target, move.origin_store, move.target_store, move.quantity)
    whose = docview.alias("whose")
    customer = select(whose.c.title).where(whose.c.doc == move.customer).scalar_subquery()
    query = (
        select(*columns, customer.label("customer"), move.warranty_end, move.doc, docview.c.kind, docview.c.number)
        .join(docview, docview.c.doc == move.doc)
        .where(move.product == product, move.serial == serial)
        .order_by(move.origin != Place.OUTSIDE.value, move.at, move.id)
    )
    with session.read() as connection:
        rows = connection.execute(query).all()
    return [
        Moved(
            row.at, Place(row.origin), Place(row.target), row.origin_store, row.target_store, row.quantity,
            row.customer or "", row.warranty_end, row.doc, row.kind, row.number,
        )
        for row in rows
    ]  # fmt: skip
