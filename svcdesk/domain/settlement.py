"""What follows a signed acceptance (clause 6.5.2): feedback to 销售部 (F19) and the payment notice (F20)."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from svcdesk.domain.delivery import Result
from svcdesk.domain.masters import BankAccount


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
