"""F20 收款通知: what the customer owes now, in figures and capital figures, on which acceptance, to which account."""

from svcdesk.domain.settlement import PaymentNotice, Stage
from svcdesk.domain.sheets import Form, NoticeSheet
from svcdesk.reports.amounts import LARGE, figure, in_words
from svcdesk.reports.blocks import gap, heading, paragraph
from svcdesk.reports.formats import day
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Pair, pairs
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, opening, value
from svcdesk.reports.pen import BODY, MM, STRONG_BODY
from svcdesk.reports.signing import Block, blocks

_TEXT = BODY._replace(size=9.6, leading=15)
_LABELS = 32 * MM
_RECEIPT = 52 * MM


def payment_notice(sheet: Sheet, data: NoticeSheet) -> None:
    """Lay out F20."""
    asked, t = data.notice, sheet.t
    sheet.begin(Head(Form.PAYMENT_NOTICE, t("notice.title")))
    opening(sheet, data.stamp, data.stamp.reason)
    stage = "" if sheet.blank else asked.stage
    pairs(
        sheet,
        [
            Pair(t("notice.to"), value(sheet, asked.customer_name), wide=True),
            Pair(t("notice.contact"), value(sheet, asked.contact)),
            Pair(t("notice.number"), value(sheet, data.stamp.number)),
            Pair(t("notice.contract"), value(sheet, joined(asked.contract_number, asked.contract_external))),
            Pair(t("notice.signed_on"), value(sheet, day(asked.contract_signed_on))),
            Pair(t("notice.term"), value(sheet, asked.term)),
            Pair(t("notice.basis"), value(sheet, asked.delivery_number)),
            Pair(t("notice.stage"), choice(sheet, "notice", Stage, stage), wide=True),
        ],
        _LABELS,
    )
    gap(sheet, 4)
    for text in filter(None, t("notice.text")):
        paragraph(sheet, text, _TEXT)
    heading(sheet, t("notice.amounts"), "6.5.2")
    _amounts(sheet, data)
    heading(sheet, t("notice.bank"))
    _bank(sheet, data)
    gap(sheet, 4)
    seller = "" if sheet.blank and not data.stamp.number else data.company.name
    blocks(
        sheet,
        [
            Block(t("notice.handler"), asked.handler, signed=asked.signed_at),
            Block(t("notice.seller"), seller, signed=asked.signed_at, sealed=True),
        ],
    )
    _receipt(sheet, asked)


def _receipt(sheet: Sheet, asked: PaymentNotice) -> None:
    """Draw the slip that comes back, whole on one page."""
    t = sheet.t
    heading(sheet, t("notice.receipt"), keep=_RECEIPT)
    for text in filter(None, t("notice.receipt_text")):
        paragraph(sheet, text, _TEXT)
    gap(sheet, 2)
    arrived = Block(t("notice.arrived"), asked.paid_note, signed=asked.paid_on)
    blocks(sheet, [Block(t("notice.receiver"), asked.customer_name, sealed=True), arrived])


def _amounts(sheet: Sheet, data: NoticeSheet) -> None:
    asked, t = data.notice, sheet.t
    total, paid, due = (None, None, None) if sheet.blank else (asked.total, asked.paid, asked.due)
    items = [
        Pair(t("notice.total"), figure(sheet, total)),
        Pair(t("notice.paid"), figure(sheet, paid)),
        Pair(t("notice.due"), figure(sheet, due, LARGE), wide=True),
        Pair(t("notice.amount_cn"), in_words(sheet, due), wide=True),
        Pair(t("notice.due_date"), value(sheet, day(asked.due_on), STRONG_BODY)),
        Pair(t("notice.invoice"), value(sheet, asked.invoice)),
    ]
    pairs(sheet, items, _LABELS)


def _bank(sheet: Sheet, data: NoticeSheet) -> None:
    t, bank = sheet.t, data.notice.bank
    items = [
        Pair(t("notice.account_name"), value(sheet, bank.account_name)),
        Pair(t("notice.tax_id"), value(sheet, bank.tax_id)),
        Pair(t("notice.bank_name"), value(sheet, bank.bank)),
        Pair(t("notice.account"), value(sheet, bank.account)),
    ]
    pairs(sheet, items, _LABELS)
