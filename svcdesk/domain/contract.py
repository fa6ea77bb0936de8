"""Contracts with lines and payment plan (clause 6.4.4), as far as deliveries need them."""

from collections.abc import Mapping
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
    """A sales contract; ``external`` is its number at the customer or in an older system.

    ``return_days`` and ``exchange_days`` are how long after acceptance goods that fail may be returned or exchanged;
    ``three_guarantees`` says that the 三包 rules apply, ``warranty_restarts`` that it begins anew on an exchange.
    ``calendar`` is the document of the working calendar it is served by, empty for the company's own.
    """

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
    return_days: int | None = None
    exchange_days: int | None = None
    three_guarantees: bool | None = None
    warranty_restarts: bool | None = None
    calendar: str = ""

    @property
    def amount(self) -> Decimal:
        """Total of the lines in yuan."""
        return sum((line.amount for line in self.lines), Decimal(0))


def accepted_amount(contract: Contract, accepted: Mapping[str, Decimal]) -> Decimal:
    """Return what accepted quantities of lines (by line id) are worth in yuan, each line rounded to 分 half up."""
    parts = (
        (line.amount * accepted.get(line.id, Decimal(0)) / line.quantity).quantize(CENT, ROUND_HALF_UP)
        for line in contract.lines
        if line.quantity
    )
    return sum(parts, Decimal(0))


def due_now(
    contract: Contract, trigger: Trigger, *, accepted: Decimal | None = None, asked: Decimal = Decimal(0)
) -> Decimal:
    """Return what becomes payable in yuan at a trigger, together with everything triggered earlier and unpaid.

    What is triggered by signing is a share of the whole contract; what delivery or acceptance triggers, a share of
    the amount ``accepted`` so far (all of it where that is left out), so that partial deliveries are paid in parts.
    What was paid on the plan and what earlier notices ``asked`` for is taken off; the result is never below zero.
    """
    whole = contract.amount
    taken = whole if accepted is None else accepted
    if not contract.plan:
        return max(Decimal(0), taken - asked)
    owed = paid = Decimal(0)
    for part in reached(contract, trigger):
        base = whole if part.trigger in {Trigger.SIGNING, Trigger.WARRANTY_END} else taken
        owed += (base * part.share).quantize(CENT, ROUND_HALF_UP)
        paid += part.paid
    return max(Decimal(0), owed - paid - asked)


def reached(contract: Contract, trigger: Trigger) -> list[Instalment]:
    """Return the instalments that a trigger, or one before it, has made payable."""
    order = list(Trigger)
    return [part for part in contract.plan if order.index(part.trigger) <= order.index(trigger)]
