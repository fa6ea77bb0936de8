"""The rules of a repair (6.6.2–6.6.4): every reason against confirming the condition found, or signing the result."""

from collections.abc import Iterator
from datetime import datetime

from svcdesk.domain.comparing import compare, judged, needs_word, seen
from svcdesk.domain.confirming import confirmed, needs_before
from svcdesk.domain.delivery import Verdict
from svcdesk.domain.masters import ItemKind
from svcdesk.domain.order_problems import OrderProblem, Section, point
from svcdesk.domain.parts_rules import parts
from svcdesk.domain.quote_rules import quote
from svcdesk.domain.service_order import (
    Aspect,
    Comparison,
    Condition,
    Coverage,
    Mode,
    Observation,
    Rating,
    Relation,
    Result,
    ServiceOrder,
    Sight,
    Type,
)
from svcdesk.domain.signature import Party, Signature, valid
from svcdesk.domain.visit_rules import CLOCK_TOLERANCE, current, times, visits

CLAUSE = "6.6.3"


def check_before(order: ServiceOrder, now: datetime) -> list[OrderProblem]:
    """Return every reason why the customer cannot confirm the condition found yet."""
    return [*_arrived(order), *times(order, now), *_looks(order, "before"), *_signed_before(order, now)]


def check_result(order: ServiceOrder, now: datetime) -> list[OrderProblem]:
    """Return every reason why the order cannot be signed, in the order of the page; empty when it can."""
    return [
        *_order(order),
        *visits(order, now),
        *_conduct(order),
        *_confirmation(order),
        *_looks(order, "after"),
        *_worse(order),
        *parts(order),
        *quote(order),
        *_work(order),
        *_sign_off(order),
        *_signatures(order, now),
    ]


def _order(order: ServiceOrder) -> Iterator[OrderProblem]:
    if not order.customer.name.strip():
        yield point(Section.ORDER, "6.6.2", "no_customer", "customer")
    if not order.technician.name:
        yield point(Section.ORDER, "6.6.2", "no_technician", "technician")
    if not order.fault.strip():
        yield point(Section.ORDER, "6.6.2", "no_fault", "fault")
    if order.coverage is Coverage.OPEN:
        yield point(Section.ORDER, "6.6.2", "coverage_open", "coverage")
    elif order.coverage is not order.coverage_basis and not order.coverage_reason.strip():
        yield point(Section.ORDER, "6.6.2", "coverage_unsaid", "coverage_reason")


def _arrived(order: ServiceOrder) -> Iterator[OrderProblem]:
    visit = current(order)
    if visit is None or (order.mode is Mode.ON_SITE and visit.arrived_at is None):
        yield point(Section.VISIT, "6.6.2", "not_arrived", "arrived_at")


def _conduct(order: ServiceOrder) -> Iterator[OrderProblem]:
    if order.mode is not Mode.ON_SITE:
        return
    conduct = order.conduct
    said = {
        "protected": conduct.protected,
        "asked_before_use": conduct.asked_before_use,
        "cleaned": conduct.cleaned,
    }
    for field, answer in said.items():
        if answer is None:
            yield point(Section.VISIT, "6.6.4", f"{field}_open", field)
    if False in said.values() and not conduct.note.strip():
        yield point(Section.VISIT, "6.6.4", "conduct_unsaid", "note")


def _confirmation(order: ServiceOrder) -> Iterator[OrderProblem]:
    if needs_before(order) and not confirmed(order):
        yield point(Section.CONDITION, CLAUSE, "before_unconfirmed", "before")


def _looks(order: ServiceOrder, when: str) -> Iterator[OrderProblem]:
    if not needs_before(order):
        return
    for aspect in Aspect:
        if not any(one.aspect is aspect for one in order.observations):
            yield point(Section.CONDITION, CLAUSE, f"lacks_{aspect}", aspect.value)
    for one in order.observations:
        sight: Sight = one.before if when == "before" else one.after
        target = f"{one.id}:{when}"
        names = {"item": one.item.name}
        if not seen(one, sight) and one.item.required:
            kind = "reading" if one.item.kind is ItemKind.READING else "look"
            yield point(Section.CONDITION, CLAUSE, f"{when}_{kind}_open", target, **names)
        if judged(one, sight) is Verdict.FAIL and one.aspect is Aspect.APPEARANCE and not _described(sight):
            yield point(Section.CONDITION, CLAUSE, "damage_unsaid", target, **names)
        if one.item.photo_required and not sight.photos and not sight.untested:
            yield point(Section.CONDITION, CLAUSE, f"{when}_photo_missing", target, **names)


def _described(sight: Sight) -> bool:
    return bool(sight.text.strip() or sight.photos)


