"""Root cause codes of a fault in two levels, as data: ``words/causes.toml`` names groups and codes."""

from functools import cache

from svcdesk.words import Message, codes


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """Return the codes of every group, in the order of the file: ``{"mechanical": ("mechanical.bearing", …)}``."""
    found: dict[str, list[str]] = {}
    for key in codes("causes"):
        level, _, code = key.partition(".")
        if level == "group":
            found.setdefault(code, [])
        else:
            group = code.partition(".")[0]
            found.setdefault(group, []).append(code)
    return {group: tuple(own) for group, own in found.items()}


def known(code: str) -> bool:
    """Whether a root cause code stands in the list."""
    return any(code in own for own in groups().values())


def group_label(group: str) -> Message:
    """Return what a group of causes is called."""
    return Message(f"causes.group.{group}")


def cause_label(code: str) -> Message:
    """Return what a root cause is called; ``code`` is ``group.code``."""
    group, _, own = code.partition(".")
    return Message(f"causes.code.{group}.{own}")
