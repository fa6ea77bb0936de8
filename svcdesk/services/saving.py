"""What every verb that saves a master record does the same way."""

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import Connection, select

from svcdesk.domain.check_masters import Taken
from svcdesk.domain.checks import Finding, problems, same
from svcdesk.domain.masters import State
from svcdesk.domain.record import Record
from svcdesk.errors import Refused
from svcdesk.models.docview import docview
from svcdesk.services.desk import Work
from svcdesk.words import Message

T = TypeVar("T")


def refuse(findings: Iterable[Finding]) -> None:
    """Raise ``Refused`` with everything that is more than a warning."""
    if wrong := problems(findings):
        raise Refused([finding.message for finding in wrong])


def refuse_all(reasons: Iterable[Message]) -> None:
    """Raise ``Refused`` with every reason there is."""
    if found := list(reasons):
        raise Refused(found)


def save(
    work: Work,
    kind: str,
    body: T,
    record: Record[T] | None,
    *,
    state: str = State.ACTIVE,
    reason: str = "",
    blobs: tuple[str, ...] = (),
) -> Record[T]:
    """Write a new record, or the next revision of one; what changes nothing writes nothing."""
    if record is None:
        return work.create(kind, body, state, blobs=blobs)
    if record.state == state and record.body == body:
        return record
    return work.revise(record, body, state=state, reason=reason, blobs=blobs)


def taken(connection: Connection, kind: str, *without: str) -> Taken:
    """Return the names and codes of all records of a kind but some."""
    rows = connection.execute(
        select(docview.c.title, docview.c.unit).where(docview.c.kind == kind, docview.c.doc.not_in(without))
    ).all()
    return Taken(frozenset(same(row.title) for row in rows), frozenset(same(row.unit) for row in rows if row.unit))
