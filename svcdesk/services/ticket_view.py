"""A ticket as its screen shows it: the record, its clocks as they stand now, what surrounds it."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import structs
from sqlalchemy import select

from svcdesk.domain.clock import Event, EventKind, Reading, Rule, other_reading, read
from svcdesk.domain.clock_words import due_words
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.policy import rules_for
from svcdesk.domain.record import Record, decode_revision
from svcdesk.domain.review import ReviewMark
from svcdesk.domain.ticket import Ticket
from svcdesk.domain.ticket_clocks import as_saved, ticket_events
from svcdesk.domain.ticket_rules import Linked
from svcdesk.models.docview import docview
from svcdesk.services import lists, search
from svcdesk.services.background import Background, background, of_ticket
from svcdesk.services.clock_rules import calendar_for, other_calendar, policy_now
from svcdesk.services.desk import Session, load
from svcdesk.services.list_rows import Row
from svcdesk.services.ticket_saving import calendar_of, linked_of, own_calendar
from svcdesk.store import marks
from svcdesk.store.frame import revision
from svcdesk.words import Message

_NOTICEABLE = 60
_OFFERED = 12


@dataclass(frozen=True, slots=True)
class Jump:
    """A save of this ticket whose computer's clock had gone back since its save before, by some seconds."""

    recorded_at: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything the screen of a ticket needs besides what time it is.

    Without ``calendar_here``, ``calendar`` is the one in force: this desk has not got the version it is timed by.
    ``marks`` are what the office said of it; ``instead`` is the contract whose own calendar it is not timed by.
    """

    record: Record[Ticket]
    calendar: WorkCalendar
    linked: tuple[Linked, ...]
    beside: Background
    jumps: tuple[Jump, ...]
    calendar_here: bool = True
    marks: tuple[ReviewMark, ...] = ()
    instead: str = ""


def show(session: Session, doc: str) -> Shown:
    """Return a ticket with what surrounds it."""
    with session.read() as connection:
        record = load(connection, doc, Ticket)
        calendar = calendar_of(connection, record.body.device.contract, record.body.calendar)
        here = not record.body.calendar or own_calendar(connection, record.body.calendar) is not None
        linked = tuple(linked_of(connection, record.body))
        instead = other_calendar(connection, record.body.device.contract, record.body.calendar)
        back = select(revision.c.payload).where(revision.c.doc == doc, revision.c.clock_back >= _NOTICEABLE)
        said = tuple(marks.given(connection, doc))
        jumped = [decode_revision(bytes(payload)) for payload in connection.scalars(back)]
    jumps = tuple(Jump(made.recorded_at, made.clock_back) for made in jumped)
    beside = of_ticket(session, doc, record.body)
    if not here:
        beside = replace(beside, told=(*beside.told, Message("ticket.calendar_elsewhere")))
    if instead:
        others = tuple(one for one in beside.told if one.code != "ticket.contract_calendar_absent")
        told = Message("ticket.contract_calendar_unused", {"number": instead}, "6.6.2")
        beside = replace(beside, told=(*others, told))
    return Shown(record, calendar, linked, beside, jumps, here, said, instead)


def clocks(
    body: Ticket, calendar: WorkCalendar, now: datetime, *, calendar_here: bool = True
) -> list[tuple[Rule, Reading]]:
    """Return what the clocks of the cycle in hand read now, in the order of the rules.

    Without ``calendar_here``, what was saved as due stays due.
    """
    events = ticket_events(body)
    found = []
    for rule in body.rules:
        cycles = read(rule, events, calendar, now, explain=False)
        if cycles:
            found.append((rule, cycles[-1] if calendar_here else as_saved(body, cycles[-1], now)))
    return found


def explain(
    body: Ticket, rule: Rule, calendar: WorkCalendar, now: datetime, *, calendar_here: bool = True, instead: str = ""
) -> tuple[Reading, Reading]:
    """Return the last reading of a rule with its derivation, and what the other way of counting would say.

    Where the calendar is not the one frozen with the ticket, or not that of the contract ``instead`` of which it
    counts, the derivation begins by saying so.
    """
    events = ticket_events(body)
    reading, other = read(rule, events, calendar, now)[-1], read(other_reading(rule), events, calendar, now)[-1]
    if calendar_here and body.calendar and not instead:
        return reading, other
    kept = reading if calendar_here else as_saved(body, reading, now)
    told = Message("clock.instead", {"number": instead}) if instead else Message("clock.never_frozen")
    if not calendar_here:
        told = Message("clock.elsewhere", {"at": due_words(rule, kept.due_at, ZoneInfo(calendar.zone))})
    first, second = (structs.replace(one, steps=(told, *one.steps)) for one in (kept, other))
    return first, second


def first_due(session: Session, received: datetime, kind: str, contract: str = "") -> tuple[Rule, datetime] | None:
    """Return the time limit of a contact received then that runs out first, and when; none where there is none."""
    with session.read() as connection:
        calendar, _ = calendar_for(connection, contract)
        rules = rules_for(policy_now(connection), kind)
    events = [Event(EventKind.RECEIVED, received, received)]
    found = [
        (reading.due_at, at, rule)
        for at, rule in enumerate(rules)
        for reading in read(rule, events, calendar, received, explain=False)
    ]
    if not found:
        return None
    due_at, _, rule = min(found, key=lambda one: one[:2])
    return rule, due_at


def others(session: Session, doc: str, body: Ticket, words: str) -> list[Row]:
    """Return tickets that may go on with another's matter: the customer's open ones, or those with some words."""
    if not words.strip():
        found = list(background(session, body.customer.doc, "", body.device.serial).open_cases)
    else:
        hits = search.find(session, words, _OFFERED, [docview.c.kind == "ticket"])
        found = lists.of_docs(session, [hit.doc for hit in hits])
    return [row for row in found if row.kind == "ticket" and row.doc != doc]
