"""Writes what a hand-over carries into one file, or into several of limited size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from svcdesk.domain.exchange import Manifest
from svcdesk.services.exchange.report import Progress
from svcdesk.store import blobs
from svcdesk.store.exchange import gather
from svcdesk.store.exchange.sealing import Sealing
from svcdesk.store.exchange.writer import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What was written: the files in their order, how much is in them, and their size in bytes together."""

    files: tuple[Path, ...]
    revisions: int
    attachments: int
    size: int
    sealed: bool = False


@dataclass(slots=True)
class Load:
    """What goes into a package, as one moment of the desk has it."""

    manifest: Manifest
    ids: gather.Ids
    wanted: Sequence[str]
    own_end: int
    sent: set[str]


_Step = tuple[gather.Lines, list[str]]


@dataclass(slots=True)
class Writing:
    """Writes one file after the other; where one fails, none is left."""

    connection: Connection
    load: Load
    path: Path
    most: int
    sealing: Sealing | None
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
        return HandedOver(
            files=tuple(self.files),
            revisions=self.revisions,
            attachments=self.attachments,
            size=size,
            sealed=self.sealing is not None,
        )

    def _file(self, step: _Step | None, steps: Iterator[_Step]) -> _Step | None:
        """Write one file; returns what the next one begins with."""
        number = len(self.files) + 1
        file = self.path if number == 1 else _free(self.path, number)
        seal = self.sealing.file() if self.sealing else None
        with Writer(file, msgspec.structs.replace(self.load.manifest, volume=number), seal) as writer:
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


def _free(path: Path, number: int) -> Path:
    """Return the name of a further file: nobody was asked whether one of that name may go."""
    file, other = path.with_name(f"{path.stem}-{number}{path.suffix}"), 1
    while file.exists():
        file = path.with_name(f"{path.stem}-{number}-{other}{path.suffix}")
        other += 1
    return file


def _steps(connection: Connection, load: Load) -> Iterator[_Step]:
    """Yield revisions with those of their attachments that are not in the package yet."""
    sent = set(load.sent)
    if load.wanted:
        sent |= set(load.wanted)
        yield [], list(load.wanted)
    for lines in gather.pieces(connection, load.ids):
        shas = [sha for sha in gather.attachments(connection, [rev for rev, _ in lines]) if sha not in sent]
        sent |= set(shas)
        yield lines, shas
