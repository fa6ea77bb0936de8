"""The revision log: append, heads, history and the hash chain of each device."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import BigInteger, Connection, bindparam, insert, literal_column, select, type_coerce

from svcdesk.domain.record import GENESIS, PAYLOAD_VERSION, Actor, Revision, canonical, decode_revision, digest
from svcdesk.domain.succession import Standing, refusals
from svcdesk.domain.times import from_microseconds
from svcdesk.errors import Conflict, DeskError, KnownError, Refused
from svcdesk.models.kinds import KINDS
from svcdesk.store.bodies import body_of
from svcdesk.store.frame import awaited, blob, blobref, edge, revision
from svcdesk.store.prepared import Prepared
from svcdesk.words import Message

_INSERT = Prepared(insert(revision), [column.name for column in revision.columns if column.name != "id"])
_INSERT_EDGE, _INSERT_BLOBREF = Prepared(insert(edge)), Prepared(insert(blobref))
_CHAIN_END = Prepared(
    select(revision.c.seq, revision.c.rev, type_coerce(revision.c.recorded_at, BigInteger))
    .where(revision.c.node == bindparam("node"))
    .order_by(revision.c.seq.desc())
    .limit(1)
)
_PAYLOAD = Prepared(select(revision.c.payload).where(revision.c.rev == bindparam("rev")))
_current = (
    select(revision.c.rev, revision.c.payload)
    .where(revision.c.doc == bindparam("doc"))
    .where(~select(edge.c.parent).where(edge.c.parent == revision.c.rev).exists())
    .order_by(revision.c.rev)
)
_HEADS, _HEAD_NAMES = Prepared(_current), Prepared(_current.with_only_columns(revision.c.rev))

Heads = Mapping[str, Revision]
"""The current revisions of a document by name; more than one is a conflict."""


@dataclass(frozen=True, slots=True)
class Node:
    """A device's incarnation: its key, and the short code inside record numbers."""

    key: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A revision about to be written.

    ``parents`` must be all current heads of the document, none for a new one; with ``branch`` any of its
    revisions will do, and a second head may come of it.
    """

    doc: str
    kind: str
    schema: int
    parents: tuple[str, ...]
    number: str
    state: str
    amendment: int
    occurred_at: datetime
    recorded_at: datetime
    actor: Actor
    reason: str
    body: object
    blobs: tuple[str, ...] = ()
    branch: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A revision just written, as read back, and the heads its document had before and has now."""

    rev: str
    revision: Revision
    before: Heads
    heads: Heads


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """Where a device's chain stands: the last sequence number, its revision, and when that was recorded."""

    seq: int
    rev: str
    at: datetime | None


def append(connection: Connection, node: Node, entry: Entry) -> Written:
    """Write one revision; reads back and hashes again what it wrote before anyone may commit.

    Raises ``Conflict`` where somebody else wrote a revision meanwhile, ``Refused`` where a signed record would
    change without amendment, and ``KnownError`` where a named parent or attachment is not in this desk.
    """
    before = load_heads(connection, entry.doc)
    _require_parents(connection, entry, before)
    require_blobs(connection, entry.blobs)
    linked_in = linked(node, entry, chain_end(connection, node))
    payload = canonical(linked_in)
    rev = digest(payload)
    store(connection, rev, linked_in, payload)
    made = _read_back(connection, rev, payload)
    kept = {name: head for name, head in before.items() if name not in made.parents}
    return Written(rev, made, before, dict(sorted({**kept, rev: made}.items())))


def linked(node: Node, entry: Entry, end: ChainEnd) -> Revision:
    """Return the revision of an entry as the next link of a device's chain."""
    behind = (end.at - entry.recorded_at).total_seconds() if end.at else 0
    return Revision(
        v=PAYLOAD_VERSION,
        node=node.key,
        seq=end.seq + 1,
        prev=end.rev,
        doc=entry.doc,
        kind=entry.kind,
        schema=entry.schema,
        parents=tuple(sorted(entry.parents)),
        number=entry.number,
        state=entry.state,
        amendment=entry.amendment,
        occurred_at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        clock_back=max(0, int(behind)),
        actor=entry.actor,
        reason=entry.reason,
        blobs=tuple(sorted(set(entry.blobs))),
        body=msgspec.Raw(canonical(entry.body)),
    )


def store(connection: Connection, rev: str, made: Revision, payload: bytes) -> None:
    """Insert a revision with its edges and attachment references as they are (also one from another desk)."""
    _INSERT.run(connection, **row_of(rev, made, payload))
    _INSERT_EDGE.run_many(connection, [{"rev": rev, "parent": parent} for parent in made.parents])
    _INSERT_BLOBREF.run_many(connection, [{"rev": rev, "sha": sha} for sha in made.blobs])


def row_of(rev: str, made: Revision, payload: bytes) -> dict[str, object]:
    """Return the row of the log that holds a revision; its columns repeat what the payload says."""
    return {
        "rev": rev,
        "node": made.node,
        "seq": made.seq,
        "prev": made.prev,
        "doc": made.doc,
        "recorded_at": made.recorded_at,
        "clock_back": made.clock_back,
        "payload": payload,
    }


def chain_end(connection: Connection, node: Node) -> ChainEnd:
    """Return where a device's chain stands; its next revision follows there."""
    for seq, rev, recorded_at in _CHAIN_END.run(connection, node=node.key):
        return ChainEnd(seq, rev, from_microseconds(recorded_at))
    return ChainEnd(0, GENESIS, None)


