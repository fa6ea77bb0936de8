"""Turns what an engine says went wrong into the sentence a person is told; anything else stays a bug."""

import errno
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from svcdesk.errors import DeskError
from svcdesk.words import Message

if TYPE_CHECKING:
    from sqlalchemy.engine import ExceptionContext

DISK_FULL, DISK_ERROR, DAMAGED_INSIDE = "store.disk_full", "store.disk_error", "store.damaged_inside"

# result codes of SQLite (sqlite.org/rescode.html), extended ones before the primary one they end in
_SQLITE: Mapping[int, str] = {
    4874: DISK_FULL,  # no room for the shared memory of the write-ahead log
    5: "store.busy",
    6: "store.busy",
    8: "store.became_read_only",
    10: DISK_ERROR,
    11: DAMAGED_INSIDE,
    13: DISK_FULL,
    14: DISK_ERROR,
    26: DAMAGED_INSIDE,
}
_INTERRUPTED = 9
# SQLSTATE codes of PostgreSQL, longest match first; class 08 and 57P are lost connections
_POSTGRES: Mapping[str, str] = {
    "53100": DISK_FULL,
    "53300": "store.server_crowded",
    "25006": "store.became_read_only",
    "28": "store.server_refuses",
    "3D000": "store.server_no_database",
    "55P03": "store.busy",
    "40P01": "store.busy",
    "57P": "store.server_lost",
    "08": "store.server_lost",
    "58": DISK_ERROR,
    "XX": DAMAGED_INSIDE,
}
_NO_DATABASE = re.compile(r'database "[^"]*" does not exist|数据库 ?["“][^"”]*["”] ?不存在')
_FATAL = re.compile(r"FATAL:|致命错误:")
DENIED = (errno.EROFS, errno.EACCES, errno.EPERM)
_FILES: Mapping[int, str] = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    **dict.fromkeys(DENIED, "store.became_read_only"),
}


def translate(context: "ExceptionContext") -> None:
    """Raise a ``DeskError`` in place of an engine's own error; the listener of every engine's ``handle_error``."""
    if interrupted(context.original_exception):
        raise KeyboardInterrupt from context.original_exception
    message = explain(context.original_exception)
    if message is not None:
        raise DeskError(message) from context.original_exception


def interrupted(error: BaseException) -> bool:
    """Tell whether Ctrl+C stopped a statement of SQLite."""
    return getattr(error, "sqlite_errorcode", None) == _INTERRUPTED


def explain(error: BaseException) -> Message | None:
    """Return the sentence for an error of SQLite, PostgreSQL or the file system, or none where it is a bug."""
    code = _code(error)
    return Message(code) if code else None


def explained(error: OSError) -> DeskError:
    """Return the desk error for a file that could not be read or written."""
    return DeskError(Message(_FILES.get(error.errno or 0, DISK_ERROR)))


def _code(error: BaseException) -> str:
    if isinstance(error, OSError):
        return _FILES.get(error.errno or 0, "")
    if isinstance(error, UnicodeDecodeError):
        return DAMAGED_INSIDE  # what was written as text is none any more
    number = getattr(error, "sqlite_errorcode", None)
    if number is not None:
        return _SQLITE.get(number) or _SQLITE.get(number & 0xFF, "")
    if type(error).__module__.startswith("sqlcipher3"):
        return DAMAGED_INSIDE if "Could not decode to UTF-8" in str(error) else ""
    return _postgres_code(error)


def _postgres_code(error: BaseException) -> str:
    if not type(error).__module__.startswith("psycopg"):
        return ""
    state = getattr(error, "sqlstate", None)
    if state is None:  # while connecting there is no code, only what the server says in its own language
        said = str(error)
        if _NO_DATABASE.search(said):
            return "store.server_no_database"
        if _FATAL.search(said):
            return "store.server_refuses"
        return "store.server_lost" if type(error).__name__ in {"OperationalError", "ConnectionTimeout"} else ""
    matches = [prefix for prefix in _POSTGRES if state.startswith(prefix)]
    return _POSTGRES[max(matches, key=len)] if matches else ""
