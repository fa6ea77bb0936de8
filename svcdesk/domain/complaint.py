"""Complaints F25 (clauses 6.6.1, 6.7.1): 受理 → 告知 → 评估 → 调查 → 答复 → 关闭, with escalation."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from svcdesk.domain.delivery import Photo
from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.record import Actor
from svcdesk.domain.signature import Signature
from svcdesk.domain.ticket import Escalation, Reopening


class State(StrEnum):
    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ASSESSED = "assessed"
    INVESTIGATED = "investigated"
    ANSWERED = "answered"
    CLOSED = "closed"
    VOID = "void"


class Category(StrEnum):
    OPEN = "open"
    QUALITY = "quality"
    DELIVERY = "delivery"
    INSTALLATION = "installation"
    REPAIR = "repair"
    ATTITUDE = "attitude"
    PRICE = "price"
    CHARGES = "charges"
    PROMOTION = "promotion"
    OTHER = "other"


class Response(StrEnum):
    """What a customer may ask for and what we may offer."""

    REFUND = "refund"
    EXCHANGE = "exchange"
    REPAIR = "repair"
    MAKE_UP = "make_up"
    SUPPORT = "support"
    COMPENSATION = "compensation"
    APOLOGY = "apology"
    EXPLANATION = "explanation"


class Level(StrEnum):
    OPEN = "open"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """The first assessment; ``None`` and ``OPEN`` until somebody says."""

    severity: Level = Level.OPEN
    complexity: Level = Level.OPEN
    impact: Level = Level.OPEN
    safety: bool | None = None
    immediate: bool | None = None
    note: str = ""


class Acceptance(StrEnum):
    """The customer's verdict on our answer."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """One answer to the customer, and what the customer said to it."""

    id: str
    at: datetime
    by: Actor
    channel: str = ""
    content: str
    offered: tuple[Response, ...] = ()
    verdict: Acceptance = Acceptance.OPEN
    verdict_note: str = ""


class Complaint(msgspec.Struct, frozen=True, kw_only=True):
    """One complaint; ``cost`` in yuan; every ``*_at`` is when it happened.

    ``due_at`` is when the step that comes next is due; ``offered`` is what the resolution offers the customer.
    """

    ticket: str = ""
    ticket_number: str = ""
    customer: CustomerRef = CustomerRef()
    agent: str = ""
    device: Device = Device()
    quantity: Decimal | None = None
    occurred_at: datetime | None = None
    place: str = ""
    category: Category = Category.OPEN
    description: str = ""
    photos: tuple[Photo, ...] = ()
    asked: tuple[Response, ...] = ()
    received_at: datetime
    receiver: Actor = NOBODY
    due_at: datetime | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: Actor = NOBODY
    acknowledged_how: str = ""
    assessment: Assessment = Assessment()
    assessed_at: datetime | None = None
    assessed_by: Actor = NOBODY
    immediate_action: str = ""
    department: str = ""
    owner: Actor = NOBODY
    cause: str = ""
    investigation: str = ""
    investigated_at: datetime | None = None
    investigated_by: Actor = NOBODY
    resolution: str = ""
    offered: tuple[Response, ...] = ()
    cost: Decimal | None = None
    approval: Signature | None = None
    approved_by: Actor = NOBODY
    approved_at: datetime | None = None
    approval_note: str = ""
    replies: tuple[Reply, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    reopenings: tuple[Reopening, ...] = ()
    corrective_needed: bool | None = None
    corrective_note: str = ""
    verification: str = ""
    verified_by: Actor = NOBODY
    verified_at: datetime | None = None
    satisfied: str = ""
    closed_at: datetime | None = None
    closed_by: Actor = NOBODY
    linked: tuple[str, ...] = ()
    void_reason: str = ""


def photos_of(complaint: Complaint) -> tuple[str, ...]:
    """Return the hashes of the photos of a complaint, each once."""
    return tuple(dict.fromkeys(photo.sha for photo in complaint.photos))
