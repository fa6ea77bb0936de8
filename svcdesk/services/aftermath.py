"""Writes what follows from an acceptance, in the same transaction: F19, F20 and an F08 for each defective piece."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, select

from svcdesk.domain import aftermath, nonconformity
from svcdesk.domain.aftermath import document_of
from svcdesk.domain.clock import Event, EventKind, read
from svcdesk.domain.contract import Contract, Trigger, accepted_amount, due_now
from svcdesk.domain.delivery import Delivery, State
from svcdesk.domain.masters import Company
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.policy import FEEDBACK_RULE, SHIPPED
from svcdesk.domain.presence import accepted
from svcdesk.domain.record import Record
from svcdesk.domain.settlement import Feedback, FeedbackState, NoticeState, PaymentNotice
from svcdesk.domain.workdays import Due
from svcdesk.errors import Refused
from svcdesk.models.delivery import delivery_line
from svcdesk.models.docview import docview
from svcdesk.services import own_company
from svcdesk.services.clock_rules import calendar_for, policy_now
from svcdesk.services.desk import Work, load
from svcdesk.store import log
from svcdesk.words import Message

T = TypeVar("T")

FEEDBACK, NOTICE, NONCONFORMITY = "feedback", "payment_notice", "nonconformity"
_ASKED = {NoticeState.READY, NoticeState.SENT, NoticeState.PAID}


def follow(work: Work, signed: Record[Delivery], before: Delivery | None = None) -> None:
    """Bring what follows in line with a delivery that was just signed, or amended from what it was ``before``."""
    company = own_company.body(work.connection)
    _tell_sales(work, signed)
    _ask_payment(work, signed, company)
    units = {unit.id for body in (signed.body, before) if body for unit in body.units}
    found_bad = nonconformities(work.connection, signed.doc, units)
    quarantine(work, signed, aftermath.nonconformities(signed.doc, signed.number, signed.body), found_bad)


def withdraw(work: Work, voided: Record[Delivery], reason: str) -> None:
    """Void what followed from a delivery that is void now.

    Raises ``Refused`` where its payment has arrived or a nonconformity was disposed of: those stand on it.
    """
    found_bad = nonconformities(work.connection, voided.doc, {unit.id for unit in voided.body.units})
    problems = [*_stands_on(work.connection, voided.doc), *disposed(found_bad)]
    if problems:
        raise Refused(problems)
    for kind, body, void in ((FEEDBACK, Feedback, FeedbackState.VOID), (NOTICE, PaymentNotice, NoticeState.VOID)):
        found = existing(work.connection, voided.doc, kind, body)
        if found and found.state != void:
            work.revise(found, found.body, state=void, reason=reason)
    release(work, found_bad, reason)


def release(work: Work, found_bad: list[Record[Nonconformity]], reason: str) -> None:
    """Void the F08 that nobody has disposed of yet."""
    for record in found_bad:
        if record.state == nonconformity.State.OPEN:
            work.revise(record, record.body, state=nonconformity.State.VOID, reason=reason)


def _stands_on(connection: Connection, doc: str) -> Iterator[Message]:
    notice = existing(connection, doc, NOTICE, PaymentNotice)
    if notice and notice.state == NoticeState.PAID:
        yield Message("delivery.paid_already", {"number": notice.number}, "6.5.2")


def disposed(found_bad: list[Record[Nonconformity]]) -> Iterator[Message]:
    """Yield which F08 have been disposed of: what they rest on stands."""
    for record in found_bad:
        if record.state == nonconformity.State.DISPOSED:
            yield Message("delivery.disposed_already", {"number": record.number}, "6.3.4")


def existing(connection: Connection, delivery_doc: str, kind: str, body: type[T], part: str = "") -> Record[T] | None:
    """Return the record of a kind that follows from a delivery, if there is one."""
    doc = document_of(delivery_doc, kind, part)
    return load(connection, doc, body) if log.heads(connection, doc) else None


def _tell_sales(work: Work, signed: Record[Delivery]) -> None:
    """Write the feedback; after an amendment a new round begins, due from now, and the old receipt counts no more."""
    start = work.now if signed.amendment else signed.body.accepted_at or work.now
    by = feedback_due(work.connection, start)
    body = aftermath.feedback(signed.doc, signed.number, signed.body, by, work.session.actor)
    body = msgspec.structs.replace(body, sent_at=work.now)
    found = existing(work.connection, signed.doc, FEEDBACK, Feedback)
    if found is None:
        work.create(FEEDBACK, body, FeedbackState.SENT, doc=document_of(signed.doc, FEEDBACK))
    else:
        work.revise(found, body, state=FeedbackState.SENT, reason=signed.reason)


def feedback_due(connection: Connection, delivered_at: datetime) -> Due:
    """Return until when 销售部 must have acknowledged a delivery (6.5.2), by the time limit in force."""
    calendar, _ = calendar_for(connection)
    rules = {rule.id: rule for rule in (*SHIPPED.rules, *policy_now(connection).rules)}
    events = [Event(EventKind.DELIVERED, delivered_at, delivered_at)]
    reading = read(rules[FEEDBACK_RULE], events, calendar, delivered_at)[0]
    return Due(reading.due_at.astimezone(ZoneInfo(calendar.zone)), reading.certain, reading.steps)


def _ask_payment(work: Work, signed: Record[Delivery], company: Company) -> None:
    """Write the payment notice where something is due; one that is ready or sent follows an amendment."""
    found = existing(work.connection, signed.doc, NOTICE, PaymentNotice)
    if found and found.state == NoticeState.PAID:
        return
    contract = load(work.connection, signed.body.contract, Contract).body
    others = _notices(work.connection, signed)
    amount = _due(work.connection, signed, contract, others) if accepted(signed.body) else Decimal(0)
    if amount == 0:
        if found and found.state != NoticeState.VOID:
            work.revise(found, found.body, state=NoticeState.VOID, reason=signed.reason)
        return
    paid = sum((part.paid for part in contract.plan), Decimal(0))
    paid += sum((one.body.due for one in others if one.state == NoticeState.PAID), Decimal(0))
    body = aftermath.payment_notice(
        signed.doc, signed.number, signed.body, contract, due=amount, paid=paid, bank=company.bank
    )
    if found is None:
        work.create(NOTICE, body, NoticeState.READY, doc=document_of(signed.doc, NOTICE))
    elif found.state == NoticeState.VOID or _asks_else(found.body, body):
        work.revise(found, body, state=NoticeState.READY, reason=signed.reason)


def _asks_else(before: PaymentNotice, after: PaymentNotice) -> bool:
    """Whether the customer would read another amount, date or person to pay."""
    fields = ("customer", "contract", "due", "due_on", "total")
    return any(getattr(before, field) != getattr(after, field) for field in fields)


def _due(
    connection: Connection, signed: Record[Delivery], contract: Contract, others: list[Record[PaymentNotice]]
) -> Decimal:
    """Return what is due now: for everything accepted on the contract so far, less what was asked for before."""
    rows = connection.execute(
        select(delivery_line.c.contract_line, delivery_line.c.quantity)
        .join(docview, docview.c.doc == delivery_line.c.doc)
        .where(delivery_line.c.contract == signed.body.contract, docview.c.state == State.SIGNED)
    )
    quantities: dict[str, Decimal] = {}
    for line, quantity in rows:
        quantities[line] = quantities.get(line, Decimal(0)) + quantity
    asked = sum((one.body.due for one in others if one.state in _ASKED), Decimal(0))
    return due_now(contract, Trigger.ACCEPTANCE, accepted=accepted_amount(contract, quantities), asked=asked)


def _notices(connection: Connection, signed: Record[Delivery]) -> list[Record[PaymentNotice]]:
    """Return the notices of the contract's other deliveries."""
    docs = connection.scalars(
        select(delivery_line.c.doc)
        .where(delivery_line.c.contract == signed.body.contract, delivery_line.c.doc != signed.doc)
        .distinct()
    ).all()
    found = (existing(connection, doc, NOTICE, PaymentNotice) for doc in docs)
    return [record for record in found if record]


