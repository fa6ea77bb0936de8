"""F22 服务工单（派工单）: who goes when, who carries it, what was done, what it costs (6.6.2, 6.6.3)."""

from svcdesk.domain.service_order import Coverage, Mode, Priority, Rating, Result, ServiceOrder, Type
from svcdesk.domain.sheets import Form, OrderSheet
from svcdesk.domain.signature import Party
from svcdesk.reports.blocks import heading, photos
from svcdesk.reports.cases import actor, device_pairs, owner_pairs, person_block, signed_by
from svcdesk.reports.formats import moment
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Pair, pairs, pairs_height
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, offered, opening, passage, shots, value
from svcdesk.reports.service_tables import fee_pairs, part_table, visit_table
from svcdesk.reports.signing import closing


def service_order(sheet: Sheet, data: OrderSheet, *, with_record: bool = False) -> None:
    """Lay out F22; ``with_record`` leaves the photos to the repair record (F23) that follows it."""
    order, t = data.order, sheet.t
    sheet.begin(Head(Form.ORDER, t("order.title")))
    opening(sheet, data.stamp, order.void_reason or data.stamp.reason)
    pairs(
        sheet,
        [
            Pair(t("order.number"), value(sheet, data.stamp.number)),
            Pair(t("order.source"), value(sheet, joined(order.ticket_number, data.plan_name))),
            *owner_pairs(sheet, order.customer),
        ],
    )
    heading(sheet, t("order.device"), "6.6.1")
    pairs(sheet, [*device_pairs(sheet, order.device), *_task(sheet, data)])
    heading(sheet, t("order.dispatch"), "6.6.2")
    pairs(sheet, _dispatch(sheet, data))
    heading(sheet, t("order.visits"), "6.6.2")
    visit_table(sheet, data)
    heading(sheet, t("order.work"), "6.6.3")
    pairs(sheet, [Pair(t("order.done"), passage(sheet, order.work), wide=True)])
    part_table(sheet, order)
    fees = fee_pairs(sheet, order)
    heading(sheet, t("order.fees"), "6.6.3", pairs_height(sheet, fees))
    pairs(sheet, fees)
    _close(sheet, order)
    if not with_record:
        photos(sheet, t("common.photos"), shots(data, [(t.inline("order.fault"), order.fault_photos)]))


def _task(sheet: Sheet, data: OrderSheet) -> list[Pair]:
    """Return what is asked for and who carries it; without a record behind the form nothing is ticked."""
    order, t, known = data.order, sheet.t, bool(data.stamp.rev)
    count = t.inline("common.photo_count", n=len(order.fault_photos)) if order.fault_photos else ""
    return [
        Pair(t("order.type"), choice(sheet, "order_type", offered(Type), order.type if known else ""), wide=True),
        Pair(t("order.mode"), choice(sheet, "order_mode", offered(Mode), order.mode if known else "")),
        Pair(t("order.priority"), choice(sheet, "priority", offered(Priority), order.priority if known else "")),
        Pair(t("order.fault"), passage(sheet, joined(order.fault, count), 2), wide=True),
        Pair(
            t("order.coverage"),
            choice(sheet, "coverage", offered(Coverage), order.coverage, _basis(sheet, order)),
            wide=True,
        ),
    ]


def _basis(sheet: Sheet, order: ServiceOrder) -> str:
    """Return why a person decided otherwise than the program proposed, and what it had proposed."""
    if order.coverage_basis in {order.coverage, Coverage.OPEN}:
        return order.coverage_reason
    proposed = sheet.t.inline(f"coverage.{order.coverage_basis}")
    return joined(sheet.t.inline("order.proposed", what=proposed), order.coverage_reason)


def _dispatch(sheet: Sheet, data: OrderSheet) -> list[Pair]:
    order, t = data.order, sheet.t
    sent = joined(order.dispatched_by.name, moment(order.dispatched_at))
    first = next((visit for visit in order.visits if visit.appointed_at), None)
    until = moment(first.appointed_until)[11:] if first else ""
    appointed = " – ".join(filter(None, (moment(first.appointed_at), until))) if first else ""
    return [
        Pair(t("order.dispatched"), value(sheet, sent)),
        Pair(t("order.engineer"), value(sheet, actor(sheet, order.technician))),
        Pair(t("order.appointment"), value(sheet, appointed), wide=True),
    ]


def _close(sheet: Sheet, order: ServiceOrder) -> None:
    t = sheet.t
    opinion = joined(order.sign_off.opinion, *(one.opinion for one in order.signatures))
    items = [
        Pair(
            t("order.result"),
            choice(sheet, "order_result", offered(Result), order.result, order.result_note),
            wide=True,
        ),
        Pair(t("order.rating"), choice(sheet, "rating", offered(Rating), order.rating), wide=True),
        Pair(t("order.opinion"), value(sheet, opinion), wide=True),
    ]
    titles = {party: t(f"party.{party}") for party in Party}
    titles.pop(Party.WITNESS)
    signing = signed_by(sheet, order.signatures, order.technician.name, titles=titles)
    dispatcher = person_block(t("order.dispatcher"), order.dispatched_by, order.dispatched_at)
    closing(sheet, t("order.close"), "6.6.3", items, [*signing, dispatcher])
