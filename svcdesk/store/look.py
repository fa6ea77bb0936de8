"""Looks into a desk file before anything may write to it: quick, and without changing a byte of it."""

from collections.abc import Set as AbstractSet
from hashlib import sha256
from pathlib import Path

from svcdesk.errors import DeskError
from svcdesk.store import header, trouble

_NEWEST = "SELECT rev, payload FROM revision ORDER BY id DESC LIMIT 1"


def require_sound(path: Path, tables: AbstractSet[str]) -> None:
    """Raise ``DeskError`` where a desk file lacks one of its tables or its newest revision cannot be trusted.

    Whether every page and every revision is sound is what ``check`` finds out; that takes its time.
    """
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - only laptops need it

    try:
        connection = dbapi2.connect(header.reading_address(path), uri=True)
    except dbapi2.Error as failed:
        raise _damaged(failed, path) from failed
    try:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        newest = connection.execute(_NEWEST).fetchone() if tables <= names else None
    except (dbapi2.Error, UnicodeDecodeError) as failed:
        raise _damaged(failed, path) from failed
    finally:
        connection.close()
    if not tables <= names or (newest and not _trusted(*newest)):
        raise header.error("damaged", path)


def newest_revision(path: Path) -> str:
    """Return the name of the newest revision in a desk file, empty where it has none or cannot be read."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415

    try:
        connection = dbapi2.connect(header.reading_address(path), uri=True)
    except dbapi2.Error:
        return ""
    try:
        newest = connection.execute(_NEWEST).fetchone()
    except (dbapi2.Error, UnicodeDecodeError):
        return ""
    finally:
        connection.close()
    return str(newest[0]) if newest else ""


def _trusted(rev: object, payload: object) -> bool:
    return isinstance(payload, bytes) and sha256(payload).hexdigest() == rev


def _damaged(failed: BaseException, path: Path) -> DeskError:
    message = trouble.explain(failed)
    if message is not None and message.code != trouble.DAMAGED_INSIDE:
        return DeskError(message)
    return header.error("damaged", path)
