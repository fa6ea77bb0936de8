"""F15 装箱单: what is in the boxes, for the customer to count against (6.5.1.1)."""

from collections.abc import Sequence

from svcdesk.domain.delivery import Delivery, LineKind, PackingLine
from svcdesk.domain.sheets import DeliverySheet, Form
from svcdesk.reports.blocks import gap, heading
from svcdesk.reports.cells import Cell, Plain
from svcdesk.reports.formats import day, quantity
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Column, Pair, pairs, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import contract_numbers, joined, opening, value
from svcdesk.reports.signing import Block, closing

_PEN_ROWS = {LineKind.GOODS: 5, LineKind.SPARE: 2, LineKind.DOCUMENT: 2}


def packing_list(sheet: Sheet, data: DeliverySheet) -> None:
    """Lay out F15."""
    delivery, t = data.delivery, sheet.t
    sheet.begin(Head(Form.PACKING_LIST, t("packing.title")))
    opening(sheet, data.stamp, data.delivery.void_reason or data.stamp.reason)
    _consignee(sheet, data)
    for kind, key in ((LineKind.GOODS, "goods"), (LineKind.SPARE, "spares"), (LineKind.DOCUMENT, "documents")):
        heading(sheet, t(f"packing.{key}"), "6.5.1 (1)")
        _lines(sheet, [line for line in delivery.lines if line.kind is kind], kind)
    _total(sheet, delivery)
    packing = delivery.packing
    signing = [
        Block(t("packing.packer"), packing.packer, signed=packing.packed_on),
        Block(t("packing.checker"), packing.checker, signed=packing.checked_on),
    ]
    closing(sheet, t("packing.shipping"), "", _shipping(sheet, delivery), signing)


def _consignee(sheet: Sheet, data: DeliverySheet) -> None:
    delivery, t = data.delivery, sheet.t
    number, boxes = delivery.packing.number, t.inline("packing.boxes_value", n=delivery.packing.boxes)
    items = [
        Pair(t("common.customer"), value(sheet, delivery.customer_name), wide=True),
        Pair(t("packing.number"), value(sheet, number)),
        Pair(t("common.contract"), value(sheet, contract_numbers(data))),
        Pair(t("packing.address"), value(sheet, joined(delivery.site_name, delivery.address)), wide=True),
        Pair(t("packing.consignee"), value(sheet, delivery.contact)),
        Pair(t("common.phone"), value(sheet, delivery.phone)),
        Pair(t("packing.boxes"), value(sheet, boxes if number else "")),
        Pair(t("packing.shipped_on"), value(sheet, day(delivery.packing.shipped_on))),
    ]
    pairs(sheet, items)


def _lines(sheet: Sheet, lines: Sequence[PackingLine], kind: LineKind) -> None:
    t = sheet.t
    columns = [
        Column(t("common.index"), 9),
        Column(t("line.name"), 46),
        Column(t("line.spec"), 46),
        Column(t("line.uom"), 13),
        Column(t("line.quantity"), 17),
        Column(t("line.serial"), 40),
        Column(t("line.box"), 16),
    ]
    rows: list[list[Cell]] = [
        [
            Plain(str(number)),
            Plain(line.name),
            value(sheet, line.spec),
            value(sheet, line.uom),
            Plain(quantity(line.quantity)),
            value(sheet, joined("、".join(line.serials), line.note)),
            value(sheet, line.box),
        ]
        for number, line in enumerate(lines, 1)
    ]
    table(sheet, columns, rows, _PEN_ROWS[kind])


def _total(sheet: Sheet, delivery: Delivery) -> None:
    """Close the lists with their number of lines, so that none can be added."""
    if sheet.blank:
        return
    counts = {kind: sum(line.kind is kind for line in delivery.lines) for kind in LineKind}
    text = sheet.t.inline(
        "packing.total_value",
        goods=counts[LineKind.GOODS],
        spares=counts[LineKind.SPARE],
        documents=counts[LineKind.DOCUMENT],
    )
    gap(sheet, 3)
    pairs(sheet, [Pair(sheet.t("packing.totals"), Plain(text), wide=True)])


def _shipping(sheet: Sheet, delivery: Delivery) -> list[Pair]:
    t, packing = sheet.t, delivery.packing
    return [
        Pair(t("packing.net"), value(sheet, packing.net_weight)),
        Pair(t("packing.gross"), value(sheet, packing.gross_weight)),
        Pair(t("packing.dimensions"), value(sheet, packing.dimensions), wide=True),
        Pair(t("packing.carrier"), value(sheet, packing.carrier)),
        Pair(t("packing.waybill"), value(sheet, packing.waybill)),
    ]
