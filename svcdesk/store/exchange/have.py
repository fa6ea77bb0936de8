"""What this desk has of each device's chain, and what other desks said they have."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from svcdesk.domain.exchange import Have, Manifest, Span
from svcdesk.domain.record import canonical
from svcdesk.store.frame import awaited, hole, localmeta, peer, revision

_COUNT, _HANDED = "packages", "handed_over"  # in ``localmeta``: of this machine alone


class Peer(msgspec.Struct, frozen=True):
    """Another desk, by the device that writes there: what it has, what it lacks of attachments, and since when."""

    node: str
    count: int
    heard_at: datetime
    have: dict[str, Have]
    awaited: tuple[str, ...]


def summary(connection: Connection) -> dict[str, Have]:
    """Return what this desk has, by device."""
    holes: dict[str, list[Span]] = {}
    for row in connection.execute(select(hole).order_by(hole.c.node, hole.c.first)):
        holes.setdefault(row.node, []).append((row.first, row.last))
    query = select(revision.c.node, func.max(revision.c.seq).label("upto")).group_by(revision.c.node)
    return {row.node: Have(row.upto, tuple(holes.get(row.node, ()))) for row in connection.execute(query)}


def lacking(connection: Connection) -> tuple[str, ...]:
    """Return the attachments this desk has records of, but not the bytes."""
    return tuple(connection.scalars(select(awaited.c.sha).order_by(awaited.c.sha)))


def of(connection: Connection, node: str) -> Have:
    """Return what this desk has of one device."""
    rows = connection.execute(select(hole.c.first, hole.c.last).where(hole.c.node == node).order_by(hole.c.first))
    return Have(end_of(connection, node), tuple((row.first, row.last) for row in rows))


def note_arrivals(connection: Connection, node: str, seqs: Sequence[int]) -> None:
    """Note what is missing of a device's chain once some revisions, not in the log yet, have come."""
    before = of(connection, node)
    after = before.with_more(seqs)
    if after.holes != before.holes:
        connection.execute(delete(hole).where(hole.c.node == node))
        rows = [{"node": node, "first": first, "last": last} for first, last in after.holes]
        if rows:
            connection.execute(insert(hole), rows)


def peers(connection: Connection) -> list[Peer]:
    """Return the desks this one has taken packages in from, the last heard first."""
    rows = connection.execute(select(peer).order_by(peer.c.heard_at.desc(), peer.c.node))
    return [
        Peer(
            row["node"],
            row["count"],
            row["heard_at"],
            msgspec.json.decode(row["have"], type=dict[str, Have]),
            msgspec.json.decode(row["awaited"], type=tuple[str, ...]),
        )
        for row in rows.mappings()
    ]


def hear(connection: Connection, manifest: Manifest, at: datetime) -> None:
    """Remember what a package says its desk has, unless a later one has said so already."""
    count = connection.scalar(select(peer.c.count).where(peer.c.node == manifest.sender))
    if count is not None and count >= manifest.count:
        return
    connection.execute(delete(peer).where(peer.c.node == manifest.sender))
    values = {
        "node": manifest.sender,
        "count": manifest.count,
        "heard_at": at,
        "have": canonical(manifest.have).decode(),
        "awaited": canonical(manifest.awaited).decode(),
    }
    connection.execute(insert(peer), values)


def next_count(connection: Connection) -> int:
    """Count one more package of this desk."""
    count = int(_meta(connection, _COUNT) or 0) + 1
    _set_meta(connection, _COUNT, str(count))
    return count


def note_handed_over(connection: Connection, node: str, seq: int) -> None:
    """Remember how far this device's own revisions have been written into a package."""
    if seq > handed_over(connection, node):
        _set_meta(connection, f"{_HANDED}:{node}", str(seq))


def handed_over(connection: Connection, node: str) -> int:
    """Return how far this device's own revisions have been written into a package, 0 before the first one."""
    return int(_meta(connection, f"{_HANDED}:{node}") or 0)


def end_of(connection: Connection, node: str) -> int:
    """Return how many revisions a device has written, as far as they are here."""
    return int(connection.scalar(select(func.max(revision.c.seq)).where(revision.c.node == node)) or 0)


def _meta(connection: Connection, key: str) -> str:
    return str(connection.scalar(select(localmeta.c.value).where(localmeta.c.key == key)) or "")


def _set_meta(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(localmeta).where(localmeta.c.key == key))
    connection.execute(insert(localmeta), {"key": key, "value": value})
