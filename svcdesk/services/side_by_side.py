"""Several versions of one record in words: a line for everything in which any of them differs."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from svcdesk.domain.changes import Difference, differences
from svcdesk.domain.record import Record
from svcdesk.services import telling
from svcdesk.services.labels import state_label
from svcdesk.words import Lang, Message, say

Key = tuple[str, int]
"""What a line is about, and which one it is of those that read the same."""


class Line(NamedTuple):
    """One thing with its value in each version, in the order of the versions."""

    field: str
    values: tuple[str, ...]


def side_by_side(versions: Sequence[Record[Any]], lang: Lang) -> list[Line]:
    """Return in what some versions differ, their states first."""
    states = tuple(say(state_label(one.kind, one.state), lang) for one in versions)
    head = [Line(say(Message("history.state"), lang), states)] if len(set(states)) > 1 else []
    found = [_by_key(versions[0], other, lang) for other in versions[1:]]
    return [*head, *(_line(key, found, lang) for key in dict.fromkeys(key for one in found for key in one))]


def _by_key(first: Record[Any], other: Record[Any], lang: Lang) -> dict[Key, Difference]:
    seen: Counter[str] = Counter()
    found: dict[Key, Difference] = {}
    for one in filter(telling.readable, differences(first.body, other.body)):
        said = telling.path(one.path, lang)
        seen[said] += 1
        found[said, seen[said]] = one
    return found


def _line(key: Key, found: Sequence[dict[Key, Difference]], lang: Lang) -> Line:
    """Return one line; a version in which nothing is said to differ here is like the first."""
    known = next(one[key] for one in found if key in one)
    first = telling.value(known.old, lang, known.path)
    others = (telling.value(one[key].new, lang, one[key].path) if key in one else first for one in found)
    return Line(key[0], (first, *others))
