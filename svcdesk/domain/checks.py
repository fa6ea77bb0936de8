"""What a check of a record found, tied to the field it is about; and how duplicates are compared."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from svcdesk.words import Message


class Finding(msgspec.Struct, frozen=True):
    """A problem refuses, a warning only tells. ``field`` is the path of the field: ``name``, ``lines.2.quantity``."""

    message: Message
    field: str = ""
    warning: bool = False


def problems(findings: Iterable[Finding]) -> list[Finding]:
    """Return what refuses."""
    return [finding for finding in findings if not finding.warning]


def same(text: str) -> str:
    """Return a text as duplicates are compared: full-width, case and blanks make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def unholdable(record: Any) -> Iterator[Finding]:
    """Find texts with U+0000, the one character PostgreSQL cannot hold."""
    yield from _unholdable("", msgspec.to_builtins(record))


def _unholdable(path: str, value: Any) -> Iterator[Finding]:
    if isinstance(value, str) and "\x00" in value:
        yield Finding(Message("masters.nul_character"), path)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _unholdable(f"{path}.{key}".lstrip("."), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unholdable(f"{path}.{index}".lstrip("."), inner)
