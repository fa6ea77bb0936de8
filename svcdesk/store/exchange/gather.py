"""Picks out of the log what a package carries: what another desk lacks, chosen records, or everything."""

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, Select, func, select

from svcdesk.domain.exchange import Have
from svcdesk.store import log, marks
from svcdesk.store.exchange import have
from svcdesk.store.frame import blob, blobref, revision
from svcdesk.store.projector import batches

_AT_ONCE = 500
_IN_A_PART = 2000
_MOST_BYTES = 8 << 20
_DOCUMENT = re.compile(rb'"([0-9a-f]{32})"')
_VERSION = re.compile(rb'"([0-9a-f]{64}):\d{4}"')  # the calendar a record is timed by, as it was then
Ids = Sequence[int]
"""Revisions record by record, each record's in the order of their arrival: parents come before children."""
Lines = list[tuple[str, bytes]]


def everything(connection: Connection) -> Ids:
    """Return every revision."""
    first = func.min(revision.c.id).over(partition_by=revision.c.doc)
    return array("q", connection.scalars(select(revision.c.id).order_by(first, revision.c.id)))


def lacked(connection: Connection, theirs: Mapping[str, Have]) -> Ids:
    """Return every revision another desk does not have."""
    found: set[int] = set()
    for node, ours in have.summary(connection).items():
        for first, last in theirs.get(node, Have()).lacks(ours.upto):
            query = select(revision.c.id).where(revision.c.node == node, revision.c.seq.between(first, last))
            found.update(connection.scalars(query))
    return _record_by_record(connection, found)


def chosen(connection: Connection, docs: Sequence[str]) -> Ids:
    """Return every revision of some records, of all they refer to, directly or by way of others, and their marks."""
    known: set[str] = set()
    pending = set(docs)
    while pending:
        known |= pending
        pending = {doc for doc in _named_by(connection, sorted(pending)) if doc not in known}
    known |= marks.documents(connection, docs)
    found: set[int] = set()
    for some in batches(sorted(known), _AT_ONCE):
        found.update(connection.scalars(select(revision.c.id).where(revision.c.doc.in_(some))))
    return _record_by_record(connection, found)


def _record_by_record(connection: Connection, ids: set[int]) -> Ids:
    """Order revisions so that the desk that takes them in lists each record once, and a cut leaves whole records."""
    places: dict[int, int] = {}
    first: dict[str, int] = {}
    for some in batches(sorted(ids), _AT_ONCE):
        query = select(revision.c.id, revision.c.doc).where(revision.c.id.in_(some)).order_by(revision.c.id)
        for row in connection.execute(query):
            places[row.id] = first.setdefault(row.doc, row.id)
    return array("q", sorted(places, key=lambda one: (places[one], one)))


def _named_by(connection: Connection, docs: Sequence[str]) -> set[str]:
    """Return the records named in the current bodies of some; whatever looks like a document's key is looked up."""
    bodies = [bytes(made.body) for doc in docs for made in log.load_heads(connection, doc).values()]
    found: set[str] = set()
    for column, pattern in ((revision.c.doc, _DOCUMENT), (revision.c.rev, _VERSION)):
        named = {name.decode() for body in bodies for name in pattern.findall(body)}
        for some in batches(sorted(named), _AT_ONCE):
            found |= set(connection.scalars(select(revision.c.doc).where(column.in_(some)).distinct()))
    return found


def pieces(connection: Connection, ids: Ids) -> Iterator[Lines]:
    """Yield revisions by name and payload, a few megabytes at a time."""
    piece: Lines = []
    size = 0
    for some in batches(ids, _AT_ONCE):
        rows = {row.id: row for row in connection.execute(_payloads(some))}
        for row in (rows[one] for one in some):
            piece.append((row.rev, log.read_payload(row.rev, row.payload)))
            size += len(row.payload)
        if size >= _MOST_BYTES or len(piece) >= _IN_A_PART:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _payloads(ids: Sequence[int]) -> Select[tuple[int, str, bytes]]:
    return select(revision.c.id, revision.c.rev, revision.c.payload).where(revision.c.id.in_(ids))


def attachments(connection: Connection, revs: Sequence[str]) -> list[str]:
    """Return the attachments of some revisions that are here."""
    found: set[str] = set()
    for some in batches(revs, _AT_ONCE):
        query = select(blobref.c.sha).join(blob, blob.c.sha == blobref.c.sha).where(blobref.c.rev.in_(some))
        found |= set(connection.scalars(query))
    return sorted(found)


def shown_elsewhere(connection: Connection, ids: Ids) -> set[str]:
    """Return the attachments of some revisions that revisions outside of them show as well."""
    carried = set(ids)
    found: set[str] = set()
    for some in batches(ids, _AT_ONCE):
        other, own = blobref.alias("other"), blobref.alias("own")
        query = select(other.c.sha, revision.c.id).join(revision, revision.c.rev == other.c.rev)
        shown = select(own.c.sha).join(revision, revision.c.rev == own.c.rev).where(revision.c.id.in_(some))
        rows = connection.execute(query.where(other.c.sha.in_(shown)))
        found |= {row.sha for row in rows if row.id not in carried}
    return found


def held(connection: Connection, shas: Sequence[str]) -> list[str]:
    """Return those of some attachments that are here."""
    found: list[str] = []
    for some in batches(shas, _AT_ONCE):
        found += connection.scalars(select(blob.c.sha).where(blob.c.sha.in_(some)).order_by(blob.c.sha))
    return found
