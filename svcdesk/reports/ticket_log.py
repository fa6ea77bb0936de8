"""What happened to a ticket, as the tables of F21: attempts, routings, escalations, calls back afterwards."""

from svcdesk.domain.ticket import Attempt, FollowUp, Reach, Routing, Satisfaction, Ticket
from svcdesk.reports.cases import department
from svcdesk.reports.cells import Cell, Empty, Plain
from svcdesk.reports.formats import moment
from svcdesk.reports.grid import Column, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, offered, stacked, value
from svcdesk.reports.pen import QUIET

_PEN_ATTEMPTS, _PEN_ROWS = 4, 2


def attempt_table(sheet: Sheet, ticket: Ticket) -> None:
    """Draw every attempt to reach the customer with its result; only a real contact is one (6.6.2)."""
    t = sheet.t
    columns = [
        Column(t("common.index"), 9),
        Column(t("ticket.at"), 30),
        Column(t("ticket.channel"), 19),
        Column(t("ticket.reach"), 66),
        Column(t("ticket.said"), 46),
        Column(t("ticket.by"), 18),
    ]
    rows = [_attempt(sheet, number, one) for number, one in enumerate(ticket.attempts, 1)]
    room = Empty(struck=False)
    idle: list[Cell] = [room, room, room, choice(sheet, "reach", offered(Reach), ""), room, room]
    table(sheet, columns, rows, _PEN_ATTEMPTS, idle)


def _attempt(sheet: Sheet, number: int, one: Attempt) -> list[Cell]:
    again = sheet.t.inline("ticket.call_back", at=moment(one.call_back_at)) if one.call_back_at else ""
    said = [Plain(one.content or one.spoke_with)] if joined(one.content, one.spoke_with) else []
    said += [Plain(text, QUIET) for text in (one.spoke_with if one.content else "", again) if text]
    return [
        Plain(str(number)),
        Plain(moment(one.at)),
        Plain(sheet.t.inline(f"channel.{one.channel}")),
        choice(sheet, "reach", offered(Reach), one.result),
        stacked(*said) if said else Empty(not sheet.blank),
        value(sheet, one.by.name),
    ]


def routing_table(sheet: Sheet, ticket: Ticket) -> None:
    """Draw who passed it to which department, when it was received there, and what came back (6.7.1)."""
    t = sheet.t
    columns = [
        Column(t("ticket.to_department"), 28),
        Column(t("ticket.passed"), 38),
        Column(t("ticket.taken"), 38),
        Column(t("ticket.answer"), 84),
    ]
    table(sheet, columns, [_routing(sheet, one) for one in ticket.routings], _PEN_ROWS)


def _routing(sheet: Sheet, one: Routing) -> list[Cell]:
    t = sheet.t
    answers = [(t.inline("ticket.answered"), one.answered_at, one.answered_by.name, one.answer)]
    answers.append((t.inline("ticket.returned"), one.returned_at, "", one.return_reason))
    said = [
        stacked(Plain(text), Plain(joined(f"{label} {moment(at)}", by), QUIET))
        for label, at, by, text in answers
        if at
    ]
    return [
        stacked(Plain(department(sheet, one.department)), Plain(one.to.name, QUIET) if one.to.name else None),
        stacked(Plain(moment(one.at)), Plain(joined(one.by.name, one.note), QUIET)),
        stacked(Plain(moment(one.acknowledged_at)), Plain(one.acknowledged_by.name, QUIET))
        if one.acknowledged_at
        else Empty(not sheet.blank),
        stacked(*said) if said else Empty(not sheet.blank),
    ]


def escalation_table(sheet: Sheet, ticket: Ticket) -> None:
    """Draw to whom it was reported upward, when and why (6.6.2)."""
    t = sheet.t
    columns = [
        Column(t("ticket.escalated_to"), 44),
        Column(t("ticket.at"), 32),
        Column(t("ticket.reason"), 84),
        Column(t("ticket.by"), 28),
    ]
    rows: list[list[Cell]] = [
        [
            Plain(joined(one.to.name, department(sheet, one.to.department))),
            Plain(moment(one.at)),
            value(sheet, one.reason),
            value(sheet, one.by.name),
        ]
        for one in ticket.escalations
    ]
    table(sheet, columns, rows, 1)


def follow_up_table(sheet: Sheet, ticket: Ticket) -> None:
    """Draw the calls back after the work: when, how, and whether the customer is content."""
    t = sheet.t
    columns = [
        Column(t("ticket.followed_at"), 32),
        Column(t("ticket.channel"), 20),
        Column(t("ticket.satisfied"), 84),
        Column(t("common.remark"), 34),
        Column(t("ticket.by"), 18),
    ]
    rows = [_follow_up(sheet, one) for one in ticket.follow_ups]
    room = Empty(struck=False)
    table(sheet, columns, rows, 1, [room, room, choice(sheet, "satisfaction", offered(Satisfaction), ""), room, room])


def _follow_up(sheet: Sheet, one: FollowUp) -> list[Cell]:
    return [
        Plain(moment(one.at)),
        Plain(sheet.t.inline(f"channel.{one.channel}")),
        choice(sheet, "satisfaction", offered(Satisfaction), one.satisfied),
        value(sheet, one.note),
        value(sheet, one.by.name),
    ]
