"""Editing a packing list (F15) before anybody counts it: pieces, quantities, spares and documents."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from svcdesk.domain.delivery import Answer, Delivery, LineKind, PackingLine, UnitCheck
from svcdesk.domain.figures import countable, figure
from svcdesk.domain.masters import Tracking
from svcdesk.domain.planning import Piece, filled
from svcdesk.domain.presence import units_of
from svcdesk.words import Message

_CLAUSE = "6.5.1.1"
_PREFIX = {LineKind.GOODS: "L", LineKind.SPARE: "S", LineKind.DOCUMENT: "D"}


def add_line(
    delivery: Delivery, kind: LineKind, name: str, quantity: Decimal, *, spec: str = "", uom: str = "", box: str = ""
) -> Delivery:
    """Return the delivery with a spare part, tool or document on its packing list."""
    taken = {line.id for line in delivery.lines}
    number = next(n for n in range(1, len(taken) + 2) if f"{_PREFIX[kind]}{n}" not in taken)
    new = PackingLine(
        id=f"{_PREFIX[kind]}{number}", kind=kind, name=name, spec=spec, uom=uom, quantity=quantity, box=box
    )
    return msgspec.structs.replace(delivery, lines=(*delivery.lines, new))


def remove_line(delivery: Delivery, line_id: str) -> Delivery:
    """Return the delivery without a line and its pieces; goods left out stay open on the contract."""
    return msgspec.structs.replace(
        delivery,
        lines=tuple(line for line in delivery.lines if line.id != line_id),
        units=tuple(unit for unit in delivery.units if unit.line != line_id),
    )


def pack(delivery: Delivery, line_id: str, quantity: Decimal, pieces: Sequence[Piece]) -> Delivery:
    """Return the delivery with another quantity of a line and the pieces from stock chosen for it.

    Pieces beyond those chosen are packed without a number, to be read on site. What was entered about a piece that
    stays packed is kept.
    """
    line = next(line for line in delivery.lines if line.id == line_id)
    packed = msgspec.structs.replace(
        line, quantity=quantity, serials=tuple(piece.serial for piece in pieces if piece.serial)
    )
    before = units_of(delivery, line)
    others = [unit for unit in delivery.units if unit not in before]
    units = (*others, *_units(packed, before, pieces)) if before else delivery.units
    order = {one.id: place for place, one in enumerate(delivery.lines)}
    return msgspec.structs.replace(
        delivery,
        lines=tuple(packed if one.id == line_id else one for one in delivery.lines),
        units=tuple(sorted(units, key=lambda unit: order[unit.line])),
    )


def _units(line: PackingLine, before: Sequence[UnitCheck], pieces: Sequence[Piece]) -> Iterator[UnitCheck]:
    """Yield a check for each piece: the one it had, or an open one like its siblings'."""
    known = {unit.serial: unit for unit in before if unit.serial}
    items = [answer.item for answer in before[0].answers]
    blank = msgspec.structs.replace(
        UnitCheck(id="", line=line.id, product=line.product, name=line.name, spec=line.spec, uom=line.uom),
        tracking=line.tracking,
        checklist=before[0].checklist,
        checklist_name=before[0].checklist_name,
        answers=tuple(Answer(item=item) for item in items),
    )
    for number, piece in enumerate(filled(line, pieces), 1):
        unit = known.get(piece.serial, blank) if piece.serial else blank
        yield msgspec.structs.replace(
            unit, id=f"{line.id}.{number}", serial=piece.serial, store=piece.store, quantity=piece.quantity
        )


def problems(delivery: Delivery, left: Mapping[str, Decimal]) -> Iterator[Message]:
    """Yield everything wrong with a packing list; ``left`` is what each contract line has open for this delivery."""
    if not any(line.kind is LineKind.GOODS for line in delivery.lines):
        yield Message("acceptance.no_lines", {}, _CLAUSE)
    for number, line in enumerate(delivery.lines, 1):
        if not line.name.strip():
            yield Message("packing.unnamed", {"n": number}, _CLAUSE)
        if not countable(line.quantity):
            yield Message("delivery.quantity_not_positive", {"line": line.name}, _CLAUSE)
        elif line.tracking is Tracking.SERIAL and line.quantity != line.quantity.to_integral_value():
            yield Message("delivery.broken_piece", {"line": line.name}, _CLAUSE)
        elif line.tracking is Tracking.SERIAL and len(line.serials) > line.quantity:
            yield Message("packing.too_many_serials", {"line": line.name}, _CLAUSE)
    yield from _beyond(delivery, left)
    yield from _twice(delivery)


def _beyond(delivery: Delivery, left: Mapping[str, Decimal]) -> Iterator[Message]:
    for line in delivery.lines:
        if (
            line.contract_line
            and line.quantity.is_finite()
            and line.quantity > left.get(line.contract_line, Decimal(0))
        ):
            figures = {"asked": figure(line.quantity), "left": figure(left.get(line.contract_line, Decimal(0)))}
            yield Message("delivery.more_than_open", {"line": line.name, "uom": line.uom, **figures}, _CLAUSE)


def _twice(delivery: Delivery) -> Iterator[Message]:
    packed = Counter((line.product, serial) for line in delivery.lines for serial in line.serials)
    names = {line.product: line.name for line in delivery.lines}
    for (product, serial), times in packed.items():
        if times > 1:
            yield Message("packing.serial_twice", {"line": names[product], "serial": serial}, _CLAUSE)
