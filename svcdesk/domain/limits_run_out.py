"""What a time limit changes once it has run out: the matter becomes urgent, or goes before the managers (6.6.2).

Read off the record and the time, never written: every desk that has the record says the same, and two laptops that
are awake at the due time have nothing to disagree about.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from svcdesk.domain.clock import After, Rule
from svcdesk.domain.ticket import Due, Severity, State, Ticket

_SETTLED = frozenset({State.RESOLVED, State.CLOSED, State.VOID})


class RanOut(NamedTuple):
    """A limit that ran out at an instant, and what its rule says follows; ``due`` is its clock."""

    rule: Rule
    at: datetime
    due: Due


def ran_out(ticket: Ticket, now: datetime) -> Iterator[RanOut]:
    """Yield every limit that ran out and changed something, in every cycle."""
    rules = {rule.id: rule for rule in ticket.rules if rule.after is not After.NOTHING}
    for due in ticket.dues:
        over = not due.cancelled and (due.stopped_at or now) > due.due_at
        if due.rule in rules and over and not (due.paused and due.stopped_at is None):
            yield RanOut(rules[due.rule], due.due_at, due)


def urgency(ticket: Ticket, now: datetime) -> Severity:
    """Return how urgent a matter is: as it was registered, or urgent since a limit ran out, until it is settled."""
    since = urgent_since(ticket, now)
    return Severity.URGENT if ticket.severity is Severity.NORMAL and since else ticket.severity


def urgent_since(ticket: Ticket, now: datetime) -> RanOut | None:
    """Return the limit that first made a matter urgent that is not settled yet."""
    found = (one for one in _in_hand(ticket, now) if one.rule.after is After.URGENT)
    return min(found, key=_when, default=None)


def before_managers(ticket: Ticket, now: datetime) -> RanOut | None:
    """Return the limit for which a matter lies before the managers now.

    It does no more once what the limit asks for was done, or the matter was reported upward after it ran out.
    """
    found = (
        one
        for one in _in_hand(ticket, now)
        if one.rule.after is After.ESCALATE and one.due.stopped_at is None and not _reported(ticket, one.at)
    )
    return min(found, key=_when, default=None)


def _in_hand(ticket: Ticket, now: datetime) -> Iterator[RanOut]:
    if ticket.state not in _SETTLED:
        yield from (one for one in ran_out(ticket, now) if one.due.started_at >= ticket.cycle_began)


def _reported(ticket: Ticket, since: datetime) -> bool:
    return any(one.at > since for one in ticket.escalations)


def _when(one: RanOut) -> datetime:
    return one.at
