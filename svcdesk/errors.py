"""Errors a person is told about, as opposed to bugs, which become crash reports."""

from collections.abc import Sequence

from svcdesk.words import Message


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
