"""Counting against the packing list (6.5.1.1): lines by number, pieces with serial numbers one by one."""

from decimal import Decimal

import msgspec

from svcdesk.domain.delivery import Answer, Delivery, PackingLine, UnitCheck, Verdict
from svcdesk.domain.figures import countable
from svcdesk.domain.masters import Tracking
from svcdesk.domain.presence import units_of


def count(delivery: Delivery, line_id: str, value: Decimal | None) -> Delivery:
    """Return the delivery with a line counted; ``None`` opens it again.

    What counts on a line of serial numbers are the numbers seen, so there any figure only says "that is all".
    """
    line = _line(delivery, line_id)
    if value is not None and not countable(value, Decimal(0)):
        return delivery
    if line.tracking is Tracking.SERIAL and value is not None:
        value = Decimal(len(line.seen))
    return _with_line(delivery, msgspec.structs.replace(line, counted=value))


def see(delivery: Delivery, line_id: str, serial: str) -> Delivery:
    """Return the delivery with one piece of a line found: its own unit, a unit without number, or a new one."""
    line = _line(delivery, line_id)
    units = units_of(delivery, line)
    found = next((unit for unit in units if unit.serial == serial), None)
    blank = next((unit for unit in units if not unit.serial), None)
    unit = found or blank or next_unit(delivery, line)
    seen = msgspec.structs.replace(unit, serial=serial, counted=True)
    others = delivery.units if found or blank else (*delivery.units, unit)
    return _with_seen(
        msgspec.structs.replace(delivery, units=tuple(seen if one.id == unit.id else one for one in others)), line_id
    )


def unsee(delivery: Delivery, line_id: str, serial: str) -> Delivery:
    """Return the delivery with a piece not found after all; a number typed on site is forgotten again."""
    line = _line(delivery, line_id)
    units = []
    for unit in delivery.units:
        if unit.line != line_id or unit.supplied or unit.serial != serial:
            units.append(unit)
        elif serial in line.serials:
            units.append(msgspec.structs.replace(unit, counted=False))
        elif not _added(delivery, line, unit) or _worked_on(unit):
            units.append(msgspec.structs.replace(unit, counted=False, serial=""))
    return _with_seen(msgspec.structs.replace(delivery, units=tuple(units)), line_id, reopen=True)


def type_serial(delivery: Delivery, unit_id: str, serial: str) -> Delivery:
    """Return the delivery with the serial number of a piece as somebody types it; typing it says it is here."""
    unit = next(unit for unit in delivery.units if unit.id == unit_id)
    typed = msgspec.structs.replace(unit, serial=serial, counted=bool(serial.strip()) or unit.supplied)
    units = tuple(typed if one.id == unit_id else one for one in delivery.units)
    return _with_seen(msgspec.structs.replace(delivery, units=units), unit.line, reopen=not serial.strip())


def next_unit(delivery: Delivery, line: PackingLine) -> UnitCheck:
    """Return a further unit of a line, with the checks of its siblings and nothing answered."""
    taken = {unit.id for unit in delivery.units}
    number = next(n for n in range(1, len(taken) + 2) if f"{line.id}.{n}" not in taken)
    sibling = next((unit for unit in delivery.units if unit.line == line.id), None)
    return UnitCheck(
        id=f"{line.id}.{number}",
        line=line.id,
        product=line.product,
        name=line.name,
        spec=line.spec,
        uom=line.uom,
        tracking=line.tracking,
        checklist=sibling.checklist if sibling else "",
        checklist_name=sibling.checklist_name if sibling else "",
        answers=tuple(Answer(item=answer.item) for answer in sibling.answers) if sibling else (),
    )


def _added(delivery: Delivery, line: PackingLine, unit: UnitCheck) -> bool:
    """Whether a unit was added by counting, beyond those that were packed."""
    return unit in units_of(delivery, line)[int(line.quantity) :]


def _worked_on(unit: UnitCheck) -> bool:
    answered = any(answer != Answer(item=answer.item) for answer in unit.answers)
    return answered or bool(unit.photos or unit.damage) or unit.appearance is not Verdict.OPEN


def _with_seen(delivery: Delivery, line_id: str, *, reopen: bool = False) -> Delivery:
    """Bring a line's numbers up to date with its units; the last expected piece completes the count."""
    line = _line(delivery, line_id)
    seen = tuple(unit.serial for unit in units_of(delivery, line) if unit.counted and unit.serial.strip())
    counted = None if reopen else line.counted
    if line.tracking is Tracking.SERIAL and (counted is not None or len(seen) >= line.quantity):
        counted = Decimal(len(seen))
    return _with_line(delivery, msgspec.structs.replace(line, seen=seen, counted=counted))


def _line(delivery: Delivery, line_id: str) -> PackingLine:
    return next(line for line in delivery.lines if line.id == line_id)


def _with_line(delivery: Delivery, line: PackingLine) -> Delivery:
    lines = tuple(line if one.id == line.id else one for one in delivery.lines)
    return msgspec.structs.replace(delivery, lines=lines)
