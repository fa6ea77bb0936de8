"""Records two people changed at once: what each side changed, and the revision that settles it."""

from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from svcdesk.domain.divergence import Changes as FieldChanges
from svcdesk.domain.divergence import Path, merged
from svcdesk.domain.record import Record, canonical, decode_body
from svcdesk.domain.rights import Right
from svcdesk.errors import KnownError
from svcdesk.models.kinds import KINDS
from svcdesk.services import joining, rights
from svcdesk.services.desk import Changes, Session, load_revision
from svcdesk.store import conflicts, log, units
from svcdesk.store.frame import node
from svcdesk.words import Message

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Side:
    """One of several current revisions, what it changed since they parted, and the code of its computer.

    Paths begin with state or body.
    """

    record: Record[Any]
    changed: FieldChanges
    code: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A record with several heads.

    ``clashes`` are the paths the sides changed differently. ``proposal`` is the body with everything all sides
    changed, or none where they clash, one side is signed, or they do not go together under a signature that stays:
    then a person has to choose. ``state`` goes with it. ``against`` says why sides that changed nothing alike still
    cannot stand together.
    """

    base: Record[Any] | None
    sides: tuple[Side, ...]
    clashes: tuple[Path, ...]
    proposal: Any | None
    state: str = ""
    against: tuple[Message, ...] = ()


def compare(session: Session, doc: str) -> Comparison:
    """Return the sides of a conflict, or one side alone where a record has none."""
    with session.read() as connection:
        heads = log.load_heads(connection, doc)
        if not heads:
            raise KnownError(Message("store.no_such_record", {"number": doc}))
        rev, base = conflicts.parting(connection, heads)
        changed = conflicts.sides(base, heads)
        codes = {row.node: row.code for row in connection.execute(select(node.c.node, node.c.code))}
        sides = tuple(
            Side(load_revision(connection, name), what, codes.get(made.node, ""))
            for (name, made), what in zip(heads.items(), changed, strict=True)
        )
        start = load_revision(connection, rev) if base else None
        soft = conflicts.judge(connection, heads) != conflicts.HARD
        disputed = tuple(conflicts.clashing(heads, changed))
    if not soft:
        return Comparison(start, sides, disputed, None)
    kind = KINDS[sides[0].record.kind]
    together = merged(conflicts.plain(base), changed, kind.keyed)
    body, state = decode_body(canonical(together["body"]), kind.body), together["state"]
    if log.changed_under_signature(heads.values(), body, state):
        return Comparison(start, sides, disputed, None)
    with session.read() as connection:
        if against := joining.apart(connection, start, [side.record for side in sides], body):
            return Comparison(start, sides, disputed, None, against=tuple(against))
        body, state = joining.followed(connection, session, body, state)
    return Comparison(start, sides, disputed, body, state)


def resolve(
    session: Session,
    doc: str,
    parents: tuple[str, ...],
    body: T,
    *,
    state: str,
    reason: str = "",
    blobs: tuple[str, ...] | None = None,
) -> tuple[Record[T], Changes]:
    """Settle a conflict with a revision that follows all heads the person saw.

    Its attachments are those of the sides that the body names, unless ``blobs`` says otherwise.
    Raises ``Conflict`` where another head came meanwhile, and ``Refused`` where a signed side would be changed
    without a reason: settling over a signature counts as an amendment.
    """
    rights.require(session, Right.SETTLE_CONFLICTS)
    with session.work() as work:
        shown = _named(work.connection, parents, body) if blobs is None else blobs
        record = work.join(doc, parents, body, state=state, reason=reason, blobs=shown)
    return record, work.changes


def _named(connection: Connection, parents: tuple[str, ...], body: object) -> tuple[str, ...]:
    """Return the attachments of some revisions that a body names; so every kind of record is settled alike."""
    text = canonical(body)
    known = {sha for rev in parents for sha in log.load(connection, rev).blobs}
    return tuple(sorted(sha for sha in known if sha.encode() in text))


def unsettled(session: Session) -> list[tuple[tuple[str, str], tuple[str, ...]]]:
    """Return each unit that several records took as (product, serial number), with the documents that took it."""
    with session.read() as connection:
        return units.clashes(connection)
