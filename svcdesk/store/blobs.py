"""Attachments by content: bytes named by their SHA-256, stored once, in parts, verified whenever they are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from svcdesk.errors import DeskError, KnownError
from svcdesk.store.frame import blob, blob_part
from svcdesk.words import Message

PART = 1 << 20


@dataclass(frozen=True, slots=True)
class Blob:
    """A stored attachment; width and height are in pixels, 0 where it is no picture."""

    sha: str
    data: bytes
    mime: str
    width: int
    height: int


def put(connection: Connection, data: bytes, mime: str, width: int = 0, height: int = 0) -> str:
    """Store an attachment and return its name; bytes that are there already are stored no second time."""
    sha = sha256(data).hexdigest()
    if connection.scalar(select(blob.c.sha).where(blob.c.sha == sha)) is None:
        values = {"sha": sha, "size": len(data), "mime": mime, "width": width, "height": height}
        connection.execute(insert(blob), values)
        for n, part in enumerate(_parts(data)):
            connection.execute(insert(blob_part), {"sha": sha, "n": n, "data": part})
    if _read(connection, sha) != data:
        raise KnownError(Message("store.write_damaged"))
    return sha


def get(connection: Connection, sha: str) -> Blob:
    """Return an attachment; raises ``KeyError`` for an unknown name, ``DeskError`` where its bytes have changed."""
    row = connection.execute(select(blob).where(blob.c.sha == sha)).first()
    if row is None:
        raise KeyError(sha)
    data = _read(connection, sha)
    if sha256(data).hexdigest() != sha:
        raise DeskError(Message("store.attachment_damaged", {"sha": sha[:12]}))
    return Blob(sha, data, row.mime, row.width, row.height)


def _parts(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), PART):
        yield data[start : start + PART]


def _read(connection: Connection, sha: str) -> bytes:
    query = select(blob_part.c.data).where(blob_part.c.sha == sha).order_by(blob_part.c.n)
    return b"".join(part for part in connection.scalars(query) if isinstance(part, bytes))  # damage may give text
