"""F26 退换货单: what comes back and why, by which rule, who agreed, what was given for it (6.5.1.4)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from svcdesk.domain.delivery import Photo
from svcdesk.domain.return_case import Approval, Basis, Reason, ReturnCase, Settlement, Type, refunds
from svcdesk.domain.sheets import Form, ReturnSheet
from svcdesk.domain.signature import Party
from svcdesk.reports.amounts import LARGE, figure, in_words
from svcdesk.reports.blocks import heading, photos
from svcdesk.reports.cases import owner_pairs, signed_by, told
from svcdesk.reports.cells import Cell, Empty, Plain, Written
from svcdesk.reports.formats import day, moment
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Column, Pair, pairs, table, table_height
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, offered, opening, passage, shots, signer, stacked, value
from svcdesk.reports.pen import MM, QUIET, STRONG_BODY
from svcdesk.reports.return_lines import goods_table, receipt_table, settlement_table
from svcdesk.reports.signing import Block, closing

_PARTIES = ("from_customer", "to_supplier")
_NODES = ("department", "finance", "management")
_ANSWERS = ("agreed", "declined")
_ROW_AND_HEAD = 34 * MM  # a line of goods received is as tall as its choices


def return_case(sheet: Sheet, data: ReturnSheet) -> None:
    """Lay out F26."""
    case, t = data.case, sheet.t
    sheet.begin(Head(Form.RETURN, t("return.title")))
    opening(sheet, data.stamp, case.void_reason or data.stamp.reason)
    pairs(sheet, _opening(sheet, data))
    heading(sheet, t("return.goods"), "6.5.1 (4)")
    goods_table(sheet, case)
    pairs(sheet, _reason(sheet, case))
    heading(sheet, t("return.rule"), "6.5.1 (4)")
    pairs(sheet, _rule(sheet, data))
    _approvals(sheet, case)
    heading(sheet, t("return.receipt"), "6.3.4", keep=_ROW_AND_HEAD)
    receipt_table(sheet, case)
    pairs(sheet, _receipt(sheet, data))
    heading(sheet, t("return.settlement"), "6.5.1 (4)")
    settlement_table(sheet, case)
    _close(sheet, case)
    photos(
        sheet,
        t("common.photos"),
        shots(data, list(_photos(sheet, case))),
    )


def _photos(sheet: Sheet, case: ReturnCase) -> Iterator[tuple[str, Sequence[Photo]]]:
    """Yield what the customer photographed of each line, and what the inspection did."""
    for line in case.lines:
        about = line.device.serial or line.device.name
        yield about, line.photos
        yield joined(about, sheet.t.inline("return.at_inspection")), line.found_photos


def _opening(sheet: Sheet, data: ReturnSheet) -> list[Pair]:
    case, t = data.case, sheet.t
    known = bool(data.stamp.rev)
    came_from = (data.delivery_number, data.complaint_number, case.ticket_number, *data.nonconformities)
    asked = joined(moment(case.requested_at), case.requested_by.name) if known else ""
    return [
        Pair(t("return.number"), value(sheet, data.stamp.number)),
        Pair(t("return.requested"), value(sheet, asked)),
        Pair(t("return.type"), choice(sheet, "return_type", offered(Type), case.type)),
        Pair(t("return.party"), choice(sheet, "return_party", _PARTIES, "from_customer" if known else "")),
        Pair(t("return.reference"), value(sheet, joined(*came_from)), wide=True),
        *owner_pairs(sheet, case.customer),
    ]


def _reason(sheet: Sheet, case: ReturnCase) -> list[Pair]:
    t = sheet.t
    fault = t.inline("return.fault_on", day=day(case.fault_on)) if case.fault_on else ""
    said = joined(case.reason_note, fault)
    return [
        Pair(t("return.reason"), choice(sheet, "return_reason", offered(Reason), case.reason), wide=True),
        Pair(t("return.reason_note"), passage(sheet, said, 2), wide=True),
    ]


def _rule(sheet: Sheet, data: ReturnSheet) -> list[Pair]:
    """Return by which rule it is decided, how that came about line by line, and what it grants."""
    t, case = sheet.t, data.case
    granted = t.listed(t.inline(f"return_type.{one}") for one in case.right.split(",") if one in tuple(Type))
    return [
        Pair(t("return.basis"), choice(sheet, "basis", offered(Basis), case.basis, case.basis_note), wide=True),
        Pair(t("return.right"), _derivation(sheet, data), wide=True),
        Pair(t("return.granted"), value(sheet, granted), wide=True),
    ]


def _derivation(sheet: Sheet, data: ReturnSheet) -> Cell:
    cells: list[Cell] = []
    for line in data.case.lines:
        steps = data.derivation.get(line.id, ())
        if steps and len(data.case.lines) > 1:
            cells.append(Plain(joined(line.device.name, line.device.serial), STRONG_BODY))
        cells += [Plain(told(sheet, step)) for step in steps]
    return stacked(*cells) if cells else passage(sheet, "")


def _approvals(sheet: Sheet, case: ReturnCase) -> None:
    """Draw the word of every node, and the nodes that have still to speak."""
    t = sheet.t
    columns = [
        Column(t("return.node"), 34),
        Column(t("return.opinion"), 76),
        Column(t("common.signature"), 44),
        Column(t("common.date"), 34),
    ]
    given = [_approval(sheet, one) for one in case.approvals]
    spoken = {one.node for one in case.approvals}
    room: Cell = Empty(not sheet.blank)
    waiting: list[list[Cell]] = [
        [Plain(_node(sheet, node)), choice(sheet, "approval", _ANSWERS, ""), room, room]
        for node in _NODES
        if node not in spoken
    ]
    rows = [*given, *waiting]
    heading(sheet, t("return.approvals"), "6.5.1 (4)", keep=table_height(sheet, columns, rows))
    table(sheet, columns, rows, 0)
    if case.refused_reason.strip():
        pairs(sheet, [Pair(t("return.refused"), value(sheet, case.refused_reason), wide=True)])


def _node(sheet: Sheet, node: str) -> str:
    return sheet.t.inline(f"approval_node.{node}") if sheet.t.has(f"approval_node.{node}") else node


def _approval(sheet: Sheet, one: Approval) -> list[Cell]:
    strokes = one.signature.strokes if one.signature else ()
    return [
        stacked(Plain(_node(sheet, one.node)), Plain(one.by.name, QUIET)),
        choice(sheet, "approval", _ANSWERS, "agreed" if one.agreed else "declined", _opinion(sheet, one)),
        Written(strokes) if strokes else Plain(one.by.name),
        Plain(moment(one.at)),
    ]


def _opinion(sheet: Sheet, one: Approval) -> str:
    """Return an opinion, and for how many requests the signature beside it was given at once."""
    together = sheet.t.inline("return.signed_together", n=len(one.together)) if one.together else ""
    return joined(one.opinion, together)


def _receipt(sheet: Sheet, data: ReturnSheet) -> list[Pair]:
    case, t = data.case, sheet.t
    title = joined(case.quality_by.name, moment(case.quality_at), case.quality_note)
    payer = t.inline(f"payer.{case.freight_payer}") if t.has(f"payer.{case.freight_payer}") else case.freight_payer
    freight = [
        Pair(t("return.freight"), figure(sheet, case.freight)),
        Pair(t("return.freight_payer"), value(sheet, payer)),
    ]
    return [
        Pair(t("return.quality"), value(sheet, title), wide=True),
        Pair(t("return.nonconformity"), value(sheet, joined(*data.nonconformities))),
        Pair(t("return.claim"), value(sheet, joined(*data.claims))),
        *freight,
        Pair(t("return.waybill"), value(sheet, case.waybill)),
        Pair(t("return.store"), value(sheet, case.store)),
    ]


def _close(sheet: Sheet, case: ReturnCase) -> None:
    t = sheet.t
    paid = refunds(case)
    refund = paid if any(line.settlement is Settlement.REFUNDED for line in case.lines) else None
    charge = sum((line.charge for line in case.lines if line.charge is not None), Decimal(0))
    charged = None if sheet.blank or not any(line.charge is not None for line in case.lines) else charge
    known = None if sheet.blank else refund
    items = [
        Pair(t("return.charge"), figure(sheet, charged)),
        Pair(t("return.paid_on"), value(sheet, day(case.refund_paid_on))),
        Pair(t("return.refund"), figure(sheet, known, LARGE), wide=True),
        Pair(t("return.refund_words"), in_words(sheet, known), wide=True),
        Pair(t("return.settled"), value(sheet, joined(moment(case.settled_at), case.closing_note)), wide=True),
    ]
    titles = {Party.STAFF: t("return.staff"), Party.CUSTOMER: t("return.receiver")}
    parties = signed_by(sheet, case.signatures, case.owner.name, titles=titles)
    quality = t("return.quality_sign")
    judged = case.quality_signature
    name = case.quality_by.name
    block = (
        signer(sheet, judged)._replace(title=quality, sealed=False)
        if judged
        else Block(quality, name, signed=case.quality_at)
    )
    closer = Block(t("return.closer"), case.closed_by.name, signed=case.closed_at)
    closing(sheet, t("return.close"), "6.5.1 (4)", items, [*parties, block, closer])
