"""What the person at this desk is to be told between two moments: clocks about to run out, and those that have."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from svcdesk.domain.alarms import Alarm, Listener, alarms, hears, told
from svcdesk.domain.clock import After, Rule
from svcdesk.domain.clock_words import rule_name, span_words
from svcdesk.domain.policy import FEEDBACK_RULE, SHIPPED
from svcdesk.domain.ticket import Ticket
from svcdesk.models.docview import docview
from svcdesk.models.ticket import ticket_due
from svcdesk.services import remembered
from svcdesk.services.clock_rules import policy_now
from svcdesk.services.desk import Session, load
from svcdesk.words import Message

_MOST, _CLOCKS = 200, 2000
_MINUTE = timedelta(minutes=1)
_KEY = "due_watch"
_DATED = ("delivery", "payment_notice", "service_order", "complaint", "return_case", "supplier_claim")
"""Kinds of record that are told of once, when their time is over; tickets and feedback have rules."""
_AFTER = {After.URGENT: "urgent", After.ESCALATE: "managers"}
_REMEMBERED = 5000
_rules: dict[str, tuple[Rule, ...]] = {}
"""The rules of tickets looked at; a ticket keeps those it was received under, so they never change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing to be told; ``key`` is the same for the same thing, so that it is told once."""

    key: str
    kind: str
    doc: str
    number: str
    title: str
    what: Message
    at: datetime
    due_at: datetime
    over: bool


def due_between(session: Session, after: datetime, until: datetime) -> list[Told]:
    """Return what the person is to hear of what happened after one moment and up to another, the earliest first."""
    listener = Listener(session.actor.doc, session.actor.department, session.roles)
    with session.read() as connection:
        found = [
            *_clocks(connection, listener, after, until),
            *_feedback(connection, listener, after, until),
            *_records(connection, listener, after, until),
        ]
    return sorted(found, key=lambda one: (one.at, one.number))


def last_look(session: Session) -> datetime | None:
    """Return when this person was last told of what is due on this machine."""
    return remembered.recall(session, _KEY, datetime)


def note_look(session: Session, at: datetime) -> None:
    """Note until when this person has been told."""
    remembered.remember(session, _KEY, at)


def _clocks(connection: Connection, listener: Listener, after: datetime, until: datetime) -> list[Told]:
    """Return what running clocks tell, by the rules frozen with their tickets, whatever became of those since."""
    rows = connection.execute(
        select(ticket_due, docview.c.owner, docview.c.department, docview.c.number, docview.c.title)
        .join(docview, docview.c.doc == ticket_due.c.doc)
        .where(
            ticket_due.c.due_at > after,
            ticket_due.c.told_from <= until,
            ticket_due.c.stopped_at.is_(None),
            ticket_due.c.paused.is_(False),
            docview.c.open,
        )
        .order_by(ticket_due.c.due_at)
        .limit(_CLOCKS)
    )
    found = []
    for row in rows:
        rule = _frozen(connection, row.doc, row.rule)
        if rule is None:
            continue
        found += [
            _told(row, rule, alarm, until)
            for alarm in alarms(rule, row.due_at, after, until)
            if hears(listener, told(rule, alarm), row.owner, row.department)
        ]
    return found


def _frozen(connection: Connection, doc: str, rule: str) -> Rule | None:
    if doc not in _rules:
        if len(_rules) >= _REMEMBERED:
            _rules.clear()
        _rules[doc] = load(connection, doc, Ticket).body.rules
    return next((one for one in _rules[doc] if one.id == rule), None)


def _feedback(connection: Connection, listener: Listener, after: datetime, until: datetime) -> list[Told]:
    """Return what the rule of 6.5.2 in force tells of deliveries nobody has taken note of; they freeze none."""
    rules = {rule.id: rule for rule in (*SHIPPED.rules, *policy_now(connection).rules)}
    rule = rules[FEEDBACK_RULE]
    latest = until + timedelta(seconds=max(rule.warn_before, default=0))
    rows = connection.execute(
        select(docview)
        .where(docview.c.kind == "feedback", docview.c.open, docview.c.due_at > after, docview.c.due_at <= latest)
        .order_by(docview.c.due_at)
        .limit(_MOST)
    )
    return [
        _told(row, rule, alarm, until, kind="feedback")
        for row in rows
        for alarm in alarms(rule, row.due_at, after, until)
        if hears(listener, told(rule, alarm), row.owner, row.department)
    ]


def _told(row: Any, rule: Rule, alarm: Alarm, now: datetime, *, kind: str = "ticket") -> Told:
    code = _AFTER.get(rule.after, "over") if alarm.over else "soon"
    left = max(_MINUTE, -((now - row.due_at) // _MINUTE) * _MINUTE)  # begun minutes count, as people say it
    return Told(
        key=f"{row.doc}:{rule.id}:{getattr(row, 'cycle', 0)}:{alarm.at.timestamp():.0f}",
        kind=kind,
        doc=row.doc,
        number=row.number,
        title=row.title,
        what=Message(f"due.{code}", {"rule": rule_name(rule), "left": span_words(left)}, rule.clause),
        at=alarm.at,
        due_at=row.due_at,
        over=alarm.over,
    )


def _records(connection: Connection, listener: Listener, after: datetime, until: datetime) -> list[Told]:
    """Return records whose day is over: their owner's, or their department's where nobody owns them."""
    rows = connection.execute(
        select(docview)
        .where(docview.c.kind.in_(_DATED), docview.c.open, docview.c.due_at > after, docview.c.due_at <= until)
        .order_by(docview.c.due_at)
        .limit(_MOST)
    )
    return [
        Told(
            key=f"{row.doc}:{row.due_at.timestamp():.0f}",
            kind=row.kind,
            doc=row.doc,
            number=row.number,
            title=row.title,
            what=Message("due.day_over", {"kind": Message(f"lists.kind.{row.kind}")}),
            at=row.due_at,
            due_at=row.due_at,
            over=True,
        )
        for row in rows
        if hears(listener, ("owner",), row.owner, row.department)
    ]
