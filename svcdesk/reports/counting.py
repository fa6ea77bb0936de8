"""Packing lines as printed on the acceptance sheet: packed, counted, result, serial numbers (6.5.1.1)."""

from collections.abc import Sequence
from decimal import Decimal

from svcdesk.domain.delivery import CountVerdict, Delivery, LineKind, PackingLine, Result
from svcdesk.domain.presence import handed_over
from svcdesk.reports.cells import Cell, Empty, Parts, Plain
from svcdesk.reports.formats import quantity
from svcdesk.reports.grid import Box, Column, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, stacked, value
from svcdesk.reports.pen import ALERT, QUIET, WIDTH

_VERDICTS = (CountVerdict.COMPLETE, CountVerdict.SHORT, CountVerdict.OVER, CountVerdict.WRONG)
_PEN_ROWS = 5
_DOCUMENT_PEN_ROWS = 2


def packing_table(sheet: Sheet, delivery: Delivery) -> None:
    """Draw goods and spares against the packing list, and one conclusion over all of its lines."""
    t = sheet.t
    columns = [
        Column(t("common.index"), 9),
        Column(t("line.name_spec"), 50),
        Column(t("line.uom"), 11),
        Column(t("line.packed"), 13.5),
        Column(t("line.counted"), 13.5),
        Column(t("line.kept"), 13.5),
        Column(t("line.result"), 59),
        Column(t("line.serial_remark"), 34),
    ]
    lines = [line for line in delivery.lines if line.kind is not LineKind.DOCUMENT]
    kept = _kept(delivery)
    rows: list[list[Cell]] = [
        [
            Plain(str(number)),
            Parts((line.name, line.spec)),
            value(sheet, line.uom),
            Plain(quantity(line.quantity)),
            value(sheet, quantity(line.counted)),
            value(sheet, quantity(kept.get(line.id))),
            choice(sheet, "count", _VERDICTS, line.verdict),
            _serials(sheet, line),
        ]
        for number, line in enumerate(lines, 1)
    ]
    room = Empty(struck=False)
    idle: list[Cell] = [*[room] * 6, choice(sheet, "count", _VERDICTS, ""), room]
    grid = table(sheet, columns, rows, _PEN_ROWS, idle)
    said = choice(sheet, "acceptance", ("complete", "incomplete"), _overall(delivery.lines))
    label = Plain(t.inline("acceptance.packing_all"), QUIET)
    grid.row([Box(label, WIDTH * 0.32, shade=True), Box(said, WIDTH * 0.68)], by_pen=sheet.blank)


def _kept(delivery: Delivery) -> dict[str, Decimal]:
    """Return how many of each line the customer keeps; what has no checks of its own is kept as counted."""
    if delivery.result is Result.OPEN:
        return {}
    kept = handed_over(delivery)
    checked = {unit.line for unit in delivery.units}
    for line in delivery.lines:
        if line.id not in checked and line.counted is not None and delivery.result is not Result.REFUSED:
            kept[line.id] = line.counted
    return kept


def _overall(lines: Sequence[PackingLine]) -> str:
    verdicts = {line.verdict for line in lines}
    if not verdicts or CountVerdict.OPEN in verdicts:
        return ""
    return "complete" if verdicts == {CountVerdict.COMPLETE} else "incomplete"


def _serials(sheet: Sheet, line: PackingLine) -> Cell:
    """Return the serial numbers of a line, those that do not belong to it in red, and the remark."""
    unlisted = set(line.unlisted)
    listed = [serial for serial in line.seen or line.serials if serial not in unlisted]
    cells: list[Cell] = []
    if listed:
        cells.append(Plain("、".join(listed)))
    if unlisted:
        cells.append(Plain("、".join(line.unlisted), ALERT))
    if line.note.strip():
        cells.append(Plain(line.note, QUIET))
    return stacked(*cells) if cells else Empty(not sheet.blank)


def document_table(sheet: Sheet, delivery: Delivery) -> None:
    """Draw the documents handed over with the goods."""
    t = sheet.t
    columns = [
        Column(t("common.index"), 9),
        Column(t("acceptance.document"), 70),
        Column(t("acceptance.copies"), 18),
        Column(t("acceptance.received"), 18),
        Column(t("line.result"), 62),
        Column(t("common.remark"), 20),
    ]
    lines = [line for line in delivery.lines if line.kind is LineKind.DOCUMENT]
    rows: list[list[Cell]] = [
        [
            Plain(str(number)),
            Parts((line.name, line.spec)),
            Plain(quantity(line.quantity, line.uom)),
            value(sheet, quantity(line.counted)),
            choice(sheet, "count", _VERDICTS, line.verdict),
            value(sheet, line.note),
        ]
        for number, line in enumerate(lines, 1)
    ]
    room = Empty(struck=False)
    idle: list[Cell] = [room, room, room, room, choice(sheet, "count", _VERDICTS, ""), room]
    table(sheet, columns, rows, _DOCUMENT_PEN_ROWS, idle)
