"""Nonconforming goods in lists."""

from svcdesk.domain.nonconformity import Nonconformity, State
from svcdesk.models.docview import View


def view(found: Nonconformity, state: str) -> View:
    """Return the list row of a nonconformity; it stays open until it is disposed of."""
    return View(
        title=found.name,
        open=state == State.OPEN,
        subject=found.description,
        unit=found.serial,
        department="quality",
        search=(found.name, found.serial, found.description, found.found_number),
    )
