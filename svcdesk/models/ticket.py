"""Tickets in lists, and their clocks as rows for the lists and charts of the office."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Column, Index, Integer, SmallInteger, String, Table

from svcdesk.domain.ticket import State, Ticket
from svcdesk.models.base import UtcTime, metadata
from svcdesk.models.docview import View

ticket_due = Table(
    "ticket_due",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("doc", String(32), nullable=False, index=True),
    Column("rule", String(40), nullable=False),
    Column("cycle", SmallInteger, nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("stopped_at", UtcTime),
    Column("paused", Boolean, nullable=False),
    Index(None, "rule", "due_at"),
)

_FINISHED = {State.CLOSED, State.VOID}


def view(ticket: Ticket, state: str) -> View:
    """Return the list row of a ticket; what is due is its next clock that still runs."""
    return View(
        title=ticket.customer.name or ticket.customer.caller,
        open=state not in _FINISHED,
        subject=ticket.content.strip().split("\n")[0][:80],
        customer=ticket.customer.doc,
        customer_name=ticket.customer.name,
        unit=ticket.device.serial,
        owner=ticket.owner.doc,
        owner_name=ticket.owner.name,
        department=ticket.department,
        result=ticket.kind.value,
        due_at=_due(ticket, state),
        channel=ticket.channel.value,
        waits=_waits(ticket, state),
        reviews=ticket.reviews,
        search=(
            ticket.customer.name,
            ticket.customer.caller,
            ticket.customer.phone,
            ticket.device.name,
            ticket.device.serial,
            ticket.device.contract_number,
            ticket.content,
        ),
    )


def _waits(ticket: Ticket, state: str) -> str:
    """Return what holds a waiting ticket up."""
    if state != State.WAITING:
        return ""
    return next((one.reason.value for one in reversed(ticket.pauses) if one.until is None), "")


def _due(ticket: Ticket, state: str) -> datetime | None:
    if state in _FINISHED:
        return None
    running = [due.due_at for due in ticket.dues if not (due.stopped_at or due.paused or due.cancelled)]
    return min(running, default=None)


def due_rows(doc: str, ticket: Ticket, state: str) -> list[dict[str, Any]]:
    """Return the clocks of a ticket; a void one has none."""
    if state == State.VOID:
        return []
    return [
        {
            "doc": doc,
            "rule": due.rule,
            "cycle": due.cycle,
            "started_at": due.started_at,
            "due_at": due.due_at,
            "stopped_at": due.stopped_at,
            "paused": due.paused,
        }
        for due in ticket.dues
        if not due.cancelled
    ]
