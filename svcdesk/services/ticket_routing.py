"""Handing a ticket's matter around: to another department and back, upward, on hold (6.6.2, 6.7.1)."""

from datetime import datetime
from uuid import uuid4

from msgspec.structs import replace

from svcdesk.domain import ticket_rules as rules
from svcdesk.domain import ticket_steps as steps
from svcdesk.domain.device import NOBODY
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.domain.ticket import Escalation, Hold, Pause, Routing, Ticket
from svcdesk.services.desk import Session
from svcdesk.services.rights import require
from svcdesk.services.ticket_saving import Saved, refuse, write


def route(session: Session, record: Record[Ticket], department: str, note: str, *, to: Actor = NOBODY) -> Saved:
    """Pass the matter on to another department, which has to acknowledge and answer (6.7.1)."""
    require(session, Right.TICKETS)
    with session.work() as work:
        made = Routing(id=uuid4().hex, department=department, to=to, at=work.now, by=session.actor, note=note.strip())
        refuse(rules.check_routing(record.body, made))
        return write(work, record, replace(record.body, routings=(*record.body.routings, made)))


def acknowledge(session: Session, record: Record[Ticket], routing: str) -> Saved:
    """Say that one's department has taken note of what was passed on."""
    require(session, Right.TICKETS)
    with session.work() as work:
        refuse(rules.check_reply(record.body, routing, None))
        return write(work, record, steps.acknowledged(record.body, routing, session.actor, work.now))


def answer(session: Session, record: Record[Ticket], routing: str, words: str) -> Saved:
    """Answer what was passed on."""
    require(session, Right.TICKETS)
    with session.work() as work:
        refuse(rules.check_reply(record.body, routing, words))
        return write(work, record, steps.answered(record.body, routing, words, session.actor, work.now))


def give_back(session: Session, record: Record[Ticket], routing: str, reason: str) -> Saved:
    """Give back what is not one's department's matter, and say why."""
    require(session, Right.TICKETS)
    with session.work() as work:
        refuse(rules.check_reply(record.body, routing, reason))
        return write(work, record, steps.given_back(record.body, routing, reason, work.now))


def escalate(
    session: Session, record: Record[Ticket], to: Actor, reason: str, *, at: datetime | None = None
) -> Saved:
    """Report upward what cannot be handled here (6.6.2)."""
    require(session, Right.TICKETS)
    with session.work() as work:
        made = Escalation(
            id=uuid4().hex,
            at=at or work.now,
            recorded_at=work.now,
            by=session.actor,
            to=to,
            reason=reason.strip(),
        )
        refuse(rules.check_escalation(record.body, made, work.now))
        body = replace(record.body, escalations=(*record.body.escalations, made))
        return write(work, record, body, reason=reason, at=made.at)


def hold(session: Session, record: Record[Ticket], reason: Hold, note: str = "") -> Saved:
    """Say what a ticket waits for; the clocks of contact and reply run on."""
    require(session, Right.TICKETS)
    with session.work() as work:
        made = Pause(id=uuid4().hex, reason=reason, note=note.strip(), since=work.now)
        refuse(rules.check_hold(record.body, made, work.now))
        return write(work, record, replace(record.body, pauses=(*record.body.pauses, made)))


def resume(session: Session, record: Record[Ticket]) -> Saved:
    """Go on with a ticket that waited."""
    require(session, Right.TICKETS)
    with session.work() as work:
        refuse(rules.check_resume(record.body))
        return write(work, record, steps.resumed(record.body, work.now))
