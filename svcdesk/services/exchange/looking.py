"""What packages would bring: a look beforehand that changes nothing, at all the files somebody chose together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from svcdesk.domain.exchange import Device
from svcdesk.domain.rights import Right
from svcdesk.services import rights
from svcdesk.services.desk import Session
from svcdesk.services.exchange import belonging
from svcdesk.services.exchange.report import Progress, Report, begun, in_order, note_missing
from svcdesk.store import device, log
from svcdesk.store.exchange import gather, take, tray
from svcdesk.store.exchange.container import (
    ATTACHMENTS,
    PASSWORD_WANTED,
    PASSWORD_WRONG,
    Line,
    Package,
    Piece,
    lines_of,
)
from svcdesk.store.exchange.judge import Fate, Judge, Judged
from svcdesk.store.exchange.sealing import Keys

__all__ = ["PASSWORD_WRONG", "SEALED", "known_devices", "of_this_device", "opened", "preview", "tell"]

SEALED = frozenset({PASSWORD_WANTED, PASSWORD_WRONG})
"""What is said of a package that only a password opens."""


def preview(
    session: Session,
    paths: Sequence[Path],
    progress: Progress | None = None,
    *,
    password: str = "",
    adopting: bool = False,
) -> list[Report]:
    """Return what taking packages in would do, in the order in which they would be, and change nothing.

    Raises ``KnownError`` where a file is no package, comes from a newer program, its head is damaged, or it is
    another company's, unless this desk shall go over to that company (``adopting``); ``PASSWORD_WANTED`` and
    ``PASSWORD_WRONG`` where one is sealed.
    """
    rights.require(session, Right.TAKE_IN)
    packages = opened(paths, password)
    reports = [begun(package) for package in packages]
    for package, report in zip(packages, reports, strict=True):
        report.gives_up = belonging.company_given_up(session, package.manifest, adopting=adopting)
    done, total = 0, sum(package.total for package in packages)
    with session.read() as connection:
        looking = _Looking(Judge(connection, known_devices(connection, packages)), session.store.node.key)
        for package, report in zip(packages, reports, strict=True):
            looking.begin(report)
            for at, piece in enumerate(package.pieces()):
                tell(progress, done + at, total)
                looking.look(piece)
            done += package.total
        looking.conclude()
    note_missing(reports)
    tell(progress, total, total)
    return reports


def opened(paths: Iterable[Path], password: str) -> list[Package]:
    """Return packages in the order in which they were written, opened with a password where one is given."""
    keys = Keys(password) if password else None
    return in_order(Package(path, keys) for path in paths)


def known_devices(connection: Connection, packages: Sequence[Package]) -> dict[str, Device]:
    """Return the devices packages and this desk know; raises ``KnownError`` for a code that is none."""
    named = {one.node: one for package in packages for one in package.manifest.devices}
    for one in named.values():
        device.require_code(one.code)
    return {**named, **take.known_devices(connection)}


def tell(progress: Progress | None, at: int, total: int) -> None:
    """Tell how far it is, if anybody listens."""
    if progress is not None:
        progress(at, total)


def of_this_device(one: Judged, node: str) -> bool:
    """Whether a revision says that this very device wrote it, though it is not here: then its desk was copied."""
    return one.made is not None and one.made.node == node and one.fate is not Fate.KNOWN


@dataclass(slots=True)
class _Looking:
    """Follows packages through without writing: what is new counts for what comes after it."""

    judge: Judge
    this: str
    reports: list[Report] = field(default_factory=list)
    waiting: dict[str, tuple[Line, tuple[str, ...]]] = field(default_factory=dict)
    heads: dict[str, set[str]] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    promised: list[set[str]] = field(default_factory=list)
    brought: list[set[str]] = field(default_factory=list)

    def begin(self, report: Report) -> None:
        """Go on with the next package."""
        self.reports.append(report)
        self.promised.append(set())
        self.brought.append(set())

    def look(self, piece: Piece) -> None:
        if piece.data is None:
            self.reports[-1].damaged += 1
        elif piece.name.startswith(ATTACHMENTS):
            self.brought[-1].add(piece.name.removeprefix(ATTACHMENTS))
        else:
            lines = lines_of(piece.data)
            self.reports[-1].damaged += lines is None
            while lines:
                lines = self._lines(lines)

    def _lines(self, lines: Sequence[Line]) -> list[Line]:
        judged = self.judge.judge(lines)
        self.reports[-1].count(judged)
        if any(of_this_device(one, self.this) for one in judged):
            self.reports[-1].renewed = "?"
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
            self.promised[-1].update(one.made.blobs)

    def conclude(self) -> None:
        """Say of each package what is known only once all of them were looked at."""
        brought = set().union(*self.brought)
        here = set(gather.held(self.judge.connection, sorted(brought.union(*self.promised))))
        for report, ours, promised in zip(self.reports, self.brought, self.promised, strict=True):
            report.waiting &= self.waiting.keys()
            report.conflicts = sorted(self.numbers[doc] for doc in report.documents if len(self.heads[doc]) > 1)
            report.attachments = len(ours - here)
            report.awaited = len(promised - brought - here)
