"""The goods of a return as the tables of F26: what comes back, how it was found, and how each line ended."""

from svcdesk.domain.return_case import Liability, Line, ReturnCase, Settlement
from svcdesk.reports.amounts import figure
from svcdesk.reports.cells import Cell, Empty, Parts, Plain
from svcdesk.reports.formats import day, moment, quantity
from svcdesk.reports.grid import Column, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import answer, choice, joined, offered, stacked, value
from svcdesk.reports.pen import BODY, QUIET, STRONG_BODY

_PEN_ROWS = 3


def goods_table(sheet: Sheet, case: ReturnCase) -> None:
    """Draw what is asked to come back, with quantity, price and amount."""
    t = sheet.t
    columns = [
        Column(t("common.index"), 9),
        Column(t("line.name_spec"), 58),
        Column(t("line.serial"), 34),
        Column(t("line.quantity"), 18),
        Column(t("return.price"), 26),
        Column(t("return.amount"), 28),
        Column(t("common.photos_short"), 15),
    ]
    table(sheet, columns, [_goods(sheet, number, line) for number, line in enumerate(case.lines, 1)], _PEN_ROWS)


def _goods(sheet: Sheet, number: int, line: Line) -> list[Cell]:
    price = line.unit_price
    about = Plain(line.description, QUIET) if line.description.strip() else None
    taken = sheet.t.inline("return.photo_count", n=len(line.photos)) if line.photos else ""
    return [
        Plain(str(number)),
        stacked(Parts((line.device.name, line.device.spec)), about),
        value(sheet, line.device.serial),
        Plain(quantity(line.quantity, line.uom)),
        figure(sheet, price),
        figure(sheet, None if price is None else price * line.quantity),
        value(sheet, taken),
    ]


def receipt_table(sheet: Sheet, case: ReturnCase) -> None:
    """Draw what came into quarantine, how quality found it, and whose fault it is."""
    t = sheet.t
    columns = [
        Column(t("common.index"), 9),
        Column(t("return.received"), 34),
        Column(t("return.found"), 62),
        Column(t("return.defective"), 26),
        Column(t("return.liability"), 57),
    ]
    rows = [_receipt(sheet, number, line) for number, line in enumerate(case.lines, 1)]
    room = Empty(struck=False)
    idle: list[Cell] = [room, room, room, answer(sheet, None), choice(sheet, "liability", offered(Liability), "")]
    table(sheet, columns, rows, _PEN_ROWS, idle)


def _receipt(sheet: Sheet, number: int, line: Line) -> list[Cell]:
    by = joined(line.inspected_by.name, moment(line.inspected_at))
    released = joined(line.released_by.name, moment(line.released_at), line.released_store, line.release_note)
    notes = [
        Plain(text, QUIET)
        for text in (by, sheet.t.inline("return.released", by=released) if released else "")
        if text
    ]
    if line.found_photos:
        notes.append(Plain(sheet.t.inline("common.photo_count", n=len(line.found_photos)), QUIET))
    received = [Plain(quantity(line.received, line.uom))] if line.received is not None else []
    received += [Plain(moment(line.received_at), QUIET)] if line.received_at else []
    found = [Plain(line.found)] if line.found.strip() else []
    return [
        Plain(str(number)),
        stacked(*received) if received else Empty(not sheet.blank),
        stacked(*found, *notes) if found or notes else Empty(not sheet.blank),
        answer(sheet, line.found_defective, alarming=None),
        choice(sheet, "liability", offered(Liability), line.liability),
    ]


def settlement_table(sheet: Sheet, case: ReturnCase) -> None:
    """Draw how every line ended: the new unit for the old one, its warranty, or the money."""
    t = sheet.t
    columns = [
        Column(t("common.index"), 9),
        Column(t("return.ending"), 66),
        Column(t("return.lineage"), 48),
        Column(t("return.warranty_new"), 36),
        Column(t("return.line_refund"), 29),
    ]
    rows = [_settlement(sheet, number, line) for number, line in enumerate(case.lines, 1)]
    room = Empty(struck=False)
    idle: list[Cell] = [room, choice(sheet, "settlement", offered(Settlement), ""), room, room, room]
    table(sheet, columns, rows, _PEN_ROWS, idle)


def _settlement(sheet: Sheet, number: int, line: Line) -> list[Cell]:
    t = sheet.t
    lineage: list[Cell] = []
    other = line.replacement_product not in {"", line.device.product}
    if line.replacement or other:
        new = line.replacement or quantity(line.received, line.uom)
        lineage.append(Plain(f"{line.device.serial or '—'} → {new}", STRONG_BODY))
        store = t.inline("order.from_store", store=line.store) if line.store else ""
        named = line.replacement_name
        name = t.inline("return.other_product", name=named, why=line.replacement_reason) if other else named
        lineage += [Plain(text, QUIET) for text in (name, store) if text]
    covered = [Plain(t.inline("return.from_day", day=day(line.warranty_start)))] if line.warranty_start else []
    covered += [Plain(t.inline("return.to_day", day=day(line.warranty_end)))] if line.warranty_end else []
    remark = joined(moment(line.settled_at), line.settlement_note)
    room: Cell = Empty(not sheet.blank)
    return [
        Plain(str(number)),
        choice(sheet, "settlement", offered(Settlement), line.settlement, remark),
        stacked(*lineage) if lineage else room,
        stacked(*covered) if covered else room,
        figure(sheet, line.refund, BODY),
    ]
