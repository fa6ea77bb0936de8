"""What a package of chosen records would carry, before anything is written: they, and whatever they refer to."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from svcdesk.models.docview import docview
from svcdesk.services import lists
from svcdesk.services.desk import Session
from svcdesk.services.exchange.telling import size
from svcdesk.services.labels import kind_label
from svcdesk.store.exchange import gather
from svcdesk.store.frame import blob, blobref, revision
from svcdesk.store.projector import batches
from svcdesk.words import Message

Progress = Callable[[int, int], None]
_AT_ONCE = 500
_NAMED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The chosen records, how many of each kind come along, and how much that is; ``size`` in bytes."""

    docs: tuple[str, ...]
    numbers: tuple[str, ...]
    along: tuple[tuple[str, int], ...]
    revisions: int
    attachments: int
    awaited: int
    size: int


def of_rows(session: Session, ids: Sequence[int], progress: Progress) -> Outlook:
    """Return what a package of the records of some rows would carry; a record that is gone is left out."""
    rows = []
    for some in batches(ids, _AT_ONCE):
        rows += lists.rows(session, some)
        progress(len(rows), len(ids))
    docs = tuple(row.doc for row in rows)
    with session.read() as connection:
        found = gather.chosen(connection, docs)
        revisions, payloads = _documents(connection, found, progress)
        kept, awaited = _attachments(connection, found)
        return Outlook(
            docs=docs,
            numbers=tuple(row.number for row in rows),
            along=tuple(_kinds(connection, revisions - set(docs)).most_common()),
            revisions=len(found),
            attachments=len(kept),
            awaited=awaited,
            size=payloads + sum(kept.values()),
        )


def words(outlook: Outlook) -> list[Message]:
    """Return what is to be known before such a package is written, a sentence each."""
    named = outlook.numbers[:_NAMED] + (("…",) if len(outlook.numbers) > _NAMED else ())
    said = [Message("handing.numbers", {"numbers": named})]
    if outlook.along:
        said.append(Message("handing.along", {"kinds": _enumerated(outlook.along)}))
    much: dict[str, str | int] = {"revisions": outlook.revisions, "attachments": outlook.attachments}
    said.append(Message("handing.size", {**much, "size": size(outlook.size)}))
    if outlook.awaited:
        said.append(Message("handing.awaited", {"n": outlook.awaited}))
    return [*said, Message("handing.care")]


def _enumerated(kinds: Sequence[tuple[str, int]]) -> Message:
    (kind, n), *rest = kinds
    first = Message("handing.kind", {"kind": kind_label(kind), "n": n})
    return Message("handing.kinds", {"first": first, "more": _enumerated(rest)}) if rest else first


def _documents(connection: Connection, ids: gather.Ids, progress: Progress) -> tuple[set[str], int]:
    """Return the documents of some revisions, and how many bytes these are."""
    docs: set[str] = set()
    payloads = 0
    for at, some in enumerate(batches(ids, _AT_ONCE)):
        progress(at * _AT_ONCE, len(ids))
        query = select(revision.c.doc, func.length(revision.c.payload)).where(revision.c.id.in_(some))
        for doc, length in connection.execute(query):
            docs.add(doc)
            payloads += length
    return docs, payloads


def _attachments(connection: Connection, ids: gather.Ids) -> tuple[dict[str, int], int]:
    """Return the attachments of some revisions with their sizes, and how many of them have not come yet."""
    shas: dict[str, int | None] = {}
    for some in batches(ids, _AT_ONCE):
        shown = select(blobref.c.sha, blob.c.size).join(revision, revision.c.rev == blobref.c.rev)
        query = shown.outerjoin(blob, blob.c.sha == blobref.c.sha).where(revision.c.id.in_(some))
        shas.update((row.sha, row.size) for row in connection.execute(query))
    kept = {sha: length for sha, length in shas.items() if length is not None}
    return kept, len(shas) - len(kept)


def _kinds(connection: Connection, docs: Collection[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for some in batches(sorted(docs), _AT_ONCE):
        found.update(connection.scalars(select(docview.c.kind).where(docview.c.doc.in_(some))))
    return found
