"""Who is to be called today: first contacts, calls back that were promised, and follow-ups after the work (6.6.2)."""

from datetime import datetime

from svcdesk.domain.sheets import Call, Why
from svcdesk.domain.ticket import Reach, State, Ticket

_FAR = 1 << 40


def call_for(ticket: Ticket, number: str, rev: str, until: datetime) -> Call | None:
    """Return the call a ticket asks for before ``until``, or none."""
    found = _asked(ticket)
    if found is None:
        return None
    why, due = found
    if due is not None and due >= until:
        return None
    tries = [one for one in ticket.attempts if one.at >= ticket.cycle_began]
    last = max(tries, key=lambda one: one.at, default=None)
    return Call(
        why=why,
        due_at=due,
        number=number,
        rev=rev,
        customer=ticket.customer.name,
        caller=ticket.customer.caller,
        phone=ticket.customer.phone,
        kind=ticket.kind.value,
        subject=_subject(ticket),
        owner=ticket.owner.name,
        attempts=sum(one.result is not Reach.REACHED for one in tries),
        last=last.content if last else "",
    )


def _asked(ticket: Ticket) -> tuple[Why, datetime | None] | None:
    if ticket.state in {State.CLOSED, State.VOID}:
        return None
    if ticket.call_back_at is not None:
        return Why.CALL_BACK, ticket.call_back_at
    running = [due.due_at for due in ticket.dues if not (due.stopped_at or due.paused or due.cancelled)]
    due = min(running, default=None)
    if ticket.state is State.OPEN:
        return Why.CONTACT, due
    followed = any(one.at >= ticket.cycle_began for one in ticket.follow_ups)
    return (Why.FOLLOW_UP, due) if ticket.state is State.RESOLVED and not followed else None


def _subject(ticket: Ticket) -> str:
    device = ticket.device
    what = " ".join(filter(None, (device.name, device.serial)))
    said = ticket.content.strip().split("\n")[0][:60]
    return "　".join(filter(None, (what, said)))


def by_urgency(call: Call) -> tuple[float, str]:
    """Return what a list of calls is ordered by: what is due first, then what has no time."""
    return (call.due_at.timestamp() if call.due_at else _FAR, call.number)
