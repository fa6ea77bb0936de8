"""每日联系清单: who is to be called today, with room to write down what came of it (6.6.2)."""

from svcdesk.domain.sheets import Call, CallListSheet, Form
from svcdesk.domain.ticket import Reach
from svcdesk.reports.blocks import gap
from svcdesk.reports.cells import Cell, Code, Empty, Plain
from svcdesk.reports.formats import clock, day, moment
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Column, Pair, pairs, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, offered, stacked, value
from svcdesk.reports.pen import ALERT, BODY, QUIET, STRONG_BODY

_PEN_ROWS = 8


def call_list(sheet: Sheet, data: CallListSheet) -> None:
    """Lay out the list, the most urgent first; each line carries the code by which its ticket is found again."""
    t = sheet.t
    sheet.begin(Head(Form.CALL_LIST, t("calls.title")))
    late = sum(1 for call in data.calls if _late(data, call))
    pairs(
        sheet,
        [
            Pair(t("calls.day"), value(sheet, day(data.day), STRONG_BODY)),
            Pair(t("calls.whose"), value(sheet, data.whose or t.inline("calls.everybody"))),
            Pair(t("calls.count"), Plain(t.inline("calls.counted", n=len(data.calls), late=late)), wide=True),
        ],
    )
    gap(sheet, 4)
    columns = [
        Column(t("calls.due"), 24),
        Column(t("calls.who"), 46),
        Column(t("calls.about"), 42),
        Column(t("calls.outcome"), 56),
        Column(t("calls.code"), 20),
    ]
    rows = [_row(sheet, data, call) for call in data.calls]
    room = Empty(struck=False)
    idle: list[Cell] = [room, room, room, _outcome(sheet), room]
    table(sheet, columns, rows, _PEN_ROWS, idle)


def _late(data: CallListSheet, call: Call) -> bool:
    return call.due_at is not None and call.due_at < data.stamp.printed_at


def _row(sheet: Sheet, data: CallListSheet, call: Call) -> list[Cell]:
    t = sheet.t
    due = moment(call.due_at) if call.due_at and moment(call.due_at)[:10] != day(data.day) else clock(call.due_at)
    tried = t.inline("calls.attempts", n=call.attempts) if call.attempts else ""
    kind = t.inline(f"contact_kind.{call.kind}") if t.has(f"contact_kind.{call.kind}") else call.kind
    who = [Plain(call.customer, STRONG_BODY), Plain(joined(call.caller, call.phone), BODY)]
    about = [Plain(joined(kind, call.subject)), *(Plain(text, QUIET) for text in (tried, call.last) if text)]
    return [
        stacked(Plain(due, ALERT if _late(data, call) else STRONG_BODY), Plain(t.inline(f"why.{call.why}"), QUIET)),
        stacked(*(cell for cell in who if cell.text.strip())),
        stacked(*about, Plain(call.owner, QUIET) if call.owner else None),
        _outcome(sheet),
        stacked(Code(call.number, call.rev), Plain(call.number, QUIET._replace(size=5.6, leading=7))),
    ]


def _outcome(sheet: Sheet) -> Cell:
    """Return what is ticked and written by pen while on the telephone."""
    room = Empty(struck=False, height=13)
    return stacked(choice(sheet, "reach", offered(Reach), ""), room, Plain(sheet.t.inline("calls.pen"), QUIET))
