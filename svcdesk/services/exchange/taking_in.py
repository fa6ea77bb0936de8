"""Takes hand-over packages in, part by part.

Each part is a transaction of its own, so whatever stops the taking leaves whole parts, and doing it again goes on.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from svcdesk.domain.rights import Right
from svcdesk.errors import Cancelled, KnownError
from svcdesk.models.docview import docview
from svcdesk.services import rights
from svcdesk.services.desk import Changes, Session
from svcdesk.services.exchange import belonging
from svcdesk.services.exchange.looking import known_devices, of_this_device, opened, tell
from svcdesk.services.exchange.report import Progress, Report, begun, note_missing
from svcdesk.store import device, hearing
from svcdesk.store.exchange import gather, have, take, tray
from svcdesk.store.exchange.container import ATTACHMENTS, REVISIONS, Line, Package, Piece, lines_of
from svcdesk.store.exchange.judge import Fate, Judged
from svcdesk.store.projector import batches

_AT_ONCE = 400
_MOST_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of some files: a report of each that was begun, what changed, and what stopped it before the end."""

    reports: tuple[Report, ...]
    changes: Changes
    stopped: KnownError | None = None


def take_in(
    session: Session,
    path: Path,
    progress: Progress | None = None,
    *,
    password: str = "",
    adopting: bool = False,
) -> tuple[Report, Changes]:
    """Take a package in, and what had waited for it; what cannot be taken lies in the in-tray afterwards.

    To do it twice, in any order with others, or with a cut file, harms nothing. Raises like ``looking.preview``, and
    ``Cancelled`` from ``progress``: what was taken in by then stays.
    """
    taken = take_in_all(session, [path], progress, password=password, adopting=adopting)
    if taken.stopped is not None:
        raise taken.stopped
    return taken.reports[0], taken.changes


def take_in_all(
    session: Session,
    paths: Sequence[Path],
    progress: Progress | None = None,
    *,
    password: str = "",
    adopting: bool = False,
) -> Taken:
    """Take several packages in, one after the other, and say what was done also where something stops it.

    Raises ``KnownError`` before the first is begun where one of them is no package, or sealed with another password.
    """
    rights.require(session, Right.TAKE_IN)
    packages = opened(paths, password)
    sums = list(accumulate((package.total for package in packages), initial=0))
    taking = [_Taking(session, package, begun(package)) for package in packages]
    note_missing([one.report for one in taking])
    stopped: KnownError | None = None
    for at, one in enumerate(taking):
        try:
            one.run(_Steps(progress, sums[at], sums[-1]), adopting=adopting)
        except KnownError as error:
            one.stop()
            stopped = error
            taking = taking[: at + 1]
            break
    else:
        with suppress(Cancelled):  # too late: nothing is left that could be stopped
            tell(progress, sums[-1], sums[-1])
    return _outcome(session, taking, stopped)


def _outcome(session: Session, taking: Sequence["_Taking"], stopped: KnownError | None) -> Taken:
    reports = tuple(one.report for one in taking)
    with session.read() as connection:
        for report in reports:
            report.waiting = tray.still_waiting(connection, report.waiting)
    changes = Changes()
    for one in taking:
        changes |= one.changes()
    return Taken(reports, changes, stopped)


class _Steps(NamedTuple):
    """Tells how far one of several files is, counted over all of them."""

    progress: Progress | None
    before: int
    total: int

    def tell(self, at: int) -> None:
        tell(self.progress, self.before + at, self.total)


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
class _Taking:
    """One package being taken in, with what changed so far."""

    session: Session
    package: Package
    report: Report
    docs: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    more: Changes = field(default_factory=Changes)

    def run(self, steps: "_Steps", *, adopting: bool) -> None:
        """Take all of it in; raises what stops it."""
        self.report.gives_up = belonging.company_given_up(self.session, self.package.manifest, adopting=adopting)
        self.judge_again()
        for at, group in enumerate(_groups(self.package.pieces())):
            steps.tell(at)
            self.take(group)
        self.conclude()

    def stop(self) -> None:
        """Say that not all of it was taken in."""
        self.report.stopped = True
        self.report.gives_up = ""
        self._look_what_to_settle()

    def changes(self) -> Changes:
        """Return what changed so far."""
        return Changes(frozenset(self.docs), frozenset(self.kinds)) | self.more

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
            devices = known_devices(connection, [self.package])
            judged = take.take(
                connection, lines, take.Incoming(self.report.sender.node, devices, self.session.clock())
            )
            if any(of_this_device(one, store.node.key) for one in judged):
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

    def conclude(self) -> None:
        """Remember what the other desk has, and go over to its company where that was asked for."""
        manifest = self.package.manifest
        with self.session.store.write() as connection:
            if manifest.sender != self.session.store.node.key:
                take.introduce(connection, [one for one in manifest.devices if one.node == manifest.sender])
                have.hear(connection, manifest, self.session.clock())
        self._look_what_to_settle()
        if self.report.gives_up:
            self.more = belonging.adopt(self.session, manifest.company)

    def _look_what_to_settle(self) -> None:
        with self.session.read() as connection:
            self.report.conflicts = _conflicts(connection, self.report.documents)
            self.report.awaited = tray.photos_awaited(connection)
            for some in batches(sorted(self.docs), _AT_ONCE):
                self.docs |= hearing.hearers(connection, some)


def _conflicts(connection: Connection, docs: Iterable[str]) -> list[str]:
    found: list[str] = []
    for some in batches(sorted(docs), _AT_ONCE):
        query = select(docview.c.number).where(docview.c.doc.in_(some), docview.c.conflict > 0)
        found += connection.scalars(query)
    return sorted(found)
