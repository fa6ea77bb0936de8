"""The revision log: append, heads, conflicts, history, numbers and the hash chain of each device."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, insert, select, update

from svcdesk.domain.record import PAYLOAD_VERSION, Actor, Revision, canonical, decode_revision, digest
from svcdesk.errors import KnownError
from svcdesk.store.frame import blob, blobref, counter, edge, revision
from svcdesk.words import Message

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Node:
    """A device's incarnation: its key, and the short code inside record numbers."""

    key: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A revision about to be written; ``number`` is empty for a new document that shall get one."""

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


def append(connection: Connection, node: Node, entry: Entry) -> tuple[str, Revision]:
    """Write one revision and return its name; re-reads and re-hashes what it wrote before anyone may commit.

    Raises ``KnownError`` where a named parent or attachment is not in this desk.
    """
    _require_parents(connection, entry)
    _require_blobs(connection, entry.blobs)
    seq, prev, clock_back = _chain_end(connection, node, entry.recorded_at)
    made = Revision(
        v=PAYLOAD_VERSION,
        node=node.key,
        seq=seq,
        prev=prev,
        doc=entry.doc,
        kind=entry.kind,
        schema=entry.schema,
        parents=tuple(sorted(entry.parents)),
        number=entry.number,
        state=entry.state,
        amendment=entry.amendment,
        occurred_at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        clock_back=clock_back,
        actor=entry.actor,
        reason=entry.reason,
        blobs=tuple(sorted(set(entry.blobs))),
        body=_raw(entry.body),
    )
    payload = canonical(made)
    rev = digest(payload)
    store(connection, rev, made, payload)
    _read_back(connection, rev, payload)
    return rev, made


def _raw(body: object) -> msgspec.Raw:
    return msgspec.Raw(canonical(body))


def store(connection: Connection, rev: str, made: Revision, payload: bytes) -> None:
    """Insert a revision with its edges and attachment references as they are (also one from another desk)."""
    connection.execute(
        insert(revision),
        {
            "rev": rev,
            "node": made.node,
            "seq": made.seq,
            "prev": made.prev,
            "doc": made.doc,
            "clock_back": made.clock_back,
            "payload": payload,
        },
    )
    if made.parents:
        connection.execute(insert(edge), [{"rev": rev, "parent": parent} for parent in made.parents])
    if made.blobs:
        connection.execute(insert(blobref), [{"rev": rev, "sha": sha} for sha in made.blobs])


def _require_parents(connection: Connection, entry: Entry) -> None:
    known = set(
        connection.scalars(
            select(revision.c.rev).where(revision.c.rev.in_(entry.parents), revision.c.doc == entry.doc)
        )
    )
    if known != set(entry.parents):
        raise KnownError(Message("store.parent_missing", {"number": entry.number}))


def _require_blobs(connection: Connection, blobs: Sequence[str]) -> None:
    known = set(connection.scalars(select(blob.c.sha).where(blob.c.sha.in_(blobs)))) if blobs else set()
    if known != set(blobs):
        raise KnownError(Message("store.attachment_missing"))


def _chain_end(connection: Connection, node: Node, now: datetime) -> tuple[int, str, int]:
    last = connection.execute(
        select(revision.c.seq, revision.c.rev, revision.c.payload)
        .where(revision.c.node == node.key)
        .order_by(revision.c.seq.desc())
        .limit(1)
    ).first()
    if last is None:
        return 1, GENESIS, 0
    behind = (decode_revision(last.payload).recorded_at - now).total_seconds()
    return last.seq + 1, last.rev, max(0, int(behind))


def _read_back(connection: Connection, rev: str, payload: bytes) -> None:
    stored = connection.scalar(select(revision.c.payload).where(revision.c.rev == rev))
    if stored is None or bytes(stored) != payload or canonical(decode_revision(bytes(stored))) != payload:
        raise KnownError(Message("store.write_damaged"))


def take_number(connection: Connection, node: Node, prefix: str, at: datetime) -> str:
    """Take the next number of a device: prefix, local date, device code and counter, e.g. ``YS-261123-A1-0007``."""
    day = f"{at:%y%m%d}"
    key = (counter.c.node == node.key, counter.c.prefix == prefix, counter.c.day == day)
    if connection.execute(update(counter).where(*key).values(last=counter.c.last + 1)).rowcount == 0:
        connection.execute(insert(counter), {"node": node.key, "prefix": prefix, "day": day, "last": 1})
    last = connection.scalar(select(counter.c.last).where(*key))
    return f"{prefix}-{day}-{node.code}-{last:04d}"


def heads(connection: Connection, doc: str) -> tuple[str, ...]:
    """Return the revisions of a document that no other follows, sorted; more than one is a conflict."""
    followed = select(edge.c.parent).where(edge.c.parent == revision.c.rev).exists()
    return tuple(
        connection.scalars(select(revision.c.rev).where(revision.c.doc == doc, ~followed).order_by(revision.c.rev))
    )


def load(connection: Connection, rev: str) -> Revision:
    """Return a stored revision; raises ``KeyError`` where this desk has none of that name."""
    payload = connection.scalar(select(revision.c.payload).where(revision.c.rev == rev))
    if payload is None:
        raise KeyError(rev)
    return decode_revision(bytes(payload))


def history(connection: Connection, doc: str) -> list[tuple[str, Revision]]:
    """Return every revision of a document, parents before children, then by time recorded."""
    rows = connection.execute(select(revision.c.rev, revision.c.payload).where(revision.c.doc == doc))
    pending = {row.rev: decode_revision(bytes(row.payload)) for row in rows}
    ordered: list[tuple[str, Revision]] = []
    done: set[str] = set()
    while pending:
        ready = [rev for rev, made in pending.items() if done.issuperset(set(made.parents) & (pending.keys() | done))]
        for rev in sorted(ready, key=lambda name: (pending[name].recorded_at, name)):
            ordered.append((rev, pending.pop(rev)))
            done.add(rev)
    return ordered
