"""What a signed acceptance brings about: warranty, stock moves and pieces in quarantine."""

from datetime import date, datetime
from decimal import Decimal

from svcdesk.domain.delivery import Delivery, UnitCheck
from svcdesk.domain.presence import accepted, defective, standing
from svcdesk.domain.stock import Move, Place
from svcdesk.domain.times import local_day, warranty_end


def warranty(delivery: Delivery) -> tuple[date, date] | None:
    """Return first and last day of the warranty that a signed acceptance starts, or none when it was refused."""
    if delivery.accepted_at is None or not accepted(delivery) or not delivery.warranty_months:
        return None
    start = local_day(delivery.accepted_at)
    return start, warranty_end(start, delivery.warranty_months)


def unit_warranty(delivery: Delivery, unit: UnitCheck) -> tuple[str, str]:
    """Return first and last day of one unit's warranty as ISO dates, empty where it has none."""
    months = next((line.warranty_months for line in delivery.lines if line.id == unit.line), None)
    if delivery.warranty_start is None or delivery.warranty_end is None or months == 0:
        return "", ""
    last = delivery.warranty_end if months is None else warranty_end(delivery.warranty_start, months)
    return str(delivery.warranty_start), str(last)


def stock_moves(delivery: Delivery) -> list[Move]:
    """Return what a signed delivery moves: good pieces to the customer, defective ones into quarantine (6.5.1.4)."""
    at = delivery.accepted_at
    if at is None:
        return []
    bad, stand = defective(delivery), standing(delivery)
    serials = {unit.id: unit.serial for unit in delivery.units}
    moves = []
    for unit in delivery.units:
        if bad[unit.id] > 0:
            moves.append(_into_quarantine(unit, at, bad[unit.id]))
        if accepted(delivery) and stand[unit.id].kept > 0:
            moves.append(_to_customer(delivery, unit, at, stand[unit.id].kept, serials.get(unit.replaces, "")))
    return moves


def _into_quarantine(unit: UnitCheck, at: datetime, quantity: Decimal) -> Move:
    return Move(
        product=unit.product,
        serial=unit.serial,
        quantity=quantity,
        origin=Place.GOOD,
        target=Place.QUARANTINE,
        origin_store=unit.store,
        at=at,
    )


def _to_customer(delivery: Delivery, unit: UnitCheck, at: datetime, quantity: Decimal, replaces: str) -> Move:
    start, end = unit_warranty(delivery, unit)
    return Move(
        product=unit.product,
        serial=unit.serial,
        quantity=quantity,
        origin=Place.GOOD,
        target=Place.CUSTOMER,
        origin_store=unit.store,
        at=at,
        customer=delivery.customer,
        site=delivery.site,
        replaces=replaces,
        warranty_start=start,
        warranty_end=end,
    )
