"""Writes hand-over packages: what another desk is not known to have, chosen records, or everything."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import msgspec
from sqlalchemy import Connection

import svcdesk
from svcdesk.domain.exchange import CLAUSE, FORMAT, Device, Have, Manifest, Scope, unheard_of
from svcdesk.domain.rights import Right
from svcdesk.errors import KnownError, reason
from svcdesk.services import own_company, rights
from svcdesk.services.desk import Session, find_number
from svcdesk.store import blobs
from svcdesk.store.exchange import gather, have
from svcdesk.store.exchange.container import Writer
from svcdesk.store.exchange.take import known_devices
from svcdesk.words import Message

SUFFIX = ".svcpack"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to hand over: all that the desk of ``receiver`` lacks, the records with some ``numbers``, or everything.

    ``docs`` says which records the ``numbers`` mean, where that is known. ``most`` is the size in bytes from which on
    a further file is begun, 0 for a single file.
    """

    scope: Scope
    receiver: str = ""
    numbers: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()
    most: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What was written: the files in their order, how much is in them, and their size in bytes together."""

    files: tuple[Path, ...]
    revisions: int
    attachments: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDesk:
    """A desk packages came from, and how many revisions it is not known to have."""

    device: Device
    heard_at: datetime
    lacks: int


@dataclass(slots=True)
class _Load:
    """What goes into a package, as one moment of the desk has it."""

    manifest: Manifest
    ids: gather.Ids
    wanted: Sequence[str]
    own_end: int
    sent: set[str]


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

    Raises ``KnownError`` where a number is not here or the file cannot be written; then nothing is left behind. What
    is written counts as handed over, yet is written again until the other desk's own package says that it has it.
    """
    rights.require(session, Right.HAND_OVER)
    with session.store.write() as connection:
        count = have.next_count(connection)
    try:
        with session.read() as connection:
            load = _load(session, connection, request, count)
            written = _Writing(connection, load, path, request.most, progress or _silent).run()
    except OSError as failed:
        raise KnownError(Message("exchange.not_written", {"file": str(path), "why": reason(failed)})) from failed
    if request.scope is not Scope.CHOSEN:
        with session.store.write() as connection:
            have.note_handed_over(connection, session.store.node.key, load.own_end)
    return written


def _load(session: Session, connection: Connection, request: Request, count: int) -> _Load:
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
    return _Load(manifest, ids, wanted, own_end, sent)


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


_Step = tuple[gather.Lines, list[str]]


@dataclass(slots=True)
class _Writing:
    """Writes one file after the other; where one fails, none is left."""

    connection: Connection
    load: _Load
    path: Path
    most: int
    progress: Progress
    files: list[Path] = field(default_factory=list)
    revisions: int = 0
    attachments: int = 0

    def run(self) -> HandedOver:
        steps = _steps(self.connection, self.load)
        step = next(steps, None)
        try:
            while step is not None or not self.files:
                step = self._file(step, steps)
        except BaseException:
            for file in self.files:
                file.unlink(missing_ok=True)
            raise
        self.progress(len(self.load.ids), len(self.load.ids))
        size = sum(file.stat().st_size for file in self.files)
        return HandedOver(files=tuple(self.files), revisions=self.revisions, attachments=self.attachments, size=size)

    def _file(self, step: _Step | None, steps: Iterator[_Step]) -> _Step | None:
        """Write one file; returns what the next one begins with."""
        number = len(self.files) + 1
        file = self.path if number == 1 else self.path.with_name(f"{self.path.stem}-{number}{self.path.suffix}")
        with Writer(file, msgspec.structs.replace(self.load.manifest, volume=number)) as writer:
            full = False
            while step is not None and not full:
                self._put(writer, *step)
                step = next(steps, None)
                full = bool(self.most) and writer.size() >= self.most
            writer.finish(last=step is None)
        self.files.append(file)
        return step

    def _put(self, writer: Writer, lines: gather.Lines, shas: list[str]) -> None:
        self.progress(self.revisions, len(self.load.ids))
        if lines:
            writer.revisions(lines)
        for sha in shas:
            writer.attachment(sha, blobs.get(self.connection, sha).data)
        self.revisions += len(lines)
        self.attachments += len(shas)


def _steps(connection: Connection, load: _Load) -> Iterator[_Step]:
    """Yield revisions with those of their attachments that are not in the package yet."""
    sent = set(load.sent)
    if load.wanted:
        sent |= set(load.wanted)
        yield [], list(load.wanted)
    for lines in gather.pieces(connection, load.ids):
        shas = [sha for sha in gather.attachments(connection, [rev for rev, _ in lines]) if sha not in sent]
        sent |= set(shas)
        yield lines, shas


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""
