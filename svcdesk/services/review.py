"""One step of the office for many records: each through its own verb with all its guards, nothing passed over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import select

from svcdesk.errors import Cancelled, Conflict, DeskError, KnownError, Refused
from svcdesk.models.docview import docview
from svcdesk.services import lists
from svcdesk.services.desk import Changes, Session, load
from svcdesk.services.labels import kind_label
from svcdesk.services.lists import Row
from svcdesk.services.review_steps import BODIES, VERBS, Act, Step, check_approval
from svcdesk.services.rights import may, require
from svcdesk.words import Message

__all__ = ["BODIES", "Act", "Outcome", "Refusal", "Step", "many", "seen", "steps", "to_sign_for", "told"]

Progress = Callable[[int, int], None]
_AT_ONCE = 200
_NAMED = 6
"""So many numbers are named with a reason; the others are counted."""


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


def steps(session: Session, kind: str) -> list[Step]:
    """Return what the person of a session may do with many records of a kind."""
    return [step for step in Step if (kind, step) in VERBS and may(session, VERBS[kind, step][1])]


def seen(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Return the version of each record that its row shows now, for ``many`` to hold on to."""
    found: dict[int, str] = {}
    with session.read() as connection:
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            rows = connection.execute(select(docview.c.id, docview.c.rev).where(docview.c.id.in_(part)))
            found.update((row.id, row.rev) for row in rows)
    return found


def to_sign_for(session: Session, ids: Sequence[int]) -> list[str]:
    """Return the numbers of the returns among some rows that this person can agree to now."""
    found: list[str] = []
    for row in lists.rows(session, ids):
        try:
            with session.read() as connection:
                record = load(connection, row.doc, BODIES[row.kind])
            check_approval(session, record)
        except DeskError:
            raise
        except KnownError:
            continue  # what stands in its way is told when the step is done for all
        found.append(record.number)
    return found


def many(
    session: Session,
    kind: str,
    ids: Sequence[int],
    act: Act,
    progress: Progress,
    versions: Mapping[int, str] | None = None,
) -> Outcome:
    """Do a step for records, given by the ids of their rows, each in a transaction of its own.

    With ``versions`` a record that is another version by now is refused: nobody judges what he has not seen.
    A refusal is kept with its reasons and the next record follows. ``Cancelled`` out of ``progress`` ends it between
    two records: what was done stays done, the rest is listed. Raises ``Denied`` where the person may not do this.
    """
    require(session, VERBS[kind, act.step][1])
    outcome = Outcome()
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        rows = lists.rows(session, part)
        outcome.gone += len(part) - len(rows)
        for at, row in enumerate(rows):
            try:
                progress(start + at, len(ids))
                _one(session, kind, row, act, outcome, (versions or {}).get(row.id, ""))
            except (Cancelled, DeskError) as error:
                outcome.stopped = error.message
                outcome.left = [*(one.id for one in rows[at:]), *ids[start + _AT_ONCE :]]
                return outcome
    return outcome


def _one(session: Session, kind: str, row: Row, act: Act, outcome: Outcome, version: str) -> None:
    if row.kind != kind:
        message = Message("review.other_kind", {"kind": kind_label(row.kind)})
        outcome.refused.append(Refusal(row.id, row.number, (message,)))
        return
    try:
        with session.read() as connection:
            record = load(connection, row.doc, BODIES[kind])
        if version not in {"", record.rev}:
            raise Conflict(Message("store.changed_meanwhile", {"number": record.number}))
        _, changes = VERBS[kind, act.step][0](session, record, act)
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
            key = msgspec.json.encode(_of_any(reason, refusal.number))
            reasons.setdefault(key, reason)
            numbers.setdefault(key, []).append(refusal.number)
    order = sorted(reasons, key=lambda key: (-len(numbers[key]), numbers[key][0]))
    return [_because(reasons[key], numbers[key]) for key in order]


def _of_any(reason: Message, number: str) -> Message:
    """Return a reason without the number of the record it was given for, which is told before it."""
    if reason.params.get("number") != number:
        return reason
    params = {**reason.params, "number": Message("review.it")}
    return msgspec.structs.replace(reason, params=params)


def _because(reason: Message, numbers: Sequence[str]) -> Message:
    if numbers == [reason.params.get("number")]:
        return reason
    code = "review.because" if len(numbers) <= _NAMED else "review.because_many"
    shown = _of_any(reason, numbers[0])
    return Message(code, {"numbers": tuple(numbers[:_NAMED]), "reason": shown, "n": len(numbers)})
