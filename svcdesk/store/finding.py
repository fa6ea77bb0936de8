"""One thing a check of a desk found wrong, and where."""

from dataclasses import dataclass

from svcdesk.words import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is wrong, as far as it has a place.

    ``node`` is a device's key and ``code`` its code in numbers, ``seq`` the place in its chain, ``rev`` a revision
    or attachment, ``number`` a record's number.
    """

    node: str = ""
    code: str = ""
    seq: int = 0
    rev: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, as a sentence that names its place."""

    message: Message
    place: Place = Place()


def finding(key: str, place: Place, **params: str | int | Message) -> Finding:
    """Return a finding whose sentence is ``check.<key>``."""
    kind = "link" if place.seq else "record" if place.number else "revision"
    named: dict[str, str | int] = {
        "code": place.code or "?",
        "seq": place.seq,
        "number": place.number or "?",
        "rev": place.rev[:12] or "?",
    }
    return Finding(Message(f"check.{key}", {"place": Message(f"check.{kind}", named), **params}), place)
