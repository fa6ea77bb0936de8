"""What a commissioning checklist must say before anybody works by it (6.5.1.3)."""

from collections.abc import Iterator
from decimal import Decimal

from svcdesk.domain.checks import Finding, same, unholdable
from svcdesk.domain.figures import figure
from svcdesk.domain.masters import CheckItem, Checklist, ItemKind
from svcdesk.words import Message

CLAUSE = "6.5.1.3"


def check_checklist(checklist: Checklist, before: Checklist | None = None) -> list[Finding]:
    """Return everything wrong with a checklist; ``before`` is the version it follows, if any."""
    return [
        *unholdable(checklist),
        *_head(checklist, before),
        *(found for index, item in enumerate(checklist.items) for found in _item(f"items.{index}", item)),
        *_repeated(checklist),
    ]


def _head(checklist: Checklist, before: Checklist | None) -> Iterator[Finding]:
    if not checklist.name.strip():
        yield Finding(Message("masters.checklist_unnamed", clause=CLAUSE), "name")
    if not checklist.version.strip():
        yield Finding(Message("masters.checklist_unversioned", clause=CLAUSE), "version")
    if not checklist.items:
        yield Finding(Message("masters.checklist_empty", clause=CLAUSE), "items")
    if before and before.items != checklist.items and same(before.version) == same(checklist.version):
        params = {"version": checklist.version}
        yield Finding(Message("masters.checklist_same_version", params, CLAUSE), "version")


def _item(path: str, item: CheckItem) -> Iterator[Finding]:
    if not item.name.strip():
        number = int(path.partition(".")[2]) + 1
        yield Finding(Message("masters.item_unnamed", {"n": number}, CLAUSE), f"{path}.name")
    if item.kind is not ItemKind.READING:
        if item.low is not None or item.high is not None:
            yield Finding(Message("masters.limits_without_reading", {"item": item.name}, CLAUSE), f"{path}.kind")
        return
    if not all(limit is None or limit.is_finite() for limit in (item.low, item.high)):
        yield Finding(Message("masters.limit_no_number", {"item": item.name}, CLAUSE), f"{path}.low")
    elif item.low is not None and item.high is not None and item.low > item.high:
        yield Finding(_crossed(item, item.low, item.high), f"{path}.low")
    if not item.unit.strip():
        message = Message("masters.reading_without_unit", {"item": item.name}, CLAUSE)
        yield Finding(message, f"{path}.unit", warning=True)


def _crossed(item: CheckItem, low: Decimal, high: Decimal) -> Message:
    params = {"item": item.name, "low": figure(low), "high": figure(high)}
    return Message("masters.limits_crossed", params, CLAUSE)


def _repeated(checklist: Checklist) -> Iterator[Finding]:
    names: set[str] = set()
    ids: set[str] = set()
    for index, item in enumerate(checklist.items):
        if not item.id or item.id in ids:
            yield Finding(Message("masters.item_id_twice", {"item": item.name}, CLAUSE), f"items.{index}.id")
        if same(item.name) and same(item.name) in names:
            yield Finding(Message("masters.item_twice", {"item": item.name}, CLAUSE), f"items.{index}.name")
        ids.add(item.id)
        names.add(same(item.name))
