"""What the customer confirms before the repair, and that it stays as it was confirmed (6.6.3)."""

from collections.abc import Iterator
from typing import Any

import msgspec

from svcdesk.domain.service_order import Observation, ServiceOrder, Sight, Type
from svcdesk.words import Message

CLAUSE = "6.6.3"
_FOUND = {Type.REPAIR, Type.MAINTENANCE}
_UNSEEN = Sight()


def needs_before(order: ServiceOrder) -> bool:
    """Whether the condition found must be confirmed first: work on something that was in use."""
    return order.type in _FOUND


def confirmed(order: ServiceOrder) -> bool:
    """Whether the customer has confirmed the condition found."""
    return order.before_confirmed_at is not None


def frozen_part(order: ServiceOrder) -> dict[str, Any]:
    """Return what the customer confirmed, by observation and field."""
    found: dict[str, Any] = {one.id: _part(one) for one in order.observations}
    return found | {
        "accessories": order.accessories,
        "opinion": order.before_opinion,
        "signatures": order.before_signatures,
        "device": order.device,
    }


def changed_before(record: ServiceOrder, body: ServiceOrder) -> Iterator[Message]:
    """Yield what of the confirmed condition a body changes; things noticed later may be added as untested."""
    if not confirmed(record):
        return
    was, now = frozen_part(record), frozen_part(body)
    names = {one.id: one.item.name for one in (*body.observations, *record.observations)}
    for key in was:
        if was[key] != now.get(key):
            about = names.get(key) or Message(f"service_order.part.{key}")
            yield Message("service_order.before_frozen", {"item": about}, CLAUSE)
    for one in body.observations:
        if one.id not in was and msgspec.structs.replace(one.before, untested="") != _UNSEEN:
            yield Message("service_order.before_added", {"item": one.item.name}, CLAUSE)
    if body.before_confirmed_at != record.before_confirmed_at:
        yield Message("service_order.before_frozen", {"item": Message("service_order.part.time")}, CLAUSE)


def reopened(order: ServiceOrder) -> ServiceOrder:
    """Return the order with the first confirmation taken back, so that the condition can be written anew."""
    return msgspec.structs.replace(order, before_signatures=(), before_confirmed_at=None)


def unsigned_where_changed(before: ServiceOrder, after: ServiceOrder) -> ServiceOrder:
    """Return the order without signatures that were given for something else than what stands there now."""
    if after.signatures and after.signatures == before.signatures and after != before:
        after = msgspec.structs.replace(after, signatures=())
    given = after.before_signatures
    if (
        given
        and given == before.before_signatures
        and not confirmed(after)
        and frozen_part(after) != frozen_part(before)
    ):
        after = msgspec.structs.replace(after, before_signatures=())
    return after


def _part(one: Observation) -> tuple[object, ...]:
    return one.aspect, one.item, one.gauge, one.before
