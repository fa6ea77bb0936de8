"""A running-hours meter: what cannot be is questioned, and hours go on being counted over a new meter (6.6.2)."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from svcdesk.domain.figures import figure
from svcdesk.domain.service_plan import Reading
from svcdesk.words import Message

CLAUSE = "6.6.2"
_A_DAY = 24


def when(reading: Reading) -> tuple[date, Decimal]:
    """Return what readings are ordered by."""
    return reading.on, reading.hours


def in_order(readings: Sequence[Reading]) -> list[Reading]:
    """Return readings from the first day to the last, without those that are no figure."""
    return sorted((one for one in readings if one.hours.is_finite()), key=when)


def questions(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Message]]:
    """Yield every reading that falls, or rises by more hours than there were, and about which nobody has said why."""
    for before, after in pairwise(in_order(readings)):
        if after.reason.strip():
            continue
        known: dict[str, str | int | Message] = {
            "day": str(after.on),
            "hours": figure(after.hours),
            "before": figure(before.hours),
            "last": str(before.on),
        }
        if after.hours < before.hours:
            yield after, Message("service_plan.reading_back", known, CLAUSE)
        elif after.hours - before.hours > _most(before, after):
            rise, most = figure(after.hours - before.hours), figure(_most(before, after))
            yield after, Message("service_plan.reading_leaps", known | {"rise": rise, "most": most}, CLAUSE)


def counted_on(readings: Sequence[Reading]) -> list[Reading]:
    """Return readings as one meter would show them that was there from the first day.

    Where somebody said that a meter is new, it began at zero; no machine runs more than a day's hours a day.
    """
    found = in_order(readings)
    going_on = found[:1]
    for before, after in pairwise(found):
        going_on.append(replace(after, hours=going_on[-1].hours + _run(before, after)))
    return going_on


def _run(before: Reading, after: Reading) -> Decimal:
    rise = after.hours - before.hours
    if not after.reason.strip():
        return max(Decimal(0), rise)
    return min(rise if rise >= 0 else after.hours, _most(before, after))


def _most(before: Reading, after: Reading) -> Decimal:
    """Return how many hours a machine can have run; two readings of one day may be almost a day apart."""
    return Decimal(_A_DAY * max(1, (after.on - before.on).days))
