"""F16 产品验收单: the steps of clause 6.5.1 with their findings, the conclusion, and everybody's signature."""

from svcdesk.domain.delivery import Delivery, Need, Photo, Result, UnitCheck, Verdict
from svcdesk.domain.presence import on_site
from svcdesk.domain.sheets import DeliverySheet, Form
from svcdesk.reports.blocks import heading, photos
from svcdesk.reports.cells import Cell, Empty, Option, Options, Parts, Plain
from svcdesk.reports.checks import check_grid, check_rows, function_verdict, pen_rows, unit_caption
from svcdesk.reports.counting import document_table, packing_table
from svcdesk.reports.defects import defect_table, issue_table
from svcdesk.reports.formats import day
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Column, Pair, pairs, table
from svcdesk.reports.marks import Mark
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import (
    arrival,
    choice,
    joined,
    opening,
    opinions,
    parties,
    shots,
    signers,
    stacked,
    value,
)
from svcdesk.reports.pen import BODY, QUIET, STRONG_BODY
from svcdesk.reports.signing import closing

_PEN_ROWS = 2
_LOOKS = {Verdict.PASS: "intact", Verdict.FAIL: "damaged"}
_FUNCTIONS = {Verdict.PASS: "normal", Verdict.FAIL: "abnormal"}


def acceptance(sheet: Sheet, data: DeliverySheet, *, with_record: bool = False) -> None:
    """Lay out F16; ``with_record`` leaves the readings to the commissioning record (F17) that follows it."""
    delivery, t = data.delivery, sheet.t
    sheet.begin(Head(Form.ACCEPTANCE, t("acceptance.title")))
    opening(sheet, data.stamp, data.delivery.void_reason or data.stamp.reason)
    parties(
        sheet,
        data,
        t("acceptance.number"),
        Pair(t("acceptance.times"), arrival(sheet, delivery)),
        Pair(t("common.technician"), value(sheet, delivery.technician_name)),
    )
    heading(sheet, t("acceptance.packing"), "6.5.1 (1)")
    packing_table(sheet, delivery)
    heading(sheet, t("acceptance.appearance"), "6.5.1 (2)")
    _appearance(sheet, delivery)
    heading(sheet, t("acceptance.commissioning"), "6.5.1 (3)")
    if with_record:
        _functions(sheet, delivery)
    else:
        _checks(sheet, delivery)
    heading(sheet, t("acceptance.defects"), "6.5.1 (4)")
    defect_table(sheet, delivery)
    heading(sheet, t("acceptance.issues"), "6.5.1 (4)")
    issue_table(sheet, delivery)
    heading(sheet, t("acceptance.documents"), "6.5.1 (1)")
    document_table(sheet, delivery)
    conclusion = [*_conclusion(sheet, delivery), *opinions(sheet, delivery)]
    closing(sheet, t("acceptance.conclusion"), "6.5.1 (5) (6)", conclusion, signers(sheet, delivery))
    photos(sheet, t("common.photos"), shots(data, _photo_groups(delivery, with_site=not with_record)))


def _photo_groups(delivery: Delivery, *, with_site: bool) -> list[tuple[str, tuple[Photo, ...]]]:
    """Return the photos of an acceptance with what they show; those of the site belong to F17 where it follows."""
    groups = [(unit.serial or unit.name, unit.photos) for unit in delivery.units]
    for unit in delivery.units:
        groups += [(f"{unit.serial} {answer.item.name}".strip(), answer.photos) for answer in unit.answers]
    groups += [(defect.description, defect.photos) for defect in delivery.defects]
    return [*groups, ("", delivery.site_work.photos)] if with_site else groups


def _appearance(sheet: Sheet, delivery: Delivery) -> None:
    t = sheet.t
    columns = [
        Column(t("acceptance.unit"), 68),
        Column(t("acceptance.look"), 42),
        Column(t("acceptance.damage"), 50),
        Column(t("acceptance.photos"), 28),
    ]
    rows: list[list[Cell]] = [
        [
            _unit(sheet, delivery, unit),
            choice(sheet, "acceptance", _LOOKS.values(), _LOOKS.get(unit.appearance, "")),
            value(sheet, unit.damage),
            value(sheet, t.inline("common.photo_count", n=len(unit.photos)) if unit.photos else ""),
        ]
        for unit in on_site(delivery)
    ]
    room = Empty(struck=False)
    idle: list[Cell] = [room, choice(sheet, "acceptance", _LOOKS.values(), ""), room, room]
    table(sheet, columns, rows, _PEN_ROWS, idle)


