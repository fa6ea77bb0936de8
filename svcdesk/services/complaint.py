"""What a person does with a complaint as a whole: take it in, write what it is about, report it upward, void it."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection

from svcdesk.domain import complaint_rules as rules
from svcdesk.domain.checks import Finding
from svcdesk.domain.complaint import Complaint, State
from svcdesk.domain.masters import Customer
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.domain.ticket import Escalation, Ticket
from svcdesk.services import rights
from svcdesk.services.complaint_saving import Saved, create, in_turn, replace, revise, step
from svcdesk.services.desk import Session, load
from svcdesk.services.order_following import link_ticket
from svcdesk.services.saving import refuse, refuse_all
from svcdesk.words import Message


def open_complaint(session: Session, ticket_doc: str) -> Saved:
    """Take in the complaint of a ticket, with what the ticket knows; it counts from the ticket's receipt."""
    rights.require(session, Right.COMPLAINTS)
    with session.work() as work:
        ticket = load(work.connection, ticket_doc, Ticket)
        asked = ticket.body
        body = Complaint(
            ticket=ticket_doc,
            ticket_number=ticket.number,
            customer=asked.customer,
            device=asked.device,
            description=asked.content,
            received_at=asked.received_at,
            receiver=asked.receiver,
            department=asked.department,
        )
        reached = next((one for one in asked.attempts if one.result == "reached"), None)
        state = State.RECEIVED
        if reached:
            body = replace(
                body, acknowledged_at=reached.at, acknowledged_by=reached.by, acknowledged_how=reached.channel
            )
            state = State.ACKNOWLEDGED
        record = create(work, body, state)
        link_ticket(work, ticket_doc, record.doc)
    return record, work.changes


def check(session: Session, body: Complaint) -> list[Finding]:
    """Return everything wrong, or worth telling, with what was complained of."""
    return rules.check_facts(body, session.clock())


def save_facts(session: Session, body: Complaint, record: Record[Complaint] | None = None) -> Saved:
    """Write what was complained of: a new complaint, or a correction of an open one."""
    rights.require(session, Right.COMPLAINTS)
    if record:
        in_turn("edit", record)
    with session.work() as work:
        body = _completed(work.connection, body, session.actor)
        refuse(rules.check_facts(body, work.now))
        if record is None:
            made = create(work, body, State.RECEIVED)
        elif record.body == body:
            return record, work.changes
        else:
            made = revise(work, record, body, record.state)
    return made, work.changes


def _completed(connection: Connection, body: Complaint, actor: Actor) -> Complaint:
    named = body.customer
    if named.doc:
        customer = load(connection, named.doc, Customer).body
        named = replace(named, name=customer.name, address=named.address or customer.address)
    return replace(body, customer=named, receiver=body.receiver if body.receiver.doc else actor)


def escalate(session: Session, record: Record[Complaint], to: Actor, reason: str) -> Saved:
    """Report a complaint upward (6.6.2)."""
    rights.require(session, Right.COMPLAINTS)
    in_turn("escalate", record)
    missing = [] if to.doc else [Message("complaint.escalation_nobody", {}, rules.CONTACT)]
    missing += [] if reason.strip() else [Message("complaint.reason_unsaid", {}, rules.CONTACT)]
    refuse_all(missing)
    now = session.clock()
    return step(session, record, escalated(record.body, session, to, reason, now), record.state, now)


def escalated(body: Complaint, session: Session, to: Actor, reason: str, now: datetime) -> Complaint:
    """Return a complaint with a report upward."""
    made = Escalation(id=uuid4().hex[:12], at=now, recorded_at=now, by=session.actor, to=to, reason=reason.strip())
    return replace(body, escalations=(*body.escalations, made))


def void(session: Session, record: Record[Complaint], reason: str) -> Saved:
    """Take a complaint out of use, for a reason; its number stays."""
    rights.require(session, Right.APPROVE_COMPLAINTS)
    in_turn("void", record)
    refuse_all([] if reason.strip() else [Message("complaint.reason_unsaid", {}, rules.REPLY)])
    with session.work() as work:
        body = replace(record.body, void_reason=reason.strip())
        made = revise(work, record, body, State.VOID, reason.strip())
    return made, work.changes
