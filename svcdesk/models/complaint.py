"""Complaints in lists."""

from svcdesk.domain.complaint import Complaint, State
from svcdesk.models.docview import View


def view(complaint: Complaint, state: str) -> View:
    """Return the list row of a complaint."""
    finished = state in {State.CLOSED, State.VOID}
    return View(
        title=complaint.customer.name or complaint.customer.caller,
        open=not finished,
        subject=complaint.description.strip().split("\n")[0][:80],
        customer=complaint.customer.doc,
        customer_name=complaint.customer.name,
        unit=complaint.device.serial,
        owner=complaint.owner.doc,
        owner_name=complaint.owner.name,
        department=complaint.department,
        result=complaint.category.value,
        due_at=None if finished else complaint.due_at,
        origin=complaint.ticket,
        search=(
            complaint.customer.name,
            complaint.customer.caller,
            complaint.customer.phone,
            complaint.device.name,
            complaint.device.serial,
            complaint.ticket_number,
            complaint.description,
        ),
    )
