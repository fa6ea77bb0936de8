"""What every verb on a complaint does the same way: its turn is checked, the next day due follows, it is written."""

from datetime import datetime

import msgspec

from svcdesk.domain.complaint import Complaint, photos_of
from svcdesk.domain.complaint_policy import next_due
from svcdesk.domain.complaint_rules import TURNS
from svcdesk.domain.record import Record
from svcdesk.services.desk import Changes, Session, Work
from svcdesk.services.saving import refuse_all

Saved = tuple[Record[Complaint], Changes]
KIND = "complaint"
replace = msgspec.structs.replace


def in_turn(step: str, record: Record[Complaint]) -> None:
    """Raise ``Refused`` where a step cannot follow the state of a complaint."""
    refuse_all(TURNS.out_of_turn(step, record.number, record.state))


def step(session: Session, record: Record[Complaint], body: Complaint, state: str, at: datetime) -> Saved:
    """Write what a step made of a complaint; ``at`` is when it happened."""
    with session.work() as work:
        made = revise(work, record, body, state, at=at)
    return made, work.changes


def create(work: Work, body: Complaint, state: str) -> Record[Complaint]:
    """Write a new complaint."""
    body = replace(body, due_at=next_due(body, state))
    return work.create(KIND, body, state, blobs=photos_of(body), occurred_at=body.received_at)


def revise(
    work: Work, record: Record[Complaint], body: Complaint, state: str, reason: str = "", at: datetime | None = None
) -> Record[Complaint]:
    """Write the next version of a complaint."""
    body = replace(body, due_at=next_due(body, state))
    return work.revise(record, body, state=state, reason=reason, blobs=photos_of(body), occurred_at=at)
