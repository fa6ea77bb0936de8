"""Departures noted after the signature among the view rows: found by their order, never by a search."""

from svcdesk.domain.departure import Departure
from svcdesk.models.docview import View


def view(departure: Departure, state: str) -> View:  # noqa: ARG001 - as every view is called
    """Return the list row of a departure: whose order it stands beside and who noted it."""
    return View(
        title=departure.number,
        owner=departure.by.doc,
        owner_name=departure.by.name,
        department=departure.by.department,
        origin=departure.order,
    )
