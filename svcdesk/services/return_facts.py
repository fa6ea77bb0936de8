"""What the desk knows of goods that come back: whose they are, what they cost, their repairs, what was paid."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, func, select

from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.device import Device
from svcdesk.domain.masters import Customer, Product, Tracking
from svcdesk.domain.return_case import Line, ReturnCase
from svcdesk.domain.return_rights import Entitlement, Facts, Repair, entitlement
from svcdesk.domain.return_rules import Known
from svcdesk.domain.return_settling import Money
from svcdesk.domain.service_order import ServiceOrder, Type
from svcdesk.domain.settlement import NoticeState, PaymentNotice
from svcdesk.domain.stock import Place
from svcdesk.domain.times import local_day
from svcdesk.models.delivery import delivery_line
from svcdesk.models.docview import docview
from svcdesk.models.return_case import return_line
from svcdesk.models.stock import stock_move
from svcdesk.models.units import unit
from svcdesk.services import aftermath, one_customer
from svcdesk.services.desk import load
from svcdesk.services.find import revisions

_NOUGHT = Decimal(0)


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


def known(connection: Connection, case: ReturnCase, doc: str = "") -> dict[str, Known]:
    """Return what is known of the goods of every line, by its id; ``doc`` is the return's own record."""
    return {line.id: _known(connection, case, line, doc) for line in case.lines if line.device.product}


def _known(connection: Connection, case: ReturnCase, line: Line, doc: str) -> Known:
    product, serial = line.device.product, line.device.serial
    claimed, claimed_by = _claimed(connection, case, line, doc)
    bought = sale(connection, product, serial, line.device.delivery)
    found = Known(
        there=_there(connection, product, serial, case.customer.doc),
        claimed=claimed,
        claimed_by=claimed_by,
        delivered=_delivered(connection, line.device) if line.device.delivery else None,
        sold_at=bought.at if bought else None,
    )
    row = unit_row(connection, product, serial) if serial else None
    if row is None:
        return found
    titles = select(docview.c.doc, docview.c.number, docview.c.title).where(
        docview.c.doc.in_({row.doc, row.customer})
    )
    named = {one.doc: one for one in connection.execute(titles)}
    return msgspec.structs.replace(
        found,
        seen=True,
        place=Place(row.place),
        moved_by=named[row.doc].number if row.doc in named else "",
        owner=one_customer.as_known(connection, row.customer, case.customer.doc),
        owner_name=named[row.customer].title if row.customer in named else "",
    )


def unit_row(connection: Connection, product: str, serial: str) -> Row[Any] | None:
    """Return where a piece stands now, if anything ever moved it."""
    return connection.execute(select(unit).where(unit.c.product == product, unit.c.serial == serial)).first()


def _claimed(connection: Connection, case: ReturnCase, line: Line, doc: str) -> tuple[Decimal, str]:
    """Return how much of the same goods other returns ask for and have not got yet, and the first one's number."""
    of = return_line.c
    same = [of.product == line.device.product, of.serial == line.device.serial, of.claimed, of.doc != doc]
    if line.tracking is not Tracking.SERIAL:
        same.append(one_customer.has(connection, of.customer, case.customer.doc))
    rows = connection.execute(
        select(docview.c.number, of.quantity)
        .join(docview, docview.c.doc == of.doc)
        .where(*same)
        .order_by(docview.c.id)
    ).all()
    return sum((row.quantity for row in rows), _NOUGHT), rows[0].number if rows else ""


def _there(connection: Connection, product: str, serial: str, customer: str) -> Decimal:
    """Return how much of some goods a customer has, as the sum of moves."""
    move = stock_move.c
    same = (move.product == product, move.serial == serial, one_customer.has(connection, move.customer, customer))
    came = _sum(connection, *same, move.target == Place.CUSTOMER)
    return came - _sum(connection, *same, move.origin == Place.CUSTOMER)


