"""What a customer may ask for when goods fail: by the contract's terms or the 三包 rules, derived line by line."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from svcdesk.domain.contract import Contract
from svcdesk.domain.return_case import Basis, Reason, Type
from svcdesk.domain.return_policy import Statutory, Term, policy
from svcdesk.words import Message

_DAY = timedelta(days=1)
_PERFORMANCE = frozenset({Reason.FUNCTION, Reason.PERFORMANCE, Reason.STATUTORY})
_AMISS = frozenset({Reason.DAMAGED, Reason.MISSING, Reason.WRONG_GOODS})
_ALL = (Type.RETURN, Type.EXCHANGE, Type.REPAIR)
_CHANGE = (Type.EXCHANGE, Type.REPAIR)
_LONGEST = 36525  # days: what no contract reaches, so that a wrong figure ends


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier repair of the same piece; ``finished_on`` is the day it was signed for, none while it is open.

    ``same_fault`` is a person's word that it was about the fault the goods come back for.
    """

    doc: str = ""
    number: str
    started_on: date
    finished_on: date | None = None
    same_fault: bool = False


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What decides on the right to one piece; days are calendar days of the site.

    ``accepted_on`` is when the piece was accepted, or given in exchange: from there the days count. The warranty is
    from its first to its last day. ``fault_on`` is when the fault showed, ``today`` the day it is judged for.
    """

    accepted_on: date | None
    warranty_start: date | None = None
    warranty_end: date | None = None
    fault_on: date
    today: date
    reason: Reason
    repairs: tuple[Repair, ...] = ()
    parts_missing_since: date | None = None
    replaces: str = ""


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """One rule applied: what it grants if it ``holds``, until when, and the sentence that derives it."""

    rule: str
    granted: tuple[Type, ...] = ()
    until: date | None = None
    holds: bool = False
    why: Message


class Entitlement(msgspec.Struct, frozen=True, kw_only=True):
    """What is granted by a basis; ``steps`` are what the days were counted from, ``rulings`` rule by rule."""

    basis: Basis
    steps: tuple[Message, ...] = ()
    rulings: tuple[Ruling, ...] = ()

    @property
    def granted(self) -> tuple[Type, ...]:
        """What the customer may choose from, the furthest first; empty for nothing."""
        held = {one for ruling in self.rulings if ruling.holds for one in ruling.granted}
        return tuple(one for one in _ALL if one in held)

    def until(self, wanted: Type) -> date | None:
        """Return the last day on which a fault still grants something; none where no rule that holds names one."""
        days = [one.until for one in self.rulings if one.holds and wanted in one.granted and one.until]
        return max(days, default=None)


def entitlement(facts: Facts, basis: Basis, contract: Contract | None = None) -> Entitlement:
    """Return what a basis grants for one piece, with every step of the derivation."""
    if basis not in {Basis.CONTRACT, Basis.STATUTORY}:
        return Entitlement(basis=basis, steps=(_say(f"right_{basis.value}"),))
    if facts.accepted_on is None:
        return Entitlement(basis=basis, steps=(_say("right_no_acceptance"),))
    steps = [*_ground(basis, contract), _start(facts, facts.accepted_on), *_repair_time(facts)]
    if facts.reason is Reason.CUSTOMER:
        steps.append(_say("right_customer_reason"))
        return Entitlement(basis=basis, steps=tuple(steps))
    busy = busy_days(facts.repairs, facts.accepted_on, facts.today)
    found = _statutory(facts, busy) if basis is Basis.STATUTORY else _contractual(facts, busy, contract)
    rulings = (*_amiss(facts), *found, *_warranty(facts, busy))
    if not any(ruling.holds for ruling in rulings):
        steps.append(_say("right_nothing"))
    return Entitlement(basis=basis, steps=tuple(steps), rulings=rulings)


def busy_days(repairs: Iterable[Repair], since: date, today: date) -> frozenset[date]:
    """Return the days on which repairs kept a piece from its owner, each once: every day begun counts."""
    found: set[date] = set()
    for repair in repairs:
        day, last = max(repair.started_on, since), min(repair.finished_on or today, today)
        while day <= last:
            found.add(day)
            day += _DAY
    return frozenset(found)


def last_day(start: date, days: int, busy: frozenset[date]) -> date:
    """Return the last day of a span that begins the day after ``start``; busy days do not count (民法典 201)."""
    day, left = start, min(days, _LONGEST)
    while left > 0:
        day += _DAY
        left -= day not in busy
    return day


def _say(code: str, **params: str | int | Message) -> Message:
    return Message(f"return_case.{code}", params)


def _ground(basis: Basis, contract: Contract | None) -> Iterator[Message]:
    if basis is Basis.CONTRACT:
        yield _say("right_by_contract" if contract else "right_no_contract")
        return
    yield _say("right_by_statute", source=policy().statutory.source)
    adopted = contract is not None and contract.three_guarantees
    yield _say("right_adopted" if adopted else "right_not_adopted")


def _start(facts: Facts, accepted_on: date) -> Message:
    if facts.replaces:
        return _say("right_start_exchanged", day=str(accepted_on), serial=facts.replaces)
    return _say("right_start", day=str(accepted_on))


def _repair_time(facts: Facts) -> Iterator[Message]:
    for one in facts.repairs:
        end = str(one.finished_on) if one.finished_on else _say("right_open_end")
        days = len(busy_days([one], one.started_on, facts.today))
        yield _say("right_repair_time", number=one.number, first=str(one.started_on), last=end, n=days)


def _within(rule: str, facts: Facts, limit: date, granted: tuple[Type, ...], **params: str | int | Message) -> Ruling:
    holds = facts.accepted_on is not None and facts.accepted_on <= facts.fault_on <= limit
    code = f"right_{rule}" if holds else f"right_{rule}_over"
    why = _say(code, limit=str(limit), fault=str(facts.fault_on), **params)
    return Ruling(rule=rule, granted=granted, until=limit, holds=holds, why=why)


def _amiss(facts: Facts) -> Iterator[Ruling]:
    """Damaged, missing or wrong goods were never handed over as agreed: 6.5.1.4 asks for the exchange."""
    if facts.reason in _AMISS:
        why = Message("return_case.right_amiss", {"reason": Message(f"return_case.reason.{facts.reason}")}, "6.5.1.4")
        yield Ruling(rule="amiss", granted=_CHANGE, holds=True, why=why)


def _statutory(facts: Facts, busy: frozenset[date]) -> Iterator[Ruling]:
    rules: Statutory = policy().statutory
    if facts.reason in _PERFORMANCE and facts.accepted_on is not None:
        for name, term, granted in (
            ("return_days", rules.return_days, _ALL),
            ("exchange_days", rules.exchange_days, _CHANGE),
        ):
            limit = last_day(facts.accepted_on, term.days, busy)
            yield _within(name, facts, limit, granted, n=term.days, article=term.article)
    yield _twice_repaired(facts, rules.repairs, busy)
    if facts.parts_missing_since is not None:
        yield _waiting(facts, facts.parts_missing_since, rules.parts_days)


def _twice_repaired(facts: Facts, term: Term, busy: frozenset[date]) -> Ruling:
    limit = warranty_limit(facts, busy)
    counted = [one for one in facts.repairs if one.same_fault and one.finished_on]
    same = [one for one in counted if limit is None or one.started_on <= limit]
    holds = len(same) >= term.times and limit is not None and facts.fault_on <= limit
    code = "right_repairs" if holds else "right_repairs_few"
    why = _say(code, n=len(same), times=term.times, article=term.article)
    return Ruling(rule="repairs", granted=_CHANGE, until=limit, holds=holds, why=why)


def _waiting(facts: Facts, since: date, term: Term) -> Ruling:
    waited = (facts.today - since).days
    holds = waited > term.days
    code = "right_parts" if holds else "right_parts_not_yet"
    why = _say(code, n=waited, since=str(since), days=term.days, article=term.article)
    return Ruling(rule="parts", granted=_CHANGE, holds=holds, why=why)


def _contractual(facts: Facts, busy: frozenset[date], contract: Contract | None) -> Iterator[Ruling]:
    if contract is None or facts.accepted_on is None:
        return
    terms: Sequence[tuple[str, int | None, tuple[Type, ...]]] = (
        ("contract_return", contract.return_days, _ALL),
        ("contract_exchange", contract.exchange_days, _CHANGE),
    )
    for name, days, granted in terms:
        if days is None:
            yield Ruling(rule=name, granted=granted, why=_say(f"right_{name}_unsaid"))
        else:
            yield _within(name, facts, last_day(facts.accepted_on, days, busy), granted, n=days)


def _warranty(facts: Facts, busy: frozenset[date]) -> Iterator[Ruling]:
    limit = warranty_limit(facts, busy)
    if limit is None:
        yield Ruling(rule="warranty", why=_say("right_no_warranty"))
    elif limit == facts.warranty_end:
        yield _within("warranty", facts, limit, (Type.REPAIR,))
    else:
        days = (limit - facts.warranty_end).days if facts.warranty_end else 0
        yield _within("warranty_longer", facts, limit, (Type.REPAIR,), end=str(facts.warranty_end), n=days)


def warranty_limit(facts: Facts, busy: frozenset[date]) -> date | None:
    """Return the last day of the warranty with the days that repairs took added, none where there is no warranty."""
    if facts.warranty_start is None or facts.warranty_end is None:
        return None
    return last_day(facts.warranty_start, (facts.warranty_end - facts.warranty_start).days, busy)
