"""What is looked at before and after: the product's checklist, its appearance, and lines people add (6.6.3)."""

from collections.abc import Iterator
from decimal import Decimal
from uuid import uuid4

import msgspec

from svcdesk.domain.masters import CheckItem, Checklist, ItemKind
from svcdesk.domain.planning import GENERAL
from svcdesk.domain.service_order import Aspect, Observation, ServiceOrder, Sight
from svcdesk.words import Message

LOOK = CheckItem(id="look", name="整体外观", kind=ItemKind.YES_NO, requirement="无变形、破损、锈蚀、泄漏")
PERFORMANCE = CheckItem(id="performance", name="主要性能", kind=ItemKind.YES_NO, requirement="达到说明书要求")


def from_checklist(checklist: Checklist | None) -> tuple[Observation, ...]:
    """Return what to look at: appearance, then the checklist's functions and readings; never less than one each."""
    items = checklist.items if checklist else ()
    functions = [item for item in items if item.kind is not ItemKind.READING] or [GENERAL]
    readings = [item for item in items if item.kind is ItemKind.READING] or [PERFORMANCE]
    found = [(Aspect.APPEARANCE, LOOK)]
    found += [(Aspect.FUNCTION, item) for item in functions]
    found += [(Aspect.PERFORMANCE, item) for item in readings]
    return tuple(Observation(id=f"{aspect}:{item.id}", aspect=aspect, item=item) for aspect, item in found)


def refusals_to_add(name: str, unit: str, low: Decimal | None, high: Decimal | None) -> Iterator[Message]:
    """Yield what stands against a line somebody wants to add."""
    if not name.strip():
        yield Message("service_order.line_unnamed", clause="6.6.3")
    if not unit.strip() and (low is not None or high is not None):
        yield Message("service_order.line_without_unit", clause="6.6.3")
    if low is not None and high is not None and low > high:
        yield Message("service_order.line_limits", clause="6.6.3")


def added(
    order: ServiceOrder,
    aspect: Aspect,
    name: str,
    *,
    unit: str = "",
    low: Decimal | None = None,
    high: Decimal | None = None,
    noticed_late: str = "",
) -> ServiceOrder:
    """Return the order with one more thing to look at; one with a unit is measured.

    ``noticed_late`` says why there is no condition before: what the customer has confirmed does not change.
    """
    own = uuid4().hex
    kind = ItemKind.READING if unit else ItemKind.YES_NO
    item = CheckItem(id=own, name=name.strip(), kind=kind, unit=unit.strip(), low=low, high=high)
    line = Observation(id=own, aspect=aspect, item=item, before=Sight(untested=noticed_late))
    order_of = list(Aspect)
    lines = sorted((*order.observations, line), key=lambda one: order_of.index(one.aspect))
    return msgspec.structs.replace(order, observations=tuple(lines))


def removed(order: ServiceOrder, observation: str) -> ServiceOrder:
    """Return the order without a line that people added."""
    kept = tuple(one for one in order.observations if one.id != observation)
    return msgspec.structs.replace(order, observations=kept)
