"""The rules of a ticket: every reason against a step at once, each with its clause (6.6.1, 6.6.2, 6.7.1)."""

from collections.abc import Collection, Iterator
from datetime import datetime

import msgspec

from svcdesk.domain.checks import Finding, unholdable
from svcdesk.domain.intake import check_caller, check_received, check_serial
from svcdesk.domain.ticket import (
    Attempt,
    Escalation,
    FollowUp,
    Kind,
    Pause,
    Reach,
    Routing,
    Satisfaction,
    State,
    Ticket,
)
from svcdesk.words import Message

CONTACT, REPLY = "6.6.2", "6.7.1"
ALIVE = frozenset({State.OPEN, State.HANDLING, State.WAITING, State.RESOLVED})
AT_WORK = ALIVE - {State.RESOLVED}
_MADE_OF = {
    Kind.COMPLAINT: ("complaint", "ticket.no_complaint"),
    Kind.RETURN: ("return_case", "ticket.no_return"),
}
"""What is made of a ticket of a kind, and what is said where it never was."""


class Linked(msgspec.Struct, frozen=True):
    """A document made from a ticket, as the desk knows it."""

    doc: str
    kind: str
    number: str
    state: str
    open: bool


def check_facts(ticket: Ticket, before: Ticket, now: datetime, owner_of_serial: str = "") -> list[Finding]:
    """Return everything against changing what was registered."""
    return [
        *unholdable(ticket),
        *_state(before, ALIVE),
        *check_caller(ticket.customer),
        *check_received(ticket.received_at, now),
        *check_serial(ticket.device.serial, owner_of_serial, ticket.serial_note),
        *_facts(ticket),
    ]


def _facts(ticket: Ticket) -> Iterator[Finding]:
    if not ticket.content.strip():
        yield Finding(Message("ticket.content_missing", clause=REPLY), "content")
    first = min((one.at for one in ticket.attempts), default=None)
    if first and first < ticket.received_at:
        yield Finding(Message("ticket.contact_before_receipt", clause=CONTACT), "received_at")
    if ticket.resolved_at and ticket.resolved_at < ticket.received_at:
        yield Finding(Message("ticket.resolved_before_receipt", clause=CONTACT), "received_at")
    if any(one.at < ticket.received_at for one in ticket.escalations):
        yield Finding(Message("ticket.escalated_before_receipt", clause=CONTACT), "received_at")
    if any(one.since < ticket.received_at for one in ticket.pauses):
        yield Finding(Message("ticket.held_before_receipt", clause=CONTACT), "received_at")


def check_alive(ticket: Ticket) -> list[Finding]:
    """Return what is against any more work on a ticket."""
    return [*_state(ticket, ALIVE)]


def check_attempt(ticket: Ticket, attempt: Attempt, now: datetime) -> list[Finding]:
    """Return everything against noting an attempt to reach the customer."""
    return [
        *_state(ticket, ALIVE),
        *_moment(ticket, attempt.at, now, "contact_before_receipt"),
        *_attempt(attempt),
        *unholdable(attempt),
    ]


def _attempt(attempt: Attempt) -> Iterator[Finding]:
    if attempt.result is Reach.REACHED and not attempt.content.strip():
        yield Finding(Message("ticket.contact_unsaid", clause=CONTACT), "content")
    if attempt.result is Reach.CALL_BACK and attempt.call_back_at is None:
        yield Finding(Message("ticket.call_back_missing", clause=CONTACT), "call_back_at")
    if attempt.call_back_at and attempt.call_back_at <= attempt.at:
        yield Finding(Message("ticket.call_back_past", clause=CONTACT), "call_back_at")


def check_routing(ticket: Ticket, routing: Routing) -> list[Finding]:
    """Return everything against passing a ticket on to another department."""
    return [*_state(ticket, AT_WORK), *_routing(ticket, routing), *unholdable(routing)]


def _routing(ticket: Ticket, routing: Routing) -> Iterator[Finding]:
    if not routing.department:
        yield Finding(Message("ticket.department_missing", clause=REPLY), "department")
    elif any(one.department == routing.department for one in ticket.open_routings):
        department = Message(f"rights.department.{routing.department}")
        yield Finding(Message("ticket.routed_already", {"department": department}, REPLY), "department")
    if not routing.note.strip():
        yield Finding(Message("ticket.routing_unsaid", clause=REPLY), "note")


def check_reply(ticket: Ticket, routing: str, words: str | None) -> list[Finding]:
    """Return everything against a department's word on what was passed on to it; ``None`` needs no words."""
    found = [*_state(ticket, ALIVE)]
    one = next((one for one in ticket.routings if one.id == routing), None)
    if one is None or one.answered_at or one.returned_at:
        found.append(Finding(Message("ticket.routing_done", clause=REPLY)))
    if words is not None and not words.strip():
        found.append(Finding(Message("ticket.reply_unsaid", clause=REPLY), "words"))
    return [*found, *unholdable(words or "")]


def check_escalation(ticket: Ticket, escalation: Escalation, now: datetime) -> list[Finding]:
    """Return everything against reporting a ticket upward."""
    found = [*_state(ticket, AT_WORK), *_moment(ticket, escalation.at, now, "escalated_before_receipt")]
    for field, missing in (("to", not escalation.to.name.strip()), ("reason", not escalation.reason.strip())):
        if missing:
            found.append(Finding(Message(f"ticket.escalation_{field}_missing", clause=CONTACT), field))
    return [*found, *unholdable(escalation)]


