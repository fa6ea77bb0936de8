"""What a hand-over package says about itself, and what a desk has of each device: how far, and with which holes.

A device's revisions are numbered without a gap where they are made, but chosen records bring some and not others. So
a desk tells how far each chain goes *and* what is missing before that; the highest number alone would hide the holes.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

import msgspec

CLAUSE = "6.7.1"
"""What others have to work on is registered and passed on to them in time; a package is how desks do that."""
FORMAT = 1
"""Raised when a package can no longer be read by the programs before; what they do not know they refuse whole."""

SEALED = 2
"""The format of a package sealed with a password; what is inside has ``FORMAT``. Programs before it say: newer."""
SHORTEST_PASSWORD = 8
_UNKNOWN = "?"
Span = tuple[int, int]
"""First and last of consecutive revisions of one device."""


class Have(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a desk has of one device: everything up to ``upto`` but the ``holes``, in order."""

    upto: int = 0
    holes: tuple[Span, ...] = ()

    def has(self, seq: int) -> bool:
        """Tell whether one revision is here."""
        return seq <= self.upto and not any(first <= seq <= last for first, last in self.holes)

    def lacks(self, upto: int) -> tuple[Span, ...]:
        """Return what is missing of a chain that goes up to ``upto``."""
        known = tuple((first, min(last, upto)) for first, last in self.holes if first <= upto)
        return (*known, (self.upto + 1, upto)) if upto > self.upto else known

    def more_than(self, other: "Have") -> int:
        """Return how many revisions are here that another desk does not have."""
        missing = other.lacks(self.upto)
        count = sum(last - first + 1 for first, last in missing)
        return count - sum(
            max(0, min(last, end) - max(first, start) + 1) for first, last in missing for start, end in self.holes
        )

    def with_more(self, seqs: Iterable[int]) -> "Have":
        """Return what is here once more revisions have come, in any order."""
        come = sorted(set(seqs))
        upto = max([self.upto, *come[-1:]])
        beyond = ((self.upto + 1, upto),) if upto > self.upto else ()
        return Have(upto, _without((*self.holes, *beyond), come))


def _without(spans: Sequence[Span], taken: Sequence[int]) -> tuple[Span, ...]:
    """Return spans with single numbers, in order, taken out of them."""
    left: list[Span] = []
    at = 0
    for first, last in spans:
        start = first
        while at < len(taken) and taken[at] <= last:
            if taken[at] >= start:
                if taken[at] > start:
                    left.append((start, taken[at] - 1))
                start = taken[at] + 1
            at += 1
        if start <= last:
            left.append((start, last))
    return tuple(left)


class Device(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A device as its package names it: its key, the code inside its numbers, and what people call it."""

    node: str
    code: str
    name: str = ""

    @property
    def known(self) -> bool:
        """Whether anything was ever said of it but its key."""
        return self.code != _UNKNOWN


def unheard_of(node: str) -> Device:
    """Return a device of which nothing but its key is known."""
    return Device(node, _UNKNOWN)


class Firm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The company a desk belongs to, by its record; both empty where none was entered yet."""

    doc: str = ""
    name: str = ""


class Scope(StrEnum):
    """What a package was asked to carry."""

    ALL = "all"
    LACKING = "lacking"
    CHOSEN = "chosen"


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first part of a package: who wrote it, when, for whom, and what the writing desk has and lacks itself.

    ``count`` is the sender's own count of packages: what a later one says of its desk replaces what an earlier one
    said. ``awaited`` are attachments the sender has records of, but not the bytes. ``volume`` counts the files of
    one hand-over from 1. ``numbers`` are the records that were chosen. ``company`` is whose desk it is: desks of two
    companies do not mix, also where a package does not carry the company's own record.
    """

    format: int
    program: str
    package: str
    volume: int = 1
    sender: str
    count: int
    created_at: datetime
    created_by: str
    company: Firm = Firm()
    scope: Scope
    receiver: str = ""
    numbers: tuple[str, ...] = ()
    devices: tuple[Device, ...] = ()
    have: Mapping[str, Have] = {}
    awaited: tuple[str, ...] = ()

    @property
    def sending(self) -> Device:
        """The device that wrote the package."""
        return next((one for one in self.devices if one.node == self.sender), unheard_of(self.sender))


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part of a package: its name, its size in bytes and its SHA-256, both of what is packed."""

    name: str
    size: int
    sha: str


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What it costs to try a password: argon2id's passes, memory in KiB and lanes; RFC 9106's for little memory."""

    rounds: Annotated[int, msgspec.Meta(ge=1, le=20)] = 3
    kibibytes: Annotated[int, msgspec.Meta(ge=128, le=1 << 18)] = 65536
    lanes: Annotated[int, msgspec.Meta(ge=1, le=16)] = 4


_Salt = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]


class SealedHead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The readable beginning of a sealed package: how its password becomes a key, and nothing of what is inside.

    ``salt`` is the hand-over's, ``file`` this file's; ``check`` tells a wrong password from a damaged part.
    """

    format: int
    program: str
    cipher: Literal["AES-256-GCM"] = "AES-256-GCM"
    kdf: Literal["argon2id"] = "argon2id"
    cost: Cost
    salt: _Salt
    file: _Salt
    check: str = ""


class Contents(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last part of a package: everything that stands before it. A package without it was cut.

    ``last`` says that no further file of this hand-over follows.
    """

    parts: tuple[Part, ...]
    revisions: int
    attachments: int
    last: bool = True
