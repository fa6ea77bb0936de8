"""How goods came to the customer who has them, and the line a return makes of them."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.device import Device
from svcdesk.domain.masters import Customer, Product
from svcdesk.domain.return_case import Line, ReturnCase
from svcdesk.domain.stock import Place
from svcdesk.domain.times import local_day
from svcdesk.models.docview import docview
from svcdesk.models.stock import stock_move
from svcdesk.models.units import unit
from svcdesk.services.desk import load


@dataclass(frozen=True, slots=True)
class Sale:
    """How goods came to the customer who has them: by which record, when, under which contract line."""

    doc: str
    kind: str
    number: str
    at: datetime
    contract: str = ""
    contract_number: str = ""
    delivery: str = ""
    delivery_number: str = ""
    price: Decimal | None = None
    site_name: str = ""


def unit_row(connection: Connection, product: str, serial: str) -> Row[Any] | None:
    """Return where a piece stands now, if anything ever moved it."""
    return connection.execute(select(unit).where(unit.c.product == product, unit.c.serial == serial)).first()


def sale(connection: Connection, product: str, serial: str, delivery: str = "") -> Sale | None:
    """Return how goods last came from stock to a customer; ``delivery`` narrows it for goods without numbers."""
    move = stock_move.c
    conditions = [move.product == product, move.serial == serial, move.origin != Place.QUARANTINE]
    conditions += [move.target == Place.CUSTOMER]
    conditions += [move.doc == delivery] if delivery and not serial else []
    row = connection.execute(
        select(move.doc, move.at, docview.c.kind, docview.c.number)
        .join(docview, docview.c.doc == move.doc)
        .where(*conditions)
        .order_by(move.at.desc(), move.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    plain = Sale(row.doc, row.kind, row.number, row.at)
    if row.kind == "delivery":
        return _by_delivery(connection, product, plain)
    return _by_exchange(connection, serial, plain) if row.kind == "return_case" else plain


def _by_delivery(connection: Connection, product: str, plain: Sale) -> Sale:
    record = load(connection, plain.doc, Delivery)
    body = record.body
    prices = {line.id: line for line in contract_of(connection, body.contract, Contract("", "")).lines}
    wanted = next((line.contract_line for line in body.lines if line.product == product), "")
    price = prices[wanted].unit_price * (1 - prices[wanted].discount) if wanted in prices else None
    return dataclasses.replace(
        plain,
        contract=body.contract,
        contract_number=body.contract_number,
        delivery=record.doc,
        delivery_number=record.number,
        price=None if price is None else price.quantize(Decimal("0.01")),
        site_name=body.site_name,
    )


def _by_exchange(connection: Connection, serial: str, plain: Sale) -> Sale:
    """Return a piece given in exchange as sold under the contract, and at the price, of what it replaced."""
    lines = load(connection, plain.doc, ReturnCase).body.lines
    line = next((line for line in lines if line.replacement == serial), None)
    if line is None:
        return plain
    return dataclasses.replace(
        plain,
        contract=line.device.contract,
        contract_number=line.device.contract_number,
        delivery=line.device.delivery,
        delivery_number=line.device.delivery_number,
        price=line.unit_price,
        site_name=line.device.site_name,
    )


def contract_of(connection: Connection, doc: str, missing: Contract | None = None) -> Any:
    """Return a contract by document, or ``missing`` where there is none."""
    return load(connection, doc, Contract).body if doc else missing


def device_of(connection: Connection, product: str, serial: str, delivery: str = "") -> tuple[Device, Sale | None]:
    """Return goods as a return names them, with what is known of their sale and warranty."""
    goods = load(connection, product, Product).body
    bought = sale(connection, product, serial, delivery)
    row = unit_row(connection, product, serial) if serial else _last_move(connection, product, delivery)
    device = Device(
        product=product,
        name=goods.name,
        spec=" ".join(part for part in (goods.model, goods.spec) if part),
        serial=serial,
        site=row.site if row else "",
        warranty_start=row.warranty_start if row else "",
        warranty_end=row.warranty_end if row else "",
    )
    if bought is None:
        return device, None
    return msgspec.structs.replace(
        device,
        site_name=bought.site_name or _site_name(connection, row),
        contract=bought.contract,
        contract_number=bought.contract_number,
        delivery=bought.delivery,
        delivery_number=bought.delivery_number,
        installed_on=str(local_day(bought.at)),
    ), bought


def _last_move(connection: Connection, product: str, delivery: str) -> Row[Any] | None:
    move = stock_move.c
    conditions = [move.product == product, move.serial == "", move.target == Place.CUSTOMER]
    conditions += [move.doc == delivery] if delivery else []
    return connection.execute(select(stock_move).where(*conditions).order_by(move.at.desc()).limit(1)).first()


def _site_name(connection: Connection, row: Row[Any] | None) -> str:
    if row is None or not row.customer or not row.site:
        return ""
    sites = load(connection, row.customer, Customer).body.sites
    return next((site.name for site in sites if site.id == row.site), "")


def line_of(
    connection: Connection,
    line_id: str,
    product: str,
    serial: str,
    *,
    quantity: Decimal = Decimal(1),
    delivery: str = "",
) -> Line:
    """Return a line of a request for some goods, with unit, price and warranty filled in."""
    goods = load(connection, product, Product).body
    device, bought = device_of(connection, product, serial, delivery)
    row = unit_row(connection, product, serial) if serial else None
    return Line(
        id=line_id,
        device=device,
        quantity=quantity,
        uom=goods.uom,
        tracking=goods.tracking,
        replaces=row.replaces if row else "",
        unit_price=bought.price if bought else None,
    )
