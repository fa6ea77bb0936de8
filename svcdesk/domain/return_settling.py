"""How the lines of a return are settled, released and signed for, and what stands in the way (6.5.1.4, 6.2)."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import msgspec

from svcdesk.domain.figures import between, countable, figure
from svcdesk.domain.masters import Tracking
from svcdesk.domain.planning import Piece
from svcdesk.domain.record import Actor
from svcdesk.domain.return_case import (
    BACK_WITH_CUSTOMER,
    TAKEN_BACK,
    Basis,
    Liability,
    Line,
    ReturnCase,
    Settlement,
)
from svcdesk.domain.return_rules import CLAUSE, REPLACING, line_name, moment_problems
from svcdesk.domain.signature import Party, Signature, valid
from svcdesk.words import Message

BANNED = "6.2"
_FREE = frozenset({Settlement.REPLACED, Settlement.RETURNED, Settlement.REFUNDED})


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """How one line shall end: what is given, from where, what is paid back or charged, in yuan."""

    settlement: Settlement
    at: datetime
    piece: Piece | None = None
    product_name: str = ""
    reason: str = ""
    note: str = ""
    refund: Decimal | None = None
    charge: Decimal | None = None


class Money(msgspec.Struct, frozen=True, kw_only=True):
    """What a contract brought so far, in yuan: ``paid`` by the customer, ``refunded`` by other returns already."""

    known: bool = False
    paid: Decimal = Decimal(0)
    refunded: Decimal = Decimal(0)

    @property
    def left(self) -> Decimal:
        """What can still be paid back."""
        return max(Decimal(0), self.paid - self.refunded)


def settlement_problems(
    case: ReturnCase,
    line: Line,
    offer: Offer,
    *,
    now: datetime,
    money: Money,
    free: Decimal,
    banned: str,
    own_ban: str = "",
) -> Iterator[Message]:
    """Yield every reason why a line cannot end like this.

    ``free`` is how much of the piece offered stands free in 合格库, ``banned`` why its product must not be sold and
    ``own_ban`` why that of the goods that came back must not.
    """
    names: dict[str, str | int | Message] = {"line": line_name(line)}
    if line.settlement is not Settlement.OPEN:
        yield Message("return_case.settled_already", names, CLAUSE)
    if line.inspected_at is None:
        yield Message("return_case.not_inspected", names, REPLACING)
    else:
        yield from moment_problems(offer.at, now, line.inspected_at)
    if offer.settlement is Settlement.OPEN:
        yield Message("return_case.settlement_open", names, CLAUSE)
    if offer.settlement in _FREE and line.liability is Liability.USE and case.basis is not Basis.AGREED:
        yield Message("return_case.misused", names, CLAUSE)
    if line.released_at and offer.settlement in BACK_WITH_CUSTOMER:
        yield Message("return_case.released_already", names, BANNED)
    if own_ban and offer.settlement in BACK_WITH_CUSTOMER:
        yield Message("return_case.back_banned", {**names, "why": own_ban}, BANNED)
    if offer.settlement is Settlement.REPLACED:
        yield from _replacement(line, offer, free, banned)
    if offer.settlement is Settlement.REPAIRED and not offer.note.strip():
        yield Message("return_case.repair_unsaid", names, REPLACING)
    yield from _money(case, line, offer, money)


def _replacement(line: Line, offer: Offer, free: Decimal, banned: str) -> Iterator[Message]:
    names: dict[str, str | int | Message] = {"line": line_name(line)}
    piece = offer.piece
    if piece is None or not piece.product:
        yield Message("return_case.no_replacement", names, REPLACING)
        return
    needed = line.received or Decimal(0)
    given = f"{offer.product_name or line.device.name} {piece.serial}".strip()
    if line.tracking is Tracking.SERIAL and not piece.serial:
        yield Message("return_case.replacement_unnamed", names, REPLACING)
    if piece.product == line.device.product and piece.serial and piece.serial == line.device.serial:
        yield Message("return_case.replaces_itself", {"given": given}, REPLACING)
    elif free < needed:
        figures = {"given": given, "free": figure(free), "needed": figure(needed)}
        yield Message("return_case.not_in_good_stock", figures, BANNED)
    if banned:
        yield Message("return_case.replacement_banned", {"given": given, "why": banned}, BANNED)
    if piece.product != line.device.product and not offer.reason.strip():
        yield Message("return_case.other_product_unsaid", {**names, "given": given}, REPLACING)


def _money(case: ReturnCase, line: Line, offer: Offer, money: Money) -> Iterator[Message]:
    names: dict[str, str | int | Message] = {"line": line_name(line)}
    refund, charge = offer.refund or Decimal(0), offer.charge or Decimal(0)
    if not (_yuan(refund) and _yuan(charge)):
        yield Message("return_case.money_range", names, CLAUSE)
        return
    if offer.settlement is Settlement.REFUNDED and refund == 0:
        yield Message("return_case.refund_missing", names, CLAUSE)
    elif offer.settlement is not Settlement.REFUNDED and refund:
        yield Message("return_case.refund_without_return", names, CLAUSE)
    if not refund:
        return
    if line.unit_price is None:
        yield Message("return_case.price_unknown", names, CLAUSE)
    else:
        price = line.unit_price * (line.received or Decimal(0))
        if refund + charge > price:
            figures = {"refund": f"{refund:,.2f}", "charge": f"{charge:,.2f}", "price": f"{price:,.2f}"}
            yield Message("return_case.refund_over_price", {**names, **figures}, CLAUSE)
    contract = line.device.contract
    own = sum((one.refund or Decimal(0) for one in case.lines if one.device.contract == contract), Decimal(0))
    if money.known and own + refund > money.left:
        figures = {"refund": f"{own + refund:,.2f}", "paid": f"{money.paid:,.2f}", "left": f"{money.left:,.2f}"}
        yield Message("return_case.refund_over_paid", {**figures, "contract": line.device.contract_number}, "6.5.2")


def _yuan(amount: Decimal) -> bool:
    return between(amount, 0) and amount == amount.quantize(Decimal("0.01"))


def split_line(case: ReturnCase, line_id: str, quantity: Decimal, new_id: str) -> ReturnCase:
    """Return the case with a part of a counted line on a line of its own, so that parts can end differently.

    Raises ``ValueError`` where the line is a single piece, settled, or has no such part.
    """
    line = next(line for line in case.lines if line.id == line_id)
    whole = line.received or Decimal(0)
    wrong = line.tracking is Tracking.SERIAL or line.settlement is not Settlement.OPEN or line.released_at is not None
    if wrong or not countable(quantity) or quantity >= whole:
        raise ValueError(line_id)
    rest = msgspec.structs.replace(line, quantity=line.quantity - quantity, received=whole - quantity)
    part = msgspec.structs.replace(line, id=new_id, quantity=quantity, received=quantity)
    lines = [made for one in case.lines for made in ((rest, part) if one.id == line_id else (one,))]
    return msgspec.structs.replace(case, lines=tuple(lines))


def release_problems(line: Line, actor: Actor, banned: str) -> Iterator[Message]:
    """Yield why goods taken back cannot go into 合格库: it takes a clean inspection and a second person's word."""
    names: dict[str, str | int | Message] = {"line": line_name(line)}
    if line.inspected_at is None or line.found_defective is None:
        yield Message("return_case.not_inspected", names, BANNED)
    elif line.found_defective:
        yield Message("return_case.defective_stays", names, BANNED)
    elif line.inspected_by.doc == actor.doc:
        yield Message("return_case.second_person", {**names, "name": actor.name}, BANNED)
    if line.settlement not in TAKEN_BACK | {Settlement.REPLACED}:
        yield Message("return_case.not_ours", names, BANNED)
    if line.released_at:
        yield Message("return_case.released_already", names, BANNED)
    if banned:
        yield Message("return_case.release_banned", {**names, "why": banned}, BANNED)


