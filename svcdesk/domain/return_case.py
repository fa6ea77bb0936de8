"""Returns and exchanges F26 (Figure 1 不合格品退换; clause 6.5.1.4): the record."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from svcdesk.domain.delivery import Photo
from svcdesk.domain.device import NOBODY, CustomerRef, Device, ReviewMark
from svcdesk.domain.record import Actor
from svcdesk.domain.signature import Signature


class State(StrEnum):
    """``SETTLED``: every line was replaced, repaired, returned or refunded and the customer signed; frozen."""

    REQUESTED = "requested"
    APPROVED = "approved"
    REFUSED = "refused"
    RECEIVED = "received"
    INSPECTED = "inspected"
    SETTLED = "settled"
    CLOSED = "closed"
    VOID = "void"


class Type(StrEnum):
    OPEN = "open"
    RETURN = "return"
    EXCHANGE = "exchange"
    REPAIR = "repair"


class Reason(StrEnum):
    OPEN = "open"
    DAMAGED = "damaged"
    MISSING = "missing"
    FUNCTION = "function"
    PERFORMANCE = "performance"
    WRONG_GOODS = "wrong_goods"
    CUSTOMER = "customer"
    STATUTORY = "statutory"


class Basis(StrEnum):
    """Which rule decides: the contract's terms, the 三包 rule set, or an agreement reached by talking."""

    OPEN = "open"
    CONTRACT = "contract"
    STATUTORY = "statutory"
    AGREED = "agreed"


class Liability(StrEnum):
    OPEN = "open"
    PRODUCT = "product"
    TRANSPORT = "transport"
    USE = "use"
    OTHER = "other"


class Settlement(StrEnum):
    """How one line ended; ``OPEN`` is not yet."""

    OPEN = "open"
    REPLACED = "replaced"
    REPAIRED = "repaired"
    RETURNED = "returned"
    REFUNDED = "refunded"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """Goods that come back; money in yuan. ``replacement`` is the serial number given for it, from ``store``.

    ``received`` and ``found`` say how many came and how they were found; ``charge`` is what is taken off.
    """

    id: str
    device: Device
    quantity: Decimal = Decimal(1)
    uom: str = "台"
    unit_price: Decimal | None = None
    description: str = ""
    photos: tuple[Photo, ...] = ()
    received: Decimal | None = None
    received_at: datetime | None = None
    found: str = ""
    found_defective: bool | None = None
    liability: Liability = Liability.OPEN
    settlement: Settlement = Settlement.OPEN
    settled_at: datetime | None = None
    replacement: str = ""
    replacement_product: str = ""
    store: str = ""
    refund: Decimal | None = None
    charge: Decimal | None = None
    warranty_start: date | None = None
    warranty_end: date | None = None


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """One node's word: department head, finance, management."""

    node: str
    by: Actor
    agreed: bool
    opinion: str = ""
    signature: Signature | None = None
    at: datetime


class ReturnCase(msgspec.Struct, frozen=True, kw_only=True):
    """One return or exchange; money in yuan; ``right`` says what the rule set granted at the request."""

    ticket: str = ""
    ticket_number: str = ""
    complaint: str = ""
    delivery: str = ""
    customer: CustomerRef = CustomerRef()
    type: Type = Type.OPEN
    reason: Reason = Reason.OPEN
    reason_note: str = ""
    requested_at: datetime
    requested_by: Actor = NOBODY
    fault_on: date | None = None
    lines: tuple[Line, ...] = ()
    basis: Basis = Basis.OPEN
    basis_note: str = ""
    right: str = ""
    approvals: tuple[Approval, ...] = ()
    refused_reason: str = ""
    quality_by: Actor = NOBODY
    quality_note: str = ""
    quality_signature: Signature | None = None
    freight: Decimal | None = None
    freight_payer: str = ""
    waybill: str = ""
    store: str = ""
    owner: Actor = NOBODY
    signatures: tuple[Signature, ...] = ()
    settled_at: datetime | None = None
    nonconformities: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    closed_at: datetime | None = None
    closed_by: Actor = NOBODY
    reviews: tuple[ReviewMark, ...] = ()
    void_reason: str = ""
