"""What a ticket and a service order add to the charts of the office."""

from collections.abc import Iterator
from typing import Any

from svcdesk.domain import ticket as tickets
from svcdesk.domain.clock import Stop
from svcdesk.domain.measures import Measure
from svcdesk.domain.service_order import Result, ServiceOrder, Type, Visit
from svcdesk.domain.service_order import State as OrderState
from svcdesk.domain.ticket import Due, Ticket
from svcdesk.models.service_fact import fact

_CAUSED = {tickets.Kind.REPAIR, tickets.Kind.COMPLAINT, tickets.Kind.RETURN}
_SETTLED = {tickets.State.RESOLVED, tickets.State.CLOSED}


def of_ticket(doc: str, ticket: Ticket, state: str) -> list[dict[str, Any]]:
    """Return what a ticket is counted as; a void one counts nowhere."""
    return [] if state == tickets.State.VOID else list(_ticket(doc, ticket, state))


def _ticket(doc: str, ticket: Ticket, state: str) -> Iterator[dict[str, Any]]:
    contact = next((rule.id for rule in ticket.rules if rule.stop is Stop.REACHED), "")
    yield from (_contact(doc, due) for due in ticket.dues if due.rule == contact and not due.cancelled)
    if ticket.cause or (ticket.kind in _CAUSED and state in _SETTLED):
        yield fact(doc, Measure.CAUSE, ticket.received_at, ticket.cause)
    if ticket.device.product or ticket.device.name:
        yield fact(doc, Measure.PRODUCT, ticket.received_at, ticket.device.product or ticket.device.name)
    if ticket.kind is tickets.Kind.REPAIR and ticket.resolved_at:
        seconds = max(0, int((ticket.resolved_at - ticket.received_at).total_seconds()))
        yield fact(doc, Measure.REPAIR_TIME, ticket.received_at, amount=seconds)


def _contact(doc: str, due: Due) -> dict[str, Any]:
    """Count one contact clock: reached in time, or not, or (until it is due) neither."""
    met = due.stopped_at is not None and due.stopped_at <= due.due_at
    row = fact(doc, Measure.CONTACT, due.started_at, met=met)
    return row if due.stopped_at else {**row, "until": due.due_at}


def of_order(doc: str, order: ServiceOrder, state: str) -> list[dict[str, Any]]:
    """Return what a service order is counted as; a void one counts nowhere."""
    return [] if state == OrderState.VOID else list(_order(doc, order, state))


def _order(doc: str, order: ServiceOrder, state: str) -> Iterator[dict[str, Any]]:
    signed = state == OrderState.SIGNED
    if order.technician.doc and order.dispatched_at:
        yield fact(doc, Measure.TECHNICIAN, order.dispatched_at, order.technician.doc, met=signed)
    if signed and order.type is Type.REPAIR and order.finished_at:
        met = order.result is Result.SOLVED and len([one for one in order.visits if _happened(one)]) <= 1
        yield fact(doc, Measure.FIRST_FIX, order.finished_at, met=met)


def _happened(visit: Visit) -> bool:
    return visit.arrived_at is not None
