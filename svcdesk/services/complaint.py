"""What a person does with a complaint: take it in, acknowledge, assess, investigate, answer, close (6.6.1, 6.7.1)."""

from datetime import datetime
from decimal import Decimal
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, select

from svcdesk.domain import complaint_rules as rules
from svcdesk.domain.checks import Finding
from svcdesk.domain.complaint import (
    Acceptance,
    Assessment,
    Complaint,
    Reply,
    Response,
    State,
    photos_of,
)
from svcdesk.domain.complaint_policy import next_due
from svcdesk.domain.device import NOBODY
from svcdesk.domain.masters import Customer
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.domain.signature import Signature
from svcdesk.domain.ticket import Escalation, Ticket
from svcdesk.models.docview import docview
from svcdesk.services import rights
from svcdesk.services.desk import Changes, Session, Work, load
from svcdesk.services.order_following import link_ticket
from svcdesk.services.saving import refuse, refuse_all
from svcdesk.words import Message

Saved = tuple[Record[Complaint], Changes]
KIND = "complaint"
replace = msgspec.structs.replace


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
        record = _create(work, body, state)
        link_ticket(work, ticket_doc, record.doc)
    return record, work.changes


def check(session: Session, body: Complaint) -> list[Finding]:
    """Return everything wrong, or worth telling, with what was complained of."""
    return rules.check_facts(body, session.clock())


def save_facts(session: Session, body: Complaint, record: Record[Complaint] | None = None) -> Saved:
    """Write what was complained of: a new complaint, or a correction of an open one."""
    rights.require(session, Right.COMPLAINTS)
    if record:
        _in_turn("edit", record)
    with session.work() as work:
        body = _completed(work.connection, body, session.actor)
        refuse(rules.check_facts(body, work.now))
        if record is None:
            made = _create(work, body, State.RECEIVED)
        elif record.body == body:
            return record, work.changes
        else:
            made = _revise(work, record, body, record.state)
    return made, work.changes


def _completed(connection: Connection, body: Complaint, actor: Actor) -> Complaint:
    named = body.customer
    if named.doc:
        customer = load(connection, named.doc, Customer).body
        named = replace(named, name=customer.name, address=named.address or customer.address)
    return replace(body, customer=named, receiver=body.receiver if body.receiver.doc else actor)


def acknowledge(session: Session, record: Record[Complaint], how: str, at: datetime | None = None) -> Saved:
    """Note when and how the customer was told that the complaint is in hand (告知)."""
    rights.require(session, Right.COMPLAINTS)
    _in_turn("acknowledge", record)
    at = at or session.clock()
    refuse_all(rules.moment_problems(at, session.clock(), record.body.received_at))
    body = replace(record.body, acknowledged_at=at, acknowledged_by=session.actor, acknowledged_how=how.strip())
    return _step(session, record, body, State.ACKNOWLEDGED, at)


def assess(
    session: Session,
    record: Record[Complaint],
    given: Assessment,
    *,
    immediate_action: str = "",
    department: str = "",
    owner: Actor = NOBODY,
) -> Saved:
    """Write the first assessment and who is responsible from here on."""
    rights.require(session, Right.COMPLAINTS)
    _in_turn("assess", record)
    refuse_all(rules.assessment_problems(given, immediate_action, owner))
    now = session.clock()
    body = replace(
        record.body,
        assessment=given,
        immediate_action=immediate_action.strip(),
        department=department or owner.department or record.body.department,
        owner=owner,
        assessed_at=now,
        assessed_by=session.actor,
    )
    return _step(session, record, body, State.ASSESSED, now)


def investigate(
    session: Session,
    record: Record[Complaint],
    *,
    cause: str,
    investigation: str,
    resolution: str,
    offered: tuple[Response, ...],
    cost: Decimal | None = None,
) -> Saved:
    """Write cause and resolution; a changed cost takes back the word given to it."""
    rights.require(session, Right.COMPLAINTS)
    _in_turn("investigate", record)
    now = session.clock()
    body = replace(
        record.body,
        cause=cause,
        investigation=investigation.strip(),
        resolution=resolution.strip(),
        offered=offered,
        cost=cost,
        investigated_at=now,
        investigated_by=session.actor,
    )
    if cost != record.body.cost:
        body = replace(body, approval=None, approved_by=NOBODY, approved_at=None, approval_note="")
    refuse_all(rules.investigation_problems(body))
    return _step(session, record, body, State.INVESTIGATED, now)


def check_approval(session: Session, record: Record[Complaint]) -> None:
    """Raise ``Refused`` with everything that keeps this person from agreeing to the cost, before anybody signs."""
    rights.require(session, Right.APPROVE_COMPLAINTS)
    _in_turn("approve", record)
    refuse_all(rules.approval_problems(record.body, session.actor, session.roles))


def approve(session: Session, record: Record[Complaint], note: str = "", signature: Signature | None = None) -> Saved:
    """Agree to what the resolution costs."""
    check_approval(session, record)
    now = session.clock()
    body = replace(
        record.body, approval=signature, approved_by=session.actor, approved_at=now, approval_note=note.strip()
    )
    return _step(session, record, body, State.INVESTIGATED, now)


