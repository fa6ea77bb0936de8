"""What was looked at before and after a repair, side by side, with its pairs of photos (6.6.3)."""

from collections.abc import Iterator, Sequence

from svcdesk.domain.comparing import compare, judged
from svcdesk.domain.delivery import Photo, Verdict
from svcdesk.domain.findings import limits
from svcdesk.domain.masters import ItemKind
from svcdesk.domain.service_order import Aspect, Comparison, Observation, Sight
from svcdesk.domain.sheets import OrderSheet
from svcdesk.reports.blocks import Shot, photo_rows
from svcdesk.reports.cells import Cell, Empty, Plain
from svcdesk.reports.formats import moment, reading
from svcdesk.reports.grid import Box, Column, Grid, columns_of
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, stacked
from svcdesk.reports.pen import ALERT, BODY, QUIET, STRONG_BODY, WIDTH

_LOOKS = {Verdict.PASS: "intact", Verdict.FAIL: "damaged"}
_FUNCTIONS = {Verdict.PASS: "normal", Verdict.FAIL: "abnormal"}
_OUTCOMES = (Comparison.BETTER, Comparison.SAME, Comparison.WORSE)
_PEN_ROWS = 3


def before_after(sheet: Sheet, observations: Sequence[Observation]) -> None:
    """Draw every observation under its aspect: found before, found after, and what comes of comparing them."""
    t = sheet.t
    columns = [
        Column(t("repair.item"), 46),
        Column(t("repair.before"), 47),
        Column(t("repair.after"), 47),
        Column(t("repair.comparison"), 48),
    ]
    head, widths = columns_of(columns)
    grid = Grid(sheet, head)
    for aspect in Aspect:
        grid.caption([Box(Plain(t.inline(f"aspect.{aspect}"), STRONG_BODY), WIDTH)])
        mine = [one for one in observations if one.aspect is aspect]
        for one in mine:
            grid.row(list(map(Box, _row(sheet, one), widths)), by_pen=sheet.blank)
        for _ in range(max(_PEN_ROWS - len(mine), 0) if sheet.blank and not mine else 0 if mine else 1):
            grid.row(list(map(Box, _empty(sheet, aspect), widths)), by_pen=sheet.blank)


def _row(sheet: Sheet, one: Observation) -> list[Cell]:
    item = one.item
    asked = joined(limits(item.low, item.high, item.unit), item.requirement)
    gauge = sheet.t.inline("repair.gauge", gauge=one.gauge) if one.gauge.strip() else ""
    notes = [Plain(text, QUIET) for text in (asked, gauge) if text]
    return [
        stacked(Plain(item.name), *notes),
        _sight(sheet, one, one.before),
        _sight(sheet, one, one.after),
        _comparison(sheet, one),
    ]


def _empty(sheet: Sheet, aspect: Aspect) -> list[Cell]:
    if not sheet.blank:
        return [Empty()] * 4
    looks = choice(sheet, "acceptance", _words(aspect).values(), "")
    return [Empty(struck=False), looks, looks, choice(sheet, "comparison", _OUTCOMES, "")]


def _words(aspect: Aspect) -> dict[Verdict, str]:
    return _LOOKS if aspect is Aspect.APPEARANCE else _FUNCTIONS


def _sight(sheet: Sheet, one: Observation, sight: Sight) -> Cell:
    """Return how a thing was found: the boxes, what was read or seen, or why it could not be tried."""
    t = sheet.t
    found = judged(one, sight)
    boxes = choice(sheet, "acceptance", _words(one.aspect).values(), _words(one.aspect).get(found, ""))
    bad = found is Verdict.FAIL
    text = reading(sight.value, one.item.unit) if one.item.kind is ItemKind.READING else ""
    lines: list[Cell] = [Plain(text, ALERT if bad else BODY)] if text else []
    if sheet.blank and one.item.kind is ItemKind.READING and not (text or sight.untested.strip()):
        lines.append(Plain(f"　　　　　　{one.item.unit}", QUIET))
    lines += [Plain(said) for said in (sight.text,) if said.strip()]
    if sight.untested.strip():
        lines.append(Plain(t.inline("repair.untested", why=sight.untested), ALERT._replace(font=BODY.font)))
    if sight.photos:
        lines.append(Plain(t.inline("common.photo_count", n=len(sight.photos)), QUIET))
    return stacked(boxes, *lines)


def _comparison(sheet: Sheet, one: Observation) -> Cell:
    found = compare(one)
    shown = Comparison.WORSE if found is Comparison.ACCEPTED else found
    boxes = choice(sheet, "comparison", _OUTCOMES, shown)
    accepted = sheet.t.inline("repair.accepted", word=one.accepted) if one.accepted.strip() else ""
    return stacked(boxes, Plain(accepted, QUIET) if accepted else None)


def photo_pairs(sheet: Sheet, data: OrderSheet) -> None:
    """Draw the photos of each observation side by side: before on the left, after on the right."""
    t = sheet.t
    rows = [row for one in data.order.observations for row in _pairs(data, one)]
    photo_rows(sheet, t("repair.photos"), (t("repair.before"), t("repair.after")), rows)


def _pairs(data: OrderSheet, one: Observation) -> Iterator[tuple[Shot | None, Shot | None]]:
    before, after = one.before.photos, one.after.photos
    for at in range(max(len(before), len(after))):
        yield _shot(data, one, before, at), _shot(data, one, after, at)


def _shot(data: OrderSheet, one: Observation, taken: Sequence[Photo], at: int) -> Shot | None:
    if at >= len(taken):
        return None
    photo = taken[at]
    return Shot(photo.sha, joined(one.item.name, photo.caption, moment(photo.taken_at)), data.images.get(photo.sha))
