"""What a package would bring, or has brought: counts, conflicts, and why something stays in the in-tray."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from svcdesk.domain.exchange import Device, Manifest, Scope
from svcdesk.store.exchange.judge import Fate, Judged
from svcdesk.words import Message


@dataclass(slots=True)
class Report:
    """One package, seen beforehand or taken in.

    ``whole`` is false where the file was cut; ``damaged`` counts parts whose bytes have changed and ``lost`` parts
    that ought to be there. ``conflicts`` are the numbers of records that now have, or would have, several versions.
    ``renewed`` is the new code of this device where its own desk turned out to have been copied. ``gives_up`` is the
    company this desk no longer belongs to once it went over to the package's, ``company`` the name of that.
    """

    sender: Device
    created_at: datetime
    created_by: str
    scope: Scope
    volume: int = 1
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


def begun(manifest: Manifest) -> Report:
    """Return the report of a package of which nothing was read but its head."""
    return Report(
        sender=manifest.sending,
        created_at=manifest.created_at,
        created_by=manifest.created_by,
        scope=manifest.scope,
        company=manifest.company.name,
        volume=manifest.volume,
    )
