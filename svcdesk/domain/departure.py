"""When a technician left after the customer had signed (6.6.2), kept beside the signed order.

People sign together and leave afterwards. A departure is a record of its own that never changes, so what was signed,
its bytes and the code on its sheet stay as they were; a correction is one more, and the last one noted counts.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum

import msgspec

from svcdesk.domain.record import Actor
from svcdesk.domain.service_order import ServiceOrder, Visit
from svcdesk.domain.service_order import State as OrderState
from svcdesk.domain.visit_rules import CLOCK_TOLERANCE, TIMES, current, offered
from svcdesk.words import Message

CLAUSE = "6.6.2"


class State(StrEnum):
    NOTED = "noted"


class Departure(msgspec.Struct, frozen=True, kw_only=True):
    """When somebody left, who noted that and when; ``signed`` is the revision signed, ``visit`` its visit."""

    order: str = ""
    number: str = ""
    visit: str = ""
    signed: str = ""
    left_at: datetime
    at: datetime
    by: Actor


def awaited(order: ServiceOrder, state: str) -> bool:
    """Whether an order was signed before anybody noted when the technician left."""
    visit = current(order)
    return state == OrderState.SIGNED and visit is not None and visit.left_at is None and "left_at" in offered(order)


def departure_problems(
    number: str, order: ServiceOrder, state: str, left_at: datetime | None, now: datetime
) -> Iterator[Message]:
    """Yield every reason why a departure cannot be noted beside an order."""
    visit = current(order)
    if visit is None or not awaited(order, state):
        yield Message("service_order.departure_unwanted", {"number": number}, CLAUSE)
        return
    if left_at is None:
        yield Message("service_order.departure_unsaid", {"number": number}, CLAUSE)
        return
    n, name = order.visits.index(visit) + 1, Message("service_order.time.left_at")
    if left_at > now + CLOCK_TOLERANCE:
        yield Message("service_order.time_in_future", {"n": n, "time": name}, CLAUSE)
    last = _last_moment(visit)
    if last is not None and left_at < getattr(visit, last):
        earlier = Message(f"service_order.time.{last}")
        yield Message("service_order.times_reversed", {"n": n, "earlier": earlier, "later": name}, CLAUSE)


def forged(departure: Departure, state: str) -> Iterator[Message]:  # noqa: ARG001 - as every kind is asked
    """Yield that another desk noted a departure before it was."""
    if departure.left_at > departure.at + CLOCK_TOLERANCE:
        name = Message("service_order.time.left_at")
        yield Message("service_order.time_in_future", {"n": 1, "time": name}, CLAUSE)


def noted_later(order: ServiceOrder, departures: Iterable[Departure]) -> Departure | None:
    """Return the departure that counts beside what was signed: the last one noted, none where the order says it."""
    visit = current(order)
    if visit is None or visit.left_at is not None:
        return None
    return max((one for one in departures if one.visit == visit.id), key=_when, default=None)


def _last_moment(visit: Visit) -> str | None:
    noted = [key for key in TIMES if getattr(visit, key) is not None]
    return max(noted, key=TIMES.index, default=None)


def _when(departure: Departure) -> tuple[datetime, datetime]:
    return departure.at, departure.left_at
