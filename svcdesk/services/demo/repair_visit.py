"""What a visit of the demo story enters into a service order: before, confirmation, after, signatures."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from msgspec.structs import replace

from svcdesk.domain.delivery import Photo, Verdict
from svcdesk.domain.masters import ItemKind
from svcdesk.domain.service_order import (
    Aspect,
    Comparison,
    Condition,
    Conduct,
    Observation,
    Part,
    Payer,
    Quote,
    ServiceOrder,
    Sight,
    SignOff,
)
from svcdesk.domain.signature import Party, Signature
from svcdesk.services.demo import walkthrough
from svcdesk.services.demo.service_data import WorkData

_MINUTE = timedelta(minutes=1)
Pictures = Mapping[str, Photo]


def arrived(
    order: ServiceOrder, work: WorkData, at: datetime, left: datetime | None, pictures: Pictures
) -> ServiceOrder:
    """Return the order after the first look: times, condition found, what came with it."""
    visit = replace(order.visits[-1], departed_at=left, arrived_at=at, started_at=at + 20 * _MINUTE)
    return replace(
        order,
        visits=(*order.visits[:-1], visit),
        observations=tuple(_found(one, work, order.device.serial, pictures) for one in order.observations),
        accessories=work.accessories,
        running_hours=work.hours,
    )


def confirmed(order: ServiceOrder, work: WorkData, staff: str, at: datetime) -> ServiceOrder:
    """Return the order with both names under the condition found."""
    who = work.customer
    signed = (
        walkthrough.signature(Party.STAFF, staff, at, role="售后服务人员"),
        walkthrough.signature(Party.CUSTOMER, who.name, at + _MINUTE, role=who.role, phone=who.phone),
    )
    return replace(order, before_signatures=signed)


def finished(
    order: ServiceOrder, work: WorkData, staff: str, done: datetime, parts: tuple[Part, ...], pictures: Pictures
) -> ServiceOrder:
    """Return the order as it is signed."""
    visit = replace(order.visits[-1], finished_at=done)
    return replace(
        order,
        visits=(*order.visits[:-1], visit),
        observations=tuple(_repaired(one, work, order.device.serial, pictures) for one in order.observations),
        coverage=work.coverage or order.coverage,
        coverage_reason=work.coverage_reason,
        cause=work.cause,
        diagnosis=work.diagnosis,
        quote=_quote(work, (visit.started_at or done) + 15 * _MINUTE),
        work=work.work,
        parts=parts,
        labour=work.labour,
        travel=work.travel,
        fee_payer=work.fee_payer,
        trial_minutes=work.trial,
        trial_result=Verdict.PASS,
        conduct=Conduct(protected=True, asked_before_use=True, cleaned=True),
        result=work.result,
        result_note=work.note,
        repair_warranty_days=work.warranty_days,
        rating=work.rating,
        sign_off=SignOff(condition=Condition.INTACT, relation=work.relation, opinion=work.opinion),
        signatures=_signed(work, staff, done + 5 * _MINUTE),
    )


def _signed(work: WorkData, staff: str, at: datetime) -> tuple[Signature, ...]:
    who = work.customer
    return (
        walkthrough.signature(Party.STAFF, staff, at, role="售后服务人员"),
        walkthrough.signature(Party.CUSTOMER, who.name, at + _MINUTE, role=who.role, phone=who.phone),
    )


def _quote(work: WorkData, at: datetime) -> Quote:
    if work.quoted is None:
        return Quote(text=work.quote)
    who = work.customer
    signature = walkthrough.signature(Party.CUSTOMER, who.name, at, role=who.role, phone=who.phone)
    return Quote(text=work.quote, amount=work.quoted, signature=signature)


def _found(one: Observation, work: WorkData, serial: str, pictures: Pictures) -> Observation:
    key = one.item.id
    if key in work.untested:
        return replace(one, before=Sight(untested=work.untested[key]))
    bad = work.bad.get(key, "")
    sight = _bad(one, bad) if bad else _sound(one, serial)
    return replace(one, before=replace(sight, photos=_pictures(work, key, 0, pictures)))


def _repaired(one: Observation, work: WorkData, serial: str, pictures: Pictures) -> Observation:
    """Return how a thing is after the work: sound, but for old marks on its surface."""
    key = one.item.id
    if one.aspect is Aspect.APPEARANCE and work.bad.get(key):
        sight, compared = replace(one.before, text="与维修前一致"), Comparison.SAME
    else:
        sight, compared = _sound(one, f"{serial}after"), Comparison.OPEN
        sight = replace(sight, value=work.good.get(key, sight.value))
    return replace(one, after=replace(sight, photos=_pictures(work, key, 1, pictures)), compared=compared)


def _bad(one: Observation, said: str) -> Sight:
    if one.item.kind is ItemKind.READING:
        value, _, text = said.partition(" ")
        return Sight(value=Decimal(value), text=text, verdict=Verdict.OPEN if one.item.limited else Verdict.FAIL)
    return Sight(verdict=Verdict.FAIL, text=said)


def _sound(one: Observation, seed: str) -> Sight:
    if one.item.kind is ItemKind.READING:
        value = walkthrough.plausible(one.item, seed)
        return Sight(value=value, verdict=Verdict.OPEN if one.item.limited else Verdict.PASS)
    text = "齐全" if one.item.kind is ItemKind.TEXT else ""
    return Sight(verdict=Verdict.PASS, text=text)


def _pictures(work: WorkData, key: str, at: int, pictures: Pictures) -> tuple[Photo, ...]:
    names = work.photos.get(key, ())
    return (pictures[names[at]],) if at < len(names) else ()


def payer(part: Part, who: Payer) -> Part:
    """Return a part with who pays for it; what the customer does not pay has no price to them."""
    return replace(part, payer=who, unit_price=part.unit_price if who is Payer.CUSTOMER else None)
