"""Writes a package file part by part."""

import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from svcdesk.domain.exchange import Contents, Manifest, Part
from svcdesk.domain.record import canonical
from svcdesk.store.exchange.container import ATTACHMENTS, CONTENTS, MANIFEST, REVISIONS, SEALED_PART
from svcdesk.store.exchange.sealing import Seal


class Writer:
    """Writes one package, sealed or plain; it takes its name only when it is whole and on the disk."""

    def __init__(self, path: Path, manifest: Manifest, seal: Seal | None = None) -> None:
        self._path = path
        self._seal = seal
        self._fresh = path.with_name(f"{path.name}.new")
        self._parts: list[Part] = []
        self._revisions = 0
        self._attachments = 0
        self._zip = ZipFile(self._fresh, "w")
        try:
            if seal is not None:
                self._zip.writestr(ZipInfo(MANIFEST), canonical(seal.head))
            self._add(MANIFEST, canonical(manifest))
        except BaseException:
            self._discard()
            raise

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
        if self._seal is None:
            self._zip.writestr(ZipInfo(name), data, ZIP_DEFLATED if packed else ZIP_STORED, compresslevel=1)
        else:
            at = len(self._parts)
            self._zip.writestr(ZipInfo(f"{SEALED_PART}{at:06d}"), self._seal.close(at, name, data, packed=packed))
        self._parts.append(Part(name, len(data), sha256(data).hexdigest()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        """Leave nothing behind of a package that was not finished."""
        if kind is not None:
            self._discard()

    def _discard(self) -> None:
        with suppress(OSError, ValueError):
            self._zip.close()
        with suppress(OSError):
            self._fresh.unlink(missing_ok=True)
