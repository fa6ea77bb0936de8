"""The in-tray: what packages brought and the log could not take, each with its reason, until somebody decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from svcdesk.domain.record import canonical
from svcdesk.store.exchange.container import Line
from svcdesk.store.exchange.judge import Fate, Judged
from svcdesk.store.frame import awaited, intray, intray_need
from svcdesk.store.projector import batches
from svcdesk.words import Message

_AT_ONCE = 1000
_KIND, _NUMBER = 40, 80
_COLUMNS = [column for column in intray.columns if column.name != "payload"]


class Dropping(msgspec.Struct, frozen=True):
    """Who put something aside for good, when and why."""

    name: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One revision in the in-tray; ``doc``, ``kind`` and ``number`` are what it says of itself, if it can be read."""

    rev: str
    fate: Fate
    reasons: tuple[Message, ...]
    node: str
    doc: str
    kind: str
    number: str
    sender: str
    arrived_at: datetime
    dropped: Dropping | None


def keep(connection: Connection, judged: Sequence[Judged], sender: str, at: datetime) -> None:
    """Put what waits or was refused into the in-tray, and take out what the log now has."""
    lies = connection.scalar(select(intray.c.rev).limit(1)) is not None
    settled = [one.rev for one in judged if one.fate in {Fate.NEW, Fate.KNOWN}] if lies else []
    kept = {one.rev: one for one in judged if one.fate in {Fate.WAITING, Fate.REFUSED}}
    _remove(connection, settled)
    known: set[str] = set()
    for some in batches(kept, _AT_ONCE):
        known |= set(connection.scalars(select(intray.c.rev).where(intray.c.rev.in_(some))))
        connection.execute(delete(intray_need).where(intray_need.c.rev.in_(some)))
    for rev in known:
        values = {"status": kept[rev].fate.value, "reason": _said(kept[rev].reasons)}
        connection.execute(update(intray).where(intray.c.rev == rev).values(values))
    rows = [_row(one, sender, at) for rev, one in kept.items() if rev not in known]
    if rows:
        connection.execute(insert(intray), rows)
    needs = [{"need": need, "rev": one.rev} for one in kept.values() for need in one.needs]
    if needs:
        connection.execute(insert(intray_need), needs)


def released(connection: Connection, revs: Sequence[str]) -> list[Line]:
    """Return what waited for some revisions that are here now."""
    found: dict[str, Line] = {}
    if connection.scalar(select(intray_need.c.rev).limit(1)) is None:
        return []
    for some in batches(revs, _AT_ONCE):
        query = select(intray.c.rev, intray.c.payload).join(intray_need, intray_need.c.rev == intray.c.rev)
        waits = query.where(intray_need.c.need.in_(some), intray.c.status == Fate.WAITING)
        found |= {row.rev: _line(row.rev, row.payload) for row in connection.execute(waits)}
    return [found[rev] for rev in sorted(found)]


def still_waiting(connection: Connection, revs: Iterable[str]) -> set[str]:
    """Return those of some revisions that wait here."""
    found: set[str] = set()
    for some in batches(sorted(revs), _AT_ONCE):
        query = select(intray.c.rev).where(intray.c.rev.in_(some), intray.c.status == Fate.WAITING)
        found.update(connection.scalars(query))
    return found


def again(connection: Connection) -> list[Line]:
    """Return what waits for no revision, to be judged anew: this program may be newer by now.

    What did not match its own name is left alone: under its true name nobody has ever written it.
    """
    needs = select(intray_need.c.rev).where(intray_need.c.rev == intray.c.rev).exists()
    misnamed = intray.c.reason.contains("exchange.bad_hash")
    query = select(intray.c.rev, intray.c.payload).where(intray.c.status != Fate.DROPPED, ~needs, ~misnamed)
    rows = connection.execute(query.order_by(intray.c.arrived_at, intray.c.rev))
    return [_line(row.rev, row.payload) for row in rows]


def listed(connection: Connection, most: int) -> list[Kept]:
    """Return what lies in the in-tray, refused first, then waiting, then dropped; the newest first."""
    query = select(*_COLUMNS).order_by(intray.c.status, intray.c.arrived_at.desc(), intray.c.number, intray.c.rev)
    found = [_kept(row) for row in connection.execute(query.limit(most))]
    return sorted(found, key=lambda one: (Fate.REFUSED, Fate.WAITING, Fate.DROPPED).index(one.fate))


def counts(connection: Connection) -> dict[Fate, int]:
    """Return how much lies in the in-tray, by what became of it."""
    rows = connection.execute(select(intray.c.status, func.count()).group_by(intray.c.status))
    return {Fate(status): int(count) for status, count in rows}


def photos_awaited(connection: Connection) -> int:
    """Return how many attachments were handed over by name but not yet as bytes."""
    return int(connection.scalar(select(func.count()).select_from(awaited)) or 0)


def drop(connection: Connection, revs: Sequence[str], dropping: Dropping) -> None:
    """Put something aside; it stays readable, and when it comes again it is not asked about again."""
    values = {"status": Fate.DROPPED.value, "dropped": canonical(dropping).decode()}
    for some in batches(revs, _AT_ONCE):
        connection.execute(update(intray).where(intray.c.rev.in_(some)).values(values))


def take_back(connection: Connection, revs: Sequence[str]) -> None:
    """Undo a dropping; what it is lies with the next judgement."""
    for some in batches(revs, _AT_ONCE):
        here = intray.c.rev.in_(some)
        connection.execute(update(intray).where(here, intray.c.status == Fate.DROPPED).values(status=Fate.REFUSED))


def payloads(connection: Connection, revs: Sequence[str]) -> Iterator[tuple[Kept, bytes]]:
    """Yield what lies in the in-tray with its bytes, in the order asked for."""
    for some in batches(revs, _AT_ONCE):
        rows = {row.rev: row for row in connection.execute(select(intray).where(intray.c.rev.in_(some)))}
        yield from ((_kept(rows[rev]), rows[rev].payload) for rev in some if rev in rows)


def _remove(connection: Connection, revs: Iterable[str]) -> None:
    for some in batches(revs, _AT_ONCE):
        connection.execute(delete(intray_need).where(intray_need.c.rev.in_(some)))
        connection.execute(delete(intray).where(intray.c.rev.in_(some)))


def _row(one: Judged, sender: str, at: datetime) -> dict[str, object]:
    made = one.made
    return {
        "rev": one.rev,
        "status": one.fate.value,
        "reason": _said(one.reasons),
        "node": made.node if made else "",
        "doc": made.doc if made else "",
        "kind": made.kind[:_KIND] if made else "",
        "number": made.number[:_NUMBER] if made else "",
        "sender": sender,
        "arrived_at": at,
        "dropped": "",
        "payload": one.payload,
    }


def _said(reasons: Sequence[Message]) -> str:
    return canonical(reasons).decode()


def _kept(row: object) -> Kept:
    values = {column.name: getattr(row, column.name) for column in _COLUMNS}
    dropped = values.pop("dropped")
    return Kept(
        fate=Fate(values.pop("status")),
        reasons=msgspec.json.decode(values.pop("reason"), type=tuple[Message, ...]),
        dropped=msgspec.json.decode(dropped, type=Dropping) if dropped else None,
        **values,
    )


def _line(rev: str, payload: bytes) -> Line:
    return Line(rev, msgspec.Raw(payload))
