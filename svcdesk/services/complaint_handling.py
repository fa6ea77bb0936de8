"""What is done about a complaint: the customer is told, assessed, investigated, its cost approved (6.7.1)."""

from datetime import datetime
from decimal import Decimal

from svcdesk.domain import complaint_rules as rules
from svcdesk.domain.complaint import Assessment, Complaint, Response, State
from svcdesk.domain.device import NOBODY
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.domain.signature import Signature
from svcdesk.services import rights
from svcdesk.services.complaint_saving import Saved, in_turn, replace, step
from svcdesk.services.desk import Session
from svcdesk.services.saving import refuse_all


def acknowledge(session: Session, record: Record[Complaint], how: str, at: datetime | None = None) -> Saved:
    """Note when and how the customer was told that the complaint is in hand (告知)."""
    rights.require(session, Right.COMPLAINTS)
    in_turn("acknowledge", record)
    at = at or session.clock()
    refuse_all(rules.moment_problems(at, session.clock(), record.body.received_at))
    body = replace(record.body, acknowledged_at=at, acknowledged_by=session.actor, acknowledged_how=how.strip())
    return step(session, record, body, State.ACKNOWLEDGED, at)


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
    in_turn("assess", record)
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
    return step(session, record, body, State.ASSESSED, now)


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
    in_turn("investigate", record)
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
    return step(session, record, body, State.INVESTIGATED, now)


def check_approval(session: Session, record: Record[Complaint]) -> None:
    """Raise ``Refused`` with everything that keeps this person from agreeing to the cost, before anybody signs."""
    rights.require(session, Right.APPROVE_COMPLAINTS)
    in_turn("approve", record)
    refuse_all(rules.approval_problems(record.body, session.actor, session.roles))


def approve(session: Session, record: Record[Complaint], note: str = "", signature: Signature | None = None) -> Saved:
    """Agree to what the resolution costs."""
    check_approval(session, record)
    now = session.clock()
    body = replace(
        record.body, approval=signature, approved_by=session.actor, approved_at=now, approval_note=note.strip()
    )
    return step(session, record, body, State.INVESTIGATED, now)
