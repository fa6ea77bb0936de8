"""The package file: a ZIP of parts that can be read from its beginning, so that a cut one still gives what is whole.

``manifest.json`` stands first, ``contents.json`` last with size and hash of everything before it; between them
``revisions/000001.jsonl`` and so on, each followed by its ``attachments/<sha>``.
"""

import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import msgspec

from svcdesk.domain.exchange import FORMAT, Contents, Manifest, Part
from svcdesk.domain.record import canonical
from svcdesk.errors import KnownError, reason
from svcdesk.words import Message

MANIFEST, CONTENTS = "manifest.json", "contents.json"
REVISIONS, ATTACHMENTS = "revisions/", "attachments/"
_MOST = 80 << 20  # bytes of one part, unpacked; nothing this program writes comes near, so more is a bomb
_HEAD = struct.Struct("<4sHHHHHIIIHH")
_SIGNATURE, _DESCRIPTOR_FOLLOWS = b"PK\x03\x04", 0x08
_line_decoder: "msgspec.json.Decoder[Line]"


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One revision as it travels: its name and its stored payload, byte for byte."""

    rev: str
    payload: msgspec.Raw


class _Entry(NamedTuple):
    name: str
    at: int
    packed: int
    size: int
    crc: int
    deflated: bool


class _Format(msgspec.Struct):
    format: int
    program: str = "?"


_line_decoder = msgspec.json.Decoder(Line)


class Writer:
    """Writes one package; it takes its name only when it is whole and on the disk."""

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self._path = path
        self._fresh = path.with_name(f"{path.name}.new")
        self._parts: list[Part] = []
        self._revisions = 0
        self._attachments = 0
        self._zip = ZipFile(self._fresh, "w")
        self._add(MANIFEST, canonical(manifest))

    def revisions(self, lines: Sequence[tuple[str, bytes]]) -> None:
        """Add some revisions as (name, payload)."""
        data = b"".join(b'{"rev":"%b","payload":%b}\n' % (rev.encode(), payload) for rev, payload in lines)
        self._revisions += len(lines)
        self._add(f"{REVISIONS}{len(self._parts):06d}.jsonl", data)

    def attachment(self, sha: str, data: bytes) -> None:
        """Add an attachment; pictures are packed already."""
        self._attachments += 1
        self._add(ATTACHMENTS + sha, data, packed=False)

    def size(self) -> int:
        """Return how many bytes stand in the file so far."""
        return self._fresh.stat().st_size

    def finish(self, *, last: bool = True) -> None:
        """Write what the package holds, and give it its name."""
        contents = Contents(
            parts=tuple(self._parts), revisions=self._revisions, attachments=self._attachments, last=last
        )
        self._add(CONTENTS, canonical(contents))
        self._zip.close()
        with self._fresh.open("rb+") as file:
            os.fsync(file.fileno())
        self._fresh.replace(self._path)

    def _add(self, name: str, data: bytes, *, packed: bool = True) -> None:
        self._zip.writestr(ZipInfo(name), data, ZIP_DEFLATED if packed else ZIP_STORED, compresslevel=1)
        self._parts.append(Part(name, len(data), sha256(data).hexdigest()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        """Leave nothing behind of a package that was not finished."""
        if kind is not None:
            with suppress(OSError, ValueError):
                self._zip.close()
            with suppress(OSError):
                self._fresh.unlink(missing_ok=True)


class Piece(NamedTuple):
    """A part as read; without ``data`` it is damaged."""

    name: str
    data: bytes | None


class Package:
    """A package to read; raises ``KnownError`` where the file is none, is of a newer program or has lost its head.

    ``contents`` is none where the file was cut. ``total`` counts its parts, ``size`` is in bytes.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._entries = list(_walk(file))
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
                for entry in self._entries:
                    if entry.name.startswith((REVISIONS, ATTACHMENTS)):
                        yield Piece(entry.name, _verified(_read(file, entry), entry, told))
        except OSError as failed:
            raise _unreadable(self.path, failed) from failed

    def lost(self) -> int:
        """Return how many parts the package says it has and that are not in the file."""
        here = {entry.name for entry in self._entries}
        return sum(part.name not in here for part in self.contents.parts) if self.contents else 0

    def _manifest(self, file: IO[bytes]) -> Manifest:
        first = self._entries[0] if self._entries else None
        if first is None or first.name != MANIFEST:
            raise _error("not_a_package", self.path)
        data = _read(file, first)
        if data is None:
            raise _error("head_damaged", self.path)
        try:
            said = msgspec.json.decode(data, type=_Format)
            if said.format > FORMAT:
                raise KnownError(Message("exchange.newer", {"file": self.path.name, "program": said.program}))
            return msgspec.json.decode(data, type=Manifest)
        except msgspec.MsgspecError as foreign:
            raise _error("head_damaged", self.path) from foreign

    def _contents(self, file: IO[bytes]) -> Contents | None:
        data = _read(file, self._entries[-1]) if self._entries[-1].name == CONTENTS else None
        try:
            return msgspec.json.decode(data, type=Contents) if data is not None else None
        except msgspec.MsgspecError:
            return None


def lines_of(data: bytes) -> list[Line] | None:
    """Return the revisions of a part, none where it is not made of lines."""
    try:
        return _line_decoder.decode_lines(data)
    except msgspec.MsgspecError:
        return None


def _walk(file: IO[bytes]) -> Iterator[_Entry]:
    """Yield what stands in a ZIP from its beginning, as far as it is whole; the directory at its end is not asked."""
    end = file.seek(0, os.SEEK_END)
    at = 0
    while True:
        file.seek(at)
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size:
            return
        signature, _, flags, method, _, _, crc, packed, size, name, extra = _HEAD.unpack(head)
        start = at + _HEAD.size + name + extra
        if signature != _SIGNATURE or flags & _DESCRIPTOR_FOLLOWS or start + packed > end:
            return
        said = file.read(name).decode("utf-8", errors="replace")
        yield _Entry(said, start, packed, size, crc, method == ZIP_DEFLATED)
        at = start + packed


def _read(file: IO[bytes], entry: _Entry) -> bytes | None:
    """Return the bytes of a part, none where they are not what they were or would fill the memory."""
    if entry.size > _MOST or entry.packed > _MOST:
        return None
    file.seek(entry.at)
    data = file.read(entry.packed)
    if entry.deflated:
        unpack = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = unpack.decompress(data, entry.size + 1)
        except zlib.error:
            return None
    return data if len(data) == entry.size and zlib.crc32(data) == entry.crc else None


def _verified(data: bytes | None, entry: _Entry, told: dict[str, Part] | None) -> bytes | None:
    if data is None or told is None:
        return data
    part = told.get(entry.name)
    return data if part and part.sha == sha256(data).hexdigest() else None


def _error(code: str, path: Path) -> KnownError:
    return KnownError(Message(f"exchange.{code}", {"file": path.name}))


def _unreadable(path: Path, failed: OSError) -> KnownError:
    return KnownError(Message("exchange.unreadable", {"file": path.name, "why": reason(failed)}))
