"""F24 客户签收单: what the customer receives by quantity, model and specification, and in which condition (6.6.3)."""

from svcdesk.domain.service_order import Condition, OldPart, Relation, ServiceOrder
from svcdesk.domain.sheet_numbers import sheet_number
from svcdesk.domain.sheets import Form, OrderSheet
from svcdesk.domain.signature import Party
from svcdesk.reports.blocks import gap, heading, paragraph
from svcdesk.reports.cases import owner_pairs, signed_by
from svcdesk.reports.cells import Plain
from svcdesk.reports.formats import quantity
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Column, Pair, pairs, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, offered, opening, value
from svcdesk.reports.pen import BODY
from svcdesk.reports.signing import closing

_PEN_ROWS = 4


def sign_off(sheet: Sheet, data: OrderSheet) -> None:
    """Lay out F24."""
    order, t = data.order, sheet.t
    number = sheet_number(Form.SIGN_OFF, data.stamp.number)
    sheet.begin(Head(Form.SIGN_OFF, t("sign_off.title"), number))
    opening(sheet, data.stamp, order.void_reason or data.stamp.reason)
    repair = sheet_number(Form.REPAIR, data.stamp.number)
    pairs(
        sheet,
        [
            Pair(t("sign_off.number"), value(sheet, number)),
            Pair(t("sign_off.reference"), value(sheet, joined(data.stamp.number, repair, order.ticket_number))),
            *owner_pairs(sheet, order.customer),
        ],
    )
    heading(sheet, t("sign_off.items"), "6.6.3")
    _items(sheet, data)
    gap(sheet, 3)
    for text in filter(None, t("sign_off.statement")):
        paragraph(sheet, text, BODY)
    _close(sheet, order)


def _items(sheet: Sheet, data: OrderSheet) -> None:
    """Draw what is handed over: the unit itself, the parts put in, and old parts that stay with the customer."""
    t = sheet.t
    columns = [
        Column(t("common.index"), 9),
        Column(t("line.name"), 44),
        Column(t("line.spec"), 54),
        Column(t("line.quantity"), 20),
        Column(t("line.serial"), 38),
        Column(t("common.remark"), 23),
    ]
    rows = [
        [Plain(str(number)), *(value(sheet, text) for text in item)]
        for number, item in enumerate(_received(sheet, data.order), 1)
    ]
    table(sheet, columns, rows, _PEN_ROWS)


def _received(sheet: Sheet, order: ServiceOrder) -> list[tuple[str, ...]]:
    t, device = sheet.t, order.device
    items: list[tuple[str, ...]] = [
        (device.name, device.spec, t.inline("sign_off.one"), device.serial, t.inline("sign_off.unit"))
    ]
    for part in order.parts:
        counted = quantity(part.quantity, part.uom)
        items.append((part.name, part.spec, counted, part.serial, t.inline("sign_off.new_part")))
        if part.old_part is OldPart.LEFT_WITH_CUSTOMER:
            items.append((part.name, part.spec, counted, part.old_serial, t.inline("sign_off.old_part")))
    return items if device.name or device.serial or order.parts else []


def _close(sheet: Sheet, order: ServiceOrder) -> None:
    t, off = sheet.t, order.sign_off
    who = next((one for one in order.signatures if one.party is Party.CUSTOMER), None)
    items = [
        Pair(
            t("sign_off.condition"),
            choice(sheet, "condition", offered(Condition), off.condition, off.objection),
            wide=True,
        ),
        Pair(t("sign_off.signer"), value(sheet, joined(who.name, who.role, who.phone) if who else ""), wide=True),
        Pair(t("sign_off.relation"), choice(sheet, "relation", offered(Relation), off.relation), wide=True),
        Pair(t("sign_off.agent"), value(sheet, off.agent_note), wide=True),
        Pair(t("sign_off.opinion"), value(sheet, off.opinion), wide=True),
    ]
    titles = {Party.STAFF: t("party.staff"), Party.CUSTOMER: t("sign_off.receiver")}
    parties = signed_by(sheet, order.signatures, order.technician.name, titles=titles)
    closing(sheet, t("sign_off.signing"), "6.6.3", items, parties)