def _unit(sheet: Sheet, delivery: Delivery, unit: UnitCheck) -> Cell:
    """Return what a piece is called, and which piece it stands in for or had to make room for."""
    serials = {other.id: other.serial or other.name for other in delivery.units}
    lineage = (
        [sheet.t.inline("acceptance.replaces", serial=serials[unit.replaces])] if unit.replaces in serials else []
    )
    lineage += [
        sheet.t.inline("acceptance.replaced_by", serial=other.serial or other.name)
        for other in delivery.units
        if other.replaces == unit.id
    ]
    return stacked(Parts((joined(unit.name, unit.spec), unit.serial)), *(Plain(text, QUIET) for text in lineage))


def _checks(sheet: Sheet, delivery: Delivery) -> None:
    """Draw every checklist in full."""
    grid, widths = check_grid(sheet, sheet.t("acceptance.item"), sheet.t("acceptance.requirement"))
    checked = [unit for unit in on_site(delivery) if unit.answers]
    for unit in checked:
        unit_caption(grid, unit)
        check_rows(sheet, grid, widths, delivery, unit, unit.answers)
    if not checked and sheet.blank:
        pen_rows(sheet, grid, widths)
    elif not checked:
        pairs(sheet, [Pair(sheet.t("acceptance.function"), Plain(sheet.t.inline("acceptance.no_checklist")))])


def _functions(sheet: Sheet, delivery: Delivery) -> None:
    """Draw one line for each piece and leave the readings to the record that follows."""
    t = sheet.t
    columns = [
        Column(t("acceptance.unit"), 68),
        Column(t("acceptance.items"), 18),
        Column(t("acceptance.failed_items"), 22),
        Column(t("acceptance.function"), 42),
        Column(t("acceptance.record"), 38),
    ]
    rows: list[list[Cell]] = []
    for unit in on_site(delivery):
        failed = sum(answer.judged is Verdict.FAIL for answer in unit.answers)
        function = _FUNCTIONS.get(function_verdict(unit), "")
        note = "acceptance.see_record" if unit.answers or sheet.blank else "acceptance.no_checklist"
        rows.append(
            [
                Parts((joined(unit.name, unit.spec), unit.serial)),
                value(sheet, str(len(unit.answers)) if unit.answers else ""),
                value(sheet, str(failed) if unit.answers and not sheet.blank else ""),
                choice(sheet, "acceptance", _FUNCTIONS.values(), function),
                Plain(t.inline(note), QUIET),
            ]
        )
    room = Empty(struck=False)
    idle: list[Cell] = [room, room, room, choice(sheet, "acceptance", _FUNCTIONS.values(), ""), room]
    table(sheet, columns, rows, _PEN_ROWS, idle)


def _conclusion(sheet: Sheet, delivery: Delivery) -> list[Pair]:
    t = sheet.t
    results = (Result.FULL, Result.PARTIAL, Result.REFUSED)
    items = [
        Pair(t("acceptance.training"), _training(sheet, delivery), wide=True),
        Pair(t("acceptance.conclusion_label"), choice(sheet, "acceptance", results, delivery.result), wide=True),
        Pair(t("acceptance.reason"), value(sheet, delivery.result_reason), wide=True),
    ]
    if delivery.witness.strip() or sheet.blank:
        items.append(Pair(t("acceptance.witness"), value(sheet, delivery.witness), wide=True))
    return [*items, Pair(t("acceptance.warranty"), value(sheet, _warranty(sheet, delivery)), wide=True)]


def _training(sheet: Sheet, delivery: Delivery) -> Options:
    training, t = delivery.training, sheet.t
    people = len(training.trainees) or "　"
    chosen = {Need.YES: 0, Need.NO: 1}.get(training.need, -1)
    texts = [t.inline("acceptance.trained", n=people), t.inline("acceptance.training_declined")]
    options = [
        Option(text, Mark.TICK if at == chosen else Mark.EMPTY, STRONG_BODY if at == chosen else BODY)
        for at, text in enumerate(texts)
    ]
    if training.need is Need.NO and training.declined_by.strip():
        options.append(Option(f"{t.inline('acceptance.declined_by')}: {training.declined_by}", None, QUIET))
    return Options(options)


def _warranty(sheet: Sheet, delivery: Delivery) -> str:
    t, months = sheet.t, delivery.warranty_months
    if delivery.warranty_start and delivery.warranty_end:
        span = {"start": day(delivery.warranty_start), "end": day(delivery.warranty_end), "months": months}
        return t.inline("acceptance.warranty_span", **span)
    if delivery.result is Result.REFUSED:
        return t.inline("acceptance.warranty_none")
    return t.inline("acceptance.warranty_pending", months=months) if months else ""
