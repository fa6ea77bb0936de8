"""Parts used in a repair: who pays, what became of the old one, what a signed order moves in stock (6.6.3)."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from svcdesk.domain.figures import between, countable
from svcdesk.domain.masters import Tracking
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.order_problems import OrderProblem, Section, point
from svcdesk.domain.service_order import OldPart, Part, Payer, ServiceOrder
from svcdesk.domain.stock import Move, Place
from svcdesk.domain.times import local_day, warranty_end

CLAUSE = "6.6.3"


def parts(order: ServiceOrder) -> Iterator[OrderProblem]:
    """Yield everything that lacks of the parts before the result can be signed."""
    numbers: set[tuple[str, str]] = set()
    for part in order.parts:
        name = part_name(part)
        yield from _one(part, name)
        key = (part.product, part.serial)
        if part.product and part.serial and part.tracking is Tracking.SERIAL and key in numbers:
            yield point(Section.PARTS, CLAUSE, "part_twice", part.id, part=name)
        numbers.add(key)


def _one(part: Part, name: str) -> Iterator[OrderProblem]:
    if not part.name.strip():
        yield point(Section.PARTS, CLAUSE, "part_unnamed", part.id)
    if not countable(part.quantity):
        yield point(Section.PARTS, CLAUSE, "part_quantity", part.id, part=name)
    elif part.tracking is Tracking.SERIAL and part.product and part.quantity != 1:
        yield point(Section.PARTS, CLAUSE, "part_one_piece", part.id, part=name)
    if part.product and part.tracking is not Tracking.COUNT and not part.serial.strip():
        yield point(Section.PARTS, CLAUSE, "part_serial", part.id, part=name)
    if part.payer is Payer.OPEN:
        yield point(Section.PARTS, CLAUSE, "part_payer", part.id, part=name)
    if part.payer is Payer.CUSTOMER and part.unit_price is None:
        yield point(Section.PARTS, CLAUSE, "part_price", part.id, part=name)
    if any(price is not None and not between(price, 0) for price in (part.unit_price, part.cost)):
        yield point(Section.PARTS, CLAUSE, "fee_negative", part.id)
    if part.old_part is OldPart.OPEN:
        yield point(Section.PARTS, CLAUSE, "old_part_open", part.id, part=name)
    if part.serial and part.serial == part.old_serial:
        yield point(Section.PARTS, CLAUSE, "part_same_serial", part.id, part=name)


def part_name(part: Part) -> str:
    """Return how a part is called in a sentence: its name and serial number."""
    return f"{part.name} {part.serial}".strip() or "–"


def charge(order: ServiceOrder) -> Decimal:
    """Return what the customer pays by the order as it stands, in yuan: parts, labour and travel."""
    own = sum((amount(part) for part in order.parts if part.payer is Payer.CUSTOMER), Decimal(0))
    fees = (order.labour or Decimal(0)) + (order.travel or Decimal(0))
    return own + (fees if order.fee_payer is Payer.CUSTOMER else Decimal(0))


def amount(part: Part) -> Decimal:
    """Return price by quantity in yuan, rounded to 分; nothing where no price or no quantity stands there."""
    if part.unit_price is None or not countable(part.quantity) or not part.unit_price.is_finite():
        return Decimal(0)
    return (part.unit_price * part.quantity).quantize(Decimal("0.01"))


def stock_moves(order: ServiceOrder) -> list[Move]:
    """Return what a signed order moves: parts from 合格库 to the customer, old ones into quarantine or to scrap."""
    at = order.finished_at
    if at is None:
        return []
    used = [part for part in order.parts if part.product and countable(part.quantity)]
    moves = [_used(order, part, at) for part in used]
    return [*moves, *(move for part in used if (move := _old(order, part, at)))]


def _used(order: ServiceOrder, part: Part, at: datetime) -> Move:
    start = local_day(at)
    months = part.warranty_months
    return Move(
        product=part.product,
        serial=part.serial,
        quantity=part.quantity,
        origin=Place.GOOD,
        target=Place.CUSTOMER,
        origin_store=part.store,
        at=at,
        customer=order.customer.doc,
        site=order.device.site,
        replaces=part.old_serial if part.old_product == part.product else "",
        warranty_start=str(start) if months else "",
        warranty_end=str(warranty_end(start, months)) if months else "",
    )


def _old(order: ServiceOrder, part: Part, at: datetime) -> Move | None:
    """Return where an old part goes; one the desk never saw at the customer comes in from outside."""
    target = {OldPart.TAKEN_BACK: Place.QUARANTINE, OldPart.SCRAPPED: Place.SCRAP}.get(part.old_part)
    known = bool(part.old_product and part.old_serial)
    if target is None or (target is Place.SCRAP and not known):
        return None
    return Move(
        product=part.old_product if known else part.product,
        serial=part.old_serial,
        quantity=part.quantity,
        origin=Place.CUSTOMER if known else Place.OUTSIDE,
        target=target,
        at=at,
        customer=order.customer.doc if known else "",
    )


def nonconformities(doc: str, number: str, order: ServiceOrder) -> dict[str, Nonconformity]:
    """Return the F08 of each old part that was taken back, by the id of its part line (6.3.4)."""
    why = order.diagnosis.strip() or order.fault.strip()
    return {
        part.id: Nonconformity(
            product=part.old_product or part.product,
            name=part.name,
            spec=part.spec,
            serial=part.old_serial,
            quantity=part.quantity,
            description=why,
            found_at=doc,
            found_number=number,
            found_unit=part.id,
            found_on=order.finished_at,
            customer_name=order.customer.name,
            replaced_by=part.serial,
        )
        for part in order.parts
        if part.old_part is OldPart.TAKEN_BACK
    }
