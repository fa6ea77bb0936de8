"""Where two revisions of one record went different ways, field by field and line by line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Path = tuple[str, ...]
Changes = dict[Path, Any]


class _Gone:
    """Stands for a line or field that one side took out."""

    def __repr__(self) -> str:
        return "GONE"


GONE = _Gone()
ORDER = ""  # the last step of a path that stands for the order of a list's lines


def changes(base: object, side: object) -> Changes:
    """Return what a side changed: the path of each changed value with its new value, ``GONE`` where it was taken out.

    Both are plain JSON. Lists whose lines all carry an ``id`` are compared line by line, others as one value.
    """
    return dict(_changes((), base, side))


def clashes(sides: Sequence[Changes]) -> list[Path]:
    """Return every path that two sides changed differently, one inside the other included, in order."""
    found: set[Path] = set()
    for index, one in enumerate(sides):
        for other in sides[index + 1 :]:
            found.update(path for path in one if any(_collide(path, one[path], far, other[far]) for far in other))
    return sorted(found)


def merged(base: Mapping[str, Any], sides: Sequence[Changes]) -> dict[str, Any]:
    """Return the base with what every side changed; the sides must not clash."""
    result = _copy(base)
    for side in sides:
        for path in sorted(side, key=lambda one: one[-1] == ORDER):  # lines first, then their order
            _apply(result, path, side[path])
    return dict(result)


def by_id(lines: object) -> dict[str, Any] | None:
    """Return lines by their ``id``, or none where this is no list of lines that each have their own."""
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        return None
    found = {line["id"]: line for line in lines if isinstance(line.get("id"), str) and line["id"]}
    return found if len(found) == len(lines) else None


def _changes(path: Path, base: object, side: object) -> Iterator[tuple[Path, Any]]:
    if base == side and type(base) is type(side):
        return
    if isinstance(base, dict) and isinstance(side, dict):
        yield from _fields(path, base, side)
        return
    old, new = by_id(base), by_id(side)
    if old is None or new is None:
        yield path, side
        return
    yield from _fields(path, old, new)
    if list(new) != [*(key for key in old if key in new), *(key for key in new if key not in old)]:
        yield (*path, ORDER), list(new)


def _fields(path: Path, old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    for key in [*old, *(key for key in new if key not in old)]:
        if key not in new:
            yield (*path, key), GONE
        elif key not in old:
            yield (*path, key), new[key]
        else:
            yield from _changes((*path, key), old[key], new[key])


def _collide(path: Path, value: object, far: Path, other: object) -> bool:
    if path == far:
        return value != other
    shorter = min(len(path), len(far))
    return path[:shorter] == far[:shorter]


def _copy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copy(one) for key, one in value.items()}
    return [_copy(one) for one in value] if isinstance(value, list) else value


def _apply(target: Any, path: Path, value: Any) -> None:
    for step in path[:-1]:
        target = _child(target, step)
    if path[-1] == ORDER and isinstance(target, list):
        rank = {key: position for position, key in enumerate(value)}
        target.sort(key=lambda line: rank.get(line["id"], len(rank)))
    elif isinstance(target, list):
        _put_line(target, path[-1], value)
    elif value is GONE:
        target.pop(path[-1], None)
    else:
        target[path[-1]] = _copy(value)


def _child(target: Any, step: str) -> Any:
    if isinstance(target, list):
        return next(line for line in target if line["id"] == step)
    return target[step]


def _put_line(lines: list[Any], key: str, value: Any) -> None:
    place = next((n for n, line in enumerate(lines) if line["id"] == key), len(lines))
    lines[place : place + 1] = [] if value is GONE else [_copy(value)]
