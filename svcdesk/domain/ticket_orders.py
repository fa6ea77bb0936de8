"""What a ticket hears of the records made from it: a signed order that solved the matter settles it (6.6.3, 6.7.1).

It is worked out wherever a ticket is read, not written by a desk on which both meet: two desks would write it twice.
"""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from svcdesk.domain.clock import Stop
from svcdesk.domain.record import Revision
from svcdesk.domain.service_order import Result, ServiceOrder
from svcdesk.domain.service_order import State as OrderState
from svcdesk.domain.ticket import Due, Ticket
from svcdesk.domain.ticket_rules import AT_WORK
from svcdesk.domain.ticket_steps import resolved

_STOPPED = {Stop.RESOLVED, Stop.HANDLED}


def heard(ticket: Ticket, made: Iterable[tuple[Revision, object]]) -> Ticket:
    """Return a ticket with everything made from it, settled where a signed order says so and nobody did before.

    ``made`` are the shown revisions with their bodies. Later cycles need an order of their own.
    """
    known = list(made)
    new = tuple(dict.fromkeys(one.doc for one, _ in known if one.doc not in ticket.linked))
    if new:
        ticket = replace(ticket, linked=(*ticket.linked, *new))
    solving = [(_finished(one, body), one.number, one, body) for one, body in known if _solved(one, body)]
    for at, _, one, body in sorted(solving, key=lambda found: found[:2]):
        words = body.work.strip() if isinstance(body, ServiceOrder) else ""
        if ticket.state in AT_WORK and words and at >= ticket.cycle_began:
            cause = body.cause if isinstance(body, ServiceOrder) else ""
            ticket = _stopped(resolved(ticket, words, cause, one.actor, at), at)
    return ticket


def _solved(made: Revision, body: object) -> bool:
    signed = made.state == OrderState.SIGNED
    return signed and isinstance(body, ServiceOrder) and body.result is Result.SOLVED


def _finished(made: Revision, body: object) -> datetime:
    finished = body.finished_at if isinstance(body, ServiceOrder) else None
    return finished or made.occurred_at


def _stopped(ticket: Ticket, at: datetime) -> Ticket:
    """Return a ticket whose clocks show their end in lists; the next save works them out by the calendar."""
    ends = {rule.id for rule in ticket.rules if rule.stop in _STOPPED}
    return replace(ticket, dues=tuple(_due(one, at) if one.rule in ends else one for one in ticket.dues))


def _due(due: Due, at: datetime) -> Due:
    if due.stopped_at or due.cancelled or at < due.started_at:
        return due
    return replace(due, stopped_at=at, paused=False)
