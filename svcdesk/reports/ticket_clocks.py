"""The clocks of a ticket as printed on F21: since when, until when, when it was done, in time or late."""

from datetime import datetime

from svcdesk.domain.ticket import Due, Ticket
from svcdesk.reports.cells import Cell, Empty, Plain
from svcdesk.reports.formats import deadline, moment
from svcdesk.reports.grid import Column, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, stacked, value
from svcdesk.reports.pen import QUIET

_ASKED = ("contact", "report_upward")
"""The time limits that F21 names: shown also where nothing was timed yet."""
_VERDICTS = ("met", "late")


def clock_table(sheet: Sheet, ticket: Ticket, now: datetime) -> None:
    """Draw one row for each time limit and cycle, as it stands at the time of printing."""
    t = sheet.t
    columns = [
        Column(t("ticket.limit"), 54),
        Column(t("ticket.started"), 32),
        Column(t("ticket.due"), 32),
        Column(t("ticket.stopped"), 32),
        Column(t("ticket.kept"), 38),
    ]
    rows = [_row(sheet, ticket, due, now) for due in sorted(ticket.dues, key=_order)]
    room = Empty(not sheet.blank)
    unasked: list[list[Cell]] = [
        [Plain(_name(sheet, ticket, rule)), room, room, room, choice(sheet, "clock", _VERDICTS, "")]
        for rule in _ASKED
    ]
    table(sheet, columns, rows or unasked, 0)


def _order(due: Due) -> tuple[int, datetime]:
    return due.cycle, due.due_at


def _row(sheet: Sheet, ticket: Ticket, due: Due, now: datetime) -> list[Cell]:
    t = sheet.t
    name = _name(sheet, ticket, due.rule)
    clause = next((rule.clause for rule in ticket.rules if rule.id == due.rule), "")
    again = t.inline("ticket.cycle", n=due.cycle + 1) if due.cycle else ""
    remarks = [Plain(text, QUIET) for text in (again, "" if due.certain else t.inline("ticket.uncertain")) if text]
    return [
        stacked(Plain(f"{name} {clause}".rstrip()), *remarks),
        value(sheet, moment(due.started_at)),
        value(sheet, deadline(due.due_at)),
        value(sheet, moment(due.stopped_at)),
        choice(sheet, "clock", _VERDICTS, "" if sheet.blank else verdict(due, now), _remark(sheet, due, now)),
    ]


def _name(sheet: Sheet, ticket: Ticket, rule: str) -> str:
    """Return the company's own name of a rule, or the shipped one's; a rule without either is named by its id."""
    own = next((one.name for one in ticket.rules if one.id == rule and one.name), "")
    return own or (sheet.t.inline(f"rule.{rule}") if sheet.t.has(f"rule.{rule}") else rule)


def verdict(due: Due, now: datetime) -> str:
    """Return ``met``, ``late`` (also where it still waits too long), or nothing while it is neither."""
    if due.cancelled:
        return ""
    if due.stopped_at is not None:
        return "met" if due.stopped_at <= due.due_at else "late"
    return "late" if now > due.due_at and not due.paused else ""


def _remark(sheet: Sheet, due: Due, now: datetime) -> str:
    if sheet.blank or due.stopped_at is not None:
        return ""
    if due.cancelled:
        return sheet.t.inline("clock.cancelled")
    if due.paused:
        return sheet.t.inline("clock.paused")
    return sheet.t.inline("clock.overdue" if now > due.due_at else "clock.running")