def _worse(order: ServiceOrder) -> Iterator[OrderProblem]:
    """Yield what is worse than before without the customer's consent, and what was called solved but still fails."""
    for one in order.observations:
        found = compare(one)
        if found is Comparison.WORSE:
            yield point(Section.CONDITION, CLAUSE, "worse", f"{one.id}:accepted", item=one.item.name)
        elif found is Comparison.OPEN and needs_word(one):
            yield point(Section.CONDITION, CLAUSE, "worse_open", f"{one.id}:compared", item=one.item.name)
        elif order.result is Result.SOLVED and _still_bad(one):
            yield point(Section.CONDITION, CLAUSE, "still_bad", f"{one.id}:accepted", item=one.item.name)


def _still_bad(one: Observation) -> bool:
    """Whether a function or a reading still fails; old scratches do not make a repair unsolved."""
    bad = one.aspect is not Aspect.APPEARANCE and judged(one, one.after) is Verdict.FAIL
    return bad and not one.accepted.strip()


def cause_needed(order: ServiceOrder) -> bool:
    """Tell whether the cause has to be said: a fault that was dealt with has one."""
    return order.type is Type.REPAIR and order.result is not Result.UNSOLVED


def trial_needed(order: ServiceOrder) -> bool:
    """Tell whether a trial run has to have gone well: what was repaired was run."""
    return order.type is Type.REPAIR and order.result is Result.SOLVED


def _work(order: ServiceOrder) -> Iterator[OrderProblem]:
    solved = order.result is Result.SOLVED
    if cause_needed(order) and not order.cause:
        yield point(Section.RESULT, CLAUSE, "no_cause", "cause")
    if not order.work.strip():
        yield point(Section.RESULT, CLAUSE, "no_work", "work")
    if trial_needed(order) and order.trial_result is not Verdict.PASS:
        yield point(Section.RESULT, CLAUSE, "no_trial", "trial_result")
    if order.trial_minutes is not None and order.trial_minutes < 0:
        yield point(Section.RESULT, CLAUSE, "trial_negative", "trial_minutes")
    if order.repair_warranty_days < 0:
        yield point(Section.RESULT, CLAUSE, "warranty_negative", "repair_warranty_days")
    if order.result is Result.OPEN:
        yield point(Section.RESULT, CLAUSE, "no_result", "result")
    elif not solved and not order.result_note.strip():
        yield point(Section.RESULT, CLAUSE, "result_unsaid", "result_note")


def _sign_off(order: ServiceOrder) -> Iterator[OrderProblem]:
    off = order.sign_off
    if order.rating is Rating.OPEN:
        yield point(Section.RESULT, CLAUSE, "no_rating", "rating")
    if off.condition is Condition.OPEN:
        yield point(Section.RESULT, CLAUSE, "no_condition", "condition")
    elif off.condition is Condition.OBJECTION and not off.objection.strip():
        yield point(Section.RESULT, CLAUSE, "objection_unsaid", "objection")
    if off.relation is Relation.OPEN:
        yield point(Section.RESULT, CLAUSE, "no_relation", "relation")
    elif off.relation is Relation.AGENT and not off.agent_note.strip():
        yield point(Section.RESULT, CLAUSE, "agent_unsaid", "agent_note")


def _signed_before(order: ServiceOrder, now: datetime) -> Iterator[OrderProblem]:
    if not any(one.party is Party.CUSTOMER and valid(one) for one in order.before_signatures):
        yield point(Section.CONDITION, CLAUSE, "before_unsigned", "before_signature")
    yield from _too_early_or_late(order, order.before_signatures, now, Section.CONDITION)


def _signatures(order: ServiceOrder, now: datetime) -> Iterator[OrderProblem]:
    parties = {one.party for one in order.signatures if valid(one)}
    if Party.STAFF not in parties:
        yield point(Section.RESULT, CLAUSE, "staff_unsigned", "staff")
    witnessed = Party.WITNESS in parties and order.sign_off.condition is Condition.OBJECTION
    if Party.CUSTOMER not in parties and not witnessed:
        yield point(Section.RESULT, CLAUSE, "customer_unsigned", "customer")
    yield from _too_early_or_late(order, order.signatures, now, Section.RESULT)
    confirmed_at = order.before_confirmed_at
    for one in order.signatures:
        if confirmed_at is not None and one.signed_at < confirmed_at:
            yield point(Section.RESULT, CLAUSE, "signed_before_condition", "customer", name=one.name)


def _too_early_or_late(
    order: ServiceOrder, given: tuple[Signature, ...], now: datetime, section: Section
) -> Iterator[OrderProblem]:
    arrivals = [visit.arrived_at for visit in order.visits if visit.arrived_at is not None]
    for one in given:
        name = one.name.strip() or "–"
        if not valid(one):
            yield point(section, CLAUSE, "signature_empty", "signature", name=name)
        if arrivals and one.signed_at < min(arrivals):
            yield point(section, CLAUSE, "signed_too_early", "signature", name=name)
        if one.signed_at > now + CLOCK_TOLERANCE:
            yield point(section, CLAUSE, "signed_in_future", "signature", name=name)
