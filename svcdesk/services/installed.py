"""Installed base: which pieces stand at a customer, by which contract, under which warranty, served last when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, false, func, literal_column, select

from svcdesk.domain.delivery import Delivery
from svcdesk.domain.device import UNKNOWN, Device
from svcdesk.domain.masters import Customer, Product, Tracking
from svcdesk.domain.stock import Place
from svcdesk.domain.times import local_day
from svcdesk.models.docview import docview
from svcdesk.models.stock import stock_move
from svcdesk.models.units import unit
from svcdesk.services import one_customer
from svcdesk.services.desk import Session, load
from svcdesk.services.find import of_docs
from svcdesk.store.tokens import matches, terms

SERVICE_KINDS = ("ticket", "service_order", "complaint", "return_case")
NAMED = docview.c.unit != literal_column("''")
"""Written out, so that the index of records about a serial number serves."""
_MOST = 500


@dataclass(frozen=True, slots=True)
class Installed:
    """One piece at a customer; ``last_number`` is the newest service record about it, ``open_cases`` count."""

    product: str
    name: str
    spec: str
    serial: str
    site: str
    since: datetime
    warranty_start: str
    warranty_end: str
    last_kind: str = ""
    last_doc: str = ""
    last_number: str = ""
    last_at: datetime | None = None
    open_cases: int = 0


def installed_base(session: Session, customer: str, limit: int = _MOST) -> list[Installed]:
    """Return the pieces that stand at a customer, by product and serial number."""
    with session.read() as connection:
        there = select(unit).where(*_standing_at(one_customer.family(connection, customer)))
        rows = connection.execute(there.order_by(unit.c.product, unit.c.serial).limit(limit)).all()
        products = _products(connection, {row.product for row in rows})
        sites = {one: _sites(connection, one) for one in {row.customer for row in rows}}
        served = _served(connection, {row.serial for row in rows})
    return [
        _installed(row, products.get(row.product), sites[row.customer], served.get(row.serial, [])) for row in rows
    ]


def standing_at(session: Session, customer: str, words: str) -> list[Installed]:
    """Return the pieces at a customer whose number, name or place holds what was typed, all of them for nothing."""
    found = installed_base(session, customer) if customer else []
    wanted, tail = terms(words), words.strip().casefold()
    return [
        one
        for one in found
        if one.serial.casefold().endswith(tail)
        or all(any(matches(known, term) for known in (one.serial, one.name, one.spec, one.site)) for term in wanted)
    ]


def device_of(connection: Connection, product: str, serial: str) -> Device:
    """Return what the desk knows of a piece or lot: where it stands, how it was sold, its warranty."""
    row = connection.execute(select(unit).where(unit.c.product == product, unit.c.serial == serial)).first()
    goods = _products(connection, {product}).get(product) if product else None  # it may not be on this desk
    found = Device(product=product, serial=serial, name=goods.name if goods else "", spec=_spec(goods))
    if row is None:
        return found
    at_customer = row.place == Place.CUSTOMER.value
    known = {
        "site": row.site if at_customer else "",
        "site_name": _sites(connection, row.customer).get(row.site, "") if at_customer and row.site else "",
        "warranty_start": row.warranty_start,
        "warranty_end": row.warranty_end,
    }
    return Device(
        product=found.product, name=found.name, spec=found.spec, serial=serial, **known,
        **_sold(connection, product, serial),
    )  # fmt: skip


def _sold(connection: Connection, product: str, serial: str) -> dict[str, str]:
    """Return contract, delivery and day of acceptance of the delivery that brought a piece to its customer last."""
    moved = (
        select(stock_move.c.doc)
        .join(docview, docview.c.doc == stock_move.c.doc)
        .where(stock_move.c.product == product, stock_move.c.serial == serial)
        .where(stock_move.c.target == Place.CUSTOMER.value, docview.c.kind == "delivery")
        .order_by(stock_move.c.at.desc(), stock_move.c.id.desc())
    )
    doc = connection.scalar(moved.limit(1))
    if doc is None:
        return {}
    record = load(connection, doc, Delivery)
    accepted = record.body.accepted_at
    return {
        "contract": record.body.contract,
        "contract_number": record.body.contract_number,
        "delivery": record.doc,
        "delivery_number": record.number,
        "installed_on": local_day(accepted).isoformat() if accepted else "",
    }


def _installed(row: Row[Any], goods: Product | None, sites: dict[str, str], served: list[Any]) -> Installed:
    last = max(served, key=lambda one: one.occurred_at, default=None)
    return Installed(
        product=row.product,
        name=goods.name if goods else "",
        spec=_spec(goods),
        serial=row.serial,
        site=sites.get(row.site, ""),
        since=row.since,
        warranty_start=row.warranty_start,
        warranty_end=row.warranty_end,
        last_kind=last.kind if last else "",
        last_doc=last.doc if last else "",
        last_number=last.number if last else "",
        last_at=last.occurred_at if last else None,
        open_cases=sum(one.open for one in served),
    )


def _served(connection: Connection, serials: set[str]) -> dict[str, list[Any]]:
    columns = (
        docview.c.kind, docview.c.doc, docview.c.number, docview.c.occurred_at, docview.c.open, docview.c.unit,
    )  # fmt: skip
    rows: Sequence[Any] = connection.execute(
        select(*columns).where(docview.c.kind.in_(SERVICE_KINDS), docview.c.unit.in_(serials), NAMED)
    ).all()
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.unit, []).append(row)
    return found


def _products(connection: Connection, docs: Iterable[str]) -> dict[str, Product]:
    return of_docs(connection, docs, Product)


def _sites(connection: Connection, customer: str) -> dict[str, str]:
    return {site.id: site.name for site in load(connection, customer, Customer).body.sites} if customer else {}


def _spec(goods: Product | None) -> str:
    return " ".join(part for part in (goods.model, goods.spec) if part) if goods else ""


def only_device(session: Session, customer: str) -> Device:
    """Return the one numbered piece that stands at a customer; nothing where there are several or none."""
    with session.read() as connection:
        there = _standing_at(one_customer.family(connection, customer))
        rows = connection.execute(select(unit.c.product, unit.c.serial).where(*there).limit(_MOST)).all()
        goods = _products(connection, {row.product for row in rows})
        numbered = {one for one, body in goods.items() if body.tracking is Tracking.SERIAL}
        pieces = [row for row in rows if row.product in numbered]
        if len(pieces) != 1 or len(rows) == _MOST:
            return UNKNOWN
        return device_of(connection, pieces[0].product, pieces[0].serial)


def count_at(connection: Connection, customers: tuple[str, ...]) -> int:
    """Return how many pieces stand at a customer, known by these documents."""
    return int(connection.scalar(select(func.count()).where(*_standing_at(customers))) or 0)


def _standing_at(customers: tuple[str, ...]) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of a piece that stands at a customer; nothing stands at nobody."""
    whose = one_customer.is_of(unit.c.customer, customers) if customers else false()
    return whose, unit.c.place == Place.CUSTOMER.value