def check_hold(ticket: Ticket, pause: Pause, now: datetime) -> list[Finding]:
    """Return everything against putting a ticket on hold."""
    found = [*_state(ticket, AT_WORK - {State.WAITING}), *_moment(ticket, pause.since, now, "held_before_receipt")]
    return [*found, *unholdable(pause)]


def check_resume(ticket: Ticket) -> list[Finding]:
    """Return everything against going on with a ticket on hold."""
    found = [*_state(ticket, ALIVE)]
    return found if ticket.open_pause else [*found, Finding(Message("ticket.not_waiting", clause=CONTACT))]


def check_resolution(ticket: Ticket, result: str, at: datetime, now: datetime) -> list[Finding]:
    """Return everything against saying that the matter is settled."""
    found = [*_state(ticket, AT_WORK), *_moment(ticket, at, now, "resolved_before_receipt")]
    if not result.strip():
        found.append(Finding(Message("ticket.result_missing", clause=REPLY), "result"))
    return [*found, *unholdable(result)]


def check_follow_up(ticket: Ticket, follow_up: FollowUp, now: datetime) -> list[Finding]:
    """Return everything against noting the call back after the work."""
    found = [*_state(ticket, frozenset({State.RESOLVED})), *_moment(ticket, follow_up.at, now, "follow_up_early")]
    if follow_up.satisfied is Satisfaction.OPEN and not follow_up.note.strip():
        found.append(Finding(Message("ticket.follow_up_unsaid", clause=REPLY), "satisfied"))
    if follow_up.satisfied in {Satisfaction.DISSATISFIED, Satisfaction.NO_WORD} and not follow_up.note.strip():
        found.append(Finding(Message("ticket.follow_up_why", clause=REPLY), "note"))
    return [*found, *unholdable(follow_up)]


def check_closing(ticket: Ticket, linked: Collection[Linked] = ()) -> list[Finding]:
    """Return everything against closing a ticket, and what is worth thinking about before."""
    return [*_closing(ticket), *_waits_for(ticket, linked), *_never_begun(ticket, linked)]


def _never_begun(ticket: Ticket, linked: Collection[Linked]) -> Iterator[Finding]:
    """Find a complaint or a return of which nothing was made: a word on the telephone may have settled it."""
    wanted, code = _MADE_OF.get(ticket.kind, ("", ""))
    if wanted and not any(one.kind == wanted and one.state != State.VOID for one in linked):
        yield Finding(Message(code, clause=REPLY), warning=True)


def _closing(ticket: Ticket) -> Iterator[Finding]:
    yield from _state(ticket, ALIVE)
    if not ticket.reached:
        yield Finding(Message("ticket.never_reached", clause=CONTACT))
    if ticket.resolved_at is None or not ticket.result.strip():
        yield Finding(Message("ticket.not_resolved", clause=REPLY))
    last = answer_of(ticket)
    if last is None:
        yield Finding(Message("ticket.not_followed_up", clause=REPLY))
    elif last.satisfied is Satisfaction.DISSATISFIED:
        yield Finding(Message("ticket.dissatisfied", clause="6.7"), warning=True)


def _waits_for(ticket: Ticket, linked: Collection[Linked]) -> Iterator[Finding]:
    for routing in ticket.open_routings:
        department = Message(f"rights.department.{routing.department}")
        yield Finding(Message("ticket.routing_open", {"department": department}, REPLY))
    for one in linked:
        if one.open:
            kind = Message(f"lists.kind.{one.kind}")
            yield Finding(Message("ticket.linked_open", {"kind": kind, "number": one.number}, REPLY))


def answer_of(ticket: Ticket) -> FollowUp | None:
    """Return the last call back of the cycle in hand on which the customer gave a word, if there is one."""
    said = [one for one in ticket.follow_ups if one.satisfied is not Satisfaction.OPEN and ticket.in_cycle(one.at)]
    return max(said, key=lambda one: one.at, default=None)


def check_reopening(ticket: Ticket, reason: str) -> list[Finding]:
    """Return everything against opening a settled ticket again."""
    found = [*_state(ticket, frozenset({State.RESOLVED, State.CLOSED}))]
    if not reason.strip():
        found.append(Finding(Message("ticket.reason_missing", clause=CONTACT), "reason"))
    return [*found, *unholdable(reason)]


def check_void(ticket: Ticket, reason: str, linked: Collection[Linked] = ()) -> list[Finding]:
    """Return everything against taking a ticket out of use."""
    found = [*_state(ticket, ALIVE), *_waits_for(ticket, linked)]
    if not reason.strip():
        found.append(Finding(Message("ticket.reason_missing", clause=CONTACT), "reason"))
    return [*found, *unholdable(reason)]


def _state(ticket: Ticket, allowed: Collection[State]) -> Iterator[Finding]:
    if ticket.state not in allowed:
        yield Finding(Message(f"ticket.is_{ticket.state}", clause=CONTACT))


def _moment(ticket: Ticket, at: datetime, now: datetime, early: str) -> Iterator[Finding]:
    if at > now:
        yield Finding(Message("ticket.ahead", clause=CONTACT), "at")
    floor = ticket.resolved_at if early == "follow_up_early" else ticket.cycle_began
    if floor and at < floor:
        yield Finding(Message(f"ticket.{early}", clause=CONTACT), "at")
