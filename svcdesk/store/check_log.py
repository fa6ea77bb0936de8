"""Checks the log: every link of every chain, every payload, and the tables that repeat what payloads say."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Row, func, select

from svcdesk.domain.foreign import NUMBER
from svcdesk.domain.record import GENESIS, Revision, canonical, decode_revision, digest
from svcdesk.models.kinds import KINDS
from svcdesk.store.bodies import body_of
from svcdesk.store.finding import Finding, Place, finding
from svcdesk.store.frame import awaited, blob, blobref, counter, edge, hole, node, revision
from svcdesk.store.log import row_of
from svcdesk.store.schema import Progress

_AT_ONCE = 500
Pair = tuple[str, str]


@dataclass(slots=True)
class _Walk:
    """What walking all chains gathers for the checks that need it whole."""

    codes: dict[str, str]
    revisions: dict[str, str] = field(default_factory=dict)
    edges: set[Pair] = field(default_factory=set)
    blobs: set[Pair] = field(default_factory=set)
    counters: dict[tuple[str, str, str], int] = field(default_factory=dict)
    holes: set[tuple[str, int, int]] = field(default_factory=set)
    numbers: dict[str, str] = field(default_factory=dict)


def check_log(connection: Connection, this: str, told: Progress) -> Iterator[Finding]:
    """Yield everything wrong with the revision log; ``this`` is the key of the device that takes numbers here."""
    walk = _Walk({row.node: row.code for row in connection.execute(select(node.c.node, node.c.code))})
    walk.holes |= {(row.node, row.first, row.last) for row in connection.execute(select(hole))}
    yield from _chains(connection, walk, told)
    yield from _parents(walk)
    yield from _pairs(connection, edge.c.parent, walk.edges, ("edge_missing", "edge_extra"))
    yield from _pairs(connection, blobref.c.sha, walk.blobs, ("blobref_missing", "blobref_extra"))
    yield from _references(connection, walk)
    yield from _counters(connection, walk, this)


def _chains(connection: Connection, walk: _Walk, told: Progress) -> Iterator[Finding]:
    total = int(connection.scalar(select(func.count()).select_from(revision)) or 0)
    query = select(revision).order_by(revision.c.node, revision.c.seq)
    at, seq, rev = "", 0, GENESIS
    for done, row in enumerate(connection.execution_options(yield_per=_AT_ONCE).execute(query)):
        if done % _AT_ONCE == 0:
            told(done, total)
        if row.node != at:
            at, seq, rev = row.node, 0, GENESIS
            if at not in walk.codes:
                yield finding("unknown_device", Place(node=at, seq=row.seq, rev=row.rev))
        place = Place(node=at, code=walk.codes.get(at, ""), seq=row.seq, rev=row.rev)
        if row.seq != seq + 1:
            if (row.node, seq + 1, row.seq - 1) not in walk.holes:  # else nobody has handed these over yet
                yield finding("gap", place, first=seq + 1, last=row.seq - 1)
        elif row.prev != rev:
            yield finding("chain", place)
        yield from _revision(row, walk, place)
        seq, rev = row.seq, row.rev


def _revision(row: Row[Any], walk: _Walk, place: Place) -> Iterator[Finding]:
    payload = row.payload if isinstance(row.payload, bytes) else b""
    walk.revisions[row.rev] = row.doc
    if digest(payload) != row.rev:
        yield finding("payload", place)
        return
    try:
        made = decode_revision(payload)
        if canonical(made) != payload:
            yield finding("not_canonical", place)
        if made.kind not in KINDS:
            yield finding("unknown_kind", place, kind=made.kind)
        else:
            body_of(made)
    except msgspec.MsgspecError as error:
        yield finding("undecodable", place, what=str(error))
        return
    place = replace(place, number=made.number)
    for name, value in row_of(row.rev, made, payload).items():
        if getattr(row, name) != value:
            yield finding("column", place, column=name)
    yield from _gather(made, row.rev, walk, place)


def _gather(made: Revision, rev: str, walk: _Walk, place: Place) -> Iterator[Finding]:
    walk.edges.update((rev, parent) for parent in made.parents)
    walk.blobs.update((rev, sha) for sha in made.blobs)
    parts = NUMBER.fullmatch(made.number)
    if made.parents or not parts:
        return
    if walk.numbers.setdefault(made.number, made.doc) != made.doc:
        yield finding("number_twice", place)
    prefix, day, code, count = parts.groups()
    if code != walk.codes.get(made.node, code):
        yield finding("device_code", place)
    key = (made.node, prefix, day)
    walk.counters[key] = max(int(count), walk.counters.get(key, 0))


def _parents(walk: _Walk) -> Iterator[Finding]:
    for rev, parent in sorted(walk.edges):
        if walk.revisions.get(parent) != walk.revisions[rev]:
            yield finding("parent", Place(rev=rev), parent=parent[:12])


def _pairs(
    connection: Connection, column: Column[str], expected: set[Pair], keys: tuple[str, str]
) -> Iterator[Finding]:
    """Compare a table of pairs, of a revision and this column, with what all payloads say together."""
    stored = {(rev, other) for rev, other in connection.execute(select(column.table.c.rev, column))}
    for rev, other in sorted(stored ^ expected):
        yield finding(keys[(rev, other) in stored], Place(rev=rev), other=other[:12])


def _references(connection: Connection, walk: _Walk) -> Iterator[Finding]:
    known = {*connection.scalars(select(blob.c.sha)), *connection.scalars(select(awaited.c.sha))}
    for rev, sha in sorted(walk.blobs):
        if sha not in known:
            yield finding("attachment_missing", Place(rev=rev), sha=sha[:12])


def _counters(connection: Connection, walk: _Walk, this: str) -> Iterator[Finding]:
    """A counter behind its numbers would give one of them a second time."""
    rows = connection.execute(select(counter).where(counter.c.node == this))
    stored = {(row.prefix, row.day): row.last for row in rows}
    for (key, prefix, day), last in sorted(walk.counters.items()):
        if key == this and stored.get((prefix, day), 0) < last:
            code = walk.codes.get(this, "?")
            yield finding("counter", Place(node=key, code=code, number=f"{prefix}-{day}-{code}-{last:04d}"))