def signing_problems(case: ReturnCase, signatures: tuple[Signature, ...], now: datetime) -> Iterator[Message]:
    """Yield everything that is missing before the customer's signature settles a return."""
    received = [line for line in case.lines if line.received]
    if not received:
        yield Message("return_case.nothing_received", {}, REPLACING)
    for line in received:
        names: dict[str, str | int | Message] = {"line": line_name(line)}
        if line.liability is Liability.OPEN:
            yield Message("return_case.liability_open", names, CLAUSE)
        if line.settlement is Settlement.OPEN:
            yield Message("return_case.line_unsettled", names, CLAUSE)
    if not case.quality_by.doc:
        yield Message("return_case.quality_unsaid", {}, CLAUSE)
    parties = {one.party for one in signatures if valid(one)}
    if Party.CUSTOMER not in parties:
        yield Message("return_case.customer_unsigned", {}, CLAUSE)
    if Party.STAFF not in parties:
        yield Message("return_case.staff_unsigned", {}, CLAUSE)
    last = max((line.settled_at for line in case.lines if line.settled_at), default=case.requested_at)
    for one in signatures:
        yield from moment_problems(one.signed_at, now, last)


def closing_problems(case: ReturnCase, now: datetime) -> Iterator[Message]:
    """Yield what stands in the way of closing: money that has to be paid back was not."""
    owed = sum((line.refund or Decimal(0) for line in case.lines), Decimal(0))
    if owed and case.refund_paid_on is None:
        yield Message("return_case.refund_unpaid", {"amount": f"{owed:,.2f}"}, CLAUSE)
    paid_on, signed = case.refund_paid_on, case.first_settled_at or case.settled_at
    if paid_on and signed and paid_on < signed.astimezone(now.tzinfo).date():
        yield Message("return_case.paid_too_early", {"day": str(paid_on)}, CLAUSE)
    yield from payment_problems(paid_on, now)


def payment_problems(paid_on: date | None, now: datetime) -> Iterator[Message]:
    """Yield why no refund can have been paid on a day, whichever return it belongs to."""
    if paid_on and paid_on > now.date():
        yield Message("return_case.paid_in_future", {"day": str(paid_on)}, CLAUSE)
