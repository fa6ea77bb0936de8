"""Service orders in lists."""

from datetime import datetime
from typing import Any

from svcdesk.domain.parts_rules import stock_moves
from svcdesk.domain.service_order import ServiceOrder, State, VisitResult
from svcdesk.models.docview import View
from svcdesk.models.stock import move_row

SIGNATURE = "signature"
"""What a sheet waits for whose work the customer has not signed yet."""
_FINISHED = {State.SIGNED, State.VOID}


def view(order: ServiceOrder, state: str) -> View:
    """Return the list row of a service order; its next appointment is what is due."""
    return View(
        title=order.customer.name,
        open=state not in _FINISHED,
        subject=" ".join(part for part in (order.device.name, order.fault.strip().split("\n")[0][:60]) if part),
        customer=order.customer.doc,
        customer_name=order.customer.name,
        unit=order.device.serial,
        owner=order.technician.doc,
        owner_name=order.technician.name,
        department="service",
        result=order.result.value if state == State.SIGNED else "",
        due_at=None if state in _FINISHED else _next_appointment(order),
        waits=SIGNATURE if state not in _FINISHED and (state == State.CONFIRMED or order.finished_at) else "",
        origin=order.ticket or order.complaint or order.plan,
        search=(
            order.customer.name,
            order.customer.caller,
            order.customer.phone,
            order.device.name,
            order.device.serial,
            order.ticket_number,
            order.fault,
            *(part.serial for part in order.parts if part.serial),
        ),
    )


def _next_appointment(order: ServiceOrder) -> datetime | None:
    coming = [
        one for one in order.visits if one.result is VisitResult.OPEN and not (one.arrived_at or one.started_at)
    ]
    waiting = [one.appointed_at for one in coming if one.appointed_at]
    return min(waiting, default=None)


def stock_rows(doc: str, order: ServiceOrder, state: str) -> list[dict[str, Any]]:
    """Return the stock moves of a signed order: parts used, and old ones taken back."""
    if state != State.SIGNED:
        return []
    return [move_row(doc, move) for move in stock_moves(order)]
