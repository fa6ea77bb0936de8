"""What lies in the in-tray: looked at, dropped with a reason, taken back, judged again, written out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from svcdesk.domain.exchange import CLAUSE, Device
from svcdesk.domain.record import canonical
from svcdesk.domain.rights import Right
from svcdesk.errors import KnownError, Refused, reason
from svcdesk.services import rights
from svcdesk.services.desk import Changes, Session
from svcdesk.store.exchange import take, tray
from svcdesk.store.exchange.judge import Fate, Judged
from svcdesk.store.exchange.tray import Dropping, Kept
from svcdesk.store.projector import batches
from svcdesk.words import Message

__all__ = ["Fate", "Kept", "Lying"]

MOST = 500
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """What lies in the in-tray: at most ``MOST`` of it, and how much there is of each fate.

    ``photos`` counts the attachments that were handed over by name and are not here yet.
    """

    kept: tuple[Kept, ...]
    counts: dict[Fate, int]
    devices: dict[str, Device]
    photos: int


class _Written(msgspec.Struct, frozen=True):
    """One line of what is written out."""

    rev: str
    reasons: tuple[Message, ...]
    payload: msgspec.Raw


def lying(session: Session) -> Lying:
    """Return what lies in the in-tray."""
    with session.read() as connection:
        return Lying(
            kept=tuple(tray.listed(connection, MOST)),
            counts=tray.counts(connection),
            devices=take.known_devices(connection),
            photos=tray.photos_awaited(connection),
        )


def waiting(session: Session) -> int:
    """Return how much in the in-tray asks for a person: what was refused and nobody dropped."""
    with session.read() as connection:
        return tray.counts(connection).get(Fate.REFUSED, 0)


def drop(session: Session, revs: Sequence[str], why: str) -> None:
    """Put something aside, with a reason; it stays readable and is not asked about when it comes again.

    Raises ``Refused`` without a reason.
    """
    rights.require(session, Right.SETTLE_CONFLICTS)
    if not why.strip():
        raise Refused([Message("exchange.drop_unsaid", clause=CLAUSE)])
    with session.store.write() as connection:
        tray.drop(connection, revs, Dropping(session.actor.name, session.clock(), why.strip()))


def judge_again(session: Session, revs: Sequence[str] = ()) -> tuple[int, Changes]:
    """Judge once more what lies in the in-tray, dropped things only where named; returns how much came out."""
    rights.require(session, Right.TAKE_IN)
    judged: list[Judged] = []
    with session.store.write() as connection:
        tray.take_back(connection, revs)
        devices = take.known_devices(connection)
        for some in batches(tray.again(connection), _AT_ONCE):
            judged += take.take(connection, some, take.Incoming("", devices, session.clock()))
    docs, kinds = take.changed(judged)
    return sum(one.fate is Fate.NEW for one in judged), Changes(docs, kinds)


def write_out(session: Session, revs: Sequence[str], path: Path) -> int:
    """Write something out of the in-tray as JSON lines with its reasons; returns how much there was."""
    rights.require(session, Right.EXPORT)
    with session.read() as connection:
        lines = [
            canonical(_Written(one.rev, one.reasons, msgspec.Raw(payload)))
            for one, payload in tray.payloads(connection, revs)
        ]
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.write_bytes(b"".join(line + b"\n" for line in lines))
        fresh.replace(path)
    except OSError as failed:
        fresh.unlink(missing_ok=True)
        raise KnownError(Message("exchange.not_written", {"file": str(path), "why": reason(failed)})) from failed
    return len(lines)
