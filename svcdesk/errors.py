"""Errors a person is told about, as opposed to bugs, which become crash reports."""

import errno
from collections.abc import Mapping, Sequence

from svcdesk.words import Message

_FILES: Mapping[int, str] = {
    errno.ENOSPC: "files.full",
    errno.EDQUOT: "files.full",
    errno.EFBIG: "files.too_large",
    errno.EROFS: "files.read_only",
    errno.EACCES: "files.denied",
    errno.EPERM: "files.denied",
    errno.ENOENT: "files.gone",
    errno.ENOTDIR: "files.gone",
    errno.ENODEV: "files.gone",
    errno.ENXIO: "files.gone",
    errno.ESTALE: "files.gone",
    errno.EISDIR: "files.is_folder",
    errno.ENAMETOOLONG: "files.long_name",
    errno.EIO: "files.faulty",
}


class KnownError(Exception):
    """Something a person can understand and act on; carries its sentence as a message."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.code)
        self.message = message


class Refused(KnownError):  # noqa: N818 - reads as what happened: the verb was refused
    """A verb refused with every reason at once; ``problems`` is never empty."""

    def __init__(self, problems: Sequence[Message]) -> None:
        super().__init__(problems[0])
        self.problems = tuple(problems)


class Denied(KnownError):  # noqa: N818
    """The person has no right to do this."""


class DeskError(KnownError):
    """The desk file or server cannot be used: damaged, newer, locked, full, read-only, encrypted, not a desk."""


class Conflict(KnownError):  # noqa: N818
    """The record was changed by somebody else since it was opened."""


class Cancelled(KnownError):  # noqa: N818
    """The person cancelled a long job; nothing was changed."""


def reason(failed: OSError) -> Message | str:
    """Return why a file could not be read or written, in words; in the system's own where we have none."""
    code = _FILES.get(failed.errno or 0)
    return Message(code) if code else failed.strerror or type(failed).__name__
