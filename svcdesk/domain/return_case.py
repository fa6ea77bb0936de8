"""Returns and exchanges F26 (Figure 1 不合格品退换; clause 6.5.1.4): the record."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from svcdesk.domain.delivery import Photo
from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.masters import Tracking
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
    """How one line ended; ``OPEN`` is not yet.

    ``RETURNED`` goods are taken back against what is still owed, for ``REFUNDED`` ones money is paid back;
    ``SENT_BACK`` goods go back to the customer as they came, because nothing was found or they are not ours to mend.
    """

    OPEN = "open"
    REPLACED = "replaced"
    REPAIRED = "repaired"
    RETURNED = "returned"
    REFUNDED = "refunded"
    SENT_BACK = "sent_back"


BACK_WITH_CUSTOMER = frozenset({Settlement.REPAIRED, Settlement.SENT_BACK})
TAKEN_BACK = frozenset({Settlement.RETURNED, Settlement.REFUNDED})


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """Goods that come back; money in yuan. ``replacement`` is the serial number given for it, from ``store``.

    ``received`` and ``found`` say how many came and how they were found, ``photos`` are those of the customer,
    ``found_photos`` of the inspection; ``charge`` is what is taken off.
    ``replaces`` is the serial number that the piece itself once stood in for. ``replacement_reason`` says why another
    product was given. ``released_by`` is the second person whose word lets goods without a defect back into 合格库.
    ``warranty_start`` and ``warranty_end`` are those after the settlement.
    """

    id: str
    device: Device
    quantity: Decimal = Decimal(1)
    uom: str = "台"
    tracking: Tracking = Tracking.COUNT
    replaces: str = ""
    unit_price: Decimal | None = None
    description: str = ""
    photos: tuple[Photo, ...] = ()
    received: Decimal | None = None
    received_at: datetime | None = None
    found: str = ""
    found_defective: bool | None = None
    found_photos: tuple[Photo, ...] = ()
    inspected_at: datetime | None = None
    inspected_by: Actor = NOBODY
    released_at: datetime | None = None
    released_by: Actor = NOBODY
    released_store: str = ""
    release_note: str = ""
    liability: Liability = Liability.OPEN
    settlement: Settlement = Settlement.OPEN
    settled_at: datetime | None = None
    settled_by: Actor = NOBODY
    settlement_note: str = ""
    replacement: str = ""
    replacement_product: str = ""
    replacement_name: str = ""
    replacement_reason: str = ""
    store: str = ""
    refund: Decimal | None = None
    charge: Decimal | None = None
    warranty_start: date | None = None
    warranty_end: date | None = None


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """One node's word: department head, finance, management.

    ``together`` are the numbers of all returns agreed to by the same stroke of the pen, none where it was this one.
    """

    node: str
    by: Actor
    agreed: bool
    opinion: str = ""
    signature: Signature | None = None
    at: datetime
    together: tuple[str, ...] = ()


class ReturnCase(msgspec.Struct, frozen=True, kw_only=True):
    """One return or exchange; money in yuan; ``right`` says what the rule set granted when it was approved.

    ``same_fault`` are earlier service orders (documents) that a person says were about the same fault;
    ``parts_missing_since`` is since when a repair waits for parts. ``quality_at`` is when quality judged.
    ``refund_paid_on`` is the day the money went out; ``first_settled_at`` when the first version was signed, which an
    amendment leaves as it is.
    """

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
    same_fault: tuple[str, ...] = ()
    parts_missing_since: date | None = None
    approvals: tuple[Approval, ...] = ()
    refused_reason: str = ""
    quality_by: Actor = NOBODY
    quality_at: datetime | None = None
    quality_note: str = ""
    quality_signature: Signature | None = None
    freight: Decimal | None = None
    freight_payer: str = ""
    waybill: str = ""
    store: str = ""
    owner: Actor = NOBODY
    signatures: tuple[Signature, ...] = ()
    settled_at: datetime | None = None
    first_settled_at: datetime | None = None
    nonconformities: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    refund_paid_on: date | None = None
    closing_note: str = ""
    closed_at: datetime | None = None
    closed_by: Actor = NOBODY
    void_reason: str = ""


def photos_of(case: ReturnCase) -> tuple[str, ...]:
    """Return the hashes of every photo of a return, each once, in order."""
    return tuple(dict.fromkeys(photo.sha for line in case.lines for photo in (*line.photos, *line.found_photos)))


def worth(case: ReturnCase) -> Decimal:
    """Return what the goods of a return were sold for, in yuan, as far as their prices are known."""
    prices = [line.unit_price * line.quantity for line in case.lines if line.unit_price is not None]
    return sum(prices, Decimal(0))


def refunds(case: ReturnCase) -> Decimal:
    """Return what a return pays back, in yuan."""
    return sum((line.refund for line in case.lines if line.refund is not None), Decimal(0))
