"""How a complaint comes to its end: the answer, what the customer says to it, closing, and beginning anew (6.7.1)."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, select

from svcdesk.domain import complaint_rules as rules
from svcdesk.domain.complaint import Acceptance, Complaint, Reply, State
from svcdesk.domain.device import NOBODY
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.domain.ticket import Reopening
from svcdesk.models.docview import docview
from svcdesk.services import rights
from svcdesk.services.complaint import escalated
from svcdesk.services.complaint_saving import Saved, in_turn, replace, revise, step
from svcdesk.services.desk import Session
from svcdesk.services.saving import refuse_all
from svcdesk.words import Message


def reply(
    session: Session, record: Record[Complaint], content: str, *, channel: str = "", at: datetime | None = None
) -> Saved:
    """Note the answer given to the customer."""
    rights.require(session, Right.COMPLAINTS)
    in_turn("reply", record)
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
    return step(session, record, replace(body, replies=(*body.replies, made)), State.ANSWERED, at)


def take_verdict(
    session: Session, record: Record[Complaint], verdict: Acceptance, note: str = "", *, to: Actor = NOBODY
) -> Saved:
    """Note what the customer said to the answer; what is rejected goes up and is investigated again (6.6.2)."""
    rights.require(session, Right.COMPLAINTS)
    in_turn("verdict", record)
    refuse_all(rules.verdict_problems(record.body, verdict, note, to))
    body, now = record.body, session.clock()
    said = replace(body.replies[-1], verdict=verdict, verdict_note=note.strip())
    body = replace(body, replies=(*body.replies[:-1], said))
    if verdict is Acceptance.ACCEPTED:
        return step(session, record, body, State.ANSWERED, now)
    return step(session, record, escalated(body, session, to, note, now), State.ASSESSED, now)


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
    in_turn("close", record)
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
        made = revise(work, record, body, State.CLOSED)
    return made, work.changes


def _waiting(connection: Connection, doc: str) -> list[str]:
    """Return the numbers of open records made from a complaint."""
    query = select(docview.c.number).where(docview.c.origin == doc, docview.c.open).order_by(docview.c.id)
    return list(connection.scalars(query))


def reopen(session: Session, record: Record[Complaint], reason: str) -> Saved:
    """Investigate a closed complaint again because the customer is not content after all; what was said stays."""
    rights.require(session, Right.COMPLAINTS)
    in_turn("reopen", record)
    refuse_all([] if reason.strip() else [Message("complaint.reason_unsaid", {}, rules.REPLY)])
    now = session.clock()
    ended = record.body
    again = Reopening(
        at=now,
        by=session.actor,
        reason=reason.strip(),
        result=ended.verification,
        closed_at=ended.closed_at,
        closed_by=ended.closed_by,
    )
    body = replace(
        ended,
        reopenings=(*ended.reopenings, again),
        verification="",
        verified_by=NOBODY,
        verified_at=None,
        satisfied="",
        closed_at=None,
        closed_by=NOBODY,
    )
    return step(session, record, body, State.ASSESSED, now)
