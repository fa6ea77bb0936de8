"""Replacing a defective piece from stock, and making up for a missing one (6.5.1.4)."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from svcdesk.domain.counting import next_unit
from svcdesk.domain.delivery import Defect, Delivery, PackingLine, Remedy, Source, UnitCheck, Verdict
from svcdesk.domain.figures import countable, figure
from svcdesk.domain.masters import Tracking
from svcdesk.domain.planning import Piece
from svcdesk.errors import Refused
from svcdesk.words import Message

_CLAUSE = "6.5.1.4"


def replace_from_stock(delivery: Delivery, defect_id: str, piece: Piece) -> Delivery:
    """Return the delivery with a piece from stock for a defect, its own checks open; an earlier choice is undone.

    All undecided defects of the same serial piece are settled by it. For a missing piece the new one makes up for it
    and nothing is replaced. Raises ``Refused`` for another product, too few pieces or a piece that is here already.
    """
    delivery = undo_replacement(delivery, defect_id)
    defect = find_defect(delivery, defect_id)
    line = line_of_defect(delivery, defect)
    if line is None:
        raise Refused([Message("delivery.replacement_of_nothing", {"defect": defect.description}, _CLAUSE)])
    refusals = list(_refusals(delivery, defect, line, piece))
    if refusals:
        raise Refused(refusals)
    missing = defect.source is Source.PACKING
    new = msgspec.structs.replace(
        next_unit(delivery, line),
        serial=piece.serial,
        quantity=defect.quantity,
        replaces="" if missing else defect.unit,
        counted=True,
        supplied=True,
        store=piece.store,
    )
    settled = {defect_id} if missing else {one.id for one in _same_piece(delivery, defect)}
    defects = tuple(
        msgspec.structs.replace(one, remedy=Remedy.REPLACE, replacement=new.id, store=piece.store)
        if one.id in settled
        else one
        for one in delivery.defects
    )
    return msgspec.structs.replace(delivery, units=(*delivery.units, new), defects=defects)


def undo_replacement(delivery: Delivery, defect_id: str) -> Delivery:
    """Return the delivery without the piece chosen for a defect and what was found on it.

    The defects it settled are undecided again. Raises ``Refused`` where that piece was itself replaced.
    """
    gone = find_defect(delivery, defect_id).replacement
    if not gone:
        return delivery
    if any(unit.replaces == gone for unit in delivery.units):
        raise Refused([Message("delivery.replaced_again", {"unit": _serial_of(delivery, gone)}, _CLAUSE)])
    units = tuple(unit for unit in delivery.units if unit.id != gone)
    defects = tuple(
        msgspec.structs.replace(one, remedy=Remedy.OPEN, replacement="", store="") if one.replacement == gone else one
        for one in delivery.defects
        if one.unit != gone
    )
    return msgspec.structs.replace(delivery, units=units, defects=defects)


def decide(delivery: Delivery, defect_id: str, remedy: Remedy) -> Delivery:
    """Return the delivery with what shall be done about a defect; a piece chosen before goes back to stock."""
    if find_defect(delivery, defect_id).remedy is remedy:
        return delivery
    delivery = undo_replacement(delivery, defect_id)
    defects = tuple(
        msgspec.structs.replace(one, remedy=remedy, recheck=Verdict.OPEN) if one.id == defect_id else one
        for one in delivery.defects
    )
    return msgspec.structs.replace(delivery, defects=defects)


def add_defect(delivery: Delivery, description: str, unit: str = "") -> Delivery:
    """Return the delivery with a defect that no step found by itself."""
    taken = {defect.id for defect in delivery.defects}
    number = next(n for n in range(1, len(taken) + 2) if f"other:{n}" not in taken)
    new = Defect(id=f"other:{number}", source=Source.OTHER, unit=unit, description=description)
    return msgspec.structs.replace(delivery, defects=(*delivery.defects, new))


def remove_defect(delivery: Delivery, defect_id: str) -> Delivery:
    """Return the delivery without a defect that was added by hand; what a step found comes back by itself."""
    delivery = undo_replacement(delivery, defect_id)
    return msgspec.structs.replace(
        delivery, defects=tuple(defect for defect in delivery.defects if defect.id != defect_id)
    )


def find_defect(delivery: Delivery, defect_id: str) -> Defect:
    """Return a defect; raises ``KeyError`` where there is none."""
    for defect in delivery.defects:
        if defect.id == defect_id:
            return defect
    raise KeyError(defect_id)


def line_of_defect(delivery: Delivery, defect: Defect) -> PackingLine | None:
    """Return the packing line whose goods a defect is about, or none where it is about nothing on the list."""
    line_id = next((unit.line for unit in delivery.units if unit.id == defect.unit), defect.line)
    return next((line for line in delivery.lines if line.id == line_id), None)


def _same_piece(delivery: Delivery, defect: Defect) -> list[Defect]:
    unit = next((unit for unit in delivery.units if unit.id == defect.unit), None)
    alone = unit is None or unit.tracking is not Tracking.SERIAL
    return [
        one
        for one in delivery.defects
        if one.id == defect.id or (not alone and one.unit == defect.unit and one.remedy is Remedy.OPEN)
    ]


def _refusals(delivery: Delivery, defect: Defect, line: PackingLine, piece: Piece) -> Iterator[Message]:
    if piece.product != line.product:
        yield Message("delivery.replacement_product", {"line": line.name}, _CLAUSE)
    if (
        piece.serial
        and line.tracking is Tracking.SERIAL
        and any((unit.product, unit.serial) == (piece.product, piece.serial) for unit in delivery.units)
    ):
        yield Message("delivery.replacement_here", {"serial": piece.serial}, _CLAUSE)
    if not countable(defect.quantity):
        yield Message(
            "acceptance.defect_quantity", {"n": _number(delivery, defect), "defect": defect.description}, _CLAUSE
        )
    elif piece.quantity < defect.quantity:
        figures = {"left": figure(piece.quantity), "asked": figure(defect.quantity)}
        yield Message("delivery.replacement_too_few", {"line": line.name, "uom": line.uom, **figures}, _CLAUSE)
    if _goes_beyond(defect, line):
        yield Message("delivery.replacement_of_surplus", {"line": line.name}, _CLAUSE)


def _number(delivery: Delivery, defect: Defect) -> int:
    return next(number for number, one in enumerate(delivery.defects, 1) if one.id == defect.id)


def _goes_beyond(defect: Defect, line: PackingLine) -> bool:
    """Whether a packing defect says that there is too much rather than too little."""
    if defect.source is not Source.PACKING:
        return False
    return defect.key.startswith("extra:") or (line.counted or Decimal(0)) >= line.quantity


def _serial_of(delivery: Delivery, unit_id: str) -> str:
    unit: UnitCheck = next(unit for unit in delivery.units if unit.id == unit_id)
    return f"{unit.name} {unit.serial}".strip()
