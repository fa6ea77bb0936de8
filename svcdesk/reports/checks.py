"""Checklists of pieces as printed in F16 and F17: every item with its requirement, what was found and the verdict."""

from collections.abc import Iterable, Sequence

from svcdesk.domain.delivery import Answer, Delivery, UnitCheck, Verdict
from svcdesk.domain.findings import limits
from svcdesk.domain.masters import ItemKind
from svcdesk.reports.cells import Cell, Empty, Plain
from svcdesk.reports.formats import reading
from svcdesk.reports.grid import Box, Column, Grid, columns_of
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, stacked, unit_label, value
from svcdesk.reports.pen import ALERT, BODY, QUIET, STRONG_BODY, WIDTH
from svcdesk.reports.texts import Words

VERDICTS = (Verdict.PASS, Verdict.FAIL)
_PEN_ROWS = 7


def function_verdict(unit: UnitCheck) -> Verdict:
    """Return whether a piece works: fail where an item failed, open while a required one is open."""
    judged = [answer.judged for answer in unit.answers]
    needed = [answer.judged for answer in unit.answers if answer.item.required]
    if Verdict.FAIL in judged:
        return Verdict.FAIL
    return Verdict.OPEN if Verdict.OPEN in needed or not judged else Verdict.PASS


def check_grid(sheet: Sheet, item: Words, requirement: Words) -> tuple[Grid, list[float]]:
    """Return an empty table of checks with its columns."""
    t = sheet.t
    columns = [
        Column(item, 60),
        Column(requirement, 44),
        Column(t("acceptance.measured"), 38),
        Column(t("acceptance.judgement"), 46),
    ]
    head, widths = columns_of(columns)
    return Grid(sheet, head), widths


def unit_caption(grid: Grid, unit: UnitCheck) -> None:
    """Name the piece whose checks follow."""
    grid.caption([Box(Plain(unit_label(unit), STRONG_BODY), WIDTH)])


def group_row(grid: Grid, words: Words) -> None:
    """Name a group of checks of the same piece."""
    grid.row([Box(Plain(words.inline, QUIET), WIDTH, shade=True)], keep=20)


def check_rows(
    sheet: Sheet, grid: Grid, widths: Sequence[float], delivery: Delivery, unit: UnitCheck, answers: Iterable[Answer]
) -> None:
    """Draw one row for each answer."""
    numbers = {defect.key: number for number, defect in enumerate(delivery.defects, 1)}
    for answer in answers:
        number = numbers.get(f"check:{unit.id}:{answer.item.id}")
        remark = sheet.t("acceptance.see_defect", n=number).main if number else ""
        cells: list[Cell] = [
            Plain(answer.item.name),
            value(sheet, _requirement(answer)),
            found(sheet, answer),
            choice(sheet, "verdict", VERDICTS, answer.judged, remark),
        ]
        grid.row(list(map(Box, cells, widths)), by_pen=sheet.blank)


def pen_rows(sheet: Sheet, grid: Grid, widths: Sequence[float], rows: int = _PEN_ROWS) -> None:
    """Draw empty rows of checks to fill in by hand."""
    for _ in range(rows):
        cells: list[Cell] = [*[Empty(struck=False)] * 3, choice(sheet, "verdict", VERDICTS, "")]
        grid.row(list(map(Box, cells, widths)), by_pen=True)


def _requirement(answer: Answer) -> str:
    item = answer.item
    return joined(limits(item.low, item.high, item.unit), item.requirement)


def found(sheet: Sheet, answer: Answer) -> Cell:
    """Return what was read or seen, a reading out of its limits in red."""
    text = reading(answer.value, answer.item.unit) if answer.item.kind is ItemKind.READING else answer.text
    if answer.out_of_limits:
        text = joined(text, sheet.t.inline("acceptance.out_of_limits"))
    cells = [Plain(text, ALERT if answer.out_of_limits else BODY)] if text.strip() else []
    cells += [Plain(answer.note, QUIET)] if answer.note.strip() else []
    if not cells and sheet.blank and answer.item.unit:
        return Plain(f"　　　　　　{answer.item.unit}", QUIET)
    return stacked(*cells) if cells else Empty(not sheet.blank)
