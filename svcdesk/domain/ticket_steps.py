"""What each step makes of a ticket; whether it may be taken says ``ticket_rules``."""

from datetime import datetime

from msgspec.structs import replace

from svcdesk.domain.device import NOBODY
from svcdesk.domain.record import Actor
from svcdesk.domain.ticket import Reopening, Routing, Ticket


def acknowledged(ticket: Ticket, routing: str, by: Actor, at: datetime) -> Ticket:
    """Return the ticket once a department said that it has taken note."""
    return _routing(ticket, routing, acknowledged_at=at, acknowledged_by=by)


def answered(ticket: Ticket, routing: str, answer: str, by: Actor, at: datetime) -> Ticket:
    """Return the ticket with a department's answer, which is also its acknowledgement."""
    found = _found(ticket, routing)
    first = {} if found.acknowledged_at else {"acknowledged_at": at, "acknowledged_by": by}
    return _routing(ticket, routing, **first, answered_at=at, answered_by=by, answer=answer.strip())


def given_back(ticket: Ticket, routing: str, reason: str, at: datetime) -> Ticket:
    """Return the ticket once a department said that it is not its matter."""
    return _routing(ticket, routing, returned_at=at, return_reason=reason.strip())


def resumed(ticket: Ticket, at: datetime) -> Ticket:
    """Return the ticket with nothing holding it up any more."""
    pauses = tuple(one if one.until else replace(one, until=max(at, one.since)) for one in ticket.pauses)
    return replace(ticket, pauses=pauses)


def resolved(ticket: Ticket, result: str, cause: str, by: Actor, at: datetime) -> Ticket:
    """Return the ticket once its matter is settled; what held it up does not any more."""
    return replace(
        resumed(ticket, at), result=result.strip(), cause=cause or ticket.cause, resolved_at=at, resolved_by=by
    )


def reopened(ticket: Ticket, reason: str, by: Actor, at: datetime) -> Ticket:
    """Return the ticket in a new cycle; how the one before ended stays with the reason."""
    ended = Reopening(
        at=at,
        by=by,
        reason=reason.strip(),
        result=ticket.result,
        resolved_at=ticket.resolved_at,
        resolved_by=ticket.resolved_by,
        closed_at=ticket.closed_at,
        closed_by=ticket.closed_by,
    )
    return replace(
        ticket,
        reopenings=(*ticket.reopenings, ended),
        result="",
        resolved_at=None,
        resolved_by=NOBODY,
        closed_at=None,
        closed_by=NOBODY,
    )


def _found(ticket: Ticket, routing: str) -> Routing:
    return next(one for one in ticket.routings if one.id == routing)


def _routing(ticket: Ticket, routing: str, **fields: object) -> Ticket:
    routings = tuple(replace(one, **fields) if one.id == routing else one for one in ticket.routings)
    return replace(ticket, routings=routings)
