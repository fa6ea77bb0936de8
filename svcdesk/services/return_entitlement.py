"""What the rule chosen for a return grants: the repairs so far, the terms of the contract, the days that count."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection

from svcdesk.domain.device import Device
from svcdesk.domain.return_case import Line, ReturnCase
from svcdesk.domain.return_rights import Entitlement, Facts, Repair, entitlement
from svcdesk.domain.service_order import ServiceOrder, Type
from svcdesk.domain.times import local_day
from svcdesk.models.docview import docview
from svcdesk.services.find import revisions
from svcdesk.services.return_sale import contract_of


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
