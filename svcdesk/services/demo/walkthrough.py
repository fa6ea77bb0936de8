"""An acceptance carried through step by step as careful people would: for the demo desk and for the self-test."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256

import msgspec

from svcdesk.domain.counting import count, see
from svcdesk.domain.delivery import Answer, Delivery, Effect, Need, SiteWork, Trainee, Training, UnitCheck, Verdict
from svcdesk.domain.masters import CheckItem, ItemKind, Tracking
from svcdesk.domain.signature import Method, Party, Signature
from svcdesk.services.demo.handwriting import strokes

_MINUTE = timedelta(minutes=1)


def counted(delivery: Delivery) -> Delivery:
    """Step 1: find every piece of the packing list, serial number by serial number."""
    for line in delivery.lines:
        if line.tracking is Tracking.SERIAL:
            for serial in line.serials:
                delivery = see(delivery, line.id, serial)
        else:
            delivery = count(delivery, line.id, line.quantity)
    return delivery


def looked_over(delivery: Delivery, damage: str = "") -> Delivery:
    """Step 2: every unit looks as it should, but the first where ``damage`` says what is broken on it."""
    units = [_looked(unit, "" if place else damage) for place, unit in enumerate(delivery.units)]
    return msgspec.structs.replace(delivery, units=tuple(units))


def _looked(unit: UnitCheck, damage: str) -> UnitCheck:
    verdict = Verdict.FAIL if damage else Verdict.PASS
    return msgspec.structs.replace(unit, appearance=verdict, damage=damage)


def tried_out(delivery: Delivery, only: Iterable[str] = ()) -> Delivery:
    """Step 3: every item still open answered as a sound machine would; ``only`` names those tried so far."""
    wanted = set(only)
    units = []
    for unit in delivery.units:
        answers = (
            sound(answer, unit.serial or unit.id)
            if _is_open(answer) and (not wanted or answer.item.id in wanted)
            else answer
            for answer in unit.answers
        )
        units.append(msgspec.structs.replace(unit, answers=tuple(answers)))
    return msgspec.structs.replace(delivery, units=tuple(units))


def found(delivery: Delivery, item: str, **answer: object) -> Delivery:
    """Step 3, where the first unit with an item (by id or name) gives another answer: ``value``, ``verdict`` …"""
    units, waiting = [], True
    for unit in delivery.units:
        answers = list(unit.answers)
        for place, one in enumerate(answers):
            if waiting and item in {one.item.id, one.item.name}:
                answers[place], waiting = msgspec.structs.replace(one, **answer), False
        units.append(msgspec.structs.replace(unit, answers=tuple(answers)))
    return msgspec.structs.replace(delivery, units=tuple(units))


def _is_open(answer: Answer) -> bool:
    return answer.judged is Verdict.OPEN and not answer.text


def sound(answer: Answer, seed: str) -> Answer:
    """Return an item answered well: a reading inside its limits, a yes, a plain word."""
    kind = answer.item.kind
    if kind is ItemKind.READING:
        verdict = Verdict.OPEN if answer.item.limited else Verdict.PASS
        return msgspec.structs.replace(answer, value=plausible(answer.item, seed), verdict=verdict)
    if kind is ItemKind.TEXT:
        return msgspec.structs.replace(answer, text=answer.text or "正常")
    return msgspec.structs.replace(answer, verdict=Verdict.PASS)


def plausible(item: CheckItem, seed: str) -> Decimal:
    """Return a reading well inside an item's limits, the same for the same seed."""
    chance = Decimal(sha256(f"{item.id}{seed}".encode()).digest()[0]) / 255
    low, high = item.low, item.high
    if low is not None and high is not None:
        value = low + (high - low) * (Decimal("0.4") + chance * Decimal("0.2"))
    elif high is not None:
        value = high * (Decimal("0.86") + chance * Decimal("0.08"))
    else:
        value = (low or Decimal(100)) * (Decimal("1.02") + chance * Decimal("0.06"))
    exponents = [int(limit.as_tuple().exponent) for limit in (low, high) if limit is not None]
    return value.quantize(Decimal(1).scaleb(min(exponents, default=0)), ROUND_HALF_UP)


def worked(delivery: Delivery, arrived: datetime, finished: datetime) -> Delivery:
    """Say when the people were on site and how they behaved there (6.6.4)."""
    work = SiteWork(
        power="380 V 三相五线",
        grounding="保护接地良好",
        environment="通风良好，室温 24 ℃",
        arrived_at=arrived,
        started_at=arrived + 20 * _MINUTE,
        finished_at=finished,
        trial_minutes=60,
        trial_result=Verdict.PASS,
        protected=True,
        asked_before_use=True,
        cleaned=True,
    )
    return msgspec.structs.replace(delivery, site_work=work)


def untrained(delivery: Delivery, who: str) -> Delivery:
    """Step 5, where the customer says that nobody needs training."""
    return msgspec.structs.replace(delivery, training=Training(need=Need.NO, declined_by=who))


def trained(
    delivery: Delivery, trainer: str, people: Iterable[str], at: datetime, *, topic: str, hours: Decimal
) -> Delivery:
    """Step 5: the customer's people are trained, and each signs."""
    trainees = tuple(
        Trainee(
            name=name,
            department=delivery.site_name,
            effect=Effect.GOOD,
            signature=signature(Party.CUSTOMER, name, at + place * _MINUTE),
        )
        for place, name in enumerate(people)
    )
    training = Training(
        need=Need.YES,
        topic=topic,
        held_on=at.date(),
        place=delivery.site_name,
        hours=hours,
        trainer=trainer,
        materials="使用说明书、日常点检表",
        assessment="现场操作",
        evaluation=Effect.GOOD,
        trainees=trainees,
    )
    return msgspec.structs.replace(delivery, training=training)


def signature(party: Party, name: str, at: datetime, *, role: str = "", phone: str = "") -> Signature:
    """Return a signature written on the screen."""
    return Signature(
        party=party, name=name, role=role, phone=phone, method=Method.DRAWN, signed_at=at, strokes=strokes(name)
    )
