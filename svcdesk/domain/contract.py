"""Contracts with lines and payment plan (clause 6.4.4), as far as deliveries need them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

import msgspec

CENT = Decimal("0.01")


class State(StrEnum):
    DRAFT = "draft"
    SIGNED = "signed"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Trigger(StrEnum):
    """What makes an instalment payable."""

    SIGNING = "signing"
    DELIVERY = "delivery"
    ACCEPTANCE = "acceptance"
    WARRANTY_END = "warranty_end"


class Line(msgspec.Struct, frozen=True):
    """One contract line; ``discount`` is a share between 0 and 1, prices are in yuan."""

    id: str
    product: str
    name: str
    spec: str
    uom: str
    quantity: Decimal
    unit_price: Decimal
    discount: Decimal = Decimal(0)
    note: str = ""

    @property
    def amount(self) -> Decimal:
        """Line amount in yuan, rounded to 分 half up."""
        return (self.quantity * self.unit_price * (1 - self.discount)).quantize(CENT, ROUND_HALF_UP)


class Instalment(msgspec.Struct, frozen=True):
    """A part of the price: ``share`` of the total (0–1), payable ``days`` after its trigger."""

    name: str
    share: Decimal
    trigger: Trigger
    days: int = 0
    paid: Decimal = Decimal(0)


class Contract(msgspec.Struct, frozen=True):
    """A sales contract; ``external`` is its number at the customer or in an older system."""

    customer: str
    customer_name: str
    external: str = ""
    site: str = ""
    site_name: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    signed_on: date | None = None
    due_on: date | None = None
    lines: tuple[Line, ...] = ()
    plan: tuple[Instalment, ...] = ()
    freight: Decimal = Decimal(0)
    warranty_months: int | None = None
    seller: str = ""
    note: str = ""

    @property
    def amount(self) -> Decimal:
        """Total of the lines in yuan."""
        return sum((line.amount for line in self.lines), Decimal(0))


def due_now(contract: Contract, trigger: Trigger) -> Decimal:
    """Return what becomes payable in yuan at a trigger, together with everything triggered earlier and unpaid."""
    order = list(Trigger)
    reached = [part for part in contract.plan if order.index(part.trigger) <= order.index(trigger)]
    if not contract.plan:
        return contract.amount
    asked = sum(((contract.amount * part.share).quantize(CENT, ROUND_HALF_UP) for part in reached), Decimal(0))
    return asked - sum((part.paid for part in reached), Decimal(0))
