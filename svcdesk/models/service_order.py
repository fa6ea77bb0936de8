"""Service orders in lists."""

from datetime import datetime

from svcdesk.domain.service_order import ServiceOrder, State
from svcdesk.models.docview import View

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
    waiting = [visit.appointed_at for visit in order.visits if visit.appointed_at and visit.left_at is None]
    return min(waiting, default=None)
