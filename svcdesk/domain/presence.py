"""What is really there on site, and what of it the customer keeps."""

from collections import defaultdict
from decimal import Decimal

import msgspec

from svcdesk.domain.delivery import Delivery, PackingLine, Remedy, Result, Source, UnitCheck
from svcdesk.domain.figures import countable
from svcdesk.domain.masters import Tracking

NONE = Decimal(0)


class Standing(msgspec.Struct, frozen=True):
    """Pieces of one unit: on site, replaced by others, leaving with our people, kept by the customer."""

    here: Decimal
    replaced: Decimal
    back: Decimal
    kept: Decimal


def unit_name(unit: UnitCheck) -> str:
    """Return how a unit is called in a sentence: product and serial or lot number."""
    return f"{unit.name} {unit.serial}".strip()


def units_of(delivery: Delivery, line: PackingLine) -> list[UnitCheck]:
    """Return the units that came with a packing line, without pieces supplied from stock on site."""
    return [unit for unit in delivery.units if unit.line == line.id and not unit.supplied]


def standing(delivery: Delivery) -> dict[str, Standing]:
    """Return how every unit stands, by its id, as if the acceptance were signed now."""
    here = _here(delivery)
    beyond = surplus(delivery)
    back = _taken_back(delivery)
    replaced: dict[str, Decimal] = defaultdict(Decimal)
    for unit in delivery.units:
        replaced[unit.replaces] += unit.quantity
    return {
        unit.id: _stand(here[unit.id], replaced[unit.id], back[unit.id], surplus=unit.id in beyond)
        for unit in delivery.units
    }


def _stand(here: Decimal, replaced: Decimal, back: Decimal, *, surplus: bool) -> Standing:
    replaced = min(here, replaced)
    back = here - replaced if surplus else min(here - replaced, back)
    return Standing(here, replaced, back, here - replaced - back)


def _here(delivery: Delivery) -> dict[str, Decimal]:
    """Return what was counted of each unit, or what was packed while nobody has counted; lots fill up in order."""
    lines = {line.id: line for line in delivery.lines}
    left = {line.id: line.counted for line in delivery.lines}
    here = {}
    for unit in delivery.units:
        line, counted = lines.get(unit.line), left.get(unit.line)
        if unit.supplied or line is None:
            here[unit.id] = unit.quantity
        elif unit.tracking is Tracking.SERIAL:
            undecided = counted is None and not line.wrong
            here[unit.id] = unit.quantity if unit.counted or undecided else NONE
        elif counted is None:
            here[unit.id] = unit.quantity
        else:
            here[unit.id] = min(unit.quantity, counted)
            left[line.id] = counted - here[unit.id]
    return here


def _taken_back(delivery: Delivery) -> dict[str, Decimal]:
    back: dict[str, Decimal] = defaultdict(Decimal)
    for defect in delivery.defects:
        if defect.remedy is Remedy.TAKE_BACK and defect.unit and countable(defect.quantity):
            back[defect.unit] += defect.quantity
    return back


def surplus(delivery: Delivery) -> frozenset[str]:
    """Return the ids of serial pieces beyond their line's quantity; the contract does not cover them."""
    beyond: list[str] = []
    for line in delivery.lines:
        if line.tracking is Tracking.SERIAL:
            counted = [unit for unit in units_of(delivery, line) if unit.counted]
            unlisted = set(line.unlisted)
            listed_first = sorted(counted, key=lambda unit: unit.serial in unlisted)
            beyond += [unit.id for unit in listed_first[int(line.quantity) :]]
    return frozenset(beyond)


def on_site(delivery: Delivery) -> list[UnitCheck]:
    """Return the units that are really here: all but pieces that counting found missing."""
    stand = standing(delivery)
    return [unit for unit in delivery.units if stand[unit.id].here > NONE]


def staying(delivery: Delivery) -> list[UnitCheck]:
    """Return the units of which the customer keeps at least one piece: the ones that must be checked through."""
    stand = standing(delivery)
    return [unit for unit in delivery.units if stand[unit.id].kept > NONE]


def accepted(delivery: Delivery) -> bool:
    """Whether the customer took the goods, wholly or in part."""
    return delivery.result in {Result.FULL, Result.PARTIAL}


def handed_over(delivery: Delivery) -> dict[str, Decimal]:
    """Return how many pieces of each packing line the customer keeps; nothing where the delivery was refused."""
    totals = {line.id: NONE for line in delivery.lines}
    if delivery.result is Result.REFUSED:
        return totals
    stand = standing(delivery)
    for unit in delivery.units:
        totals[unit.line] = totals.get(unit.line, NONE) + stand[unit.id].kept
    return totals


def defective(delivery: Delivery) -> dict[str, Decimal]:
    """Return by unit how many pieces are defective and do not stay: they go into quarantine (6.5.1.4).

    Pieces that leave for another reason, counted too many or sent by mistake, are good ones.
    """
    bad: dict[str, Decimal] = defaultdict(Decimal)
    leaves = {Remedy.TAKE_BACK}
    if delivery.result is Result.REFUSED:
        leaves |= {Remedy.OPEN, Remedy.PUNCH}
    for defect in delivery.defects:
        if defect.source is not Source.PACKING and defect.remedy in leaves and countable(defect.quantity):
            bad[defect.unit] += defect.quantity
    return {
        unit_id: stand.replaced + min(stand.here - stand.replaced, bad[unit_id])
        for unit_id, stand in standing(delivery).items()
    }
