"""A sheet in a few lines of plain text, to be pasted into a chat message."""

from svcdesk.domain.delivery import Delivery, Need, Remedy, Result, State
from svcdesk.domain.money import capital, yuan
from svcdesk.domain.presence import staying
from svcdesk.domain.sheetcode import short_hash
from svcdesk.domain.sheets import (
    CallListSheet,
    ClaimSheet,
    ComplaintSheet,
    DeliverySheet,
    FeedbackSheet,
    NonconformitySheet,
    NoticeSheet,
    OrderSheet,
    ReturnSheet,
    SheetData,
    SheetLanguage,
    TicketSheet,
)
from svcdesk.domain.signature import valid
from svcdesk.reports.chat_service import (
    Lines,
    call_lines,
    claim_lines,
    complaint_lines,
    nonconformity_lines,
    order_lines,
    return_lines,
    ticket_lines,
)
from svcdesk.reports.formats import day, moment, quantity
from svcdesk.reports.texts import Texts, texts


def chat_text(data: SheetData, language: SheetLanguage) -> str:
    """Return what a colleague or the customer needs to know, one fact a line; what is unknown has no line."""
    t = texts(language)
    title, facts = _told(t, data)
    colon = ": " if language == "en" else "："
    lines = [f"【{t.inline(title)}】{data.stamp.number or _day(data)}"]
    lines += [f"{label}{colon}{' '.join(text.split())}" for label, text in facts if text.strip()]
    if data.stamp.rev:
        lines.append(t.inline("common.content_check", check=short_hash(data.stamp.rev)[:16]))
    return "\n".join(lines)


def _day(data: SheetData) -> str:
    """Return what a list without a number is named by."""
    return " ".join(filter(None, (day(data.day), data.whose))) if isinstance(data, CallListSheet) else ""


def _told(t: Texts, data: SheetData) -> tuple[str, Lines]:  # noqa: C901, PLR0911 - one line for each kind of sheet
    """Return the key of a sheet's title, and what it says."""
    match data:
        case DeliverySheet():
            return "acceptance.title", _delivery(t, data)
        case FeedbackSheet():
            return "feedback.title", _feedback(t, data)
        case NoticeSheet():
            return "notice.title", _notice(t, data)
        case TicketSheet():
            return "ticket.title", ticket_lines(t, data)
        case OrderSheet():
            return "order.title", order_lines(t, data)
        case ComplaintSheet():
            return "complaint.title", complaint_lines(t, data)
        case ReturnSheet():
            return "return.title", return_lines(t, data)
        case NonconformitySheet():
            return "ncr.title", nonconformity_lines(t, data)
        case ClaimSheet():
            return "return.title", claim_lines(t, data)
        case CallListSheet():
            return "calls.title", call_lines(t, data)


def _delivery(t: Texts, data: DeliverySheet) -> Lines:
    delivery = data.delivery
    yield t.inline("chat.state"), _state(t, data)
    yield t.inline("common.customer"), delivery.customer_name
    yield t.inline("common.contract"), delivery.contract_number
    yield t.inline("common.site"), f"{delivery.site_name} {delivery.address}"
    for unit in staying(delivery):
        serial = f"（{unit.serial}）" if unit.serial else ""
        name = f"{unit.name} {unit.spec}".strip()
        yield t.inline("line.goods"), f"{name} × {quantity(unit.quantity, unit.uom)}{serial}"
    times = filter(None, (moment(delivery.site_work.arrived_at), moment(delivery.site_work.finished_at)))
    yield t.inline("acceptance.times"), " / ".join(times)
    yield from _findings(t, delivery)
    yield t.inline("acceptance.opinion"), delivery.opinion
    for signature in filter(valid, delivery.signatures):
        yield t.inline(f"party.{signature.party}"), f"{signature.name} {moment(signature.signed_at)}"


def _state(t: Texts, data: DeliverySheet) -> str:
    """Return what must be known before anything else: void, not signed, amended."""
    if data.stamp.state == State.VOID:
        return t.inline("common.voided", reason=data.delivery.void_reason or "—")
    if data.stamp.state != State.SIGNED:
        return t.inline("common.draft")
    amended = data.stamp.amendment
    return t.inline("common.amended", n=amended, reason=data.stamp.reason or "—") if amended else ""


def _findings(t: Texts, delivery: Delivery) -> Lines:
    serials = {unit.id: unit.serial for unit in delivery.units}
    for number, defect in enumerate(delivery.defects, 1):
        remedy = "" if defect.remedy is Remedy.OPEN else t.inline(f"remedy.{defect.remedy}")
        found = (defect.description, remedy, serials.get(defect.replacement, ""), defect.owner, day(defect.due))
        yield f"{t.inline('acceptance.defect')} {number}", " ".join(filter(None, found))
    if delivery.training.need is Need.YES:
        yield t.inline("acceptance.training"), t.inline("feedback.trained_value", n=len(delivery.training.trainees))
    elif delivery.training.need is Need.NO:
        yield t.inline("acceptance.training"), t.inline("acceptance.training_declined")
    if delivery.result is not Result.OPEN:
        yield (
            t.inline("acceptance.conclusion"),
            f"{t.inline(f'acceptance.{delivery.result}')} {delivery.result_reason}",
        )
    if delivery.warranty_start and delivery.warranty_end:
        span = {"start": day(delivery.warranty_start), "end": day(delivery.warranty_end)}
        yield (
            t.inline("acceptance.warranty"),
            t.inline("acceptance.warranty_span", **span, months=delivery.warranty_months),
        )


def _feedback(t: Texts, data: FeedbackSheet) -> Lines:
    told = data.feedback
    yield t.inline("feedback.acceptance"), told.delivery_number
    yield t.inline("common.customer"), told.customer_name
    yield t.inline("common.contract"), told.contract_number
    yield t.inline("feedback.delivered_at"), moment(told.delivered_at)
    yield t.inline("feedback.quantity"), quantity(told.quantity)
    if told.result is not Result.OPEN:
        yield t.inline("feedback.result"), t.inline(f"acceptance.{told.result}")
    for key, good in (("complete", told.complete), ("intact", told.intact), ("functional", told.functional)):
        yield t.inline(f"feedback.{key}"), "" if good is None else t.inline("common.yes" if good else "common.no")
    yield t.inline("feedback.trained"), t.inline("feedback.trained_value", n=told.trained)
    yield t.inline("feedback.replaced"), "、".join(told.replaced)
    for issue in told.issues:
        yield t.inline("feedback.issues"), " ".join(issue)
    yield t.inline("feedback.opinion"), told.opinion
    yield t.inline("feedback.next"), told.next_step
    yield t.inline("feedback.sent_by"), f"{told.sent_by} {moment(told.sent_at)}"
    yield t.inline("feedback.received_by"), f"{told.received_by} {moment(told.received_at)}"


def _notice(t: Texts, data: NoticeSheet) -> Lines:
    asked = data.notice
    yield t.inline("notice.to"), asked.customer_name
    yield t.inline("notice.contract"), asked.contract_number
    yield t.inline("notice.basis"), asked.delivery_number
    yield t.inline("notice.term"), asked.term
    yield t.inline("notice.due"), f"{yuan(asked.due)} {capital(asked.due)}"
    yield t.inline("notice.due_date"), day(asked.due_on)
    yield t.inline("notice.account_name"), asked.bank.account_name
    yield t.inline("notice.bank_name"), asked.bank.bank
    yield t.inline("notice.account"), asked.bank.account
