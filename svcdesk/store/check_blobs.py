"""Checks the attachments: their bytes against their names, and what is told about pictures against the pictures."""

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, select

from svcdesk.store.finding import Finding, Place, finding
from svcdesk.store.frame import blob, blob_part
from svcdesk.store.schema import Progress

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_JPEG_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # markers of a frame, which holds height and width
Told = tuple[str, int, int]


def check_blobs(connection: Connection, told: Progress) -> Iterator[Finding]:
    """Yield everything wrong with the stored attachments."""
    known: set[str] = set()
    rows = connection.execute(select(blob).order_by(blob.c.sha)).all()
    for row in rows:
        told(len(known), len(rows))
        known.add(row.sha)
        query = select(blob_part.c.n, blob_part.c.data).where(blob_part.c.sha == row.sha).order_by(blob_part.c.n)
        parts = connection.execute(query).all()
        data = b"".join(part.data for part in parts if isinstance(part.data, bytes))
        if sha256(data).hexdigest() != row.sha or [part.n for part in parts] != list(range(len(parts))):
            yield finding("attachment", Place(rev=row.sha), sha=row.sha[:12])
        elif len(data) != row.size or (measured(data) or (row.mime, 0, 0)) != (row.mime, row.width, row.height):
            yield finding("attachment_told", Place(rev=row.sha), sha=row.sha[:12])
    for sha in connection.scalars(select(blob_part.c.sha).distinct().order_by(blob_part.c.sha)):
        if sha not in known:
            yield finding("attachment_stray", Place(rev=sha), sha=sha[:12])


def measured(data: bytes) -> Told | None:
    """Return kind, width and height in pixels of a PNG or JPEG, from its own head; none for anything else."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) >= 24:
        return "image/png", int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    return _measured_jpeg(data) if data.startswith(_JPEG) else None


def _measured_jpeg(data: bytes) -> Told | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _JPEG_SIZES:
            height, width = int.from_bytes(data[at + 5 : at + 7], "big"), int.from_bytes(data[at + 7 : at + 9], "big")
            return "image/jpeg", width, height
        at += 2 + length
    return None
