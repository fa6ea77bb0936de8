"""Chargeable work is quoted, and the quote accepted by the customer, before it is done (6.6.3, F23)."""

from collections.abc import Iterator
from decimal import Decimal

from svcdesk.domain.coverage import free_of_charge
from svcdesk.domain.order_problems import OrderProblem, Section, point
from svcdesk.domain.parts_rules import charge
from svcdesk.domain.service_order import Payer, ServiceOrder
from svcdesk.domain.signature import valid

CLAUSE = "6.6.3"


def quote(order: ServiceOrder) -> Iterator[OrderProblem]:
    """Yield what stands against charging the customer."""
    asked = charge(order)
    fees = (order.labour, order.travel)
    for key, value in zip(("labour", "travel"), fees, strict=True):
        if value is not None and (not value.is_finite() or value < 0):
            yield point(Section.PARTS, CLAUSE, "fee_negative", key)
    if any(value for value in fees) and order.fee_payer is Payer.OPEN:
        yield point(Section.PARTS, CLAUSE, "fee_payer_open", "fee_payer")
    if asked <= 0:
        return
    if free_of_charge(order.coverage):
        yield point(Section.PARTS, CLAUSE, "charged_though_covered", "fee_payer", amount=f"{asked:,.2f}")
    yield from _accepted(order, asked)


def _accepted(order: ServiceOrder, asked: Decimal) -> Iterator[OrderProblem]:
    given = order.quote
    if given.amount is None:
        yield point(Section.PARTS, CLAUSE, "no_quote", "quote", amount=f"{asked:,.2f}")
        return
    if asked > given.amount:
        amounts = {"amount": f"{asked:,.2f}", "quoted": f"{given.amount:,.2f}"}
        yield point(Section.PARTS, CLAUSE, "over_quote", "quote", **amounts)
    if given.signature is None or not valid(given.signature):
        yield point(Section.PARTS, CLAUSE, "quote_unsigned", "quote")
        return
    finished = [visit.finished_at for visit in order.visits if visit.finished_at is not None]
    if finished and given.signature.signed_at > max(finished):
        yield point(Section.PARTS, CLAUSE, "quote_late", "quote")
