"""Where returns begin: from a ticket, a signed delivery or a repair, and which goods of a customer can come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import msgspec
from sqlalchemy import Connection, func, select

from svcdesk.domain.complaint import Complaint
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.delivery import State as DeliveryState
from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.masters import Customer, Product, Tracking
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Line, ReturnCase, State
from svcdesk.domain.return_rights import Repair
from svcdesk.domain.return_rules import check_begun
from svcdesk.domain.rights import Right
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.stock import Place
from svcdesk.domain.ticket import Ticket
from svcdesk.errors import KnownError
from svcdesk.models.docview import docview
from svcdesk.models.stock import stock_move
from svcdesk.models.units import unit
from svcdesk.services import one_customer, return_entitlement, return_facts, return_sale, rights
from svcdesk.services.desk import Changes, Session, Work, load
from svcdesk.services.find import bodies
from svcdesk.services.order_following import link_ticket
from svcdesk.services.saving import refuse
from svcdesk.words import Message

replace = msgspec.structs.replace


def open_return(
    session: Session, *, ticket: str = "", delivery: str = "", order: str = "", complaint: str = ""
) -> tuple[Record[ReturnCase], Changes]:
    """Begin a return from a ticket, a signed delivery, a service order or a complaint, with what that knows.

    Raises ``Refused`` where its goods cannot come back: they are somebody else's, or on their way already.
    """
    rights.require(session, Right.RETURNS)
    with session.work() as work:
        body = _begun(work, ticket, delivery, order, complaint)
        refuse(check_begun(body, return_facts.known(work.connection, body), work.now))
        record = work.create("return_case", body, State.REQUESTED)
        if body.ticket:
            link_ticket(work, body.ticket, record.doc)
    return record, work.changes


def _begun(work: Work, ticket: str, delivery: str, order: str, complaint: str) -> ReturnCase:
    actor = work.session.actor
    blank = ReturnCase(requested_at=work.now, requested_by=actor, owner=actor)
    if delivery:
        return _from_delivery(blank, load(work.connection, delivery, Delivery))
    if ticket:
        asked = load(work.connection, ticket, Ticket)
        blank = replace(blank, ticket=ticket, ticket_number=asked.number, reason_note=asked.body.content)
        return _about(work, blank, asked.body.customer, asked.body.device)
    if complaint:
        complained = load(work.connection, complaint, Complaint).body
        blank = replace(blank, complaint=complaint, ticket=complained.ticket, reason_note=complained.description)
        blank = replace(blank, ticket_number=complained.ticket_number)
        return _about(work, blank, complained.customer, complained.device)
    if order:
        repaired = load(work.connection, order, ServiceOrder).body
        blank = replace(blank, ticket=repaired.ticket, ticket_number=repaired.ticket_number, same_fault=(order,))
        return _about(work, replace(blank, reason_note=repaired.fault), repaired.customer, repaired.device)
    return blank


def _about(work: Work, blank: ReturnCase, customer: CustomerRef, device: Device) -> ReturnCase:
    """Return the request for a device; whose it is follows from the piece where nobody said so."""
    blank = replace(blank, customer=customer)
    if not device.product or not device.serial:
        return blank
    row = return_sale.unit_row(work.connection, device.product, device.serial)
    if row is None or row.place != Place.CUSTOMER:
        return blank
    if not customer.doc and row.customer:
        name = load(work.connection, row.customer, Customer).body.name
        blank = replace(blank, customer=replace(customer, doc=row.customer, name=name))
    return replace(blank, lines=(return_sale.line_of(work.connection, "1", device.product, device.serial),))


def _from_delivery(blank: ReturnCase, record: Record[Delivery]) -> ReturnCase:
    if record.state != DeliveryState.SIGNED:
        raise KnownError(Message("return_case.not_delivered", {"number": record.number}, "6.5.1.4"))
    body = record.body
    customer = CustomerRef(
        doc=body.customer, name=body.customer_name, caller=body.contact, phone=body.phone, address=body.address
    )
    return replace(blank, delivery=record.doc, customer=customer)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Goods of a customer that can come back; ``delivery`` and its number are how they came to the customer."""

    product: str
    name: str
    spec: str
    serial: str
    quantity: Decimal
    uom: str
    delivery: str
    delivery_number: str


def candidates(session: Session, customer: str, delivery: str = "", doc: str = "") -> list[Candidate]:
    """Return what a customer can return: pieces by serial number, other goods by the delivery that brought them.

    Of counted goods it is what no other return than ``doc`` asks for already.
    """
    if not customer:
        return []
    with session.read() as connection:
        move = stock_move.c
        customers = one_customer.family(connection, customer)
        whose = one_customer.is_of(move.customer, customers)
        conditions = [whose, move.target == Place.CUSTOMER, move.origin != Place.QUARANTINE]
        conditions += [move.doc == delivery] if delivery else []
        rows = connection.execute(
            select(move.doc, docview.c.number, move.product, move.serial, func.sum(move.quantity).label("quantity"))
            .join(docview, docview.c.doc == move.doc)
            .where(*conditions)
            .group_by(move.doc, docview.c.number, move.product, move.serial)
            .order_by(func.max(move.at).desc())
        ).all()
        goods = _products(connection, [row.product for row in rows])
        there = _there(connection, customers, [row.serial for row in rows if row.serial])
        counted = {(row.product, row.serial) for row in rows if goods[row.product].tracking is not Tracking.SERIAL}
        left = {key: return_facts.left(connection, customer, *key, doc) for key in counted}
    found: dict[tuple[str, str, str], Candidate] = {}
    for row in rows:
        product = goods[row.product]
        tracked = product.tracking is Tracking.SERIAL
        quantity = row.quantity if tracked else min(row.quantity, left[row.product, row.serial])
        if not quantity or (tracked and (row.product, row.serial) not in there):
            continue
        key = (row.product, row.serial, "" if tracked else row.doc)
        found.setdefault(
            key,
            Candidate(
                row.product, product.name, " ".join(part for part in (product.model, product.spec) if part),
                row.serial, quantity, product.uom, row.doc, row.number,
            ),
        )  # fmt: skip
    return list(found.values())


def _products(connection: Connection, docs: Sequence[str]) -> dict[str, Product]:
    return bodies(connection, "product", Product, docview.c.doc.in_(set(docs))) if docs else {}


def _there(connection: Connection, customers: tuple[str, ...], serials: Sequence[str]) -> set[tuple[str, str]]:
    whose = one_customer.is_of(unit.c.customer, customers)
    conditions = (whose, unit.c.place == Place.CUSTOMER, unit.c.serial.in_(set(serials)))
    rows = connection.execute(select(unit.c.product, unit.c.serial).where(*conditions)) if serials else ()
    return {(row.product, row.serial) for row in rows}


def line_for(session: Session, body: ReturnCase, chosen: Candidate) -> Line:
    """Return a new line for goods chosen, with price, unit and warranty filled in."""
    with session.read() as connection:
        taken = {line.id for line in body.lines}
        new = next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)
        tracked = bool(chosen.serial)
        line = return_sale.line_of(
            connection,
            new,
            chosen.product,
            chosen.serial,
            quantity=Decimal(1) if tracked else chosen.quantity,
            delivery=chosen.delivery,
        )
    if line.device.delivery or tracked:
        return line
    return replace(line, device=replace(line.device, delivery=chosen.delivery))


def earlier_repairs(session: Session, device: Device, same_fault: tuple[str, ...] = ()) -> list[Repair]:
    """Return the repairs of a piece so far, for a person to say which were about the same fault."""
    with session.read() as connection:
        return list(return_entitlement.repairs_of(connection, device, same_fault))
