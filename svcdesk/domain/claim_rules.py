"""What a claim on a supplier must say before it goes out and before it is settled."""

from collections.abc import Iterator
from decimal import Decimal

from svcdesk.domain.checks import Finding, unholdable
from svcdesk.domain.figures import between
from svcdesk.domain.supplier_claim import State, SupplierClaim
from svcdesk.domain.turns import Turns
from svcdesk.words import Message

CLAUSE = "P3"
TURNS = Turns(
    "supplier_claim",
    CLAUSE,
    {
        "edit": frozenset({State.OPEN, State.SENT, State.ANSWERED}),
        "send": frozenset({State.OPEN}),
        "answer": frozenset({State.SENT, State.ANSWERED}),
        "settle": frozenset({State.ANSWERED}),
    },
)


def check_claim(body: SupplierClaim, *, sending: bool = False) -> list[Finding]:
    """Return everything wrong with a claim; before ``sending`` it has to name supplier and demand."""
    return [*unholdable(body), *_claim(body, sending=sending)]


def _claim(body: SupplierClaim, *, sending: bool) -> Iterator[Finding]:
    if body.amount is not None and not _yuan(body.amount):
        yield Finding(Message("supplier_claim.amount_range", clause=CLAUSE), "amount")
    if sending and not body.supplier.strip():
        yield Finding(Message("supplier_claim.supplier_missing", clause=CLAUSE), "supplier")
    if sending and not body.asked.strip():
        yield Finding(Message("supplier_claim.asked_missing", clause=CLAUSE), "asked")


def settling_problems(amount: Decimal | None, note: str) -> Iterator[Message]:
    """Yield what settling lacks: an amount, or the reason why there is none."""
    if amount is not None and not _yuan(amount):
        yield Message("supplier_claim.amount_range", {}, CLAUSE)
    elif not amount and not note.strip():
        yield Message("supplier_claim.settled_for_nothing", {}, CLAUSE)


def _yuan(amount: Decimal) -> bool:
    return between(amount, 0) and amount == amount.quantize(Decimal("0.01"))
