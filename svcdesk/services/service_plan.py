"""Preventive plans: kept, read on the meter, and made into service orders when they are due (6.6.2)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from msgspec.structs import replace
from sqlalchemy import Connection

from svcdesk.domain import plan_rules
from svcdesk.domain.checks import Finding, unholdable
from svcdesk.domain.device import CustomerRef
from svcdesk.domain.masters import Customer, Product
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.service_plan import Reading, ServicePlan, State
from svcdesk.domain.times import local_day
from svcdesk.errors import Refused
from svcdesk.models.docview import docview
from svcdesk.services import coverage, dispatching
from svcdesk.services import service_order as orders
from svcdesk.services.desk import Changes, Session, load
from svcdesk.services.find import revisions
from svcdesk.services.rights import require
from svcdesk.services.saving import refuse, save
from svcdesk.services.ticket_saving import owner_of_serial
from svcdesk.store import log
from svcdesk.words import Message

Saved = tuple[Record[ServicePlan], Changes]

KIND = "service_plan"
_CLAUSE = "6.6.2"


def check(session: Session, body: ServicePlan) -> list[Finding]:
    """Return everything wrong, or worth telling, with a plan about to be saved."""
    with session.read() as connection:
        return [*_findings(connection, body, local_day(session.clock()))]


def save_plan(session: Session, body: ServicePlan, record: Record[ServicePlan] | None = None) -> Saved:
    """Keep a plan with its next day worked out; raises ``Refused`` with everything wrong at once."""
    require(session, Right.SERVICE_PLANS)
    with session.work() as work:
        refuse(_findings(work.connection, body, local_day(work.now)))
        body = plan_rules.planned(completed(work.connection, body))
        saved = save(work, KIND, body, record, state=record.state if record else State.ACTIVE)
    return saved, work.changes


def read_meter(session: Session, record: Record[ServicePlan], on: date, hours: Decimal, reason: str = "") -> Saved:
    """Note what a running-hours meter showed on a day; one reading a day counts.

    Raises ``Refused`` where it fell, or rose by more hours than there were, and no ``reason`` says why.
    """
    kept = tuple(one for one in record.body.readings if one.on != on)
    readings = (*kept, Reading(on=on, hours=hours, reason=reason.strip()))
    return save_plan(session, replace(record.body, readings=readings), record)


def set_state(session: Session, record: Record[ServicePlan], state: State, reason: str) -> Saved:
    """Suspend, resume or end a plan, for a reason."""
    require(session, Right.SERVICE_PLANS)
    if not reason.strip():
        raise Refused([Message("service_plan.state_unsaid", {"number": record.number}, _CLAUSE)])
    with session.work() as work:
        kept = work.revise(record, record.body, state=state, reason=reason.strip())
    return kept, work.changes


def make_order(session: Session, doc: str) -> orders.Saved:
    """Make the service order of a plan's next visit; signing that order notes it here and works out the next day."""
    with session.read() as connection:
        plan = load(connection, doc, ServicePlan)
    if plan.state != State.ACTIVE:
        state = Message(f"service_plan.state.{plan.state}")
        raise Refused([Message("service_plan.not_active", {"number": plan.number, "state": state}, _CLAUSE)])
    return dispatching.open_order(session, plan=doc)


def due_plans(session: Session, today: date | None = None) -> list[Record[ServicePlan]]:
    """Return the active plans whose visit should be arranged by now, the most urgent first."""
    day = today or local_day(session.clock())
    with session.read() as connection:
        found = [
            load(connection, made.doc, ServicePlan)
            for made, body in revisions(connection, KIND, docview.c.open)
            if plan_rules.due(body, made.state, day)
        ]
    return sorted(found, key=_urgency)


def completed(connection: Connection, body: ServicePlan) -> ServicePlan:
    """Return a plan with the names and the warranty the desk knows of its customer and device."""
    device, _ = coverage.known_device(connection, body.device)
    if device.product and not device.name:
        goods = load(connection, device.product, Product).body
        device = replace(device, name=goods.name, spec=" ".join(one for one in (goods.model, goods.spec) if one))
    customer = body.customer
    if customer.doc and log.heads(connection, customer.doc):
        known = load(connection, customer.doc, Customer).body
        customer = CustomerRef(
            doc=customer.doc,
            name=known.name,
            caller=customer.caller,
            role=customer.role,
            phone=customer.phone or known.phone,
            address=customer.address or known.address,
        )
    return replace(body, device=device, customer=customer)


def _findings(connection: Connection, body: ServicePlan, today: date) -> Iterable[Finding]:
    yield from unholdable(body)
    yield from plan_rules.check(body, today)
    other = owner_of_serial(connection, body.customer.doc, body.device.product, body.device.serial)
    if other:
        params = {"serial": body.device.serial, "customer": other}
        yield Finding(Message("service_order.serial_of_other", params, _CLAUSE), "serial")


def _urgency(record: Record[ServicePlan]) -> tuple[date, str]:
    return record.body.next_due or date.max, record.number
