"""Whose case it is from now on: complaints and returns given to somebody else (6.6.1)."""

from collections.abc import Set as AbstractSet
from typing import Any

from msgspec.structs import replace

from svcdesk.domain import complaint, return_case
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.errors import Refused
from svcdesk.services.desk import Changes, Session
from svcdesk.services.labels import state_label
from svcdesk.services.rights import require
from svcdesk.words import Message

_CLAUSE = "6.6.1"
_ANSWERING = frozenset(complaint.State) - {complaint.State.CLOSED, complaint.State.VOID}
_RETURNING = frozenset({
    return_case.State.REQUESTED, return_case.State.APPROVED, return_case.State.RECEIVED, return_case.State.INSPECTED,
})  # fmt: skip


def give_complaint(
    session: Session, record: Record[complaint.Complaint], owner: Actor
) -> tuple[Record[complaint.Complaint], Changes]:
    """Say who answers for a complaint until it is closed; the department goes with the person."""
    require(session, Right.COMPLAINTS)
    _require_state(record, _ANSWERING)
    with session.work() as work:
        body = replace(record.body, owner=owner, department=owner.department or record.body.department)
        made = work.revise(record, body, blobs=complaint.photos_of(body))
    return made, work.changes


def give_return(
    session: Session, record: Record[return_case.ReturnCase], owner: Actor
) -> tuple[Record[return_case.ReturnCase], Changes]:
    """Say who deals with a return until the customer has signed it."""
    require(session, Right.RETURNS)
    _require_state(record, _RETURNING)
    with session.work() as work:
        body = replace(record.body, owner=owner)
        made = work.revise(record, body, blobs=return_case.photos_of(body))
    return made, work.changes


def _require_state(record: Record[Any], states: AbstractSet[str]) -> None:
    if record.state not in states:
        params: dict[str, str | int | Message] = {
            "number": record.number,
            "state": state_label(record.kind, record.state),
        }
        raise Refused([Message("review.ended", params, _CLAUSE)])
