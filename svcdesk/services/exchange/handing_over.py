"""Writes hand-over packages: what another desk is not known to have, chosen records, or everything."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection

import svcdesk
from svcdesk.domain.exchange import CLAUSE, FORMAT, SHORTEST_PASSWORD, Cost, Device, Have, Manifest, Scope, unheard_of
from svcdesk.domain.rights import Right
from svcdesk.errors import KnownError, reason
from svcdesk.services import own_company, rights
from svcdesk.services.desk import Session, find_number
from svcdesk.services.exchange.report import Progress
from svcdesk.services.exchange.writing import HandedOver, Load, Writing
from svcdesk.store.exchange import gather, have
from svcdesk.store.exchange.sealing import Keys, Sealing
from svcdesk.store.exchange.take import known_devices
from svcdesk.words import Message

SUFFIX = ".svcpack"
cost = Cost()
"""What a guess at the password of a package shall cost."""

__all__ = ["SUFFIX", "HandedOver", "KnownDesk", "Request"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to hand over: all that the desk of ``receiver`` lacks, the records with some ``numbers``, or everything.

    ``docs`` says which records the ``numbers`` mean, where that is known. ``most`` is the size in bytes from which on
    a further file is begun, 0 for a single file. With a ``password`` only those who know it can read the package.
    """

    scope: Scope
    receiver: str = ""
    numbers: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()
    most: int = 0
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDesk:
    """A desk packages came from, and how many revisions it is not known to have."""

    device: Device
    heard_at: datetime
    lacks: int


def desks(session: Session) -> list[KnownDesk]:
    """Return the desks this one has heard from, the last heard first."""
    with session.read() as connection:
        devices, ours = known_devices(connection), have.summary(connection)
        return [
            KnownDesk(
                device=devices.get(one.node, unheard_of(one.node)),
                heard_at=one.heard_at,
                lacks=sum(here.more_than(one.have.get(node, Have())) for node, here in ours.items()),
            )
            for one in have.peers(connection)
        ]


def receiver(session: Session, said: str) -> str:
    """Return the key of the desk somebody names by code, name or key; raises ``KnownError`` where that is not one."""
    found = [one.device for one in desks(session)]
    named = [one.node for one in found if said in {one.node, one.name} or said.upper() == one.code]
    if len(named) == 1:
        return named[0]
    offered = tuple(f"{one.code} {one.name}".strip() for one in found)
    if not offered:
        raise KnownError(Message("exchange.nobody_heard", {"said": said}, CLAUSE))
    raise KnownError(Message("exchange.no_such_desk", {"said": said, "desks": offered}, CLAUSE))


def not_handed_over(session: Session) -> int | None:
    """Return how many revisions of this device are in no package yet, none while nobody else is known of.

    A desk that took something in, or began from a package, has others to hand over to from its first record on.
    """
    node = session.store.node.key
    with session.read() as connection:
        upto = have.handed_over(connection, node)
        return have.end_of(connection, node) - upto if upto or have.peers(connection) else None


def hand_over(session: Session, path: Path, request: Request, progress: Progress | None = None) -> HandedOver:
    """Write a package, or several files of limited size, from one moment of the desk.

    Raises ``KnownError`` where a number is not here, the password is too short or the file cannot be written; then
    nothing is left behind. What is written counts as handed over, yet is written again until the other desk's own
    package says that it has it.
    """
    rights.require(session, Right.HAND_OVER)
    sealing = _sealing(request.password)
    with session.store.write() as connection:
        count = have.next_count(connection)
    try:
        with session.read() as connection:
            load = _load(session, connection, request, count)
            written = Writing(connection, load, path, request.most, sealing, progress or _silent).run()
    except OSError as failed:
        raise KnownError(Message("exchange.not_written", {"file": str(path), "why": reason(failed)})) from failed
    if request.scope is not Scope.CHOSEN:
        with session.store.write() as connection:
            have.note_handed_over(connection, session.store.node.key, load.own_end)
    return written


def require_password(password: str) -> None:
    """Raise ``KnownError`` for a password that would be guessed soon."""
    if len(password.strip()) < SHORTEST_PASSWORD:
        raise KnownError(Message("exchange.password_short", {"least": SHORTEST_PASSWORD}))


def _sealing(password: str) -> Sealing | None:
    if not password:
        return None
    require_password(password)
    return Keys(password).sealing(svcdesk.__version__, cost)


def _load(session: Session, connection: Connection, request: Request, count: int) -> Load:
    summary = have.summary(connection)
    node = session.store.node
    ids, wanted, sent = _asked(connection, request)
    manifest = Manifest(
        format=FORMAT,
        program=svcdesk.__version__,
        package=uuid4().hex,
        sender=node.key,
        count=count,
        created_at=session.clock(),
        created_by=session.actor.name,
        company=own_company.firm(connection),
        scope=request.scope,
        receiver=request.receiver,
        numbers=request.numbers,
        devices=tuple(known_devices(connection).values()),
        have=summary,
        awaited=have.lacking(connection),
    )
    own_end = summary[node.key].upto if node.key in summary else 0
    return Load(manifest, ids, wanted, own_end, sent)


def _asked(connection: Connection, request: Request) -> tuple[gather.Ids, Sequence[str], set[str]]:
    """Return revisions, attachments the receiver waits for, and attachments it has got already."""
    if request.scope is Scope.ALL:
        return gather.everything(connection), (), set()
    if request.scope is Scope.CHOSEN:
        docs = request.docs or [find_number(connection, number) for number in request.numbers]
        return gather.chosen(connection, docs), (), set()
    theirs = next((one for one in have.peers(connection) if one.node == request.receiver), None)
    if theirs is None:
        raise KnownError(Message("exchange.nobody_heard", {"said": request.receiver}, CLAUSE))
    ids = gather.lacked(connection, theirs.have)
    wanted = gather.held(connection, theirs.awaited)
    return ids, wanted, gather.shown_elsewhere(connection, ids) - set(theirs.awaited)


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""
