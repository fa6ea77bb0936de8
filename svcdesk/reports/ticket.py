"""F21 信息记录表: one contact with its clocks, every attempt, where it went, how it ended (6.6.1, 6.6.2)."""

from svcdesk.domain.sheets import Form, TicketSheet
from svcdesk.domain.ticket import Channel, Kind, Reach, Reopening, Severity, Ticket
from svcdesk.reports.blocks import heading
from svcdesk.reports.cases import actor, cause, departments, device_pairs, owner_pairs, person_block, review_rows
from svcdesk.reports.cells import Cell, Plain
from svcdesk.reports.formats import moment
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Pair, pairs
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, offered, opening, passage, stacked, value
from svcdesk.reports.pen import QUIET
from svcdesk.reports.signing import closing
from svcdesk.reports.ticket_clocks import clock_table
from svcdesk.reports.ticket_log import attempt_table, escalation_table, follow_up_table, routing_table


def ticket(sheet: Sheet, data: TicketSheet) -> None:
    """Lay out F21."""
    told, t = data.ticket, sheet.t
    sheet.begin(Head(Form.TICKET, t("ticket.title")))
    opening(sheet, data.stamp, told.void_reason or data.stamp.reason)
    pairs(sheet, _intake(sheet, data))
    heading(sheet, t("ticket.customer"), "6.6.1")
    pairs(sheet, [*owner_pairs(sheet, told.customer), *device_pairs(sheet, told.device), *_serial_note(sheet, told)])
    heading(sheet, t("ticket.content"), "6.6.1")
    pairs(sheet, [Pair(t("ticket.words"), passage(sheet, told.content, 4), wide=True)])
    heading(sheet, t("ticket.clocks"), "6.6.2 6.7.1")
    clock_table(sheet, told, data.stamp.printed_at)
    pairs(sheet, [Pair(t("ticket.first_reply"), _first_reply(sheet, told), wide=True), *_pauses(sheet, told)])
    heading(sheet, t("ticket.attempts"), "6.6.2")
    attempt_table(sheet, told)
    heading(sheet, t("ticket.routing"), "6.7.1")
    handling = (told.department, *(one.department for one in told.routings))
    pairs(sheet, [Pair(t("ticket.handling"), departments(sheet, handling if _known(data) else ()), wide=True)])
    routing_table(sheet, told)
    heading(sheet, t("ticket.escalation"), "6.6.2")
    escalation_table(sheet, told)
    heading(sheet, t("ticket.follow_up"), "6.7.1")
    follow_up_table(sheet, told)
    _close(sheet, data)


def _known(data: TicketSheet) -> bool:
    """Whether there is a record behind the form, and so something to tick."""
    return bool(data.stamp.rev)


def _intake(sheet: Sheet, data: TicketSheet) -> list[Pair]:
    told, t, known = data.ticket, sheet.t, _known(data)
    danger = known and told.severity in {Severity.SAFETY, Severity.BATCH}
    remark = t.inline("ticket.danger") if danger else ""
    return [
        Pair(t("ticket.number"), value(sheet, data.stamp.number)),
        Pair(t("ticket.received"), value(sheet, moment(told.received_at) if known else "")),
        Pair(t("ticket.receiver"), value(sheet, actor(sheet, told.receiver)), wide=True),
        Pair(
            t("ticket.channel"), choice(sheet, "channel", offered(Channel), told.channel if known else ""), wide=True
        ),
        Pair(t("ticket.kind"), choice(sheet, "contact_kind", offered(Kind), told.kind if known else ""), wide=True),
        Pair(
            t("ticket.severity"),
            choice(sheet, "severity", offered(Severity), told.severity if known else "", remark),
            wide=True,
        ),
    ]


def _first_reply(sheet: Sheet, told: Ticket) -> Cell:
    """Return when the customer was first really reached, and what was said."""
    reached = sorted((one for one in told.attempts if one.result is Reach.REACHED), key=lambda one: one.at)
    if not reached:
        return value(sheet, "")
    first = reached[0]
    who = joined(moment(first.at), sheet.t.inline(f"channel.{first.channel}"), first.spoke_with)
    return stacked(Plain(who), Plain(first.content, QUIET) if first.content.strip() else None)


def _serial_note(sheet: Sheet, told: Ticket) -> list[Pair]:
    """Return why a serial number stands here that is known at another customer."""
    note = told.serial_note
    return [Pair(sheet.t("ticket.serial_note"), Plain(note), wide=True)] if note.strip() else []


def _pauses(sheet: Sheet, told: Ticket) -> list[Pair]:
    """Return what held it up, from when to when."""
    label = sheet.t("ticket.pause")
    found = []
    for one in told.pauses:
        span = f"{moment(one.since)} – {moment(one.until)}"
        text = joined(sheet.t.inline(f"hold.{one.reason}"), span, one.note)
        found.append(Pair(label, Plain(text), wide=True))
    return found


def _reopened(sheet: Sheet, one: Reopening) -> Cell:
    """Return why it was opened again, and how it had been settled until then."""
    before = joined(one.result, one.resolved_by.name, moment(one.resolved_at))
    said = sheet.t.inline("ticket.settled_before", what=before) if before else ""
    return stacked(Plain(joined(moment(one.at), one.by.name, one.reason)), Plain(said, QUIET) if said else None)


def _close(sheet: Sheet, data: TicketSheet) -> None:
    told, t = data.ticket, sheet.t
    merged = t.inline("ticket.merged", number=data.merged_into) if data.merged_into else ""
    linked = joined(t.listed(data.linked), merged)
    resolved = joined(told.resolved_by.name, moment(told.resolved_at))
    items = [
        Pair(t("ticket.result"), passage(sheet, told.result, 4), wide=True),
        Pair(t("ticket.cause"), value(sheet, cause(sheet, told.cause)), wide=True),
        Pair(t("ticket.linked"), value(sheet, linked)),
        Pair(t("ticket.resolved"), value(sheet, resolved)),
        *(Pair(t("ticket.reopened"), _reopened(sheet, one), wide=True) for one in told.reopenings),
    ]
    parties = [
        person_block(t("ticket.receiver_sign"), told.receiver, told.received_at if _known(data) else None),
        person_block(t("ticket.closer"), told.closed_by, told.closed_at),
    ]
    closing(sheet, t("ticket.close"), "6.7.1", items, parties)
    review_rows(sheet, data.reviews)
