"""Returns and exchanges in lists."""

from decimal import Decimal

from svcdesk.domain.return_case import ReturnCase, State
from svcdesk.models.docview import View


def view(case: ReturnCase, state: str) -> View:
    """Return the list row of a return; the amount is what is refunded."""
    names = tuple(dict.fromkeys(line.device.name for line in case.lines if line.device.name))
    serials = tuple(line.device.serial for line in case.lines if line.device.serial)
    refunds = [line.refund for line in case.lines if line.refund is not None]
    return View(
        title=case.customer.name,
        open=state not in {State.CLOSED, State.REFUSED, State.VOID},
        subject="、".join(names[:3]),
        customer=case.customer.doc,
        customer_name=case.customer.name,
        unit=serials[0] if serials else "",
        owner=case.owner.doc,
        owner_name=case.owner.name,
        department="service",
        result=case.type.value,
        amount=sum(refunds, Decimal(0)) if refunds else None,
        origin=case.ticket,
        search=(
            case.customer.name,
            case.customer.caller,
            case.customer.phone,
            case.ticket_number,
            *names,
            *serials,
            *(line.replacement for line in case.lines if line.replacement),
        ),
    )
