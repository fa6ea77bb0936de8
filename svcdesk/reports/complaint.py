"""F25 顾客投诉处理单: received, acknowledged, assessed, investigated, answered, closed (6.6.1, 6.7.1)."""

from svcdesk.domain.complaint import Acceptance, Category, Complaint, Level, Reply, Response
from svcdesk.domain.service_order import Rating
from svcdesk.domain.sheets import ComplaintSheet, Form
from svcdesk.domain.ticket import Reopening
from svcdesk.reports.amounts import figure, in_words
from svcdesk.reports.blocks import heading, photos
from svcdesk.reports.cases import actor, cause, departments, device_pairs, owner_pairs, person_block, review_rows
from svcdesk.reports.cells import Cell, Empty, Plain
from svcdesk.reports.formats import moment, quantity
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Column, Pair, pairs, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import (
    answer,
    choice,
    choices,
    joined,
    offered,
    opening,
    passage,
    shots,
    signer,
    stacked,
    value,
)
from svcdesk.reports.pen import BODY, QUIET
from svcdesk.reports.signing import closing

_PEN_REPLIES = 2


def complaint(sheet: Sheet, data: ComplaintSheet) -> None:
    """Lay out F25."""
    case, t = data.complaint, sheet.t
    sheet.begin(Head(Form.COMPLAINT, t("complaint.title")))
    opening(sheet, data.stamp, case.void_reason or data.stamp.reason)
    pairs(sheet, _opening(sheet, data))
    heading(sheet, t("complaint.what"), "6.6.1")
    pairs(sheet, _what(sheet, case))
    heading(sheet, t("complaint.assessment"), "6.6.1")
    pairs(sheet, _assessment(sheet, case))
    heading(sheet, t("complaint.investigation"), "6.6.1")
    pairs(sheet, _investigation(sheet, case))
    heading(sheet, t("complaint.replies"), "6.7.1")
    _replies(sheet, case)
    if case.escalations or sheet.blank:
        heading(sheet, t("ticket.escalation"), "6.6.2")
        _escalations(sheet, case)
    _close(sheet, data)
    photos(sheet, t("complaint.photos"), shots(data, [("", case.photos)]))


def _opening(sheet: Sheet, data: ComplaintSheet) -> list[Pair]:
    case, t = data.complaint, sheet.t
    known_ = bool(data.stamp.rev)
    received = joined(moment(case.received_at), case.receiver.name) if known_ else ""
    told_at = joined(moment(case.acknowledged_at), case.acknowledged_by.name, _channel(sheet, case.acknowledged_how))
    return [
        Pair(t("complaint.number"), value(sheet, data.stamp.number)),
        Pair(t("complaint.info"), value(sheet, case.ticket_number)),
        Pair(t("complaint.received"), value(sheet, received)),
        Pair(t("complaint.due"), value(sheet, moment(case.due_at) if known_ else "")),
        *owner_pairs(sheet, case.customer, t("complaint.complainant")),
        Pair(t("complaint.agent"), value(sheet, case.agent), wide=True),
        *device_pairs(sheet, case.device),
        Pair(t("line.quantity"), value(sheet, quantity(case.quantity))),
        Pair(t("complaint.acknowledged"), value(sheet, told_at)),
    ]


def _what(sheet: Sheet, case: Complaint) -> list[Pair]:
    t = sheet.t
    count = t.inline("common.photo_count", n=len(case.photos)) if case.photos else ""
    return [
        Pair(t("complaint.occurred"), value(sheet, joined(moment(case.occurred_at), case.place)), wide=True),
        Pair(t("complaint.category"), choice(sheet, "category", offered(Category), case.category), wide=True),
        Pair(t("complaint.content"), passage(sheet, joined(case.description, count), 4), wide=True),
        Pair(t("complaint.asked"), choices(sheet, "response", offered(Response), case.asked), wide=True),
    ]


def _assessment(sheet: Sheet, case: Complaint) -> list[Pair]:
    t, said = sheet.t, case.assessment
    levels = offered(Level)
    by = joined(actor(sheet, case.assessed_by), moment(case.assessed_at))
    return [
        Pair(t("complaint.severity"), choice(sheet, "level", levels, said.severity)),
        Pair(t("complaint.complexity"), choice(sheet, "level", levels, said.complexity)),
        Pair(t("complaint.impact"), choice(sheet, "level", levels, said.impact)),
        Pair(t("complaint.safety"), answer(sheet, said.safety, alarming=True)),
        Pair(t("complaint.at_once"), answer(sheet, said.immediate, alarming=None)),
        Pair(t("complaint.assessor"), value(sheet, by)),
        Pair(t("common.remark"), value(sheet, said.note), wide=True),
        Pair(t("complaint.immediate"), passage(sheet, case.immediate_action, 2), wide=True),
    ]


