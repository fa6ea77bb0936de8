"""Review marks beside a record: giving one, and reading what was said (6.6.1)."""

from typing import Any

from svcdesk.domain.record import Record
from svcdesk.domain.review import Review, ReviewMark, State, mark_problems
from svcdesk.domain.rights import Right
from svcdesk.errors import KnownError
from svcdesk.models.kinds import KINDS
from svcdesk.services.desk import Changes, Session
from svcdesk.services.labels import kind_label
from svcdesk.services.rights import require
from svcdesk.services.saving import refuse_all
from svcdesk.store import marks
from svcdesk.words import Message


def give(
    session: Session, record: Record[Any], verdict: Review, note: str = ""
) -> tuple[Record[ReviewMark], Changes]:
    """Note what somebody in the office says of a record as it stands; the record itself is not touched.

    Raises ``Refused`` where a record is sent back and nobody says why.
    """
    require(session, Right.REVIEW)
    if not KINDS[record.kind].reviewed:
        raise KnownError(Message("review.other_kind", {"kind": kind_label(record.kind)}))
    refuse_all(mark_problems(record.number, verdict, note))
    with session.work() as work:
        body = ReviewMark(
            about=record.doc,
            about_kind=record.kind,
            number=record.number,
            seen=record.rev,
            at=work.now,
            by=session.actor,
            verdict=verdict,
            note=note.strip(),
        )
        made = work.create(marks.KIND, body, State.GIVEN)
    return made, work.changes | Changes(frozenset({record.doc}), frozenset({record.kind}))


def given(session: Session, doc: str) -> list[ReviewMark]:
    """Return what the office said of a record, the latest first."""
    with session.read() as connection:
        return marks.given(connection, doc)
