"""Tickets, orders, complaints, returns and the call list in a few lines of plain text for a chat message."""

from collections.abc import Iterator

from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.money import capital, yuan
from svcdesk.domain.parts_rules import charge
from svcdesk.domain.return_case import State as ReturnState
from svcdesk.domain.return_case import refunds
from svcdesk.domain.service_order import State as OrderState
from svcdesk.domain.sheets import (
    CallListSheet,
    ClaimSheet,
    ComplaintSheet,
    NonconformitySheet,
    OrderSheet,
    ReturnSheet,
    Stamp,
    TicketSheet,
)
from svcdesk.domain.signature import Signature, valid
from svcdesk.reports.formats import clock, day, moment, quantity
from svcdesk.reports.texts import Texts

Lines = Iterator[tuple[str, str]]
_ORDER_DONE = {OrderState.SIGNED.value}
_RETURN_DONE = {ReturnState.SETTLED.value, ReturnState.CLOSED.value}


def ticket_lines(t: Texts, data: TicketSheet) -> Lines:
    """Yield what a colleague must know to take a ticket over."""
    told = data.ticket
    yield from _whose(t, told.customer, told.device)
    yield t.inline("ticket.received"), f"{moment(told.received_at)} {t.inline(f'channel.{told.channel}')}"
    yield t.inline("ticket.kind"), f"{t.inline(f'contact_kind.{told.kind}')} {t.inline(f'severity.{told.severity}')}"
    yield t.inline("ticket.words"), told.content
    for due in told.dues:
        if due.stopped_at is None and not due.cancelled:
            name = t.inline(f"rule.{due.rule}") if t.has(f"rule.{due.rule}") else due.rule
            yield t.inline("ticket.due"), f"{name} {moment(due.due_at)}"
    for one in told.attempts[-1:]:
        yield t.inline("ticket.attempts"), f"{moment(one.at)} {t.inline(f'reach.{one.result}')} {one.content}"
    yield t.inline("ticket.result"), told.result
    yield t.inline("ticket.linked"), t.listed(data.linked)


def order_lines(t: Texts, data: OrderSheet) -> Lines:
    """Yield what was found and done, what it costs, and who signed."""
    order = data.order
    yield t.inline("chat.state"), _state(t, data.stamp, order.void_reason, signed=data.stamp.state in _ORDER_DONE)
    yield from _whose(t, order.customer, order.device)
    yield t.inline("order.fault"), order.fault
    visit = next((one for one in order.visits if one.appointed_at), None)
    yield t.inline("order.appointment"), moment(visit.appointed_at) if visit and not order.finished_at else ""
    yield t.inline("order.engineer"), order.technician.name
    yield t.inline("order.done"), order.work
    for part in order.parts:
        serials = " → ".join(filter(None, (part.old_serial, part.serial)))
        yield t.inline("order.part"), f"{part.name} {part.spec} × {quantity(part.quantity, part.uom)} {serials}"
    asked = charge(order)
    yield t.inline("order.total"), f"{yuan(asked)} {capital(asked)}" if asked else ""
    if order.result != "open":
        yield t.inline("order.result"), f"{t.inline(f'order_result.{order.result}')} {order.result_note}"
    yield t.inline("order.opinion"), order.sign_off.opinion
    yield from _signed(t, order.signatures)


def complaint_lines(t: Texts, data: ComplaintSheet) -> Lines:
    """Yield what is complained about and what we answered."""
    case = data.complaint
    yield from _whose(t, case.customer, case.device)
    if case.category != "open":
        yield t.inline("complaint.category"), t.inline(f"category.{case.category}")
    yield t.inline("complaint.content"), case.description
    yield t.inline("complaint.asked"), t.listed(t.inline(f"response.{one}") for one in case.asked)
    yield t.inline("complaint.due"), moment(case.due_at) if not case.replies else ""
    yield t.inline("complaint.owner"), case.owner.name
    yield t.inline("complaint.resolution"), case.resolution
    for reply in case.replies[-1:]:
        verdict = t.inline(f"reply_verdict.{reply.verdict}") if reply.verdict != "open" else ""
        yield t.inline("complaint.reply"), f"{moment(reply.at)} {reply.content} {verdict}"


