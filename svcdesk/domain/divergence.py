"""Where two revisions of one record went different ways, field by field and line by line."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

Path = tuple[str, ...]
Changes = dict[Path, Any]
Keys = Mapping[Path, tuple[str, ...]]
"""Lists whose lines have no ``id``, by path: the fields that tell a line, none where the line is a word itself."""


class _Gone:
    """Stands for a line or field that one side took out."""

    def __repr__(self) -> str:
        return "GONE"


GONE = _Gone()
ORDER = ""  # the last step of a path that stands for the order of a list's lines
_BY_ID = ("id",)
_AT = "at"
_NO_KEYS: Keys = {}


def changes(base: object, side: object, keys: Keys = _NO_KEYS) -> Changes:
    """Return what a side changed: the path of each changed value with its new value, ``GONE`` where it was taken out.

    Both are plain JSON. Lists whose lines all carry an ``id``, or what ``keys`` says, are compared line by line,
    others as one value.
    """
    return dict(_changes((), base, side, keys))


def clashes(sides: Sequence[Changes]) -> list[Path]:
    """Return every path that two sides changed differently, one inside the other included, in order."""
    found: set[Path] = set()
    for index, one in enumerate(sides):
        for other in sides[index + 1 :]:
            found.update(path for path in one if any(_collide(path, one[path], far, other[far]) for far in other))
    return sorted(found)


def merged(base: Mapping[str, Any], sides: Sequence[Changes], keys: Keys = _NO_KEYS) -> dict[str, Any]:
    """Return the base with what every side changed; the sides must not clash.

    Lines that are told by when they happened come to stand in that order.
    """
    result = _copy(base)
    for side in sides:
        for path in sorted(side, key=lambda one: one[-1] == ORDER):  # lines first, then their order
            _apply(result, path, side[path], keys)
    return dict(result)


def _lines(lines: object, fields: tuple[str, ...]) -> dict[str, Any] | None:
    """Return lines by what tells them, or none where this is no list of lines that each have their own."""
    if not isinstance(lines, list):
        return None
    found = {_name(line, fields): line for line in lines}
    return found if len(found) == len(lines) and "" not in found else None


def _name(line: object, fields: tuple[str, ...]) -> str:
    """Return what tells a line from the others, empty where it has none; people count by their document."""
    if not fields:
        return line if isinstance(line, str) else ""
    if not isinstance(line, dict):
        return ""
    values = [line.get(field) for field in fields]
    parts = [value.get("doc") if isinstance(value, dict) else value for value in values]
    words = [part for part in parts if isinstance(part, str)]
    return " ".join(words) if len(words) == len(fields) and words[0] else ""


def _changes(path: Path, base: object, side: object, keys: Keys) -> Iterator[tuple[Path, Any]]:
    if base == side and type(base) is type(side):
        return
    if isinstance(base, dict) and isinstance(side, dict):
        yield from _fields(path, base, side, keys)
        return
    fields = keys.get(path, _BY_ID)
    old, new = _lines(base, fields), _lines(side, fields)
    if old is None or new is None:
        yield path, side
        return
    yield from _fields(path, old, new, keys)
    if list(new) != [*(key for key in old if key in new), *(key for key in new if key not in old)]:
        yield (*path, ORDER), list(new)


def _fields(path: Path, old: dict[str, Any], new: dict[str, Any], keys: Keys) -> Iterator[tuple[Path, Any]]:
    for key in [*old, *(key for key in new if key not in old)]:
        if key not in new:
            yield (*path, key), GONE
        elif key not in old:
            yield (*path, key), new[key]
        else:
            yield from _changes((*path, key), old[key], new[key], keys)


def _collide(path: Path, value: object, far: Path, other: object) -> bool:
    if path == far:
        return value != other
    shorter = min(len(path), len(far))
    return path[:shorter] == far[:shorter]


def _copy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copy(one) for key, one in value.items()}
    return [_copy(one) for one in value] if isinstance(value, list) else value


def _apply(target: Any, path: Path, value: Any, keys: Keys) -> None:
    for depth, step in enumerate(path[:-1]):
        target = _child(target, step, keys.get(path[:depth], _BY_ID))
    fields = keys.get(path[:-1], _BY_ID)
    if path[-1] == ORDER and isinstance(target, list):
        rank = {key: position for position, key in enumerate(value)}
        target.sort(key=lambda line: rank.get(_name(line, fields), len(rank)))
    elif isinstance(target, list):
        _put_line(target, path[-1], value, fields)
    elif value is GONE:
        target.pop(path[-1], None)
    else:
        target[path[-1]] = _copy(value)


def _child(target: Any, step: str, fields: tuple[str, ...]) -> Any:
    if isinstance(target, list):
        return next(line for line in target if _name(line, fields) == step)
    return target[step]


def _put_line(lines: list[Any], key: str, value: Any, fields: tuple[str, ...]) -> None:
    place = next((n for n, line in enumerate(lines) if _name(line, fields) == key), None)
    if place is not None:
        lines[place : place + 1] = [] if value is GONE else [_copy(value)]
    elif value is not GONE:
        lines.insert(_place(lines, value) if _AT in fields else len(lines), _copy(value))


def _place(lines: Sequence[Mapping[str, Any]], line: Mapping[str, Any]) -> int:
    """Return where a line belongs among others by when it happened, behind those of the same time."""
    at = datetime.fromisoformat(line[_AT])
    return next((n for n, one in enumerate(lines) if datetime.fromisoformat(one[_AT]) > at), len(lines))