def _delivered(connection: Connection, device: Device) -> Decimal:
    move = stock_move.c
    same = (move.doc == device.delivery, move.product == device.product, move.serial == device.serial)
    return _sum(connection, *same, move.target == Place.CUSTOMER)


def _sum(connection: Connection, *conditions: ColumnElement[bool]) -> Decimal:
    return connection.scalar(select(func.sum(stock_move.c.quantity)).where(*conditions)) or _NOUGHT


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


def repairs_of(connection: Connection, device: Device, same_fault: tuple[str, ...] = ()) -> tuple[Repair, ...]:
    """Return the repairs of a piece, oldest first; those that never began are none yet."""
    if not device.serial:
        return ()
    conditions = (docview.c.unit == device.serial, docview.c.state != "void")
    return tuple(_repairs(connection, device, same_fault, *conditions))


def _repairs(
    connection: Connection, device: Device, same_fault: tuple[str, ...], *conditions: ColumnElement[bool]
) -> Iterator[Repair]:
    for made, body in revisions(connection, "service_order", *conditions):
        order: ServiceOrder = body
        if order.type is not Type.REPAIR or order.device.product != device.product:
            continue
        began = [at for visit in order.visits for at in (visit.arrived_at, visit.started_at) if at]
        began += [order.before_confirmed_at] if order.before_confirmed_at else []
        if not began:
            continue
        ended = order.finished_at if made.state == "signed" else None
        yield Repair(
            doc=made.doc,
            number=made.number,
            started_on=local_day(min(began)),
            finished_on=local_day(max(ended, min(began))) if ended else None,
            same_fault=made.doc in same_fault,
        )


def entitlement_of(connection: Connection, case: ReturnCase, line: Line, now: datetime) -> Entitlement:
    """Return what the chosen basis grants for one line."""
    device, today = line.device, local_day(now)
    contract = contract_of(connection, device.contract)
    facts = Facts(
        accepted_on=_day(device.installed_on),
        warranty_start=_day(device.warranty_start),
        warranty_end=_day(device.warranty_end),
        fault_on=case.fault_on or local_day(case.requested_at),
        today=today,
        reason=case.reason,
        repairs=repairs_of(connection, device, case.same_fault),
        parts_missing_since=case.parts_missing_since,
        replaces=line.replaces,
    )
    return entitlement(facts, case.basis, contract)


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def adopted(connection: Connection, case: ReturnCase) -> bool:
    """Whether the contract of every line says that the 三包 rules apply."""
    contracts = [contract_of(connection, doc) for doc in {line.device.contract for line in case.lines}]
    return bool(contracts) and all(one is not None and bool(one.three_guarantees) for one in contracts)


def money(connection: Connection, contract_doc: str, without: str = "") -> Money:
    """Return what was paid on a contract, and what other returns pay back of it."""
    if not contract_doc:
        return Money()
    contract = load(connection, contract_doc, Contract).body
    deliveries = connection.scalars(
        select(delivery_line.c.doc).where(delivery_line.c.contract == contract_doc).distinct()
    ).all()
    notices = (aftermath.existing(connection, doc, aftermath.NOTICE, PaymentNotice) for doc in deliveries)
    paid = sum((part.paid for part in contract.plan), _NOUGHT)
    paid += sum((one.body.due for one in notices if one and one.state == NoticeState.PAID), _NOUGHT)
    back = connection.scalar(
        select(func.sum(return_line.c.refund)).where(
            return_line.c.contract == contract_doc, return_line.c.doc != without
        )
    )
    return Money(known=True, paid=paid, refunded=back or _NOUGHT)


def last_mover(connection: Connection, product: str, serial: str) -> tuple[str, str] | None:
    """Return document and number of the record that moved a piece last."""
    row = unit_row(connection, product, serial)
    if row is None:
        return None
    number = connection.scalar(select(docview.c.number).where(docview.c.doc == row.doc))
    return str(row.doc), str(number or "")
