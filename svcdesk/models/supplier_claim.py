"""Claims on suppliers in lists."""

from svcdesk.domain.supplier_claim import State, SupplierClaim
from svcdesk.models.docview import View


def view(claim: SupplierClaim, state: str) -> View:
    """Return the list row of a claim on a supplier."""
    return View(
        title=claim.supplier or claim.name,
        open=state in {State.OPEN, State.SENT, State.ANSWERED},
        subject=claim.name,
        unit=claim.serial,
        owner=claim.owner.doc,
        owner_name=claim.owner.name,
        department="service",
        origin=claim.origin,
        amount=claim.amount,
        search=(claim.supplier, claim.name, claim.serial, claim.origin_number, claim.description),
    )
