"""产品履历: the life of one serial or lot number: where it is, whose it is, by which contract, its warranty."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from svcdesk.domain.masters import Customer, Product
from svcdesk.domain.scanning import clean
from svcdesk.domain.stock import Place
from svcdesk.models.docview import docview
from svcdesk.models.units import unit
from svcdesk.services import one_customer
from svcdesk.services.desk import Session, load
from svcdesk.services.installed import NAMED, SERVICE_KINDS
from svcdesk.services.return_sale import sale
from svcdesk.services.stock_list import Moved, life

_MOST = 8
_CASES = 200


@dataclass(frozen=True, slots=True)
class Case:
    """A call, an order, a complaint or a return about a piece; ``topic`` is what kind of contact a call was."""

    at: datetime
    kind: str
    doc: str
    number: str
    state: str
    open: bool
    topic: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passport:
    """One piece or lot as it stands now; ``contract`` and ``delivery`` are the numbers under which it was sold.

    The warranty is from its first to its last day as ISO dates, empty where it has none.
    """

    product: str
    name: str
    spec: str
    serial: str
    place: Place
    store: str
    customer: str = ""
    site: str = ""
    contract: str = ""
    delivery: str = ""
    warranty_start: str = ""
    warranty_end: str = ""
    replaces: str = ""
    replaced_by: str = ""
    clash: bool = False
    moves: tuple[Moved, ...] = ()
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitFound:
    """A piece or lot that was searched for."""

    product: str
    serial: str
    name: str
    place: Place
    customer: str


def passport(session: Session, product: str, serial: str) -> Passport | None:
    """Return the life of one serial or lot number, or none where nothing ever moved it."""
    with session.read() as connection:
        row = connection.execute(select(unit).where(unit.c.product == product, unit.c.serial == serial)).first()
        if row is None:
            return None
        goods = load(connection, product, Product).body
        customer = load(connection, row.customer, Customer).body if row.customer else None
        now = one_customer.goes_on(connection, row.customer).body if row.customer else None
        sold = _sold(connection, product, serial)
        cases = _cases(connection, serial)
    at_site = row.place == Place.CUSTOMER.value
    sites = {site.id: site.name for site in customer.sites} if customer else {}
    return Passport(
        product=product,
        name=goods.name,
        spec=" ".join(part for part in (goods.model, goods.spec) if part),
        serial=serial,
        place=Place(row.place),
        store=row.store,
        customer=now.name if now else "",
        site=sites.get(row.site, "") if at_site else "",
        contract=sold[0],
        delivery=sold[1],
        warranty_start=row.warranty_start,
        warranty_end=row.warranty_end,
        replaces=row.replaces,
        replaced_by=row.replaced_by,
        clash=row.clash,
        moves=tuple(life(session, product, serial)),
        cases=cases,
    )


def _cases(connection: Connection, serial: str) -> tuple[Case, ...]:
    """Return what was ever called in, ordered, complained of or given back about a serial number, oldest first."""
    row = docview.c
    columns = (row.occurred_at, row.kind, row.doc, row.number, row.state, row.open, row.result, row.subject)
    found = connection.execute(
        select(*columns)
        .where(row.unit == serial, NAMED, row.kind.in_(SERVICE_KINDS))
        .order_by(row.occurred_at.desc(), row.id.desc())
        .limit(_CASES)
    ).all()
    return tuple(Case(*one) for one in reversed(found))


def find_units(session: Session, typed: str, found: Collection[str] = ()) -> list[UnitFound]:
    """Return the pieces and lots whose number was typed in full, or is among texts that a search found."""
    numbers = {one for one in (typed.strip(), clean(typed), *found) if one}
    customer = docview.alias()
    query = (
        select(unit.c.product, unit.c.serial, docview.c.title, unit.c.place, customer.c.title.label("customer"))
        .join(docview, docview.c.doc == unit.c.product)
        .outerjoin(customer, customer.c.doc == unit.c.customer)
        .where(unit.c.serial.in_(numbers))
        .order_by(unit.c.serial, unit.c.product)
        .limit(_MOST)
    )
    with session.read() as connection:
        rows = connection.execute(query).all() if numbers else []
    return [UnitFound(row.product, row.serial, row.title, Place(row.place), row.customer or "") for row in rows]


def _sold(connection: Connection, product: str, serial: str) -> tuple[str, str]:
    """Return the numbers of contract and delivery under which a unit came to its customer last, empty where none did.

    What was given in exchange stands under those of the piece it replaced.
    """
    found = sale(connection, product, serial)
    return (found.contract_number, found.delivery_number) if found else ("", "")
