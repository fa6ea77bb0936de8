"""What went wrong at a delivery and what was done about it (6.5.1.4): defects, replacements, open issues."""

from svcdesk.domain.delivery import Answer, Defect, Delivery, Remedy, UnitCheck, Verdict
from svcdesk.reports.cells import Cell, Empty, Plain
from svcdesk.reports.checks import VERDICTS, function_verdict
from svcdesk.reports.formats import day
from svcdesk.reports.formats import reading as measured
from svcdesk.reports.grid import Column, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, value
from svcdesk.reports.pen import ALERT

_REMEDIES = (Remedy.REPLACE, Remedy.REPAIR, Remedy.PUNCH, Remedy.TAKE_BACK)
_PEN_ROWS = 2


def defect_table(sheet: Sheet, delivery: Delivery) -> None:
    """Draw every defect with its remedy, the lineage of a replaced piece and the recheck."""
    t = sheet.t
    columns = [
        Column(t("common.index"), 9),
        Column(t("acceptance.defect"), 54),
        Column(t("acceptance.remedy"), 50),
        Column(t("acceptance.measure"), 42),
        Column(t("acceptance.recheck"), 34),
    ]
    units = {unit.id: unit for unit in delivery.units}
    rows: list[list[Cell]] = [
        [
            Plain(str(number)),
            Plain(defect.description, ALERT),
            choice(sheet, "remedy", _REMEDIES, defect.remedy),
            value(sheet, _measure(defect, units)),
            _recheck(sheet, defect, units),
        ]
        for number, defect in enumerate(delivery.defects, 1)
    ]
    room = Empty(struck=False)
    idle: list[Cell] = [
        room,
        room,
        choice(sheet, "remedy", _REMEDIES, ""),
        room,
        choice(sheet, "verdict", VERDICTS, ""),
    ]
    table(sheet, columns, rows, _PEN_ROWS, idle)


def _measure(defect: Defect, units: dict[str, UnitCheck]) -> str:
    if defect.remedy is Remedy.REPLACE:
        old, new = units.get(defect.unit), units.get(defect.replacement)
        lineage = " → ".join(unit.serial for unit in (old, new) if unit is not None and unit.serial)
        return joined(lineage, defect.action)
    if defect.remedy is Remedy.PUNCH:
        return joined(defect.action, defect.owner, day(defect.due))
    return defect.action


def _recheck(sheet: Sheet, defect: Defect, units: dict[str, UnitCheck]) -> Cell:
    verdict, reading = defect.recheck, ""
    replacement = units.get(defect.replacement)
    if defect.remedy is Remedy.REPLACE and replacement is not None:
        verdict = function_verdict(replacement) if replacement.answers else replacement.appearance
        reading = _reading(defect, replacement)
    elif defect.recheck_value is not None:
        answer = _answer(defect, units.get(defect.unit))
        reading = measured(defect.recheck_value, answer.item.unit if answer else "")
    return choice(sheet, "verdict", VERDICTS, verdict, joined(reading, defect.recheck_note))


def _answer(defect: Defect, unit: UnitCheck | None) -> Answer | None:
    item = defect.key.rpartition(":")[2]
    answers = unit.answers if unit else ()
    return next((answer for answer in answers if answer.item.id == item), None)


def _reading(defect: Defect, unit: UnitCheck) -> str:
    answer = _answer(defect, unit)
    return measured(answer.value, answer.item.unit) if answer else ""


def issue_table(sheet: Sheet, delivery: Delivery) -> None:
    """Draw what stays open, who answers for it and until when."""
    t = sheet.t
    columns = [
        Column(t("common.index"), 9),
        Column(t("acceptance.issue"), 94),
        Column(t("acceptance.owner"), 46),
        Column(t("acceptance.due"), 40),
    ]
    open_points = [defect for defect in delivery.defects if defect.remedy in {Remedy.PUNCH, Remedy.OPEN}]
    rows: list[list[Cell]] = [
        [
            Plain(str(number)),
            Plain(joined(defect.description, defect.action)),
            value(sheet, defect.owner),
            value(sheet, day(defect.due)),
        ]
        for number, defect in enumerate(open_points, 1)
    ]
    table(sheet, columns, rows, _PEN_ROWS)


def all_passed(verdicts: list[Verdict]) -> Verdict:
    """Return one verdict over many: fail where one failed, open where one is open or there is none."""
    if Verdict.FAIL in verdicts:
        return Verdict.FAIL
    return Verdict.OPEN if Verdict.OPEN in verdicts or not verdicts else Verdict.PASS
