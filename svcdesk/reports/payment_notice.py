"""F20 收款通知: what the customer owes now, in figures and capital figures, on which acceptance, to which account."""

from decimal import Decimal

from svcdesk.domain.money import capital, english, yuan
from svcdesk.domain.settlement import PaymentNotice, Stage
from svcdesk.domain.sheets import Form, NoticeSheet
from svcdesk.reports.blocks import gap, heading, paragraph
from svcdesk.reports.cells import Cell, Empty, Plain
from svcdesk.reports.formats import day
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Pair, pairs
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, opening, stacked, value
from svcdesk.reports.pen import BODY, MM, STRONG_BODY, Style
from svcdesk.reports.signing import Block, blocks

_AMOUNT = STRONG_BODY._replace(size=11, leading=15)
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
    items = [
        Pair(t("notice.total"), _money(sheet, asked.total)),
        Pair(t("notice.paid"), _money(sheet, asked.paid)),
        Pair(t("notice.due"), _money(sheet, asked.due, _AMOUNT), wide=True),
        Pair(t("notice.amount_cn"), _in_words(sheet, asked.due), wide=True),
        Pair(t("notice.due_date"), value(sheet, day(asked.due_on), STRONG_BODY)),
        Pair(t("notice.invoice"), value(sheet, asked.invoice)),
    ]
    pairs(sheet, items, _LABELS)


def _money(sheet: Sheet, amount: Decimal, style: Style = BODY) -> Cell:
    return Empty(struck=False) if sheet.blank else Plain(yuan(amount), style)


def _in_words(sheet: Sheet, amount: Decimal) -> Cell:
    """Return the amount in capital figures, which count if the two differ, and in English where the sheet has it."""
    if sheet.blank:
        return Empty(struck=False)
    english_too = Plain(english(amount), BODY) if sheet.t.language != "zh" else None
    return stacked(Plain(capital(amount), _AMOUNT), english_too)


def _bank(sheet: Sheet, data: NoticeSheet) -> None:
    t, bank = sheet.t, data.notice.bank
    items = [
        Pair(t("notice.account_name"), value(sheet, bank.account_name)),
        Pair(t("notice.tax_id"), value(sheet, bank.tax_id)),
        Pair(t("notice.bank_name"), value(sheet, bank.bank)),
        Pair(t("notice.account"), value(sheet, bank.account)),
    ]
    pairs(sheet, items, _LABELS)
