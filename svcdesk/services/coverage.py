"""What the desk knows of a unit when it decides who carries a repair (6.6.2)."""

from datetime import date, datetime

import msgspec
from sqlalchemy import Connection, select

from svcdesk.domain.coverage import Decision, Facts, Repair, decide
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.device import Device
from svcdesk.domain.masters import Product
from svcdesk.domain.service_order import Coverage, ServiceOrder, State
from svcdesk.domain.stock import Place
from svcdesk.domain.times import local_day
from svcdesk.models.docview import docview
from svcdesk.models.units import unit
from svcdesk.services import pieces
from svcdesk.services.desk import Session, load
from svcdesk.services.find import revisions
from svcdesk.store import log


def decision(session: Session, order: ServiceOrder, doc: str = "") -> Decision:
    """Return who carries the work on an order by what this desk knows, with the derivation."""
    with session.read() as connection:
        return decided(connection, order, doc, session.clock())


def decided(connection: Connection, order: ServiceOrder, doc: str, now: datetime) -> Decision:
    """Return the same within a transaction."""
    return decide(facts(connection, order, doc, now), order)


def proposed(connection: Connection, order: ServiceOrder, doc: str, now: datetime) -> ServiceOrder:
    """Return the order with the desk's proposal; where nobody decided otherwise, that is the decision."""
    basis = decided(connection, order, doc, now).coverage
    own = order.coverage not in {Coverage.OPEN, order.coverage_basis}
    coverage = order.coverage if own else basis
    return msgspec.structs.replace(order, coverage_basis=basis, coverage=coverage)


def facts(connection: Connection, order: ServiceOrder, doc: str, now: datetime) -> Facts:
    """Return what is known; the day that counts is the one on which the fault was told."""
    device = order.device
    product = _product(connection, device.product)
    return Facts(
        on=local_day(order.reported_at or now),
        start=_day(device.warranty_start),
        end=_day(device.warranty_end),
        contract_number=device.contract_number or device.delivery_number,
        installed_on=_day(device.installed_on),
        promise_months=product.warranty_months if product else 0,
        earlier=tuple(earlier(connection, device, doc)),
        plan=bool(order.plan),
    )


def earlier(connection: Connection, device: Device, without: str = "") -> list[Repair]:
    """Return the signed orders of a unit, oldest first, but one."""
    if not device.serial:
        return []
    about = (docview.c.unit == device.serial, docview.c.unit != "")  # the second lets the partial index serve
    conditions = (*about, docview.c.state == State.SIGNED, docview.c.doc != without)
    return [
        Repair(number=made.number, order=body)
        for made, body in revisions(connection, "service_order", *conditions)
        if body.device.product == device.product
    ]


def known_device(connection: Connection, device: Device) -> tuple[Device, str]:
    """Return a device with what the desk knows of its serial number, and the customer it stands at.

    A serial number alone names the product where only one has it.
    """
    if device.serial and not device.product:
        device = msgspec.structs.replace(device, product=pieces.product_of(connection, device.serial))
    if not (device.product and device.serial):
        return device, ""
    row = connection.execute(
        select(unit).where(unit.c.product == device.product, unit.c.serial == device.serial)
    ).first()
    if row is None:
        return device, ""
    known = {"warranty_start": row.warranty_start, "warranty_end": row.warranty_end, "site": row.site}
    known |= _brought_by(connection, row.doc)
    empty = {key: value for key, value in known.items() if value and not getattr(device, key)}
    return msgspec.structs.replace(device, **empty), row.customer if row.place == Place.CUSTOMER else ""


def _brought_by(connection: Connection, doc: str) -> dict[str, str]:
    """Return contract and delivery of the acceptance that moved a unit last, nothing where it was something else."""
    kind = connection.scalar(select(docview.c.kind).where(docview.c.doc == doc))
    if kind != "delivery":
        return {}
    record = load(connection, doc, Delivery)
    accepted = record.body.accepted_at
    return {
        "contract": record.body.contract,
        "contract_number": record.body.contract_number,
        "delivery": doc,
        "delivery_number": record.number,
        "site_name": record.body.site_name,
        "installed_on": str(local_day(accepted)) if accepted else "",
    }


def _product(connection: Connection, doc: str) -> Product | None:
    return load(connection, doc, Product).body if doc and log.heads(connection, doc) else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def propose(session: Session, order: ServiceOrder, doc: str) -> ServiceOrder:
    """Return an order being typed with the desk's proposal as it would be saved now."""
    with session.read() as connection:
        return proposed(connection, order, doc, session.clock())
