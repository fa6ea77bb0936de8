"""Amounts in cells: figures with ¥, capital figures (人民币大写), and English words where the sheet has English."""

from decimal import Decimal

from svcdesk.domain.money import capital, english, yuan
from svcdesk.reports.cells import Cell, Empty, Plain
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import stacked
from svcdesk.reports.pen import BODY, STRONG_BODY, Style

LARGE = STRONG_BODY._replace(size=11, leading=15)


def figure(sheet: Sheet, amount: Decimal | None, style: Style = BODY, *, right: bool = False) -> Cell:
    """Return an amount in figures; what is unknown becomes a bar, or room on a form for the pen."""
    return Empty(not sheet.blank) if amount is None else Plain(yuan(amount), style, right)


def in_words(sheet: Sheet, amount: Decimal | None, style: Style = LARGE) -> Cell:
    """Return the amount in capital figures, which count if the two differ, and in English where the sheet has it."""
    if amount is None:
        return Empty(not sheet.blank)
    english_too = Plain(english(amount), BODY) if sheet.t.language != "zh" else None
    return stacked(Plain(capital(amount), style), english_too)
