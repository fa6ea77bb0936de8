"""F19 交付信息反馈单: what after-sales tells 销售部 after a delivery, and that it was received (6.5.2)."""

from svcdesk.domain.delivery import Result
from svcdesk.domain.settlement import Feedback
from svcdesk.domain.sheets import FeedbackSheet, Form
from svcdesk.reports.blocks import heading
from svcdesk.reports.cells import Cell, Plain
from svcdesk.reports.formats import deadline, moment, quantity
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Column, Pair, pairs, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import answer, choice, joined, opening, value
from svcdesk.reports.signing import Block, closing

_PEN_ROWS = 3
_RESULTS = (Result.FULL, Result.PARTIAL, Result.REFUSED)


def feedback(sheet: Sheet, data: FeedbackSheet) -> None:
    """Lay out F19."""
    told, t = data.feedback, sheet.t
    sheet.begin(Head(Form.FEEDBACK, t("feedback.title")))
    opening(sheet, data.stamp, data.stamp.reason)
    pairs(
        sheet,
        [
            Pair(t("feedback.acceptance"), value(sheet, told.delivery_number)),
            Pair(t("common.contract"), value(sheet, told.contract_number)),
            Pair(t("common.customer"), value(sheet, told.customer_name), wide=True),
            Pair(t("feedback.delivered_at"), value(sheet, "" if sheet.blank else moment(told.delivered_at))),
            Pair(t("feedback.due_at"), value(sheet, "" if sheet.blank else _due(sheet, told))),
        ],
    )
    heading(sheet, t("feedback.summary"), "6.5.2")
    _summary(sheet, data)
    heading(sheet, t("feedback.issues"), "6.5.1 (4)")
    _issues(sheet, data)
    items = [
        Pair(t("feedback.opinion"), value(sheet, told.opinion), wide=True),
        Pair(t("feedback.next"), value(sheet, told.next_step), wide=True),
    ]
    signing = [
        Block(t("feedback.sent_by"), told.sent_by, signed=told.sent_at),
        Block(t("feedback.received_by"), told.received_by, signed=told.received_at),
    ]
    closing(sheet, t("feedback.signing"), "6.5.2", items, signing)


def _due(sheet: Sheet, told: Feedback) -> str:
    """Return until when it must be received, and whether the holidays in between were known."""
    return joined(deadline(told.due_at), "" if told.due_certain else sheet.t.inline("feedback.due_uncertain"))


def _summary(sheet: Sheet, data: FeedbackSheet) -> None:
    told, t = data.feedback, sheet.t
    trained = t.inline("feedback.trained_value", n=told.trained)
    known = not sheet.blank
    items = [
        Pair(t("feedback.quantity"), value(sheet, quantity(told.quantity) if known else "")),
        Pair(t("feedback.trained"), value(sheet, trained if known else "")),
        Pair(t("feedback.complete"), answer(sheet, told.complete if known else None)),
        Pair(t("feedback.intact"), answer(sheet, told.intact if known else None)),
        Pair(t("feedback.functional"), answer(sheet, told.functional if known else None)),
        Pair(t("feedback.replaced"), value(sheet, "、".join(told.replaced))),
        Pair(t("feedback.result"), choice(sheet, "acceptance", _RESULTS, told.result if known else ""), wide=True),
    ]
    pairs(sheet, items)


def _issues(sheet: Sheet, data: FeedbackSheet) -> None:
    t = sheet.t
    columns = [
        Column(t("common.index"), 9),
        Column(t("feedback.issue"), 100),
        Column(t("feedback.owner"), 44),
        Column(t("feedback.due"), 36),
    ]
    rows: list[list[Cell]] = [
        [Plain(str(number)), *(value(sheet, text) for text in issue)]
        for number, issue in enumerate(data.feedback.issues, 1)
    ]
    table(sheet, columns, rows, _PEN_ROWS)