def require_blobs(connection: Connection, blobs: Iterable[str]) -> None:
    """Raise ``KnownError`` where an attachment is not in this desk, nor on its way here from another one."""
    wanted = set(blobs)
    if wanted:
        wanted -= set(connection.scalars(select(blob.c.sha).where(blob.c.sha.in_(wanted))))
    if wanted and wanted != set(connection.scalars(select(awaited.c.sha).where(awaited.c.sha.in_(wanted)))):
        raise KnownError(Message("store.attachment_missing"))


def _require_parents(connection: Connection, entry: Entry, known: Heads) -> None:
    if entry.branch:
        missing = [rev for rev in entry.parents if rev not in known]
        known = {**known, **_load_some(connection, entry.doc, missing)}
        if not known.keys() >= set(entry.parents):
            raise KnownError(Message("store.parent_missing", {"number": entry.number}))
    elif known.keys() != set(entry.parents):
        raise Conflict(Message("store.changed_meanwhile", {"number": entry.number}))
    parents = [_standing(known[rev]) for rev in entry.parents]
    after = Standing(entry.state, entry.amendment, entry.reason)
    kind = KINDS[entry.kind]
    problems = refusals(entry.number, parents, after, kind.frozen, kind.void, kind.closes, kind.clause)
    problems += changed_under_signature([known[rev] for rev in entry.parents], entry.body, entry.state)
    if problems:
        raise Refused(problems)


def changed_under_signature(parents: Iterable[Revision], body: object, state: str) -> list[Message]:
    """Return what a revision changes of its parents under signatures it keeps, each reason once.

    What stands just as one of several parents has it was chosen by a person, and is as true as that parent.
    """
    found: list[Message] = []
    for parent in parents:
        keeps = KINDS[parent.kind].keeps
        before = body_of(parent) if keeps else None
        if keeps is None or before == body:
            return []
        found += [one for one in keeps(before, parent.state, body, state) if one not in found]
    return found


def _standing(made: Revision) -> Standing:
    return Standing(made.state, made.amendment)


def _load_some(connection: Connection, doc: str, revs: Sequence[str]) -> dict[str, Revision]:
    query = select(revision.c.rev, revision.c.payload).where(revision.c.rev.in_(revs), revision.c.doc == doc)
    return {row.rev: read(row.rev, row.payload) for row in connection.execute(query)} if revs else {}


def _read_back(connection: Connection, rev: str, payload: bytes) -> Revision:
    if _PAYLOAD.run(connection, rev=rev) != [(payload,)]:
        raise KnownError(Message("store.write_damaged"))
    return read(rev, payload)


def read(rev: str, payload: object) -> Revision:
    """Decode a stored payload after hashing it again; raises ``DeskError`` where it is not what its name says."""
    try:
        return decode_revision(read_payload(rev, payload))
    except msgspec.MsgspecError as foreign:
        raise _damaged(rev) from foreign


def read_payload(rev: str, payload: object) -> bytes:
    """Return a stored payload after hashing it again; raises ``DeskError`` where it is not what its name says."""
    if isinstance(payload, bytes) and digest(payload) == rev:  # a damaged page may give anything
        return payload
    raise _damaged(rev)


def _damaged(rev: str) -> DeskError:
    return DeskError(Message("store.revision_damaged", {"rev": rev[:12]}))


def heads(connection: Connection, doc: str) -> tuple[str, ...]:
    """Return the revisions of a document that no other follows, sorted; more than one is a conflict."""
    return tuple(rev for (rev,) in _HEAD_NAMES.run(connection, doc=doc))


def load_heads(connection: Connection, doc: str) -> dict[str, Revision]:
    """Return the revisions of a document that no other follows, by name, sorted."""
    return {rev: read(rev, payload) for rev, payload in _HEADS.run(connection, doc=doc)}


def load(connection: Connection, rev: str) -> Revision:
    """Return a stored revision; raises ``KeyError`` where this desk has none of that name."""
    for (payload,) in _PAYLOAD.run(connection, rev=rev):
        return read(rev, payload)
    raise KeyError(rev)


def history(connection: Connection, doc: str) -> list[tuple[str, Revision]]:
    """Return every revision of a document, parents before children, then by time recorded."""
    rows = connection.execute(select(revision.c.rev, revision.c.payload).where(revision.c.doc == doc))
    pending = {row.rev: read(row.rev, row.payload) for row in rows}
    here = frozenset(pending)
    ordered: list[tuple[str, Revision]] = []
    done: set[str] = set()
    while pending:
        ready = [rev for rev, made in pending.items() if done >= here.intersection(made.parents)]
        for rev in sorted(ready, key=lambda name: (pending[name].recorded_at, name)):
            ordered.append((rev, pending.pop(rev)))
            done.add(rev)
    return ordered


def clock_jumps(connection: Connection, since: datetime | None = None) -> list[tuple[str, Revision]]:
    """Return every revision before which its device's clock had been set back, in the order of arrival."""
    back = revision.c.clock_back > literal_column("0")  # written out, else SQLite passes by the index of just these
    query = select(revision.c.id, revision.c.rev, revision.c.payload).where(back)
    if since is not None:
        query = query.where(revision.c.recorded_at >= since)
    rows = sorted(connection.execute(query), key=lambda row: row.id)  # ordered by SQL, the index is passed by again
    return [(row.rev, read(row.rev, row.payload)) for row in rows]
