"""Takes hand-over packages in: a look beforehand that changes nothing, and the taking itself, part by part.

Each part is a transaction of its own, so whatever stops the taking leaves whole parts, and doing it again goes on.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, select

from svcdesk.domain.exchange import Device
from svcdesk.domain.rights import Right
from svcdesk.models.docview import docview
from svcdesk.services import rights
from svcdesk.services.desk import Changes, Session
from svcdesk.services.exchange import belonging
from svcdesk.services.exchange.report import Report, begun
from svcdesk.store import device, hearing, log
from svcdesk.store.exchange import gather, have, take, tray
from svcdesk.store.exchange.container import ATTACHMENTS, REVISIONS, Line, Package, Piece, lines_of
from svcdesk.store.exchange.judge import Fate, Judge, Judged
from svcdesk.store.projector import batches

Progress = Callable[[int, int], None]
_CODE_LENGTH = (2, 3)
_AT_ONCE = 400
_MOST_BYTES = 8 << 20


def preview(session: Session, path: Path, progress: Progress | None = None, *, adopting: bool = False) -> Report:
    """Return what taking a package in would do, and change nothing.

    Raises ``KnownError`` where the file is no package, comes from a newer program, its head is damaged, or it is
    another company's, unless this desk shall go over to that company (``adopting``).
    """
    rights.require(session, Right.TAKE_IN)
    package = Package(path)
    report = _begun(package)
    report.gives_up = _belongs(session, package, adopting=adopting)
    with session.read() as connection:
        looking = _Looking(Judge(connection, _devices(connection, package)), report, session.store.node.key)
        for at, piece in enumerate(package.pieces()):
            _tell(progress, at, package)
            looking.look(piece)
        looking.conclude()
    _tell(progress, package.total, package)
    return report


def take_in(
    session: Session, path: Path, progress: Progress | None = None, *, adopting: bool = False
) -> tuple[Report, Changes]:
    """Take a package in, and what had waited for it; what cannot be taken lies in the in-tray afterwards.

    To do it twice, in any order with others, or with a cut file, harms nothing. Raises like ``preview``, and
    ``Cancelled`` from ``progress``: what was taken in by then stays.
    """
    rights.require(session, Right.TAKE_IN)
    package = Package(path)
    taking = _Taking(session, package, _begun(package))
    taking.report.gives_up = _belongs(session, package, adopting=adopting)
    taking.judge_again()
    for at, group in enumerate(_groups(package.pieces())):
        _tell(progress, at, package)
        taking.take(group)
    _tell(progress, package.total, package)
    return taking.report, taking.conclude()


def _belongs(session: Session, package: Package, *, adopting: bool) -> str:
    """Make sure that package and desk are one company's; returns the name of the company the desk gives up."""
    own = belonging.other_company(session, package.manifest)
    if own is None:
        return ""
    if not adopting:
        belonging.require_one_company(session, package.manifest)
    belonging.require_adoptable(session, package.manifest)
    return own.name


def _begun(package: Package) -> Report:
    report = begun(package.manifest)
    report.whole = package.contents is not None
    report.more_files = package.contents is not None and not package.contents.last
    report.lost = package.lost()
    return report


def _devices(connection: Connection, package: Package) -> dict[str, Device]:
    """Return the devices the package and this desk know; raises ``KnownError`` for a code that is none."""
    named = {one.node: one for one in package.manifest.devices}
    for one in named.values():
        device.require_code(one.code)
    return {**named, **take.known_devices(connection)}


