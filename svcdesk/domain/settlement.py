"""What follows a signed acceptance (clause 6.5.2): feedback to 销售部 (F19) and the payment notice (F20)."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from svcdesk.domain.delivery import Result
from svcdesk.domain.masters import BankAccount
from svcdesk.words import Message

CLAUSE = "6.5.2"


class FeedbackState(StrEnum):
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    VOID = "void"


class NoticeState(StrEnum):
    READY = "ready"
    SENT = "sent"
    PAID = "paid"
    VOID = "void"


class Stage(StrEnum):
    """How urgently a payment is asked for."""

    FIRST = "first"
    REMINDER = "reminder"
    FINAL = "final"


class Feedback(msgspec.Struct, frozen=True, kw_only=True):
    """F19: what 销售部 is told after a delivery; ``due_at`` is when it must have been received.

    ``due_certain`` is false where the holidays of a year in between are not known yet. Answers are ``None`` where a
    refusal came before the check. ``issues`` are rows of what, who and until when.
    """

    delivery: str
    delivery_number: str
    customer: str
    customer_name: str
    contract_number: str
    delivered_at: datetime
    due_at: datetime
    result: Result
    quantity: Decimal
    complete: bool | None
    intact: bool | None
    functional: bool | None
    trained: int
    due_certain: bool = True
    replaced: tuple[str, ...] = ()
    issues: tuple[tuple[str, str, str], ...] = ()
    opinion: str = ""
    sent_by: str = ""
    sent_at: datetime | None = None
    received_by: str = ""
    received_at: datetime | None = None
    next_step: str = ""


class PaymentNotice(msgspec.Struct, frozen=True, kw_only=True):
    """F20: what the customer owes now, in yuan, and on which acceptance it rests.

    ``signed_at`` is when the handler signed it for sending, ``paid_on`` when all of it had arrived.
    """

    delivery: str
    delivery_number: str
    contract: str
    contract_number: str
    contract_external: str = ""
    contract_signed_on: date | None = None
    customer: str
    customer_name: str
    contact: str = ""
    term: str = ""
    total: Decimal
    paid: Decimal
    due: Decimal
    due_on: date | None = None
    bank: BankAccount = BankAccount()
    invoice: str = ""
    stage: Stage = Stage.FIRST
    handler: str = ""
    signed_at: datetime | None = None
    sent_at: datetime | None = None
    paid_on: date | None = None
    paid_note: str = ""


def in_time(feedback: Feedback, now: datetime) -> bool:
    """Whether the feedback was received in time; one that is open and overdue counts as late."""
    return (feedback.received_at or now) <= feedback.due_at


def acknowledge_problems(state: str, next_step: str) -> Iterator[Message]:
    """Yield every reason why 销售部 cannot acknowledge a feedback (6.5.2)."""
    if state != FeedbackState.SENT:
        yield Message("settlement.not_waiting", {"state": Message(f"lists.state.feedback.{state}")}, CLAUSE)
    if not next_step.strip():
        yield Message("settlement.next_step_unsaid", {}, CLAUSE)


def send_problems(state: str, notice: PaymentNotice) -> Iterator[Message]:
    """Yield every reason why a payment notice cannot go out."""
    if state not in {NoticeState.READY, NoticeState.SENT}:
        yield closed_notice(state)
    if notice.due_on is None:
        yield Message("settlement.due_on_missing", {}, CLAUSE)
    if not (notice.bank.bank.strip() and notice.bank.account.strip()):
        yield Message("settlement.bank_missing", {}, CLAUSE)
    if not notice.handler.strip():
        yield Message("settlement.handler_missing", {}, CLAUSE)


def paid_problems(state: str, paid_on: date, today: date) -> Iterator[Message]:
    """Yield every reason why a payment cannot be booked as arrived."""
    if state not in {NoticeState.READY, NoticeState.SENT}:
        yield closed_notice(state)
    if paid_on > today:
        yield Message("settlement.paid_in_future", {"day": str(paid_on)}, CLAUSE)


def void_problems(state: str, reason: str) -> Iterator[Message]:
    """Yield every reason why a payment notice cannot be voided."""
    if state not in {NoticeState.READY, NoticeState.SENT}:
        yield closed_notice(state)
    if not reason.strip():
        yield Message("settlement.void_unsaid", {}, CLAUSE)


def closed_notice(state: str) -> Message:
    """Return the sentence that a notice is paid or void already."""
    return Message("settlement.notice_closed", {"state": Message(f"lists.state.payment_notice.{state}")}, CLAUSE)
