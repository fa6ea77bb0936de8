"""The rules of an acceptance on site (clauses 6.5.1 and 6.6.4): every reason against signing, at once."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum

import msgspec

from svcdesk.domain.delivery import (
    Answer,
    CountVerdict,
    Defect,
    Delivery,
    Effect,
    Method,
    Need,
    Party,
    Remedy,
    Result,
    Signature,
    Source,
    UnitCheck,
    Verdict,
    replaced,
)
from svcdesk.domain.masters import Tracking
from svcdesk.domain.stock import Move, Place
from svcdesk.domain.times import local_day, warranty_end
from svcdesk.words import Message


class Step(IntEnum):
    """The six steps of 6.5.1 in their order on the page."""

    PACKING = 1
    APPEARANCE = 2
    COMMISSIONING = 3
    DEFECTS = 4
    TRAINING = 5
    SIGNING = 6


class Problem(msgspec.Struct, frozen=True):
    """One reason against signing: the step it belongs to, its sentence and the id of what it is about."""

    step: Step
    message: Message
    target: str = ""


def check(delivery: Delivery) -> list[Problem]:
    """Return every reason why this delivery cannot be signed, in the order of the steps; empty when it can."""
    rules: tuple[Callable[[Delivery], Iterator[Problem]], ...] = (
        _packing,
        _appearance,
        _answers,
        _conduct,
        _defects,
        _training,
        _result,
        _signatures,
    )
    return [problem for rule in rules for problem in rule(delivery)]


def unit_name(unit: UnitCheck) -> str:
    """Return how a unit is called in a sentence: product and serial or lot number."""
    return f"{unit.name} {unit.serial}".strip()


def _problem(step: Step, clause: str, code: str, target: str = "", **params: str | int) -> Problem:
    return Problem(step, Message(f"acceptance.{code}", params, clause), target)


def _packing(delivery: Delivery) -> Iterator[Problem]:
    if not delivery.lines:
        yield _problem(Step.PACKING, "6.5.1.1", "no_lines")
    for line in delivery.lines:
        if line.verdict is CountVerdict.OPEN:
            yield _problem(Step.PACKING, "6.5.1.1", "not_counted", line.id, line=line.name)
    for unit in delivery.units:
        if unit.tracking is Tracking.SERIAL and unit.counted and not unit.serial.strip():
            yield _problem(Step.PACKING, "6.5.1.1", "no_serial", unit.id, unit=unit.name)


def on_site(delivery: Delivery) -> list[UnitCheck]:
    """Return the units that are really here: all but pieces that counting found missing."""
    open_lines = {line.id for line in delivery.lines if line.verdict is CountVerdict.OPEN}
    return [
        unit
        for unit in delivery.units
        if unit.counted or unit.tracking is not Tracking.SERIAL or unit.line in open_lines or unit.replaces
    ]


def _appearance(delivery: Delivery) -> Iterator[Problem]:
    for unit in on_site(delivery):
        if unit.appearance is Verdict.OPEN and unit.id not in replaced(delivery):
            yield _problem(Step.APPEARANCE, "6.5.1.2", "appearance_open", unit.id, unit=unit_name(unit))
        if unit.appearance is Verdict.FAIL and not unit.damage.strip():
            yield _problem(Step.APPEARANCE, "6.5.1.2", "damage_unsaid", unit.id, unit=unit_name(unit))


def _answers(delivery: Delivery) -> Iterator[Problem]:
    gone = replaced(delivery)
    for unit in on_site(delivery):
        if unit.id in gone:
            continue
        for answer in unit.answers:
            yield from _answer(unit, answer)


def _answer(unit: UnitCheck, answer: Answer) -> Iterator[Problem]:
    names = {"unit": unit_name(unit), "item": answer.item.name}
    target = f"{unit.id}:{answer.item.id}"
    if answer.item.required and answer.judged is Verdict.OPEN:
        yield _problem(Step.COMMISSIONING, "6.5.1.3", "answer_open", target, **names)
    if answer.item.photo_required and not answer.photos:
        yield _problem(Step.COMMISSIONING, "6.5.1.3", "photo_missing", target, **names)


def _conduct(delivery: Delivery) -> Iterator[Problem]:
    work = delivery.site_work
    for field in ("protected", "asked_before_use", "cleaned"):
        if getattr(work, field) is None:
            yield _problem(Step.COMMISSIONING, "6.6.4", f"{field}_open", field)
    if work.arrived_at is None or work.finished_at is None:
        yield _problem(Step.COMMISSIONING, "6.5.1.3", "times_missing", "arrived_at")
        return
    started = work.started_at or work.arrived_at
    if not work.arrived_at <= started <= work.finished_at:
        yield _problem(Step.COMMISSIONING, "6.5.1.3", "times_disordered", "arrived_at")


def _defects(delivery: Delivery) -> Iterator[Problem]:
    units = {unit.id for unit in delivery.units}
    for number, defect in enumerate(delivery.defects, 1):
        params: dict[str, str | int] = {"n": number, "defect": defect.description}
        for code in _defect_gaps(defect, units):
            yield _problem(Step.DEFECTS, "6.5.1.4", code, defect.id, **params)


def _defect_gaps(defect: Defect, units: set[str]) -> Iterator[str]:
    if not defect.description.strip():
        yield "defect_unsaid"
    if defect.remedy is Remedy.OPEN:
        yield "remedy_open"
    elif defect.remedy is Remedy.REPLACE and defect.replacement not in units:
        yield "replacement_missing"
    elif defect.remedy is Remedy.REPAIR:
        if not defect.action.strip():
            yield "repair_unsaid"
        if defect.recheck is not Verdict.PASS:
            yield "recheck_open"
    elif defect.remedy is Remedy.PUNCH and not (defect.owner.strip() and defect.due):
        yield "punch_open"


def _training(delivery: Delivery) -> Iterator[Problem]:
    training = delivery.training
    if training.need is Need.OPEN:
        yield _problem(Step.TRAINING, "6.5.1.6", "training_open", "need")
    elif training.need is Need.NO and not training.declined_by.strip():
        yield _problem(Step.TRAINING, "6.5.1.6", "training_declined_by", "declined_by")
    elif training.need is Need.YES:
        for field in ("topic", "held_on", "hours", "trainer"):
            if not getattr(training, field):
                yield _problem(Step.TRAINING, "6.5.1.6", f"training_{field}", field)
        if training.evaluation is Effect.OPEN:
            yield _problem(Step.TRAINING, "6.5.1.6", "training_evaluation", "evaluation")
        yield from _trainees(delivery)


def _trainees(delivery: Delivery) -> Iterator[Problem]:
    if not delivery.training.trainees:
        yield _problem(Step.TRAINING, "6.5.1.6", "no_trainees", "trainees")
    for number, trainee in enumerate(delivery.training.trainees, 1):
        if not trainee.name.strip():
            yield _problem(Step.TRAINING, "6.5.1.6", "trainee_unnamed", f"trainee:{number - 1}", n=number)
        if trainee.signature is None or not valid(trainee.signature):
            code, name = "trainee_unsigned", trainee.name or str(number)
            yield _problem(Step.TRAINING, "6.5.1.6", code, f"trainee:{number - 1}", name=name)


def _result(delivery: Delivery) -> Iterator[Problem]:
    result = delivery.result
    if result is Result.OPEN:
        yield _problem(Step.SIGNING, "6.5.1.5", "result_open", "result")
    elif result is Result.FULL and unfinished(delivery):
        yield _problem(Step.SIGNING, "6.5.1.4", "full_with_open_points", "result")
    elif result is Result.PARTIAL and not (delivery.result_reason.strip() or unfinished(delivery)):
        yield _problem(Step.SIGNING, "6.5.1.5", "partial_unsaid", "result_reason")
    elif result is Result.REFUSED:
        if not delivery.result_reason.strip():
            yield _problem(Step.SIGNING, "6.5.1.5", "refusal_unsaid", "result_reason")
        if not delivery.witness.strip():
            yield _problem(Step.SIGNING, "6.5.1.5", "witness_missing", "witness")


def unfinished(delivery: Delivery) -> bool:
    """Whether points stay open after signing: a defect on the punch list or still undecided."""
    return any(defect.remedy in {Remedy.PUNCH, Remedy.OPEN} for defect in delivery.defects)


def valid(signature: Signature) -> bool:
    """Whether a signature counts: a printed name and either strokes or the word that it stands on paper."""
    return bool(signature.name.strip()) and (signature.method is Method.PAPER or bool(signature.strokes))


def _signatures(delivery: Delivery) -> Iterator[Problem]:
    parties = {signature.party for signature in delivery.signatures if valid(signature)}
    refused = delivery.result is Result.REFUSED
    if Party.STAFF not in parties:
        yield _problem(Step.SIGNING, "6.5.1.5", "staff_unsigned", "staff")
    if Party.CUSTOMER not in parties and not (refused and Party.WITNESS in parties):
        yield _problem(Step.SIGNING, "6.5.1.5", "refusal_unsigned" if refused else "customer_unsigned", "customer")
    for index, signature in enumerate(delivery.signatures):
        if not valid(signature):
            code = "signature_unnamed" if not signature.name.strip() else "signature_empty"
            yield _problem(Step.SIGNING, "6.5.1.5", code, f"signature:{index}", name=signature.name or str(index + 1))


def with_found_defects(delivery: Delivery) -> Delivery:
    """Return the delivery with one defect for everything its steps found; what was decided by hand stays.

    A defect whose finding has gone is dropped only while nobody has worked on it.
    """
    found = {defect.key: defect for defect in _findings(delivery)}
    kept = [
        msgspec.structs.replace(defect, description=found[defect.key].description)
        if defect.key in found and _untouched(defect)
        else defect
        for defect in delivery.defects
        if not defect.key or defect.key in found or not _untouched(defect)
    ]
    known = {defect.key for defect in kept}
    return msgspec.structs.replace(delivery, defects=(*kept, *(d for key, d in found.items() if key not in known)))


def _untouched(defect: Defect) -> bool:
    return defect.remedy is Remedy.OPEN and not (defect.photos or defect.action or defect.owner)


def _findings(delivery: Delivery) -> Iterator[Defect]:
    bad = {CountVerdict.SHORT, CountVerdict.OVER, CountVerdict.WRONG}
    for line in delivery.lines:
        if line.verdict in bad:
            missing = abs(line.quantity - (line.counted or Decimal(0)))
            counted = "–" if line.counted is None else line.counted
            text = f"{line.name} {counted} / {line.quantity} {line.uom}".strip()
            yield _found(f"line:{line.id}", Source.PACKING, text, line=line.id, quantity=missing or Decimal(1))
    for unit in delivery.units:
        if unit.appearance is Verdict.FAIL:
            text = f"{unit_name(unit)}: {unit.damage}".rstrip(": ")
            yield _found(f"appearance:{unit.id}", Source.APPEARANCE, text, unit=unit.id)
        for answer in unit.answers:
            if answer.judged is Verdict.FAIL:
                key = f"check:{unit.id}:{answer.item.id}"
                yield _found(key, Source.CHECK, f"{unit_name(unit)}: {_finding(answer)}", unit=unit.id)


def _finding(answer: Answer) -> str:
    item = answer.item
    reading = "" if answer.value is None else f"{answer.value} {item.unit}".strip()
    return " ".join(
        part for part in (item.name, reading, limits(item.low, item.high, item.unit), answer.note) if part
    )


def limits(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """Return inclusive limits as people write them: ``342–418 V``, ``≥ 0.75 MPa``, ``≤ 95 ℃`` or nothing."""
    if low is not None and high is not None:
        return f"{low}–{high} {unit}".strip()
    if low is not None:
        return f"≥ {low} {unit}".strip()
    return f"≤ {high} {unit}".strip() if high is not None else ""


def _found(
    key: str, source: Source, description: str, *, unit: str = "", line: str = "", quantity: Decimal = Decimal(1)
) -> Defect:
    return Defect(id=key, key=key, source=source, unit=unit, line=line, quantity=quantity, description=description)


def warranty(delivery: Delivery) -> tuple[date, date] | None:
    """Return first and last day of the warranty that a signed acceptance starts, or none when it was refused."""
    if delivery.accepted_at is None or delivery.result not in {Result.FULL, Result.PARTIAL}:
        return None
    start = local_day(delivery.accepted_at)
    return (start, warranty_end(start, delivery.warranty_months)) if delivery.warranty_months else None


def stock_moves(delivery: Delivery) -> list[Move]:
    """Return what a signed delivery moves: good pieces to the customer, replaced ones into quarantine (6.5.1.4)."""
    if delivery.accepted_at is None:
        return []
    at = delivery.accepted_at
    moves = [move for unit in on_site(delivery) for move in _unit_moves(delivery, unit, at)]
    return [move for move in moves if move.quantity > 0]


def _unit_moves(delivery: Delivery, unit: UnitCheck, at: datetime) -> Iterator[Move]:
    exchanged = [d for d in delivery.defects if d.unit == unit.id and d.remedy is Remedy.REPLACE]
    defective = max((d.quantity for d in exchanged), default=Decimal(0))
    store = next((d.store for d in delivery.defects if d.replacement == unit.id), "")
    if defective:
        yield _move(delivery, unit, at, defective, Place.QUARANTINE, store)
    if delivery.result in {Result.FULL, Result.PARTIAL}:
        yield _move(delivery, unit, at, _counted(delivery, unit) - defective, Place.CUSTOMER, store)


def _counted(delivery: Delivery, unit: UnitCheck) -> Decimal:
    if unit.tracking is Tracking.SERIAL or unit.replaces:
        return unit.quantity
    counts = [line.counted for line in delivery.lines if line.id == unit.line and line.counted is not None]
    return min(unit.quantity, *counts) if counts else unit.quantity


def _move(delivery: Delivery, unit: UnitCheck, at: datetime, quantity: Decimal, target: Place, store: str) -> Move:
    kept = target is Place.CUSTOMER
    originals = {other.id: other.serial for other in delivery.units}
    return Move(
        product=unit.product,
        serial=unit.serial,
        quantity=quantity,
        origin=Place.GOOD,
        target=target,
        origin_store=store,
        at=at,
        customer=delivery.customer if kept else "",
        site=delivery.site if kept else "",
        replaces=originals.get(unit.replaces, "") if kept else "",
        warranty_start=str(delivery.warranty_start or "") if kept else "",
        warranty_end=str(delivery.warranty_end or "") if kept else "",
    )
