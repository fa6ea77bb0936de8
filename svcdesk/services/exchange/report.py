"""What a package would bring, or has brought: counts, conflicts, and why something stays in the in-tray."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from svcdesk.domain.exchange import Device, Scope
from svcdesk.store.exchange.container import Package
from svcdesk.store.exchange.judge import Fate, Judged
from svcdesk.words import Message

Progress = Callable[[int, int], None]
"""How far something is: how much is done, of how much."""


@dataclass(slots=True)
class Report:
    """One package file, seen beforehand or taken in.

    ``package`` is the hand-over it belongs to, ``volume`` which of its files it is. ``missing`` are those of the
    hand-over that are not among the files chosen with it, and ``endless`` says that more come after them, nobody
    knows how many. ``stopped``: not all of it was looked at or taken in. ``whole`` is false where the file was
    cut; ``damaged`` counts parts whose bytes have changed and ``lost`` parts that ought to be there.
    ``conflicts`` are the numbers of records that now have, or would have, several versions. ``renewed`` is the
    new code of this device where its own desk turned out to have been copied. ``gives_up`` is the company this
    desk no longer belongs to once it went over to the package's, ``company`` the name of that.
    """

    sender: Device
    created_at: datetime
    created_by: str
    scope: Scope
    file: str = ""
    package: str = ""
    volume: int = 1
    missing: tuple[int, ...] = ()
    endless: bool = False
    stopped: bool = False
    more_files: bool = False
    whole: bool = True
    damaged: int = 0
    lost: int = 0
    new: int = 0
    known: int = 0
    dropped: int = 0
    waiting: set[str] = field(default_factory=set)
    refused: dict[str, Message] = field(default_factory=dict)
    by_device: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    attachments: int = 0
    awaited: int = 0
    conflicts: list[str] = field(default_factory=list)
    renewed: str = ""
    gives_up: str = ""
    company: str = ""

    @property
    def sound(self) -> bool:
        """Whether all of it was read and nothing stays behind."""
        return self.unharmed and not self.refused and not self.waiting

    @property
    def unharmed(self) -> bool:
        """Whether the file is as it was written."""
        return self.whole and not self.damaged and not self.lost

    def count(self, judged: Iterable[Judged]) -> None:
        """Add what became of some revisions; one that is judged twice counts by what became of it last."""
        for one in judged:
            self.waiting.discard(one.rev)
            self.refused.pop(one.rev, None)
            if one.fate is Fate.NEW and one.made:
                self.new += 1
                self.by_device[one.made.node] += 1
                self.documents.add(one.made.doc)
            elif one.fate is Fate.WAITING:
                self.waiting.add(one.rev)
            elif one.fate is Fate.REFUSED:
                self.refused[one.rev] = one.reasons[0]
            elif one.fate is Fate.KNOWN:
                self.known += 1
            else:
                self.dropped += 1


def begun(package: Package) -> Report:
    """Return the report of a package of which nothing was read but what it says of itself."""
    manifest, contents = package.manifest, package.contents
    return Report(
        sender=manifest.sending,
        created_at=manifest.created_at,
        created_by=manifest.created_by,
        scope=manifest.scope,
        file=package.path.name,
        package=manifest.package,
        company=manifest.company.name,
        volume=manifest.volume,
        whole=contents is not None,
        more_files=contents is not None and not contents.last,
        lost=package.lost(),
    )


def in_order(packages: Iterable[Package]) -> list[Package]:
    """Return packages as they were written, however somebody chose them: parents mostly come before children."""
    return sorted(packages, key=lambda one: (one.manifest.created_at, one.manifest.package, one.manifest.volume))


def note_missing(reports: Sequence[Report]) -> None:
    """Note with the last file of each hand-over which others of it are not among these."""
    files: dict[str, list[Report]] = {}
    for one in reports:
        files.setdefault(one.package, []).append(one)
    for some in files.values():
        here = {one.volume for one in some}
        last = max(some, key=lambda one: one.volume)
        last.missing = tuple(volume for volume in range(1, last.volume) if volume not in here)
        last.endless = last.more_files
