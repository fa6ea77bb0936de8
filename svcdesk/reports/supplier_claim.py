"""F26 退换货单 towards a supplier: the defective goods a customer gave back, what is asked, what was given."""

from svcdesk.domain.return_case import Basis, Liability, Reason, Type
from svcdesk.domain.sheets import ClaimSheet, Form
from svcdesk.reports.amounts import LARGE, figure, in_words
from svcdesk.reports.blocks import heading, photos
from svcdesk.reports.cells import Empty, Plain
from svcdesk.reports.formats import moment, quantity
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Column, Pair, pairs, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, offered, opening, passage, shots, value
from svcdesk.reports.signing import Block, closing

_PARTIES = ("from_customer", "to_supplier")


def supplier_claim(sheet: Sheet, data: ClaimSheet) -> None:
    """Lay out F26 for the supplier; the kind of return is for the two sides to tick."""
    claim, t = data.claim, sheet.t
    sheet.begin(Head(Form.RETURN, t("return.title")))
    opening(sheet, data.stamp, claim.void_reason or data.stamp.reason)
    pairs(
        sheet,
        [
            Pair(t("return.number"), value(sheet, data.stamp.number)),
            Pair(t("claim.sent"), value(sheet, moment(claim.sent_at))),
            Pair(t("return.type"), choice(sheet, "return_type", offered(Type), "")),
            Pair(t("return.party"), choice(sheet, "return_party", _PARTIES, "to_supplier")),
            Pair(t("claim.supplier"), value(sheet, claim.supplier), wide=True),
            Pair(
                t("return.reference"),
                value(sheet, joined(claim.origin_number, data.nonconformity_number)),
                wide=True,
            ),
        ],
    )
    heading(sheet, t("return.goods"), "6.3.4")
    _goods(sheet, data)
    _reason(sheet, data)
    heading(sheet, t("claim.demand"), "6.3.4")
    pairs(
        sheet,
        [
            Pair(t("claim.asked"), passage(sheet, claim.asked, 2), wide=True),
            Pair(t("claim.amount"), figure(sheet, claim.amount, LARGE), wide=True),
            Pair(t("claim.amount_words"), in_words(sheet, claim.amount), wide=True),
        ],
    )
    _settlement(sheet, data)
    photos(sheet, t("common.photos"), shots(data, [(claim.serial or claim.name, claim.photos)]))


def _reason(sheet: Sheet, data: ClaimSheet) -> None:
    t = sheet.t
    pairs(
        sheet,
        [
            Pair(t("return.reason"), choice(sheet, "return_reason", offered(Reason), ""), wide=True),
            Pair(t("return.reason_note"), passage(sheet, data.claim.description, 2), wide=True),
            Pair(t("return.liability"), choice(sheet, "liability", offered(Liability), "product"), wide=True),
            Pair(t("return.basis"), choice(sheet, "basis", offered(Basis), ""), wide=True),
        ],
    )


def _goods(sheet: Sheet, data: ClaimSheet) -> None:
    t, claim = sheet.t, data.claim
    columns = [
        Column(t("common.index"), 9),
        Column(t("line.name"), 50),
        Column(t("line.spec"), 65),
        Column(t("line.quantity"), 20),
        Column(t("line.serial"), 44),
    ]
    texts = (claim.name, claim.spec, quantity(claim.quantity), claim.serial)
    table(sheet, columns, [[Plain("1"), *(value(sheet, text) for text in texts)]], 1)


def _settlement(sheet: Sheet, data: ClaimSheet) -> None:
    """Draw what the supplier said and gave; until that is settled there is room for it to be written."""
    t, claim = sheet.t, data.claim
    answer, note = (
        joined(claim.answer, moment(claim.answered_at)),
        joined(claim.settlement_note, moment(claim.settled_at)),
    )
    given = (
        ("claim.answer", passage(sheet, answer)),
        ("claim.settled", figure(sheet, claim.settled_amount, LARGE)),
        ("claim.settled_words", in_words(sheet, claim.settled_amount)),
        ("common.remark", value(sheet, note)),
    )
    room = Empty(struck=False, height=26)
    items = [
        Pair(t(key), room if isinstance(cell, Empty) and claim.settled_at is None else cell, wide=True)
        for key, cell in given
    ]
    ours = Block(t("return.staff"), claim.owner.name, signed=claim.sent_at)
    theirs = Block(t("claim.confirm"), claim.supplier, sealed=True)
    closing(sheet, t("claim.settlement"), "6.3.4", items, [ours, theirs])
