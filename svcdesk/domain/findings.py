"""Defects that follow from what counting, looking and testing found (6.5.1.1-6.5.1.4), each once."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from svcdesk.domain.delivery import (
    Answer,
    CountVerdict,
    Defect,
    Delivery,
    PackingLine,
    Remedy,
    Source,
    UnitCheck,
    Verdict,
)
from svcdesk.domain.figures import figure
from svcdesk.domain.masters import Tracking
from svcdesk.domain.presence import on_site, surplus, unit_name, units_of


def with_found_defects(delivery: Delivery) -> Delivery:
    """Return the delivery with one defect for everything its steps found; what was decided by hand stays.

    A defect whose finding has gone is dropped only while nobody has worked on it.
    """
    found = {defect.key: defect for defect in _findings(delivery)}
    kept = [
        _renewed(defect, found[defect.key]) if defect.key in found else defect
        for defect in delivery.defects
        if not defect.key or defect.key in found or not untouched(defect)
    ]
    known = {defect.key for defect in kept}
    defects = (*kept, *(defect for key, defect in found.items() if key not in known))
    return delivery if defects == delivery.defects else msgspec.structs.replace(delivery, defects=defects)


def untouched(defect: Defect) -> bool:
    """Whether nobody has decided or added anything to a defect."""
    return defect.remedy is Remedy.OPEN and not (
        defect.photos or defect.action or defect.owner or defect.due or defect.recheck_note
    )


def _renewed(defect: Defect, found: Defect) -> Defect:
    """Keep what was decided, but tell anew what was found; how much is missing may change until it is decided."""
    recount = defect.source is Source.PACKING and untouched(defect)
    return msgspec.structs.replace(
        defect, description=found.description, quantity=found.quantity if recount else defect.quantity
    )


def _findings(delivery: Delivery) -> Iterator[Defect]:
    beyond = surplus(delivery)
    for line in delivery.lines:
        yield from _line_findings(delivery, line, beyond)
    for unit in on_site(delivery):
        if unit.appearance is Verdict.FAIL:
            text = f"{unit_name(unit)}: {unit.damage}".rstrip(": ")
            yield _found(f"appearance:{unit.id}", Source.APPEARANCE, text, unit=unit)
        for answer in unit.answers:
            if answer.judged is Verdict.FAIL:
                text = f"{unit_name(unit)}: {_finding(answer)}"
                yield _found(f"check:{unit.id}:{answer.item.id}", Source.CHECK, text, unit=unit)


def _line_findings(delivery: Delivery, line: PackingLine, beyond: frozenset[str]) -> Iterator[Defect]:
    if line.tracking is Tracking.SERIAL and line.counted is not None:
        yield from _piece_findings(delivery, line, beyond)
        if not line.wrong:
            return
    elif line.verdict not in {CountVerdict.SHORT, CountVerdict.OVER, CountVerdict.WRONG}:
        return
    difference = abs(line.quantity - (line.counted or Decimal(0)))
    counted = "–" if line.counted is None else figure(line.counted)
    text = f"{_line_name(line)} {counted} / {figure(line.quantity)} {line.uom}".strip()
    yield _found(f"line:{line.id}", Source.PACKING, text, line=line, quantity=difference or Decimal(1))


def _piece_findings(delivery: Delivery, line: PackingLine, beyond: frozenset[str]) -> Iterator[Defect]:
    """Name each missing, unlisted or surplus piece of a line that is told apart by serial numbers."""
    unlisted = set(line.unlisted)
    for unit in units_of(delivery, line):
        name = unit_name(unit) if unit.serial else _line_name(line)
        if not unit.counted:
            text = f"{name} 0 / 1 {line.uom}".strip()
            yield _found(f"missing:{unit.id}", Source.PACKING, text, unit=unit, line=line)
        elif unit.id in beyond or unit.serial in unlisted:
            text = f"{name} 1 / 0 {line.uom}".strip()
            yield _found(f"extra:{unit.id}", Source.PACKING, text, unit=unit, line=line)


def _line_name(line: PackingLine) -> str:
    return f"{line.name} {line.spec}".strip()


def _finding(answer: Answer) -> str:
    item = answer.item
    reading = "" if answer.value is None else f"{answer.value} {item.unit}".strip()
    wanted = limits(item.low, item.high, item.unit)
    parts = (item.name, reading, f"({wanted})" if wanted else "", answer.note)
    return " ".join(part for part in parts if part)


def limits(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """Return inclusive limits as people write them: ``342–418 V``, ``≥ 0.75 MPa``, ``≤ 95 ℃`` or nothing."""
    if low is not None and high is not None:
        return f"{low}–{high} {unit}".strip()
    if low is not None:
        return f"≥ {low} {unit}".strip()
    return f"≤ {high} {unit}".strip() if high is not None else ""


def _found(
    key: str,
    source: Source,
    description: str,
    *,
    unit: UnitCheck | None = None,
    line: PackingLine | None = None,
    quantity: Decimal = Decimal(1),
) -> Defect:
    return Defect(
        id=key,
        key=key,
        source=source,
        unit=unit.id if unit else "",
        line=line.id if line else "",
        quantity=quantity,
        description=description,
    )
