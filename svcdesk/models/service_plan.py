"""Preventive plans in lists."""

from svcdesk.domain.service_plan import ServicePlan, State
from svcdesk.domain.times import end_of_day
from svcdesk.models.docview import View


def view(plan: ServicePlan, state: str) -> View:
    """Return the list row of a plan; an active one is open, and due on its next day."""
    active = state == State.ACTIVE
    day = plan.next_due
    return View(
        title=plan.customer.name,
        open=active,
        subject=" ".join(part for part in (plan.name, plan.device.name) if part),
        customer=plan.customer.doc,
        customer_name=plan.customer.name,
        unit=plan.device.serial,
        owner=plan.owner.doc,
        owner_name=plan.owner.name,
        department="service",
        due_at=end_of_day(day) if active and day else None,
        search=(plan.customer.name, plan.name, plan.device.name, plan.device.serial),
    )
