"""Sending people out: orders made of tickets and plans, technicians and appointments, the board (6.6.2)."""

from datetime import datetime
from uuid import uuid4

from msgspec.structs import replace
from sqlalchemy import Connection, select

from svcdesk.domain.check_stock import tidy_serial
from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.dispatch_rules import next_visit, opening, planning, with_appointment
from svcdesk.domain.limits_run_out import urgency
from svcdesk.domain.masters import Checklist, Customer, Person, Product
from svcdesk.domain.observing import from_checklist
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right, allowed
from svcdesk.domain.service_order import Mode, Priority, ServiceOrder, State, Type, photos_of
from svcdesk.domain.service_plan import ServicePlan
from svcdesk.domain.ticket import Kind, Severity, Ticket
from svcdesk.errors import KnownError, Refused
from svcdesk.models.docview import docview
from svcdesk.services import coverage, rights
from svcdesk.services.desk import Session, load
from svcdesk.services.find import revisions
from svcdesk.services.order_following import link_ticket
from svcdesk.services.service_order import KIND, Saved, drop_draft, prepared
from svcdesk.services.ticket_saving import owner_of_serial
from svcdesk.store import log
from svcdesk.words import Message

_CLAUSE = "6.6.2"
_NO_ONE, _NOTHING = CustomerRef(), Device()
_ENDED = {State.SIGNED, State.VOID}
_TYPES = {Kind.REPAIR: Type.REPAIR, Kind.COMPLAINT: Type.REPAIR, Kind.RETURN: Type.EXCHANGE}
_PRIORITIES = {Severity.NORMAL: Priority.NORMAL, Severity.SAFETY: Priority.URGENT}


def open_order(
    session: Session,
    *,
    ticket: str = "",
    plan: str = "",
    complaint: str = "",
    customer: CustomerRef = _NO_ONE,
    device: Device = _NOTHING,
    type: Type = Type.REPAIR,  # noqa: A002 - the word of the record
    mode: Mode = Mode.ON_SITE,
    fault: str = "",
) -> Saved:
    """Make a service order of a ticket, of a preventive plan, or of a customer and a device.

    Raises ``Refused`` where the ticket or plan has one in hand already, nobody is named whose it is, or the serial
    number stands at another customer.
    """
    rights.require(session, Right.DISPATCH)
    body = ServiceOrder(customer=customer, device=device, type=type, mode=mode, fault=fault, complaint=complaint)
    with session.work() as work:
        if ticket:
            body = _of_ticket(work.connection, ticket, body, work.now)
        elif plan:
            body = _of_plan(work.connection, plan, body)
        body = completed(work.connection, replace(body, reported_at=body.reported_at or work.now))
        problems = [*_in_hand(work.connection, ticket or plan), *opening(body, _other(work.connection, body))]
        if problems:
            raise Refused(problems)
        body = coverage.proposed(work.connection, body, "", work.now)
        record = work.create(KIND, body, State.NEW)
        if ticket:
            link_ticket(work, ticket, record.doc)
    return record, work.changes


def dispatch(
    session: Session,
    record: Record[ServiceOrder],
    technician: str,
    at: datetime | None,
    until: datetime | None = None,
) -> Saved:
    """Give an order, or move it, to a technician (by document) and an appointment; ``None`` leaves the time open.

    Raises ``Refused`` where the visit has begun already: then the next one is arranged.
    """
    rights.require(session, Right.DISPATCH)
    _require_open(record)
    problems = [*planning(record.body, at, until)]
    if problems:
        raise Refused(problems)
    with session.work() as work:
        who = _actor(work.connection, technician)
        body = with_appointment(record.body, who, at, until, uuid4().hex)
        body = replace(body, dispatched_at=work.now, dispatched_by=session.actor, technician=who)
        state = State.DISPATCHED if record.state == State.NEW else record.state
        kept = work.revise(record, body, state=state, blobs=photos_of(body))
    return kept, work.changes


def withdraw(session: Session, record: Record[ServiceOrder]) -> Saved:
    """Take an order back from its technician: it waits for a new one."""
    rights.require(session, Right.DISPATCH)
    _require_open(record)
    problems = [*planning(record.body, None, None)]
    if problems:
        raise Refused(problems)
    with session.work() as work:
        body = replace(record.body, technician=NOBODY, visits=record.body.visits[:-1], dispatched_at=None)
        state = State.NEW if not body.visits else record.state
        kept = work.revise(record, body, state=state, blobs=photos_of(body))
    return kept, work.changes


