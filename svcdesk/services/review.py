"""One step of the office for many records: each through its own verb with all its guards, nothing passed over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import msgspec

from svcdesk.domain.complaint import Complaint
from svcdesk.domain.device import NOBODY
from svcdesk.domain.record import Actor
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.review import Review
from svcdesk.domain.rights import Right
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.ticket import Ticket
from svcdesk.errors import Cancelled, DeskError, KnownError, Refused
from svcdesk.services import dispatching, lists, marks, ticket
from svcdesk.services.desk import Changes, Session, load
from svcdesk.services.labels import kind_label
from svcdesk.services.lists import Row
from svcdesk.services.rights import may, require
from svcdesk.words import Message

Progress = Callable[[int, int], None]
_AT_ONCE = 200
_NAMED = 6
"""So many numbers are named with a reason; the others are counted."""


class Step(StrEnum):
    """What the office does with many records at once."""

    REVIEW = "review"
    ASSIGN = "assign"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One step and what it needs: a verdict with a note, or a person."""

    step: Step
    verdict: Review = Review.SEEN
    note: str = ""
    person: Actor = NOBODY


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record the step was refused for, by the id of its row and its number, and every reason."""

    id: int
    number: str
    reasons: tuple[Message, ...]


@dataclass(slots=True)
class Outcome:
    """What became of every record: done, refused, or not begun because somebody or something stopped the rest.

    ``gone`` counts those that no list has any more; ``stopped`` is why the rest was left.
    """

    done: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    gone: int = 0
    stopped: Message | None = None
    docs: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    @property
    def changes(self) -> Changes:
        return Changes(frozenset(self.docs), frozenset(self.kinds))


Verb = Callable[[Session, Any, Act], tuple[Any, Changes]]


def _mark(session: Session, record: Any, act: Act) -> tuple[Any, Changes]:
    return marks.give(session, record, act.verdict, act.note)


def _assign(session: Session, record: Any, act: Act) -> tuple[Any, Changes]:
    return ticket.assign(session, record, act.person)


def _close(session: Session, record: Any, _act: Act) -> tuple[Any, Changes]:
    return ticket.close(session, record)


def _dispatch(session: Session, record: Any, act: Act) -> tuple[Any, Changes]:
    """Give an order to somebody else; its appointment stays."""
    visit = record.body.visits[-1] if record.body.visits else None
    at, until = (visit.appointed_at, visit.appointed_until) if visit and not visit.left_at else (None, None)
    return dispatching.dispatch(session, record, act.person.doc, at, until)


BODIES: dict[str, type[Any]] = {
    "ticket": Ticket,
    "service_order": ServiceOrder,
    "complaint": Complaint,
    "return_case": ReturnCase,
}
VERBS: dict[tuple[str, Step], Verb] = {
    ("ticket", Step.REVIEW): _mark,
    ("ticket", Step.ASSIGN): _assign,
    ("ticket", Step.CLOSE): _close,
    ("service_order", Step.REVIEW): _mark,
    ("service_order", Step.ASSIGN): _dispatch,
}
"""What can be done with many records of a kind, and by which verb."""
RIGHTS: dict[tuple[str, Step], Right] = {
    ("ticket", Step.REVIEW): Right.REVIEW,
    ("ticket", Step.ASSIGN): Right.TICKETS,
    ("ticket", Step.CLOSE): Right.CLOSE_TICKETS,
    ("service_order", Step.REVIEW): Right.REVIEW,
    ("service_order", Step.ASSIGN): Right.DISPATCH,
}
"""The right each of these verbs asks for."""


def steps(session: Session, kind: str) -> list[Step]:
    """Return what the person of a session may do with many records of a kind."""
    return [step for step in Step if (kind, step) in VERBS and may(session, RIGHTS[kind, step])]


def many(session: Session, kind: str, ids: Sequence[int], act: Act, progress: Progress) -> Outcome:
    """Do a step for records, given by the ids of their rows, each in a transaction of its own.

    A refusal is kept with its reasons and the next record follows. ``Cancelled`` out of ``progress`` ends it between
    two records: what was done stays done, the rest is listed. Raises ``Denied`` where the person may not do this.
    """
    require(session, RIGHTS[kind, act.step])
    outcome = Outcome()
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        rows = lists.rows(session, part)
        outcome.gone += len(part) - len(rows)
        for at, row in enumerate(rows):
            try:
                progress(start + at, len(ids))
                _one(session, kind, row, act, outcome)
            except (Cancelled, DeskError) as error:
                outcome.stopped = error.message
                outcome.left = [*(one.id for one in rows[at:]), *ids[start + _AT_ONCE :]]
                return outcome
    return outcome


def _one(session: Session, kind: str, row: Row, act: Act, outcome: Outcome) -> None:
    if row.kind != kind:
        message = Message("review.other_kind", {"kind": kind_label(row.kind)})
        outcome.refused.append(Refusal(row.id, row.number, (message,)))
        return
    try:
        with session.read() as connection:
            record = load(connection, row.doc, BODIES[kind])
        _, changes = VERBS[kind, act.step](session, record, act)
    except (Cancelled, DeskError):
        raise
    except KnownError as error:
        reasons = error.problems if isinstance(error, Refused) else (error.message,)
        outcome.refused.append(Refusal(row.id, row.number, reasons))
        return
    outcome.done.append(row.doc)
    outcome.docs |= changes.docs
    outcome.kinds |= changes.kinds


def told(outcome: Outcome) -> list[Message]:
    """Return why records were refused, each reason once with the records it stopped, the commonest first."""
    numbers: dict[bytes, list[str]] = {}
    reasons: dict[bytes, Message] = {}
    for refusal in outcome.refused:
        for reason in refusal.reasons:
            key = msgspec.json.encode(reason)
            reasons[key] = reason
            numbers.setdefault(key, []).append(refusal.number)
    order = sorted(reasons, key=lambda key: (-len(numbers[key]), numbers[key][0]))
    return [_because(reasons[key], numbers[key]) for key in order]


def _because(reason: Message, numbers: Sequence[str]) -> Message:
    code = "review.because" if len(numbers) <= _NAMED else "review.because_many"
    return Message(code, {"numbers": tuple(numbers[:_NAMED]), "reason": reason, "n": len(numbers)})