def quarantine(
    work: Work,
    signed: Record[Any],
    wanted: Mapping[str, Nonconformity],
    found_bad: list[Record[Nonconformity]],
) -> None:
    """Write an F08 for each piece that goes into quarantine, by its id; withdraw those an amendment took back."""
    known = {record.body.found_unit: record for record in found_bad}
    for unit, body in wanted.items():
        doc = document_of(signed.doc, NONCONFORMITY, unit)
        if unit not in known:
            work.create(NONCONFORMITY, body, nonconformity.State.OPEN, doc=doc)
        elif known[unit].state == nonconformity.State.VOID or known[unit].body != body:
            _renew(work, known[unit], body, signed.reason)
    for unit, record in known.items():
        if unit not in wanted and record.state == nonconformity.State.OPEN:
            work.revise(record, record.body, state=nonconformity.State.VOID, reason=signed.reason)


def _renew(work: Work, record: Record[Nonconformity], body: Nonconformity, reason: str) -> None:
    if record.state == nonconformity.State.DISPOSED:
        raise Refused([Message("delivery.disposed_already", {"number": record.number}, "6.3.4")])
    work.revise(record, body, state=nonconformity.State.OPEN, reason=reason)


def nonconformities(connection: Connection, doc: str, units: Iterable[str]) -> list[Record[Nonconformity]]:
    """Return the F08 of some pieces of a record, withdrawn ones too."""
    found = (existing(connection, doc, NONCONFORMITY, Nonconformity, unit) for unit in sorted(units))
    return [one for one in found if one]
