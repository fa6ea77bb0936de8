"""The rules of an acceptance on site (clauses 6.5.1 and 6.6.4): every reason against signing, at once.

A refused delivery may stop at any step, so its rules ask only for what a refusal needs.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from svcdesk.domain.delivery import Answer, CountVerdict, Delivery, LineKind, PackingLine, Result, UnitCheck, Verdict
from svcdesk.domain.figures import figure
from svcdesk.domain.findings import with_found_defects
from svcdesk.domain.masters import Tracking
from svcdesk.domain.presence import on_site, staying, unit_name
from svcdesk.domain.problems import Problem, Step, problem
from svcdesk.domain.remedy_rules import remedies
from svcdesk.domain.signing_rules import result, signatures
from svcdesk.domain.training_rules import training

Rule = Callable[[Delivery], Iterator[Problem]]


def check(delivery: Delivery) -> list[Problem]:
    """Return every reason why this delivery cannot be signed, in the order of the steps; empty when it can."""
    found = with_found_defects(delivery)
    on_the_spot: tuple[Rule, ...] = (_packing, _appearance, _answers, _conduct, _times, remedies, training)
    at_the_door: tuple[Rule, ...] = (_no_goods, _damage, _times)
    rules = (*(at_the_door if found.result is Result.REFUSED else on_the_spot), result, signatures)
    return [reason for rule in rules for reason in rule(found)]


def _no_goods(delivery: Delivery) -> Iterator[Problem]:
    if not any(line.kind is LineKind.GOODS for line in delivery.lines):
        yield problem(Step.PACKING, "6.5.1.1", "no_lines")


def _packing(delivery: Delivery) -> Iterator[Problem]:
    yield from _no_goods(delivery)
    for line in delivery.lines:
        if line.verdict is CountVerdict.OPEN:
            yield _uncounted(line)
    serials = Counter((unit.product, unit.serial) for unit in on_site(delivery) if unit.tracking is Tracking.SERIAL)
    for unit in on_site(delivery):
        if unit.tracking is not Tracking.SERIAL or not (unit.counted or unit.supplied):
            continue
        if not unit.serial.strip():
            yield problem(Step.PACKING, "6.5.1.1", "no_serial", unit.id, unit=unit.name)
        elif serials[unit.product, unit.serial] > 1:
            yield problem(Step.PACKING, "6.5.1.1", "serial_twice", unit.id, unit=unit.name, serial=unit.serial)


def _uncounted(line: PackingLine) -> Problem:
    if line.seen:
        seen, quantity = len(line.seen), figure(line.quantity)
        return problem(
            Step.PACKING, "6.5.1.1", "partly_counted", line.id, line=line.name, seen=seen, quantity=quantity
        )
    return problem(Step.PACKING, "6.5.1.1", "not_counted", line.id, line=line.name)


def _appearance(delivery: Delivery) -> Iterator[Problem]:
    for unit in staying(delivery):
        if unit.appearance is Verdict.OPEN:
            yield problem(Step.APPEARANCE, "6.5.1.2", "appearance_open", unit.id, unit=unit_name(unit))
    yield from _damage(delivery)


def _damage(delivery: Delivery) -> Iterator[Problem]:
    for unit in on_site(delivery):
        if unit.appearance is Verdict.FAIL and not unit.damage.strip():
            yield problem(Step.APPEARANCE, "6.5.1.2", "damage_unsaid", unit.id, unit=unit_name(unit))


def _answers(delivery: Delivery) -> Iterator[Problem]:
    for unit in staying(delivery):
        for answer in unit.answers:
            yield from _answer(unit, answer)


def _answer(unit: UnitCheck, answer: Answer) -> Iterator[Problem]:
    names = {"unit": unit_name(unit), "item": answer.item.name}
    target = f"{unit.id}:{answer.item.id}"
    open_ = answer.judged is Verdict.OPEN
    if answer.item.required and open_:
        yield problem(Step.COMMISSIONING, "6.5.1.3", f"{answer.item.kind}_open", target, **names)
    if answer.item.photo_required and not answer.photos and (answer.item.required or not open_):
        yield problem(Step.COMMISSIONING, "6.5.1.3", "photo_missing", target, **names)


def _conduct(delivery: Delivery) -> Iterator[Problem]:
    work = delivery.site_work
    said = {"protected": work.protected, "asked_before_use": work.asked_before_use, "cleaned": work.cleaned}
    for field, answer in said.items():
        if answer is None:
            yield problem(Step.COMMISSIONING, "6.6.4", f"{field}_open", field)
    if False in said.values() and not work.note.strip():
        yield problem(Step.COMMISSIONING, "6.6.4", "conduct_unsaid", "note")


def _times(delivery: Delivery) -> Iterator[Problem]:
    work = delivery.site_work
    if work.arrived_at is None or work.finished_at is None:
        yield problem(Step.COMMISSIONING, "6.5.1.3", "times_missing", "arrived_at")
        return
    started = work.started_at or work.arrived_at
    if not work.arrived_at <= started <= work.finished_at:
        yield problem(Step.COMMISSIONING, "6.5.1.3", "times_disordered", "arrived_at")
