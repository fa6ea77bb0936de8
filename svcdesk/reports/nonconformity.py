"""F08 不合格品评审处置单: nonconforming goods as found, with room for review and disposition (6.3.4)."""

from svcdesk.domain.sheets import Form, NonconformitySheet
from svcdesk.reports.blocks import heading, photos
from svcdesk.reports.cells import Cell, Empty, Plain
from svcdesk.reports.formats import moment, quantity
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Column, Pair, pairs, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import answer, choice, joined, opening, passage, shots, value
from svcdesk.reports.signing import Block, closing

_SOURCES = ("inspection", "stock", "delivery", "customer", "service")
_CLASSES = ("critical", "major", "minor")
_DISPOSITIONS = ("send_back", "exchange", "rework", "repair", "concession", "scrap", "refusal")
_DEPARTMENTS = ("quality", "research", "service", "sales")
_SOURCE_OF = {"YS": "delivery", "GD": "service", "TH": "customer"}


def nonconformity(sheet: Sheet, data: NonconformitySheet) -> None:
    """Lay out F08; what the review decides is left open for the pen, whatever the state of the record."""
    t = sheet.t
    sheet.begin(Head(Form.NONCONFORMITY, t("ncr.title")))
    opening(sheet, data.stamp, data.stamp.reason)
    pairs(sheet, _found(sheet, data))
    heading(sheet, t("ncr.facts"), "6.3.4")
    pairs(
        sheet,
        [
            Pair(t("ncr.description"), passage(sheet, data.nonconformity.description, 3), wide=True),
            Pair(t("ncr.class"), choice(sheet, "ncr_class", _CLASSES, ""), wide=True),
            Pair(t("ncr.segregation"), choice(sheet, "ncr_segregation", ("marked", "segregated"), ""), wide=True),
        ],
    )
    heading(sheet, t("ncr.review"), "6.3.4")
    _review(sheet)
    heading(sheet, t("ncr.disposition"), "6.3.4")
    pairs(sheet, _disposition(sheet))
    room: Cell = Empty(struck=False)
    items = [
        Pair(t("ncr.supplier"), room, wide=True),
        Pair(t("ncr.recheck"), choice(sheet, "verdict", ("pass", "fail"), ""), wide=True),
        Pair(t("ncr.corrective"), answer(sheet, None)),
        Pair(t("ncr.cost"), room),
    ]
    closing(sheet, t("ncr.close"), "6.3.4", items, [Block(t("ncr.authority")), Block(t("ncr.closer"))])
    found = data.nonconformity
    photos(sheet, t("common.photos"), shots(data, [(found.serial or found.name, found.photos)]))


def _found(sheet: Sheet, data: NonconformitySheet) -> list[Pair]:
    found, t, known = data.nonconformity, sheet.t, bool(data.stamp.rev)
    source = _SOURCE_OF.get(found.found_number.partition("-")[0], "")
    return [
        Pair(t("ncr.number"), value(sheet, data.stamp.number)),
        Pair(t("ncr.found_on"), value(sheet, moment(found.found_on))),
        Pair(t("ncr.source"), choice(sheet, "ncr_source", _SOURCES, source), wide=True),
        Pair(t("ncr.reference"), value(sheet, found.found_number)),
        Pair(t("common.customer"), value(sheet, found.customer_name)),
        Pair(t("case.product"), value(sheet, joined(found.name, found.spec)), wide=True),
        Pair(t("ncr.serial"), value(sheet, found.serial)),
        Pair(t("ncr.quantity"), value(sheet, quantity(found.quantity) if known else "")),
        Pair(t("ncr.replaced_by"), value(sheet, found.replaced_by), wide=True),
    ]


def _review(sheet: Sheet) -> None:
    t = sheet.t
    columns = [
        Column(t("ncr.department"), 34),
        Column(t("ncr.opinion"), 84),
        Column(t("common.signature"), 40),
        Column(t("common.date"), 30),
    ]
    room = Empty(struck=False, height=15)
    rows: list[list[Cell]] = [[Plain(t.inline(f"department.{name}")), room, room, room] for name in _DEPARTMENTS]
    table(sheet, columns, rows, 0)


def _disposition(sheet: Sheet) -> list[Pair]:
    t = sheet.t
    return [
        Pair(t("ncr.how"), choice(sheet, "ncr_disposition", _DISPOSITIONS, ""), wide=True),
        Pair(t("ncr.consent"), Empty(struck=False, height=15), wide=True),
    ]
