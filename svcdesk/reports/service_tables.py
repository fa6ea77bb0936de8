"""Visits, parts and fees of a service order, as printed on F22 and F23."""

from datetime import datetime
from decimal import Decimal

from svcdesk.domain.departure import Departure
from svcdesk.domain.parts_rules import amount, charge
from svcdesk.domain.service_order import OldPart, Part, Payer, ServiceOrder, Visit, VisitResult
from svcdesk.domain.sheets import OrderSheet
from svcdesk.domain.times import local_day
from svcdesk.reports.amounts import LARGE, figure, in_words
from svcdesk.reports.cells import Cell, Empty, Plain
from svcdesk.reports.formats import clock, moment, quantity
from svcdesk.reports.grid import Column, Pair, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, offered, stacked, value
from svcdesk.reports.pen import QUIET

_PEN_VISITS, _PEN_PARTS = 1, 3


def visit_table(sheet: Sheet, data: OrderSheet) -> None:
    """Draw every visit: set out, arrived, started, finished, left, and what came of it."""
    order, t = data.order, sheet.t
    columns = [
        Column(t("order.technician"), 24),
        Column(t("order.set_out"), 26),
        Column(t("order.arrived"), 26),
        Column(t("order.started"), 17),
        Column(t("order.finished"), 17),
        Column(t("order.left"), 17),
        Column(t("order.outcome"), 61),
    ]
    rows = [_visit(sheet, order, one, data.left_later) for one in order.visits]
    room = Empty(struck=False)
    idle: list[Cell] = [*[room] * 6, choice(sheet, "visit_result", offered(VisitResult), "")]
    table(sheet, columns, rows, _PEN_VISITS, idle)


def _visit(sheet: Sheet, order: ServiceOrder, one: Visit, later: Departure | None) -> list[Cell]:
    """Return one visit; a departure noted after the signature is told from what was signed."""
    left_at, said = one.left_at, one.note
    if later is not None and later.visit == one.id:
        left_at = later.left_at
        said = joined(said, sheet.t.inline("order.left_later", who=later.by.name, at=moment(later.at)))
    return [
        value(sheet, one.technician.name or order.technician.name),
        value(sheet, moment(one.departed_at)),
        value(sheet, moment(one.arrived_at)),
        value(sheet, _then(one, one.started_at)),
        value(sheet, _then(one, one.finished_at)),
        value(sheet, _then(one, left_at)),
        choice(sheet, "visit_result", offered(VisitResult), one.result, said),
    ]


def _then(one: Visit, at: datetime | None) -> str:
    """Return the time of day alone on the day of arrival, on any other day that day too: ``11-24 10:28``."""
    begun = one.arrived_at or one.departed_at
    same = at is not None and begun is not None and local_day(at) == local_day(begun)
    return clock(at) if same else moment(at).partition("-")[2]


def part_table(sheet: Sheet, order: ServiceOrder) -> None:
    """Draw the parts that were put in, with price and payer, and what became of the old ones."""
    t = sheet.t
    columns = [
        Column(t("order.part"), 40),
        Column(t("line.quantity"), 19),
        Column(t("order.new_old"), 34),
        Column(t("order.unit_price"), 22),
        Column(t("order.payer"), 31),
        Column(t("order.old_part"), 42),
    ]
    rows = [_part(sheet, part) for part in order.parts]
    room = Empty(struck=False)
    payers, olds = offered(Payer), offered(OldPart)
    idle: list[Cell] = [
        room,
        room,
        room,
        room,
        choice(sheet, "payer", payers, ""),
        choice(sheet, "old_part", olds, ""),
    ]
    table(sheet, columns, rows, _PEN_PARTS, idle)


def _part(sheet: Sheet, part: Part) -> list[Cell]:
    t = sheet.t
    serials = [
        Plain(t.inline("order.new_serial", serial=part.serial)) if part.serial else None,
        Plain(t.inline("order.old_serial", serial=part.old_serial)) if part.old_serial else None,
    ]
    notes = [
        Plain(text, QUIET)
        for text in (
            part.spec,
            t.inline("order.from_store", store=part.store) if part.store else "",
            t.inline("order.part_warranty", n=part.warranty_months) if part.warranty_months else "",
        )
        if text
    ]
    return [
        stacked(Plain(part.name), *notes),
        Plain(quantity(part.quantity, part.uom)),
        stacked(*serials) if any(serials) else Empty(not sheet.blank),
        figure(sheet, part.unit_price),
        choice(sheet, "payer", offered(Payer), part.payer),
        choice(sheet, "old_part", offered(OldPart), part.old_part),
    ]


def fee_pairs(sheet: Sheet, order: ServiceOrder) -> list[Pair]:
    """Return labour, parts, travel and what the customer pays of it, in figures and capital figures."""
    t, known = sheet.t, not sheet.blank
    goods = sum((amount(part) for part in order.parts if part.payer is Payer.CUSTOMER), Decimal(0))
    total = charge(order) if known else None
    return [
        Pair(t("order.labour"), figure(sheet, order.labour if known else None)),
        Pair(t("order.travel"), figure(sheet, order.travel if known else None)),
        Pair(t("order.goods"), figure(sheet, goods if known else None)),
        Pair(t("order.fee_payer"), choice(sheet, "payer", offered(Payer), order.fee_payer if known else "")),
        Pair(t("order.total"), figure(sheet, total, LARGE), wide=True),
        Pair(t("order.total_words"), in_words(sheet, total), wide=True),
    ]
