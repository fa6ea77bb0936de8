"""Where one piece or lot stands, from the moves of its serial number, and which records took it twice."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import msgspec

from svcdesk.domain.stock import Place


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One booked move of a serial number; ``doc`` is the record that moved it."""

    doc: str
    at: datetime
    quantity: Decimal
    origin: Place
    target: Place
    origin_store: str = ""
    target_store: str = ""
    customer: str = ""
    site: str = ""
    replaces: str = ""
    warranty_start: str = ""
    warranty_end: str = ""


class Whereabouts(msgspec.Struct, frozen=True, kw_only=True):
    """Where it went last, since when and by which record; whose it is, and its warranty as ISO dates.

    ``clash`` are the records that each took the same goods: all of them stand, and people have to settle it.
    """

    doc: str
    since: datetime
    place: Place
    store: str
    customer: str = ""
    site: str = ""
    replaces: str = ""
    warranty_start: str = ""
    warranty_end: str = ""
    clash: tuple[str, ...] = ()


def whereabouts(booked: Sequence[Step]) -> Whereabouts:
    """Return where the goods of one serial number stand after all their moves, of which there must be at least one.

    Moves count in the order of time; what came in from outside comes first, however late it was booked.
    """
    steps = sorted(booked, key=lambda step: (step.origin is not Place.OUTSIDE, step.at, step.doc))
    last = steps[-1]
    sold = next((step for step in reversed(steps) if step.target is Place.CUSTOMER), None)
    return Whereabouts(
        doc=last.doc,
        since=last.at,
        place=last.target,
        store=last.target_store,
        customer=last.customer,
        site=last.site,
        replaces=sold.replaces if sold else "",
        warranty_start=sold.warranty_start if sold else "",
        warranty_end=sold.warranty_end if sold else "",
        clash=_clash(steps),
    )


def _clash(steps: Sequence[Step]) -> tuple[str, ...]:
    """Return the records that took goods from where there were none left, with those that took them before."""
    left: dict[tuple[Place, str], Decimal] = {}
    takers: dict[tuple[Place, str], dict[str, None]] = {}
    found: dict[str, None] = {}
    for step in steps:
        origin, target = (step.origin, step.origin_store), (step.target, step.target_store)
        left[target] = left.get(target, Decimal(0)) + step.quantity
        if step.origin is Place.OUTSIDE:
            continue
        left[origin] = left.get(origin, Decimal(0)) - step.quantity
        takers.setdefault(origin, {})[step.doc] = None
        if left[origin] < 0 and len(takers[origin]) > 1:
            found |= takers[origin]
    return tuple(found)
