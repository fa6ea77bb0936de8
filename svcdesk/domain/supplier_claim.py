"""The claim on a supplier for goods that a customer gave back (Figure 1 不合格品退换): the record."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from svcdesk.domain.delivery import Photo
from svcdesk.domain.device import NOBODY
from svcdesk.domain.record import Actor


class State(StrEnum):
    OPEN = "open"
    SENT = "sent"
    ANSWERED = "answered"
    SETTLED = "settled"
    VOID = "void"


class SupplierClaim(msgspec.Struct, frozen=True, kw_only=True):
    """What we ask of the supplier for a defective unit that a customer gave back; yuan."""

    origin: str
    origin_number: str = ""
    nonconformity: str = ""
    supplier: str = ""
    product: str = ""
    name: str
    spec: str = ""
    serial: str = ""
    quantity: Decimal = Decimal(1)
    description: str = ""
    photos: tuple[Photo, ...] = ()
    asked: str = ""
    amount: Decimal | None = None
    sent_at: datetime | None = None
    answer: str = ""
    answered_at: datetime | None = None
    settled_amount: Decimal | None = None
    settled_at: datetime | None = None
    settlement_note: str = ""
    owner: Actor = NOBODY
    void_reason: str = ""
