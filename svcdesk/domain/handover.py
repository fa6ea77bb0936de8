"""What a signed acceptance brings about: warranty, stock moves and pieces in quarantine."""

from collections.abc import Iterator
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
    moves = [move for unit in delivery.units for move in _unit_moves(delivery, unit, at)]
    return [move for move in moves if move.quantity > 0]


def _unit_moves(delivery: Delivery, unit: UnitCheck, at: datetime) -> Iterator[Move]:
    yield _move(delivery, unit, at, defective(delivery, unit), Place.QUARANTINE)
    if accepted(delivery):
        yield _move(delivery, unit, at, standing(delivery)[unit.id].kept, Place.CUSTOMER)


def _move(delivery: Delivery, unit: UnitCheck, at: datetime, quantity: Decimal, target: Place) -> Move:
    stays = target is Place.CUSTOMER
    start, end = unit_warranty(delivery, unit) if stays else ("", "")
    originals = {other.id: other.serial for other in delivery.units}
    return Move(
        product=unit.product,
        serial=unit.serial,
        quantity=quantity,
        origin=Place.GOOD,
        target=target,
        origin_store=unit.store,
        at=at,
        customer=delivery.customer if stays else "",
        site=delivery.site if stays else "",
        replaces=originals.get(unit.replaces, "") if stays else "",
        warranty_start=start,
        warranty_end=end,
    )
