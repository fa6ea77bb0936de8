"""Reads what a file is from its first bytes, without opening it as a database: a stranger's file stays untouched."""

import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from svcdesk.errors import DeskError
from svcdesk.store import trouble
from svcdesk.words import Message

APPLICATION_ID = 0x53564344  # "SVCD"
SCHEMA = 3
"""The number of the newest file in migrations/versions, in a desk file its ``PRAGMA user_version``."""
_MAGIC = b"SQLite format 3\x00"
_SALTED_PAGE = 4096  # an encrypted desk has no magic: its first page is as even as noise
_NOISE = 7.8  # bits per byte; 4096 random bytes have about 7.95, text 4 to 5, a compressed file starts with its magic
_COMPRESSED = (b"PK", b"\x89PNG", b"\xff\xd8", b"\x1f\x8b", b"%PDF", b"7z", b"Rar!", b"BZh", b"\xfd7zXZ", b"\xd0\xcf")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in the first 100 bytes of a desk file."""

    schema: int
    wal: bool


def read(path: Path) -> Header:
    """Return the header of a desk file; raises ``DeskError`` for anything that is no whole desk file."""
    start, size = _start(path)
    if not size:
        raise error("damaged", path)
    if not start.startswith(_MAGIC):
        raise error("encrypted" if _looks_encrypted(start, size) else "not_a_desk", path)
    if size < 100 or _number(start, 68) != APPLICATION_ID:
        raise error("not_a_desk", path)
    _require_whole(path, start, size)
    return Header(schema=_number(start, 60), wal=start[18] == 2)


def reading_address(path: Path) -> str:
    """Return the address under which SQLite only reads a file; without a log beside it, it makes none either."""
    alone = not path.with_name(path.name + "-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"


def error(key: str, path: Path) -> DeskError:
    """Return a desk error about a file."""
    return DeskError(Message(f"store.{key}", {"file": str(path)}))


def _start(path: Path) -> tuple[bytes, int]:
    if not path.parent.is_dir():
        raise error("folder_missing", path.parent)
    if not path.exists():
        raise error("file_missing", path)
    if not path.is_file():
        raise error("not_a_desk", path)
    try:
        with path.open("rb") as file:
            return file.read(_SALTED_PAGE), path.stat().st_size
    except PermissionError as denied:
        raise error("file_unreadable", path) from denied
    except OSError as failed:
        raise trouble.explained(failed) from failed


def _require_whole(path: Path, start: bytes, size: int) -> None:
    """Refuse a file cut short; with a write-ahead log beside it the missing pages may still be there."""
    page = int.from_bytes(start[16:18], "big")
    page = 65536 if page == 1 else page
    if page < 512 or page & (page - 1) or (size < _number(start, 28) * page and not _log_waiting(path)):
        raise error("damaged", path)


def _log_waiting(path: Path) -> bool:
    """Tell whether a write-ahead log lies beside a file: somebody has it open, or did not close it."""
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _number(start: bytes, at: int) -> int:
    return int.from_bytes(start[at : at + 4], "big")


def _looks_encrypted(start: bytes, size: int) -> bool:
    if size % _SALTED_PAGE or start.startswith(_COMPRESSED):
        return False
    shares = [count / len(start) for count in Counter(start).values()]
    return -sum(share * math.log2(share) for share in shares) > _NOISE