def come_again(
    session: Session,
    record: Record[ServiceOrder],
    body: ServiceOrder,
    note: str,
    at: datetime | None = None,
    *,
    admitted: bool = True,
) -> Saved:
    """End the visit in hand without a signature, say why, and arrange the next one of the same technician."""
    rights.require(session, Right.REPAIR)
    _require_open(record)
    if not note.strip():
        raise Refused([Message("service_order.come_again_unsaid", {"number": record.number}, _CLAUSE)])
    body = prepared(record, body)
    with session.work() as work:
        body = next_visit(body, note.strip(), at, uuid4().hex, work.now, admitted=admitted)
        kept = work.revise(record, body, reason=note.strip(), blobs=photos_of(body))
    drop_draft(session, record)
    return kept, work.changes


def technicians(session: Session) -> list[Actor]:
    """Return the people who may be sent out, by name."""
    with session.read() as connection:
        found = [
            Actor(made.doc, body.name, body.department.value)
            for made, body in revisions(connection, "person", docview.c.state == "active")
            if body.active and allowed(Right.REPAIR, body.roles, body.department.value)
        ]
    return sorted(found, key=_name)


def completed(connection: Connection, body: ServiceOrder) -> ServiceOrder:
    """Return an order with what the desk knows: warranty of the device, address, the product's checklist."""
    tidy = replace(body.device, serial=tidy_serial(body.device.serial))
    device, _ = coverage.known_device(connection, tidy)
    product = load(connection, device.product, Product).body if _is_here(connection, device.product) else None
    if product and not device.name:
        spec = " ".join(part for part in (product.model, product.spec) if part)
        device = replace(device, name=product.name, spec=spec)
    customer = body.customer
    if not customer.address and _is_here(connection, customer.doc):
        known = load(connection, customer.doc, Customer).body
        site = next((one for one in known.sites if one.id == device.site), None)
        address, phone = (site.address, site.phone) if site else ("", "")
        customer = replace(
            customer,
            name=customer.name or known.name,
            address=address or known.address,
            phone=customer.phone or phone or known.phone,
        )
    checklist = product.checklist if product else ""
    items = load(connection, checklist, Checklist).body if _is_here(connection, checklist) else None
    observations = body.observations or from_checklist(items)
    return replace(body, device=device, customer=customer, observations=observations)


def _of_ticket(connection: Connection, doc: str, body: ServiceOrder, now: datetime) -> ServiceOrder:
    record: Record[Ticket] = load(connection, doc, Ticket)
    ticket = record.body
    return replace(
        body,
        ticket=doc,
        ticket_number=record.number,
        customer=ticket.customer,
        device=ticket.device,
        fault=body.fault or ticket.content,
        reported_at=ticket.received_at,
        type=_TYPES.get(ticket.kind, body.type),
        priority=_PRIORITIES.get(urgency(ticket, now), Priority.HIGH),
    )


def _of_plan(connection: Connection, doc: str, body: ServiceOrder) -> ServiceOrder:
    record: Record[ServicePlan] = load(connection, doc, ServicePlan)
    plan = record.body
    items = load(connection, plan.checklist, Checklist).body if _is_here(connection, plan.checklist) else None
    return replace(
        body,
        plan=doc,
        customer=plan.customer,
        device=plan.device,
        fault=plan.name,
        type=Type.MAINTENANCE,
        observations=from_checklist(items) if items else (),
    )


def _in_hand(connection: Connection, source: str) -> list[Message]:
    """Refuse a second order of one ticket or plan while the first one is open."""
    if not source:
        return []
    of_it = (docview.c.origin == source, docview.c.origin != "")  # the second lets the partial index serve
    query = select(docview.c.number).where(*of_it, docview.c.kind == KIND, docview.c.open)
    number = connection.scalar(query.limit(1))
    return [Message("service_order.in_hand", {"number": number}, _CLAUSE)] if number else []


def _other(connection: Connection, body: ServiceOrder) -> str:
    return owner_of_serial(connection, body.customer.doc, body.device.product, body.device.serial)


def _actor(connection: Connection, doc: str) -> Actor:
    person: Record[Person] = load(connection, doc, Person)
    return Actor(doc, person.body.name, person.body.department.value)


def _is_here(connection: Connection, doc: str) -> bool:
    return bool(doc) and bool(log.heads(connection, doc))


def _name(actor: Actor) -> str:
    return actor.name


def _require_open(record: Record[ServiceOrder]) -> None:
    if record.state in _ENDED:
        state = Message(f"service_order.state.{record.state}")
        raise KnownError(Message("service_order.frozen", {"number": record.number, "state": state}, _CLAUSE))