def _investigation(sheet: Sheet, case: Complaint) -> list[Pair]:
    t = sheet.t
    found = joined(case.investigation, case.investigated_by.name, moment(case.investigated_at))
    return [
        Pair(t("complaint.department"), departments(sheet, [case.department]), wide=True),
        Pair(t("complaint.owner"), value(sheet, case.owner.name), wide=True),
        Pair(t("complaint.found"), passage(sheet, found, 4), wide=True),
        Pair(t("repair.cause"), value(sheet, cause(sheet, case.cause)), wide=True),
        Pair(t("complaint.resolution"), passage(sheet, case.resolution), wide=True),
        Pair(t("complaint.offers"), choices(sheet, "response", offered(Response), case.offered), wide=True),
        Pair(t("complaint.cost"), figure(sheet, case.cost)),
        Pair(t("complaint.cost_words"), in_words(sheet, case.cost, BODY)),
    ]


def _replies(sheet: Sheet, case: Complaint) -> None:
    """Draw every answer to the customer, what it offered, and what the customer said to it."""
    t = sheet.t
    columns = [
        Column(t("complaint.replied_at"), 32),
        Column(t("complaint.reply"), 68),
        Column(t("complaint.offered"), 44),
        Column(t("complaint.accepted"), 44),
    ]
    rows = [_reply(sheet, one) for one in case.replies]
    room = Empty(struck=False)
    idle: list[Cell] = [room, room, room, choice(sheet, "reply_verdict", offered(Acceptance), "")]
    table(sheet, columns, rows, _PEN_REPLIES, idle)


def _reply(sheet: Sheet, one: Reply) -> list[Cell]:
    t = sheet.t
    by = joined(_channel(sheet, one.channel), one.by.name)
    offers = t.listed(t.inline(f"response.{response}") for response in one.offered)
    return [
        stacked(Plain(moment(one.at)), Plain(by, QUIET) if by else None),
        value(sheet, one.content),
        value(sheet, offers),
        choice(sheet, "reply_verdict", offered(Acceptance), one.verdict, one.verdict_note),
    ]


def _channel(sheet: Sheet, code: str) -> str:
    return sheet.t.inline(f"channel.{code}") if sheet.t.has(f"channel.{code}") else code


def _escalations(sheet: Sheet, case: Complaint) -> None:
    t = sheet.t
    columns = [
        Column(t("ticket.escalated_to"), 44),
        Column(t("ticket.at"), 32),
        Column(t("ticket.reason"), 84),
        Column(t("ticket.by"), 28),
    ]
    rows = [
        [value(sheet, text) for text in (actor(sheet, one.to), moment(one.at), one.reason, one.by.name)]
        for one in case.escalations
    ]
    table(sheet, columns, rows, 1)


def _reopened(one: Reopening) -> Cell:
    """Return when and why a complaint was opened again, and the end it had had."""
    ended = joined(moment(one.closed_at), one.closed_by.name, one.result)
    return stacked(Plain(joined(moment(one.at), one.by.name, one.reason)), Plain(ended, QUIET) if ended else None)


def _close(sheet: Sheet, data: ComplaintSheet) -> None:
    case, t = data.complaint, sheet.t
    content = "" if case.satisfied in tuple(Rating) else case.satisfied
    items = [
        Pair(t("complaint.corrective"), answer(sheet, case.corrective_needed, alarming=None)),
        Pair(t("complaint.corrective_note"), value(sheet, case.corrective_note)),
        *(Pair(t("complaint.reopened"), _reopened(one), wide=True) for one in case.reopenings),
        *([Pair(t("complaint.approval_note"), Plain(case.approval_note), wide=True)] if case.approval_note else []),
        Pair(t("complaint.verification"), passage(sheet, case.verification, 2), wide=True),
        Pair(t("complaint.linked"), value(sheet, t.listed(data.linked)), wide=True),
        Pair(t("ticket.satisfied"), choice(sheet, "rating", offered(Rating), case.satisfied, content), wide=True),
    ]
    title = t("complaint.approval")
    given = case.approval
    approval = person_block(title, case.approved_by, case.approved_at)
    approval = signer(sheet, given)._replace(title=title, sealed=False) if given else approval
    parties = [
        person_block(t("complaint.handler"), case.owner if case.owner.name else case.receiver),
        approval,
        person_block(t("complaint.verifier"), case.verified_by, case.verified_at),
        person_block(t("complaint.closer"), case.closed_by, case.closed_at),
    ]
    closing(sheet, t("complaint.close"), "6.7.1", items, parties)
    review_rows(sheet, data.reviews)
