"""What a contract must say to be kept, and what it must say to be signed (6.4.4)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from svcdesk.domain.checks import Finding, unholdable
from svcdesk.domain.contract import Contract, Instalment, Line
from svcdesk.domain.figures import SMALLEST, between, countable, figure
from svcdesk.domain.masters import Product
from svcdesk.words import Message

CLAUSE = "6.4.4"
_LONGEST_TERM = 3650  # days


def check_contract(
    contract: Contract, products: Mapping[str, Product], delivered: Mapping[str, Decimal] | None = None
) -> list[Finding]:
    """Return everything against keeping a contract, as a draft too.

    ``products`` are the products of its lines by document; ``delivered`` is how much of each line deliveries take.
    """
    return [
        *unholdable(contract),
        *_head(contract),
        *(found for index, line in enumerate(contract.lines) for found in _line(index, line, products)),
        *_plan(contract.plan),
        *_delivered(contract, delivered or {}),
    ]


def check_signing(contract: Contract) -> list[Finding]:
    """Return everything that is missing for signing."""
    return list(_signing(contract))


def _head(contract: Contract) -> Iterator[Finding]:
    if not contract.customer:
        yield Finding(Message("contract.customer_missing", clause=CLAUSE), "customer")
    if not between(contract.freight, 0):
        yield Finding(Message("contract.freight_range", clause=CLAUSE), "freight")
    if contract.warranty_months is not None and contract.warranty_months < 0:
        yield Finding(Message("contract.warranty_negative", clause=CLAUSE), "warranty_months")
    for field in ("return_days", "exchange_days"):
        days = getattr(contract, field)
        if days is not None and not 0 <= days <= _LONGEST_TERM:
            yield Finding(Message("contract.term_range", {"most": _LONGEST_TERM}, CLAUSE), field)
    if contract.signed_on and contract.due_on and contract.due_on < contract.signed_on:
        span = {"signed": str(contract.signed_on), "due": str(contract.due_on)}
        yield Finding(Message("contract.due_before_signing", span, CLAUSE), "due_on", warning=True)
    ids = [line.id for line in contract.lines]
    for index, line in enumerate(contract.lines):
        if not line.id or ids.index(line.id) != index:
            yield Finding(Message("contract.line_id_twice", {"line": line.name}, CLAUSE), f"lines.{index}.id")


def _line(index: int, line: Line, products: Mapping[str, Product]) -> Iterator[Finding]:
    path = f"lines.{index}"
    at: dict[str, str | int] = {"n": index + 1, "line": line.name}
    yield from _goods(path, at, products.get(line.product))
    if not countable(line.quantity):
        yield Finding(Message("contract.quantity_range", at, CLAUSE), f"{path}.quantity")
    if not between(line.unit_price, 0):
        yield Finding(Message("contract.price_range", at, CLAUSE), f"{path}.unit_price")
    if not between(line.discount, 0, 1):
        yield Finding(Message("contract.discount_range", at, CLAUSE), f"{path}.discount")


def _goods(path: str, at: dict[str, str | int], product: Product | None) -> Iterator[Finding]:
    if product is None:
        yield Finding(Message("contract.product_unknown", at, CLAUSE), f"{path}.product")
    elif product.banned.strip():
        yield Finding(Message("contract.product_banned", {**at, "reason": product.banned}, "6.2"), f"{path}.product")


def _plan(plan: tuple[Instalment, ...]) -> Iterator[Finding]:
    for index, part in enumerate(plan):
        at: dict[str, str | int] = {"n": index + 1}
        if not part.name.strip():
            yield Finding(Message("contract.instalment_unnamed", at, CLAUSE), f"plan.{index}.name")
        if not between(part.share, SMALLEST, 1):
            yield Finding(Message("contract.share_range", at, CLAUSE), f"plan.{index}.share")
        if part.days < 0 or not between(part.paid, 0):
            yield Finding(Message("contract.instalment_negative", at, CLAUSE), f"plan.{index}.days")
    total = sum((part.share for part in plan), Decimal(0))
    if plan and total.is_finite() and total != 1:
        yield Finding(Message("contract.plan_sum", {"percent": figure(total * 100)}, CLAUSE), "plan")


def _delivered(contract: Contract, delivered: Mapping[str, Decimal]) -> Iterator[Finding]:
    ordered = {line.id: line for line in contract.lines}
    for line_id, quantity in delivered.items():
        line = ordered.get(line_id)
        if quantity > 0 and (line is None or line.quantity < quantity):
            name = line.name if line else line_id
            params = {"line": name, "quantity": figure(quantity)}
            yield Finding(Message("contract.less_than_delivered", params, "6.5.1"), "lines")


def _signing(contract: Contract) -> Iterator[Finding]:
    if contract.signed_on is None:
        yield Finding(Message("contract.signing_day_missing", clause=CLAUSE), "signed_on")
    if not contract.lines:
        yield Finding(Message("contract.no_lines", clause=CLAUSE), "lines")
    if not contract.plan:
        yield Finding(Message("contract.no_plan", clause=CLAUSE), "plan", warning=True)
