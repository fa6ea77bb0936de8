"""F23 维修记录单: the unit before and after the repair, each confirmed by the customer (6.6.3, 6.6.4)."""

from svcdesk.domain.delivery import Verdict
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.sheet_numbers import sheet_number
from svcdesk.domain.sheets import Form, OrderSheet
from svcdesk.domain.signature import Party
from svcdesk.reports.amounts import figure, in_words
from svcdesk.reports.before_after import before_after, photo_pairs
from svcdesk.reports.blocks import gap, heading, paragraph, photos
from svcdesk.reports.cases import cause, device_pairs, signed_by
from svcdesk.reports.cells import Cell, Label
from svcdesk.reports.formats import moment, quantity
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Box, Grid, Pair, pairs
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import answer, choice, joined, opening, passage, shots, signer, value
from svcdesk.reports.pen import BODY, QUIET, WIDTH
from svcdesk.reports.service_tables import part_table
from svcdesk.reports.signing import Block, blocks, closing

_FUNCTIONS = {Verdict.PASS: "normal", Verdict.FAIL: "abnormal"}


def repair(sheet: Sheet, data: OrderSheet) -> None:
    """Lay out F23."""
    order, t = data.order, sheet.t
    number = sheet_number(Form.REPAIR, data.stamp.number)
    sheet.begin(Head(Form.REPAIR, t("repair.title"), number))
    opening(sheet, data.stamp, order.void_reason or data.stamp.reason)
    pairs(
        sheet,
        [
            Pair(t("repair.number"), value(sheet, number)),
            Pair(t("order.number"), value(sheet, data.stamp.number)),
            Pair(t("common.customer"), value(sheet, order.customer.name), wide=True),
            *device_pairs(sheet, order.device),
            Pair(t("order.fault"), value(sheet, order.fault), wide=True),
        ],
    )
    heading(sheet, t("repair.condition"), "6.6.3")
    before_after(sheet, order.observations)
    _before(sheet, order)
    heading(sheet, t("repair.diagnosis"), "6.6.3")
    pairs(sheet, _diagnosis(sheet, order))
    _quote_signature(sheet, order)
    heading(sheet, t("repair.work"), "6.6.3")
    pairs(sheet, [Pair(t("repair.done"), passage(sheet, order.work, 4), wide=True)])
    part_table(sheet, order)
    heading(sheet, t("repair.trial"), "6.6.3")
    pairs(sheet, _trial(sheet, order))
    heading(sheet, t("commissioning.conduct"), "6.6.4")
    conduct(sheet, order)
    _after(sheet, order)
    photo_pairs(sheet, data)
    others = [(t.inline("order.fault"), order.fault_photos), ("", order.conduct.photos)]
    photos(sheet, t("common.photos"), shots(data, others))


def _before(sheet: Sheet, order: ServiceOrder) -> None:
    """Draw the first confirmation: nothing is taken apart before the customer has signed for what was found."""
    t = sheet.t
    hours = "" if order.running_hours is None else t.inline("repair.hours_value", n=quantity(order.running_hours))
    hours = joined(hours, order.meter_note)
    items = [
        Pair(t("repair.accessories"), value(sheet, order.accessories), wide=True),
        Pair(t("repair.hours"), value(sheet, hours)),
        Pair(t("repair.confirmed_at"), value(sheet, moment(order.before_confirmed_at))),
        Pair(t("repair.before_opinion"), value(sheet, order.before_opinion), wide=True),
    ]
    titles = {Party.STAFF: t("repair.staff_before"), Party.CUSTOMER: t("repair.customer_before")}
    parties = signed_by(sheet, order.before_signatures, order.technician.name, sealed=False, titles=titles)
    closing(sheet, t("repair.confirm_before"), "6.6.3", items, parties)


def _diagnosis(sheet: Sheet, order: ServiceOrder) -> list[Pair]:
    t = sheet.t
    return [
        Pair(t("repair.cause"), passage(sheet, joined(cause(sheet, order.cause), order.diagnosis)), wide=True),
        Pair(t("repair.quote"), passage(sheet, order.quote.text, 2), wide=True),
        Pair(t("repair.quoted"), figure(sheet, order.quote.amount)),
        Pair(t("repair.quoted_words"), in_words(sheet, order.quote.amount, BODY)),
    ]


def _quote_signature(sheet: Sheet, order: ServiceOrder) -> None:
    """Draw the customer's consent to what chargeable work will cost; a place for it where an offer stands."""
    quote = order.quote
    if quote.signature is None and quote.amount is None and not sheet.blank:
        return
    title = sheet.t("repair.consent")
    given = signer(sheet, quote.signature)._replace(title=title, sealed=False) if quote.signature else Block(title)
    gap(sheet, 3)
    blocks(sheet, [given])


def _trial(sheet: Sheet, order: ServiceOrder) -> list[Pair]:
    t = sheet.t
    minutes = "" if order.trial_minutes is None else t.inline("commissioning.minutes", n=order.trial_minutes)
    days = (
        "" if sheet.blank or not order.repair_warranty_days else t.inline("repair.days", n=order.repair_warranty_days)
    )
    return [
        Pair(t("repair.trial_time"), value(sheet, minutes)),
        Pair(
            t("repair.trial_result"),
            choice(sheet, "acceptance", _FUNCTIONS.values(), _FUNCTIONS.get(order.trial_result, "")),
        ),
        Pair(t("repair.warranty"), value(sheet, days), wide=True),
    ]


def conduct(sheet: Sheet, order: ServiceOrder) -> None:
    """Draw how our people behaved on the customer's site (6.6.4)."""
    t, kept = sheet.t, order.conduct
    said = (("protected", kept.protected), ("asked", kept.asked_before_use), ("cleaned", kept.cleaned))
    grid = Grid(sheet)
    for key, answered in said:
        label = Label(t(f"commissioning.{key}"), BODY)
        grid.row([Box(label, WIDTH * 0.74), Box(answer(sheet, answered), WIDTH * 0.26)], by_pen=sheet.blank)
    note: Cell = value(sheet, kept.note)
    label = Label(t("commissioning.conduct_note"))
    grid.row([Box(label, WIDTH * 0.14, shade=True), Box(note, WIDTH * 0.86)], by_pen=sheet.blank)


def _after(sheet: Sheet, order: ServiceOrder) -> None:
    t = sheet.t
    opinion = joined(order.sign_off.opinion, *(one.opinion for one in order.signatures))
    items = [Pair(t("repair.after_opinion"), value(sheet, opinion), wide=True)]
    titles = {
        Party.STAFF: t("repair.staff_after"),
        Party.CUSTOMER: t("repair.customer_after"),
    }
    parties = signed_by(sheet, order.signatures, order.technician.name, titles=titles)
    closing(sheet, t("repair.confirm_after"), "6.6.3", items, parties)
    gap(sheet, 2)
    for text in filter(None, t("repair.statement")):
        paragraph(sheet, text, QUIET)
