"""Takes judged revisions and attachments into the log, with everything that follows from them, in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select

from svcdesk.domain.exchange import CLAUSE, Device
from svcdesk.errors import KnownError
from svcdesk.models.docview import docview
from svcdesk.models.kinds import KINDS
from svcdesk.store import blobs, hearing, log, reproject
from svcdesk.store.check_blobs import measured
from svcdesk.store.exchange import have, tray
from svcdesk.store.exchange.container import Line
from svcdesk.store.exchange.judge import Fate, Judge, Judged
from svcdesk.store.frame import awaited, blob, blobref, node, revision
from svcdesk.store.projector import batches
from svcdesk.words import Message

_AT_ONCE = 1000
_MOST_PIXELS = 120_000_000
_UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Incoming:
    """Whose package it is, which devices it and this desk know, and when it is taken in."""

    sender: str
    devices: Mapping[str, Device]
    at: datetime


def known_devices(connection: Connection) -> dict[str, Device]:
    """Return the devices this desk knows, by key."""
    rows = connection.execute(select(node.c.node, node.c.code, node.c.name))
    return {row.node: Device(row.node, row.code, row.name) for row in rows}


def take(connection: Connection, lines: Sequence[Line], incoming: Incoming) -> list[Judged]:
    """Judge some revisions and put each where it belongs; what waited for them comes along.

    Returns what became of each, those of the in-tray included.
    """
    found: list[Judged] = []
    while lines:
        judged = Judge(connection, incoming.devices).judge(lines)
        settled = _settled(connection, judged, incoming)
        found += settled
        lines = tray.released(connection, [one.rev for one in settled if one.fate is Fate.NEW])
    return found


def take_attachment(connection: Connection, sha: str, data: bytes) -> bool:
    """Keep an attachment; returns false, and keeps nothing, where it is not what its name says or a bomb."""
    if sha256(data).hexdigest() != sha:
        return False
    mime, width, height = measured(data) or (_UNKNOWN, 0, 0)
    if width * height > _MOST_PIXELS:
        return False
    blobs.put(connection, data, mime, width, height)
    connection.execute(delete(awaited).where(awaited.c.sha == sha))
    return True


def records_with(connection: Connection, shas: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the documents that show some attachments, and their kinds."""
    docs: set[str] = set()
    kinds: set[str] = set()
    for some in batches(shas, _AT_ONCE):
        query = select(docview.c.doc, docview.c.kind).join(revision, revision.c.doc == docview.c.doc)
        found = query.join(blobref, blobref.c.rev == revision.c.rev).where(blobref.c.sha.in_(some)).distinct()
        for row in connection.execute(found):
            docs.add(row.doc)
            kinds.add(row.kind)
    return frozenset(docs), frozenset(kinds)


def _settled(connection: Connection, judged: list[Judged], incoming: Incoming) -> list[Judged]:
    """Store what was judged; a record that cannot be listed after all is refused, the others come in without it."""
    try:
        with connection.begin_nested():
            _settle(connection, judged, incoming)
    except KnownError:
        raise
    except Exception:  # noqa: BLE001 - a body that decodes may still hold what no column takes
        return [one for some in _by_document(judged) for one in _settled_alone(connection, some, incoming)]
    return judged


def _settled_alone(connection: Connection, judged: list[Judged], incoming: Incoming) -> list[Judged]:
    try:
        with connection.begin_nested():
            _settle(connection, judged, incoming)
    except KnownError:
        raise
    except Exception:  # noqa: BLE001 - as above
        refused = [_unlistable(one) if one.fate is Fate.NEW else one for one in judged]
        tray.keep(connection, refused, incoming.sender, incoming.at)
        return refused
    return judged


def _by_document(judged: Sequence[Judged]) -> list[list[Judged]]:
    found: dict[str, list[Judged]] = {}
    for one in judged:
        found.setdefault(one.made.doc if one.made else one.rev, []).append(one)
    return list(found.values())


def _unlistable(one: Judged) -> Judged:
    number = one.made.number if one.made else "?"
    return one._replace(fate=Fate.REFUSED, reasons=(Message("exchange.unlistable", {"number": number}, CLAUSE),))


def _settle(connection: Connection, judged: Sequence[Judged], incoming: Incoming) -> None:
    new = [one for one in judged if one.fate is Fate.NEW]
    wrote = sorted({one.made.node for one in new if one.made})
    introduce(connection, [incoming.devices[key] for key in wrote])
    _note_chains(connection, new)
    _store(connection, new)
    _await(connection, {sha for one in new if one.made for sha in one.made.blobs}, incoming.at)
    tray.keep(connection, judged, incoming.sender, incoming.at)
    known = {one.rev: one.made for one in new if one.made}
    reproject.reproject(connection, {made.doc for made in known.values()}, known)


def introduce(connection: Connection, devices: Iterable[Device]) -> None:
    """Remember devices this desk does not know yet; one of them may have sent a package without a word of its own."""
    known = known_devices(connection)
    rows = [
        {"node": one.node, "code": one.code, "name": one.name, "public_key": b""}
        for one in devices
        if one.node not in known
    ]
    if rows:
        connection.execute(insert(node), rows)


def _store(connection: Connection, new: Sequence[Judged]) -> None:
    """Insert revisions in the order of their arrival, and read back what was written."""
    made = {one.rev: (one.made, one.payload) for one in new if one.made}
    for rev, (one, payload) in made.items():
        log.store(connection, rev, one, payload)
    for some in batches(made, _AT_ONCE):
        query = select(revision.c.rev, revision.c.payload).where(revision.c.rev.in_(some))
        if {row.rev: row.payload for row in connection.execute(query)} != {rev: made[rev][1] for rev in some}:
            raise KnownError(Message("store.write_damaged"))


def _await(connection: Connection, shas: set[str], at: datetime) -> None:
    """Note the attachments that did not come with their records, so that nobody takes them for lost."""
    for some in batches(sorted(shas), _AT_ONCE):
        here = set(connection.scalars(select(blob.c.sha).where(blob.c.sha.in_(some))))
        here |= set(connection.scalars(select(awaited.c.sha).where(awaited.c.sha.in_(some))))
        missing = [{"sha": sha, "since": at} for sha in some if sha not in here]
        if missing:
            connection.execute(insert(awaited), missing)


def _note_chains(connection: Connection, new: Sequence[Judged]) -> None:
    """Note what will be missing of each device's chain once these have come."""
    came: dict[str, list[int]] = {}
    for one in new:
        if one.made:
            came.setdefault(one.made.node, []).append(one.made.seq)
    for key, seqs in came.items():
        have.note_arrivals(connection, key, seqs)


def changed(judged: Sequence[Judged]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the documents and kinds that new revisions changed."""
    new = [one.made for one in judged if one.fate is Fate.NEW and one.made]
    kinds = frozenset(one.kind for one in new if one.kind in KINDS)
    return frozenset(one.doc for one in new), kinds | hearing.changed_with(kinds)
