"""One scan on site: which piece of the packing list a serial number ticks, or why it ticks none (6.5.1.1)."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from svcdesk.domain import sheetcode
from svcdesk.domain.counting import see
from svcdesk.domain.delivery import Delivery, PackingLine, UnitCheck
from svcdesk.domain.masters import Tracking
from svcdesk.words import Message

_AIM = re.compile(r"^(?:\][A-Za-z][0-9] ?)+")  # what some scanners put before a code to name its kind
_SHEET = re.compile(r"SVC1:", re.IGNORECASE)
_CLAUSE = "6.5.1.1"


class Outcome(StrEnum):
    """What a scan did. ``CHOOSE`` waits for a person to say which of ``lines`` the piece belongs to."""

    TICKED = "ticked"
    AGAIN = "again"
    CHOOSE = "choose"
    LOT = "lot"
    WRONG_PRODUCT = "wrong_product"
    NO_SUCH_LINE = "no_such_line"
    SHEET = "sheet"
    EMPTY = "empty"


class ScanResult(msgspec.Struct, frozen=True, kw_only=True):
    """``serial`` is the number as understood; ``line`` and ``unit`` are what it belongs to, where that is known."""

    outcome: Outcome
    message: Message
    serial: str = ""
    line: str = ""
    unit: str = ""
    lines: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the person may go on to the next piece."""
        return self.outcome in {Outcome.TICKED, Outcome.AGAIN}


def clean(text: str) -> str:
    """Return what a scanner or an input method meant: no control signs, ordinary width, single inner blanks."""
    shown = "".join(" " if _blank(char) else char for char in unicodedata.normalize("NFKC", text))
    return _AIM.sub("", " ".join(shown.split()))


def _blank(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp", "Zs"}


def tidied(delivery: Delivery) -> Delivery:
    """Return the delivery with every serial number as it is kept, in its units and among the numbers seen."""
    units = tuple(msgspec.structs.replace(unit, serial=clean(unit.serial)) for unit in delivery.units)
    lines = tuple(
        msgspec.structs.replace(line, seen=tuple(clean(serial) for serial in line.seen)) for line in delivery.lines
    )
    return msgspec.structs.replace(delivery, units=units, lines=lines)


def same(one: str, other: str) -> bool:
    """Whether two writings are the same serial number: case and blanks do not tell pieces apart."""
    return _key(one) == _key(other)


def _key(serial: str) -> str:
    return clean(serial).replace(" ", "").casefold()


def scan(delivery: Delivery, text: str, *, line: str = "", product: str = "") -> tuple[Delivery, ScanResult]:
    """Return the delivery with the scanned piece ticked, and what the scan did.

    ``line`` answers an earlier ``CHOOSE``; ``product`` is the product that stock knows the serial number as, if any.
    """
    serial = clean(text)
    if not serial:
        return delivery, _said(Outcome.EMPTY)
    if _SHEET.match(serial):
        return delivery, _sheet(serial)
    found = [unit for unit in delivery.units if unit.serial and same(unit.serial, serial)]
    found = [unit for unit in found if unit.line == line] or found
    if found:
        return _known(delivery, found, serial)
    return _unknown(delivery, serial, line, product)


def _sheet(text: str) -> ScanResult:
    code = sheetcode.decode(text)
    return _said(Outcome.SHEET, code.number if code else text.split(":")[1])


def _known(delivery: Delivery, found: list[UnitCheck], serial: str) -> tuple[Delivery, ScanResult]:
    waiting = [unit for unit in found if not (unit.counted or unit.supplied)]
    unit = (waiting or found)[0]
    if unit.tracking is not Tracking.SERIAL:
        return delivery, _said(Outcome.LOT, serial, unit)
    if not waiting:
        return delivery, _said(Outcome.AGAIN, serial, unit)
    if len({one.line for one in waiting}) > 1:
        return delivery, _said(Outcome.CHOOSE, serial, lines=[one.line for one in waiting])
    return see(delivery, unit.line, unit.serial), _said(Outcome.TICKED, serial, unit)


def _unknown(delivery: Delivery, serial: str, line: str, product: str) -> tuple[Delivery, ScanResult]:
    numbered = [one for one in delivery.lines if one.tracking is Tracking.SERIAL]
    fitting = [one for one in numbered if product in {"", one.product}]
    if not fitting:
        return delivery, _said(Outcome.WRONG_PRODUCT if numbered else Outcome.NO_SUCH_LINE, serial)
    roomy = [one for one in fitting if _blanks(delivery, one)]
    chosen = next((one for one in fitting if one.id == line), None) or (roomy[0] if len(roomy) == 1 else None)
    if chosen is None:
        code = "choose" if roomy else "unlisted"
        return delivery, _said(Outcome.CHOOSE, serial, lines=[one.id for one in roomy or fitting], code=code)
    seen = see(delivery, chosen.id, serial)
    unit = next(unit for unit in seen.units if unit.line == chosen.id and unit.serial == serial)
    return seen, _said(Outcome.TICKED, serial, unit)


def _blanks(delivery: Delivery, line: PackingLine) -> bool:
    return any(unit.line == line.id and not unit.serial for unit in delivery.units)


def _said(
    outcome: Outcome, serial: str = "", found: UnitCheck | None = None, *, lines: Sequence[str] = (), code: str = ""
) -> ScanResult:
    params = {"serial": found.serial if found else serial, "unit": found.name if found else ""}
    return ScanResult(
        outcome=outcome,
        message=Message(f"scan.{code or outcome}", params, _CLAUSE),
        serial=serial,
        line=found.line if found else "",
        unit=found.id if found else "",
        lines=tuple(lines),
    )
