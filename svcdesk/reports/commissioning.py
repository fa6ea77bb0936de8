"""F17 安装调试记录: conditions, times, every check of every piece, trial run, and conduct on site (6.6.4)."""

from svcdesk.domain.delivery import Answer, Delivery, UnitCheck, Verdict
from svcdesk.domain.masters import ItemKind
from svcdesk.domain.presence import on_site
from svcdesk.domain.sheets import DeliverySheet, Form
from svcdesk.reports.blocks import gap, heading, paragraph, photos
from svcdesk.reports.cells import Cell, Empty, Label, Plain
from svcdesk.reports.checks import check_grid, check_rows, group_row, pen_rows, unit_caption
from svcdesk.reports.formats import moment, quantity
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Box, Column, Grid, Pair, pairs, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import answer, choice, opening, parties, shots, signers, value
from svcdesk.reports.pen import BODY, MM, QUIET, WIDTH
from svcdesk.reports.signing import blocks

_PEN_ROWS, _PEN_CHECKS = 2, 4
_CONDUCT = 85 * MM  # the signatures stand on the page of the last section
_FUNCTIONS = {Verdict.PASS: "normal", Verdict.FAIL: "abnormal"}


def commissioning(sheet: Sheet, data: DeliverySheet) -> None:
    """Lay out F17."""
    delivery, t = data.delivery, sheet.t
    sheet.begin(Head(Form.COMMISSIONING, t("commissioning.title")))
    opening(sheet, data.stamp, data.delivery.void_reason or data.stamp.reason)
    parties(sheet, data, t("common.record_number"))
    heading(sheet, t("commissioning.products"), "6.5.1 (3)")
    _products(sheet, delivery)
    heading(sheet, t("commissioning.conditions"), "6.5.1 (3)")
    _conditions(sheet, delivery)
    heading(sheet, t("commissioning.checks"), "6.5.1 (3)")
    _checks(sheet, delivery)
    heading(sheet, t("commissioning.trial"), "6.5.1 (3)")
    _trial(sheet, delivery)
    heading(sheet, t("commissioning.conduct"), "6.6.4", _CONDUCT)
    _conduct(sheet, delivery)
    gap(sheet, 3)
    for text in filter(None, t("commissioning.statement")):
        paragraph(sheet, text, QUIET)
    gap(sheet, 1)
    blocks(sheet, signers(sheet, delivery))
    photos(sheet, t("commissioning.photos"), shots(data, [("", delivery.site_work.photos)]))


def _products(sheet: Sheet, delivery: Delivery) -> None:
    t = sheet.t
    columns = [
        Column(t("common.index"), 9),
        Column(t("line.name"), 46),
        Column(t("line.spec"), 66),
        Column(t("line.quantity"), 20),
        Column(t("line.serial"), 44),
    ]
    rows: list[list[Cell]] = [
        [
            Plain(str(number)),
            Plain(unit.name),
            value(sheet, unit.spec),
            Plain(quantity(unit.quantity, unit.uom)),
            value(sheet, unit.serial),
        ]
        for number, unit in enumerate(on_site(delivery), 1)
    ]
    table(sheet, columns, rows, _PEN_ROWS)


def _conditions(sheet: Sheet, delivery: Delivery) -> None:
    t, work = sheet.t, delivery.site_work
    items = [
        Pair(t("commissioning.power"), value(sheet, work.power)),
        Pair(t("commissioning.grounding"), value(sheet, work.grounding)),
        Pair(t("commissioning.environment"), value(sheet, work.environment), wide=True),
        Pair(t("commissioning.arrived"), value(sheet, moment(work.arrived_at))),
        Pair(t("commissioning.started"), value(sheet, moment(work.started_at))),
        Pair(t("commissioning.finished"), value(sheet, moment(work.finished_at))),
        Pair(t("common.technician"), value(sheet, delivery.technician_name)),
    ]
    pairs(sheet, items)


def _checks(sheet: Sheet, delivery: Delivery) -> None:
    t = sheet.t
    grid, widths = check_grid(sheet, t("commissioning.item"), t("commissioning.requirement"))
    checked = [unit for unit in on_site(delivery) if unit.answers]
    for unit in checked:
        unit_caption(grid, unit)
        for key, answers in _groups(unit):
            group_row(grid, t(f"commissioning.{key}"))
            check_rows(sheet, grid, widths, delivery, unit, answers)
    for key in () if checked else ("steps", "params", "safety"):
        group_row(grid, t(f"commissioning.{key}"))
        if sheet.blank:
            pen_rows(sheet, grid, widths, _PEN_CHECKS)
        else:
            grid.row([Box(Empty(), width) for width in widths])


def _groups(unit: UnitCheck) -> list[tuple[str, list[Answer]]]:
    """Return the answers of a piece as the form groups them: steps, values, safety."""
    groups: dict[str, list[Answer]] = {"steps": [], "params": [], "safety": []}
    for given in unit.answers:
        reading = given.item.kind is ItemKind.READING
        groups["safety" if given.item.safety else "params" if reading else "steps"].append(given)
    return [(key, answers) for key, answers in groups.items() if answers]


def _trial(sheet: Sheet, delivery: Delivery) -> None:
    t, work = sheet.t, delivery.site_work
    minutes = "" if work.trial_minutes is None else t.inline("commissioning.minutes", n=work.trial_minutes)
    result = _FUNCTIONS.get(work.trial_result, "")
    items = [
        Pair(t("commissioning.trial_time"), value(sheet, minutes)),
        Pair(t("commissioning.trial_result"), choice(sheet, "acceptance", _FUNCTIONS.values(), result)),
    ]
    pairs(sheet, items)


def _conduct(sheet: Sheet, delivery: Delivery) -> None:
    t, work = sheet.t, delivery.site_work
    said = (
        ("protected", work.protected),
        ("asked", work.asked_before_use),
        ("cleaned", work.cleaned),
    )
    grid = Grid(sheet)
    for key, answered in said:
        words = t(f"commissioning.{key}")
        label = Label(words, BODY)
        grid.row([Box(label, WIDTH * 0.74), Box(answer(sheet, answered), WIDTH * 0.26)], by_pen=sheet.blank)
    grid.row(
        [
            Box(Label(t("commissioning.conduct_note")), WIDTH * 0.14, shade=True),
            Box(value(sheet, work.note), WIDTH * 0.86),
        ],
        by_pen=sheet.blank,
    )