def return_lines(t: Texts, data: ReturnSheet) -> Lines:
    """Yield what comes back, by which rule, and what was given for it."""
    case = data.case
    yield t.inline("chat.state"), _state(t, data.stamp, case.void_reason, signed=data.stamp.state in _RETURN_DONE)
    yield t.inline("common.customer"), case.customer.name
    if case.type != "open":
        yield t.inline("return.type"), t.inline(f"return_type.{case.type}")
    if case.reason != "open":
        yield t.inline("return.reason"), f"{t.inline(f'return_reason.{case.reason}')} {case.reason_note}"
    for line in case.lines:
        name = f"{line.device.name} {line.device.spec}".strip()
        lineage = " → ".join(filter(None, (line.device.serial, line.replacement)))
        ending = t.inline(f"settlement.{line.settlement}") if line.settlement != "open" else ""
        yield t.inline("line.goods"), f"{name} × {quantity(line.quantity, line.uom)} {lineage} {ending}"
        yield (
            t.inline("return.warranty_new"),
            " – ".join(filter(None, (day(line.warranty_start), day(line.warranty_end)))),
        )
    if case.basis != "open":
        yield t.inline("return.basis"), f"{t.inline(f'basis.{case.basis}')} {case.basis_note}"
    paid = refunds(case)
    yield t.inline("return.refund"), f"{yuan(paid)} {capital(paid)}" if paid else ""
    yield from _signed(t, case.signatures)


def nonconformity_lines(t: Texts, data: NonconformitySheet) -> Lines:
    """Yield which goods are in quarantine and why."""
    found = data.nonconformity
    yield t.inline("ncr.reference"), found.found_number
    yield t.inline("common.customer"), found.customer_name
    yield t.inline("case.product"), f"{found.name} {found.spec} × {quantity(found.quantity)}"
    yield t.inline("ncr.serial"), found.serial
    yield t.inline("ncr.description"), found.description
    yield t.inline("ncr.replaced_by"), found.replaced_by


def claim_lines(t: Texts, data: ClaimSheet) -> Lines:
    """Yield what we ask of a supplier, for what."""
    claim = data.claim
    yield t.inline("claim.supplier"), claim.supplier
    yield t.inline("case.product"), f"{claim.name} {claim.spec} × {quantity(claim.quantity)} {claim.serial}"
    yield t.inline("return.reason_note"), claim.description
    yield t.inline("claim.asked"), claim.asked
    yield t.inline("claim.amount"), f"{yuan(claim.amount)} {capital(claim.amount)}" if claim.amount else ""
    yield t.inline("claim.answer"), claim.answer


def call_lines(t: Texts, data: CallListSheet) -> Lines:
    """Yield one line for each call."""
    for call in data.calls:
        due = f"{clock(call.due_at)} {t.inline(f'why.{call.why}')}".strip()
        yield due, " ".join(filter(None, (call.customer, call.caller, call.phone, call.subject, call.number)))


def _whose(t: Texts, customer: CustomerRef, device: Device) -> Lines:
    yield t.inline("common.customer"), customer.name
    yield t.inline("case.caller"), f"{customer.caller} {customer.phone}"
    yield t.inline("case.address"), customer.address
    yield t.inline("case.product"), f"{device.name} {device.spec} {device.serial}"


def _state(t: Texts, stamp: Stamp, why: str, *, signed: bool) -> str:
    """Return what must be known before anything else: void, not signed, amended."""
    if stamp.state == "void":
        return t.inline("common.voided", reason=why or "—")
    if not signed:
        return t.inline("common.draft")
    return t.inline("common.amended", n=stamp.amendment, reason=stamp.reason or "—") if stamp.amendment else ""


def _signed(t: Texts, signatures: tuple[Signature, ...]) -> Lines:
    for one in filter(valid, signatures):
        yield t.inline(f"party.{one.party}"), f"{one.name} {moment(one.signed_at)}"
