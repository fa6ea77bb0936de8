"""What the office can do with many records of a kind, each step by the record's own verb with all its guards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from svcdesk.domain.complaint import Complaint
from svcdesk.domain.device import NOBODY
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.return_case import ReturnCase, refunds
from svcdesk.domain.return_rules import CLAUSE, missing_nodes
from svcdesk.domain.review import Review
from svcdesk.domain.rights import Right
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.signature import Signature
from svcdesk.domain.ticket import Ticket
from svcdesk.errors import KnownError
from svcdesk.services import complaint_answering, dispatching, marks, owners, return_case, ticket
from svcdesk.services.desk import Changes, Session
from svcdesk.words import Message


class Step(StrEnum):
    """What the office does with many records at once."""

    REVIEW = "review"
    APPROVE = "approve"
    ASSIGN = "assign"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One step and what it needs: a verdict with a note, a person, or what is said when a case is closed.

    ``note`` is also the opinion of who approves, how the effect of a complaint was verified, and what is noted when
    a return is closed; ``paid_on`` is the day its refund was paid, ``satisfied`` and ``corrective`` are the
    customer's verdict on a complaint and whether something has to change for good. ``signature`` stands under the
    approval of the records whose numbers are in ``together``.
    """

    step: Step
    verdict: Review = Review.SEEN
    note: str = ""
    person: Actor = NOBODY
    paid_on: date | None = None
    satisfied: str = ""
    corrective: bool | None = None
    corrective_note: str = ""
    signature: Signature | None = None
    together: tuple[str, ...] = ()


Verb = Callable[[Session, Any, Act], tuple[Any, Changes]]


def _mark(session: Session, record: Any, act: Act) -> tuple[Any, Changes]:
    return marks.give(session, record, act.verdict, act.note)


def _assign(session: Session, record: Any, act: Act) -> tuple[Any, Changes]:
    return ticket.assign(session, record, act.person)


def _assign_complaint(session: Session, record: Any, act: Act) -> tuple[Any, Changes]:
    return owners.give_complaint(session, record, act.person)


def _assign_return(session: Session, record: Any, act: Act) -> tuple[Any, Changes]:
    return owners.give_return(session, record, act.person)


def _dispatch(session: Session, record: Any, act: Act) -> tuple[Any, Changes]:
    """Give an order to somebody else; its appointment stays."""
    visit = record.body.visits[-1] if record.body.visits else None
    at, until = (visit.appointed_at, visit.appointed_until) if visit and not visit.left_at else (None, None)
    return dispatching.dispatch(session, record, act.person.doc, at, until)


def _approve(session: Session, record: Record[ReturnCase], act: Act) -> tuple[Any, Changes]:
    """Agree to a return; what was signed for is agreed to with the signature, nothing else is agreed to beside it."""
    if act.signature is not None and record.number not in act.together:
        check_approval(session, record)  # says why it could not be signed for, if that is still so
        raise KnownError(Message("review.not_signed_for", {"number": record.number}, CLAUSE))
    return return_case.approve(session, record, _node(session, record), act.note, act.signature, act.together)


def _node(session: Session, record: Record[ReturnCase]) -> str:
    """Return the first node that waits for this person, else the one whose turn it is."""
    waiting = missing_nodes(record.body)
    own = [one for one in waiting if one.speaks(session.roles, session.actor.department)]
    return next((one.node for one in [*own, *waiting]), "")


def check_approval(session: Session, record: Record[ReturnCase]) -> None:
    """Raise ``KnownError`` where this person cannot agree to a return, before anybody signs."""
    return_case.check_approval(session, record, _node(session, record))


def _close(session: Session, record: Any, _act: Act) -> tuple[Any, Changes]:
    return ticket.close(session, record)


def _close_complaint(session: Session, record: Any, act: Act) -> tuple[Any, Changes]:
    return complaint_answering.close(
        session,
        record,
        verification=act.note,
        satisfied=act.satisfied,
        corrective_needed=act.corrective,
        corrective_note=act.corrective_note,
    )


def _close_return(session: Session, record: Any, act: Act) -> tuple[Any, Changes]:
    """Close a return; the day of payment is that of the refunds, others have none."""
    paid_on = act.paid_on if refunds(record.body) else None
    return return_case.close(session, record, refund_paid_on=paid_on, note=act.note)


BODIES: dict[str, type[Any]] = {
    "ticket": Ticket,
    "service_order": ServiceOrder,
    "complaint": Complaint,
    "return_case": ReturnCase,
}
VERBS: dict[tuple[str, Step], tuple[Verb, Right]] = {
    ("ticket", Step.REVIEW): (_mark, Right.REVIEW),
    ("ticket", Step.ASSIGN): (_assign, Right.TICKETS),
    ("ticket", Step.CLOSE): (_close, Right.CLOSE_TICKETS),
    ("service_order", Step.REVIEW): (_mark, Right.REVIEW),
    ("service_order", Step.ASSIGN): (_dispatch, Right.DISPATCH),
    ("complaint", Step.REVIEW): (_mark, Right.REVIEW),
    ("complaint", Step.ASSIGN): (_assign_complaint, Right.COMPLAINTS),
    ("complaint", Step.CLOSE): (_close_complaint, Right.COMPLAINTS),
    ("return_case", Step.REVIEW): (_mark, Right.REVIEW),
    ("return_case", Step.APPROVE): (_approve, Right.APPROVE_RETURNS),
    ("return_case", Step.ASSIGN): (_assign_return, Right.RETURNS),
    ("return_case", Step.CLOSE): (_close_return, Right.RETURNS),
}
"""What can be done with many records of a kind, by which verb, and the right it asks for.

A service order is ended by the customer's signature alone.
"""