def _tell(progress: Progress | None, at: int, package: Package) -> None:
    if progress is not None:
        progress(at, package.total)


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield parts as they go into one transaction: one of revisions, or some attachments."""
    group: list[Piece] = []
    size = 0
    for piece in pieces:
        fits = piece.name.startswith(ATTACHMENTS) and size < _MOST_BYTES
        if group and not fits:
            yield group
            group, size = [], 0
        group.append(piece)
        size += len(piece.data or b"")
        if piece.name.startswith(REVISIONS):
            size = _MOST_BYTES
    if group:
        yield group


@dataclass(slots=True)
class _Looking:
    """Follows a package through without writing: what is new counts for what comes after it."""

    judge: Judge
    report: Report
    this: str
    waiting: dict[str, tuple[Line, tuple[str, ...]]] = field(default_factory=dict)
    heads: dict[str, set[str]] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    promised: set[str] = field(default_factory=set)
    brought: set[str] = field(default_factory=set)

    def look(self, piece: Piece) -> None:
        if piece.data is None:
            self.report.damaged += 1
        elif piece.name.startswith(ATTACHMENTS):
            self.brought.add(piece.name.removeprefix(ATTACHMENTS))
        else:
            lines = lines_of(piece.data)
            self.report.damaged += lines is None
            while lines:
                lines = self._lines(lines)

    def _lines(self, lines: Sequence[Line]) -> list[Line]:
        judged = self.judge.judge(lines)
        self.report.count(judged)
        if any(_of_this_device(one, self.this) for one in judged):
            self.report.renewed = "?"
        new = [one for one in judged if one.fate is Fate.NEW]
        self._grow(new)
        for line, one in zip(lines, judged, strict=True):
            self.waiting.pop(one.rev, None)
            if one.needs:
                self.waiting[one.rev] = (line, one.needs)
        came = {one.rev for one in new}
        here = [line for line, needs in self.waiting.values() if not came.isdisjoint(needs)]
        known = {line.rev for line in here}
        return here + [one for one in tray.released(self.judge.connection, sorted(came)) if one.rev not in known]

    def _grow(self, new: Sequence[Judged]) -> None:
        connection = self.judge.connection
        for one in new:
            if one.made is None:
                continue
            doc = one.made.doc
            if doc not in self.heads:
                self.heads[doc] = set(log.heads(connection, doc))
            self.heads[doc] = (self.heads[doc] - set(one.made.parents)) | {one.rev}
            self.numbers[doc] = one.made.number
            self.promised.update(one.made.blobs)

    def conclude(self) -> None:
        clashing = (self.numbers[doc] for doc, heads in self.heads.items() if len(heads) > 1)
        self.report.conflicts = sorted(clashing)
        connection = self.judge.connection
        here = set(gather.held(connection, sorted(self.brought | self.promised)))
        self.report.attachments = len(self.brought - here)
        self.report.awaited = len(self.promised - self.brought - here)


@dataclass(slots=True)
class _Taking:
    """One package being taken in, with what changed so far."""

    session: Session
    package: Package
    report: Report
    docs: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    def judge_again(self) -> None:
        """Look once more at what had been refused or was too new: this program may have learnt it since."""
        with self.session.read() as connection:
            lines = tray.again(connection)
        for some in batches(lines, _AT_ONCE):
            self._write([one for one in self._take(some) if one.fate is Fate.NEW])

    def take(self, group: Sequence[Piece]) -> None:
        self.report.damaged += sum(piece.data is None for piece in group)
        shas: dict[str, bytes] = {}
        for name, data in group:
            if data is not None and name.startswith(ATTACHMENTS):
                shas[name.removeprefix(ATTACHMENTS)] = data
            elif data is not None:
                lines = lines_of(data)
                self.report.damaged += lines is None
                self._write(self._take(lines or []))
        if shas:
            self._take_attachments(shas)

    def _take(self, lines: Sequence[Line]) -> list[Judged]:
        store = self.session.store
        renewed = None
        with store.write() as connection:
            devices = _devices(connection, self.package)
            judged = take.take(
                connection, lines, take.Incoming(self.report.sender.node, devices, self.session.clock())
            )
            if any(_of_this_device(one, store.node.key) for one in judged):
                renewed = device.new_node(connection)
        if renewed is not None:
            store.node = renewed
            store.note_chain()
            self.report.renewed = renewed.code
        return judged

    def _write(self, judged: Sequence[Judged]) -> None:
        self.report.count(judged)
        docs, kinds = take.changed(judged)
        self.docs |= docs
        self.kinds |= kinds

    def _take_attachments(self, shas: dict[str, bytes]) -> None:
        with self.session.store.write() as connection:
            known = set(gather.held(connection, sorted(shas)))
            for sha, data in shas.items():
                if sha not in known and not take.take_attachment(connection, sha, data):
                    self.report.damaged += 1
            docs, kinds = take.records_with(connection, sorted(shas.keys() - known))
        self.report.attachments += len(shas.keys() - known)
        self.docs |= docs
        self.kinds |= kinds

    def conclude(self) -> Changes:
        """Remember what the other desk has, and tell what has to be settled now."""
        with self.session.store.write() as connection:
            have.hear(connection, self.package.manifest, self.session.clock())
            self.report.conflicts = _conflicts(connection, self.report.documents)
            self.report.awaited = tray.photos_awaited(connection)
            for some in batches(sorted(self.docs), _AT_ONCE):
                self.docs |= hearing.hearers(connection, some)
        changes = Changes(frozenset(self.docs), frozenset(self.kinds))
        company = self.package.manifest.company
        return changes | belonging.adopt(self.session, company) if self.report.gives_up else changes


def _of_this_device(one: Judged, node: str) -> bool:
    """Whether a revision says that this very device wrote it, though it is not here: then its desk was copied."""
    return one.made is not None and one.made.node == node and one.fate is not Fate.KNOWN


def _conflicts(connection: Connection, docs: Iterable[str]) -> list[str]:
    found: list[str] = []
    for some in batches(sorted(docs), _AT_ONCE):
        query = select(docview.c.number).where(docview.c.doc.in_(some), docview.c.conflict > 0)
        found += connection.scalars(query)
    return sorted(found)
