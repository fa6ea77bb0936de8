"""Tickets in lists, and their clocks as rows for the lists and charts of the office."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Boolean, Column, Integer, SmallInteger, String, Table

from svcdesk.domain.clock import After, Rule
from svcdesk.domain.limits_run_out import before_managers, urgent_since
from svcdesk.domain.record import Actor
from svcdesk.domain.ticket import Due, State, Ticket
from svcdesk.domain.ticket_rules import answer_of
from svcdesk.models.base import UtcTime, metadata, partial_index
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
    Column("told_from", UtcTime, comment="when its first warning falls due"),
    Column("urgent_from", UtcTime, comment="since when the ticket is urgent, as far as this clock says"),
    Column("managers_from", UtcTime, comment="since when the ticket lies before the managers because of this clock"),
)
partial_index("ix_ticket_due_running", ticket_due, ("due_at",), sqlite="stopped_at IS NULL")
partial_index("ix_ticket_due_managers", ticket_due, ("managers_from",), sqlite="managers_from IS NOT NULL")

ticket_task = Table(
    "ticket_task",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("doc", String(32), nullable=False, index=True),
    Column("what", String(20), nullable=False, comment="answer, call_back, follow_up or close"),
    Column("department", String(20), nullable=False),
    Column("owner", String(32), nullable=False),
    Column("owner_name", String, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("due_at", UtcTime, index=True),
    Column("note", String, nullable=False),
)
"""What somebody has to do about an open ticket besides meeting its clocks."""

_INSTANT = timedelta(microseconds=1)
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


def task_rows(doc: str, ticket: Ticket, state: str) -> list[dict[str, Any]]:
    """Return what somebody has to do about an open ticket besides meeting its clocks."""
    if state in _FINISHED:
        return []
    return [{"doc": doc, **task} for task in _tasks(ticket, state)]


def _tasks(ticket: Ticket, state: str) -> Iterator[dict[str, Any]]:
    for one in ticket.open_routings:
        yield _task("answer", one.department, one.to, one.at, note=one.note)
    if ticket.call_back_at:
        last = max(ticket.attempts, key=lambda one: one.at)
        yield _task("call_back", ticket.department, ticket.owner, last.at, ticket.call_back_at, last.content)
    if state == State.RESOLVED and ticket.resolved_at:
        what = "close" if answer_of(ticket) else "follow_up"
        yield _task(what, ticket.department, ticket.owner, ticket.resolved_at, note=ticket.result)


def _task(
    what: str, department: str, owner: Actor, since: datetime, due_at: datetime | None = None, note: str = ""
) -> dict[str, Any]:
    return {
        "what": what,
        "department": department,
        "owner": owner.doc,
        "owner_name": owner.name,
        "since": since,
        "due_at": due_at,
        "note": note.split("\n", maxsplit=1)[0][:80],
    }


def due_rows(doc: str, ticket: Ticket, state: str) -> list[dict[str, Any]]:
    """Return the clocks of a ticket; a void one has none.

    ``urgent_from`` and ``managers_from`` may lie ahead: they hold unless the record changes before.
    """
    if state == State.VOID:
        return []
    rules = {rule.id: rule for rule in ticket.rules}
    return [
        {
            "doc": doc,
            "rule": due.rule,
            "cycle": due.cycle,
            "started_at": due.started_at,
            "due_at": due.due_at,
            "stopped_at": due.stopped_at,
            "paused": due.paused,
            **_changes(ticket, due, rules.get(due.rule)),
        }
        for due in ticket.dues
        if not due.cancelled
    ]


def _changes(ticket: Ticket, due: Due, rule: Rule | None) -> dict[str, datetime | None]:
    """Return since when one clock alone will be told of and will have changed a ticket, if nothing happens before."""
    told = due.due_at - timedelta(seconds=max(rule.warn_before, default=0) if rule else 0)
    urgent = managers = None
    if rule and rule.after is not After.NOTHING:
        alone, over = replace(ticket, dues=(due,)), due.due_at + _INSTANT
        urgent, managers = urgent_since(alone, over), before_managers(alone, over)
    return {
        "told_from": told,
        "urgent_from": urgent.at if urgent else None,
        "managers_from": managers.at if managers else None,
    }