def reply(
    session: Session, record: Record[Complaint], content: str, *, channel: str = "", at: datetime | None = None
) -> Saved:
    """Note the answer given to the customer."""
    rights.require(session, Right.COMPLAINTS)
    _in_turn("reply", record)
    now = session.clock()
    at = at or now
    body = record.body
    refuse_all([*rules.reply_problems(body, content), *rules.moment_problems(at, now, body.investigated_at)])
    made = Reply(
        id=uuid4().hex[:12],
        at=at,
        by=session.actor,
        channel=channel,
        content=content.strip(),
        offered=body.offered,
    )
    return _step(session, record, replace(body, replies=(*body.replies, made)), State.ANSWERED, at)


def take_verdict(
    session: Session, record: Record[Complaint], verdict: Acceptance, note: str = "", *, to: Actor = NOBODY
) -> Saved:
    """Note what the customer said to the answer; what is rejected goes up and is investigated again (6.6.2)."""
    rights.require(session, Right.COMPLAINTS)
    _in_turn("verdict", record)
    refuse_all(rules.verdict_problems(record.body, verdict, note, to))
    body, now = record.body, session.clock()
    said = replace(body.replies[-1], verdict=verdict, verdict_note=note.strip())
    body = replace(body, replies=(*body.replies[:-1], said))
    if verdict is Acceptance.ACCEPTED:
        return _step(session, record, body, State.ANSWERED, now)
    return _step(session, record, _escalated(body, session, to, note, now), State.ASSESSED, now)


def escalate(session: Session, record: Record[Complaint], to: Actor, reason: str) -> Saved:
    """Report a complaint upward (6.6.2)."""
    rights.require(session, Right.COMPLAINTS)
    _in_turn("escalate", record)
    missing = [] if to.doc else [Message("complaint.escalation_nobody", {}, rules.CONTACT)]
    missing += [] if reason.strip() else [Message("complaint.reason_unsaid", {}, rules.CONTACT)]
    refuse_all(missing)
    now = session.clock()
    return _step(session, record, _escalated(record.body, session, to, reason, now), record.state, now)


def _escalated(body: Complaint, session: Session, to: Actor, reason: str, now: datetime) -> Complaint:
    made = Escalation(id=uuid4().hex[:12], at=now, recorded_at=now, by=session.actor, to=to, reason=reason.strip())
    return replace(body, escalations=(*body.escalations, made))


def close(
    session: Session,
    record: Record[Complaint],
    *,
    verification: str,
    satisfied: str,
    corrective_needed: bool | None,
    corrective_note: str = "",
) -> Saved:
    """Verify the effect and close; raises ``Refused`` with everything that stands in the way."""
    rights.require(session, Right.COMPLAINTS)
    _in_turn("close", record)
    with session.work() as work:
        body = replace(
            record.body,
            verification=verification.strip(),
            verified_by=session.actor,
            verified_at=work.now,
            satisfied=satisfied,
            corrective_needed=corrective_needed,
            corrective_note=corrective_note.strip(),
            closed_at=work.now,
            closed_by=session.actor,
        )
        refuse_all(rules.closing_problems(body, _waiting(work.connection, record.doc)))
        made = _revise(work, record, body, State.CLOSED)
    return made, work.changes


def _waiting(connection: Connection, doc: str) -> list[str]:
    """Return the numbers of open records made from a complaint."""
    query = select(docview.c.number).where(docview.c.origin == doc, docview.c.open).order_by(docview.c.id)
    return list(connection.scalars(query))


def void(session: Session, record: Record[Complaint], reason: str) -> Saved:
    """Take a complaint out of use, for a reason; its number stays."""
    rights.require(session, Right.APPROVE_COMPLAINTS)
    _in_turn("void", record)
    refuse_all([] if reason.strip() else [Message("complaint.reason_unsaid", {}, rules.REPLY)])
    with session.work() as work:
        body = replace(record.body, void_reason=reason.strip())
        made = _revise(work, record, body, State.VOID, reason.strip())
    return made, work.changes


def _in_turn(step: str, record: Record[Complaint]) -> None:
    refuse_all(rules.TURNS.out_of_turn(step, record.number, record.state))


def _step(session: Session, record: Record[Complaint], body: Complaint, state: str, at: datetime) -> Saved:
    with session.work() as work:
        made = _revise(work, record, body, state, at=at)
    return made, work.changes


def _create(work: Work, body: Complaint, state: str) -> Record[Complaint]:
    body = replace(body, due_at=next_due(body, state))
    return work.create(KIND, body, state, blobs=photos_of(body), occurred_at=body.received_at)


def _revise(
    work: Work, record: Record[Complaint], body: Complaint, state: str, reason: str = "", at: datetime | None = None
) -> Record[Complaint]:
    body = replace(body, due_at=next_due(body, state))
    return work.revise(record, body, state=state, reason=reason, blobs=photos_of(body), occurred_at=at)
