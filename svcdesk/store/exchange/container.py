"""The package file as it is read: a ZIP of parts, one after the other, so that a cut one still gives what is whole.

``manifest.json`` stands first, ``contents.json`` last with size and hash of everything before it; between them
``revisions/000001.jsonl`` and so on, each followed by its ``attachments/<sha>``. A sealed package begins with the
readable head of its seal instead; every part follows as ``sealed/000000``, its name inside.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from svcdesk.domain.exchange import FORMAT, SEALED, Contents, Manifest, Part, SealedHead
from svcdesk.errors import KnownError, reason
from svcdesk.store.exchange.parts import MOST, Entry, read, walk
from svcdesk.store.exchange.sealing import Keys, Opened, Seal
from svcdesk.words import Message

MANIFEST, CONTENTS = "manifest.json", "contents.json"
REVISIONS, ATTACHMENTS, SEALED_PART = "revisions/", "attachments/", "sealed/"
PASSWORD_WANTED, PASSWORD_WRONG = "exchange.password_wanted", "exchange.password_wrong"
_PLACE = re.compile(f"{SEALED_PART}([0-9]{{6,9}})")  # no file has more parts than that


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One revision as it travels: its name and its stored payload, byte for byte."""

    rev: str
    payload: msgspec.Raw


class _Format(msgspec.Struct):
    format: int
    program: str = "?"


_line_decoder = msgspec.json.Decoder(Line)


class Piece(NamedTuple):
    """A part as read; without ``data`` it is damaged, and sealed it may then have no name."""

    name: str
    data: bytes | None


class Package:
    """A package to read, with the ``keys`` of the password it may be sealed with.

    Raises ``KnownError`` where the file is none, is of a newer program, has lost its head, or needs a password that
    is not given or is another one. ``contents`` is none where the file was cut. ``total`` counts its parts, ``size``
    is in bytes.
    """

    def __init__(self, path: Path, keys: Keys | None = None) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._entries = list(enumerate(walk(file)))
                self._seal = self._unlocked(file, keys)
                if self._seal is not None:
                    self._entries = list(_sealed(self._entries[1:]))
                self.manifest = self._manifest(file)
                self.contents = self._contents(file)
            self.size = path.stat().st_size
        except OSError as failed:
            raise _unreadable(path, failed) from failed
        self.total = len(self._entries)

    def pieces(self) -> Iterator[Piece]:
        """Yield the parts between manifest and contents in their order, each verified."""
        told = {part.name: part for part in self.contents.parts} if self.contents else None
        try:
            with self.path.open("rb") as file:
                for at, entry in self._entries:
                    opened = self._open(file, at, entry)
                    name = opened.name if opened else self._name(at, entry)
                    if name.startswith((REVISIONS, ATTACHMENTS)) or not name:
                        yield Piece(name, _verified(opened, told))
        except OSError as failed:
            raise _unreadable(self.path, failed) from failed

    def lost(self) -> int:
        """Return how many parts the package says it has and that are not in the file."""
        here = {self._name(at, entry) for at, entry in self._entries}
        return sum(part.name not in here for part in self.contents.parts) if self.contents else 0

    def _name(self, at: int, entry: Entry) -> str:
        """Return what the part at a place is called, also where it cannot be read; empty where nobody can tell."""
        if self._seal is None:
            return entry.name
        parts = self.contents.parts if self.contents else ()
        return parts[at].name if at < len(parts) else CONTENTS if self.contents else ""

    def _open(self, file: IO[bytes], at: int, entry: Entry) -> Opened | None:
        data = read(file, entry)
        if data is None or self._seal is None:
            return None if data is None else Opened(entry.name, data)
        return self._seal.open(at, data, MOST)

    def _unlocked(self, file: IO[bytes], keys: Keys | None) -> Seal | None:
        """Return what opens the parts of a sealed package, none for one that everybody can read."""
        data = self._head(file)
        try:
            said = msgspec.json.decode(data, type=_Format)
            if said.format <= FORMAT:
                return None
            if said.format > SEALED:
                raise KnownError(Message("exchange.newer", {"file": self.path.name, "program": said.program}))
            head = msgspec.json.decode(data, type=SealedHead)
        except msgspec.MsgspecError as foreign:
            raise _error("head_damaged", self.path) from foreign
        if keys is None:
            raise KnownError(Message(PASSWORD_WANTED, {"file": self.path.name}))
        seal = keys.unlock(head)
        if seal is None:
            raise KnownError(Message(PASSWORD_WRONG, {"file": self.path.name}))
        return seal

    def _head(self, file: IO[bytes]) -> bytes:
        if not self._entries or self._entries[0][1].name != MANIFEST:
            raise _error("not_a_package", self.path)
        data = read(file, self._entries[0][1])
        if data is None:
            raise _error("head_damaged", self.path)
        return data

    def _manifest(self, file: IO[bytes]) -> Manifest:
        opened = self._open(file, *self._entries[0]) if self._entries else None
        if opened is None or opened.name != MANIFEST:
            raise _error("head_damaged", self.path)
        try:
            return msgspec.json.decode(opened.data, type=Manifest)
        except msgspec.MsgspecError as foreign:
            raise _error("head_damaged", self.path) from foreign

    def _contents(self, file: IO[bytes]) -> Contents | None:
        opened = self._open(file, *self._entries[-1])
        try:
            return msgspec.json.decode(opened.data, type=Contents) if opened and opened.name == CONTENTS else None
        except msgspec.MsgspecError:
            return None


def lines_of(data: bytes) -> list[Line] | None:
    """Return the revisions of a part, none where it is not made of lines."""
    try:
        return _line_decoder.decode_lines(data)
    except msgspec.MsgspecError:
        return None


def _sealed(entries: list[tuple[int, Entry]]) -> Iterator[tuple[int, Entry]]:
    """Yield the sealed parts with the places they say they were sealed for."""
    for _, entry in entries:
        if place := _PLACE.fullmatch(entry.name):
            yield int(place[1]), entry


def _verified(opened: Opened | None, told: dict[str, Part] | None) -> bytes | None:
    if opened is None or told is None:
        return opened.data if opened else None
    part = told.get(opened.name)
    return opened.data if part and part.sha == sha256(opened.data).hexdigest() else None


def _error(code: str, path: Path) -> KnownError:
    return KnownError(Message(f"exchange.{code}", {"file": path.name}))


def _unreadable(path: Path, failed: OSError) -> KnownError:
    return KnownError(Message("exchange.unreadable", {"file": path.name, "why": reason(failed)}))
