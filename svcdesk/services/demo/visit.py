"""What one visit of the demo story enters into a delivery, step by step."""

from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from svcdesk.domain.delivery import Defect, Delivery, Remedy, Result, Verdict
from svcdesk.domain.findings import with_found_defects
from svcdesk.domain.replacement import replace_from_stock
from svcdesk.domain.signature import Party, Signature
from svcdesk.services import delivery as verbs
from svcdesk.services.demo import walkthrough
from svcdesk.services.demo.data import AmendedData, RemedyData, VisitData
from svcdesk.services.demo.days import Days
from svcdesk.services.desk import Session

_MINUTE = timedelta(minutes=1)


def begun(delivery: Delivery, visit: VisitData, arrived: datetime) -> Delivery:
    """Return the delivery after the first hour on site: counted, looked over, tried out as far as they came."""
    delivery = _arrived(walkthrough.looked_over(walkthrough.counted(delivery), visit.damage), arrived)
    if visit.result is Result.REFUSED:
        return delivery
    for item, value in visit.readings.items():
        delivery = walkthrough.found(delivery, item, value=value)
    for item, text in visit.answers.items():
        delivery = walkthrough.found(delivery, item, text=text)
    for item in visit.fails:
        delivery = walkthrough.found(delivery, item, verdict=Verdict.FAIL)
    for item, note in visit.notes.items():
        delivery = walkthrough.found(delivery, item, note=note)
    return walkthrough.tried_out(delivery, visit.halfway)


def typed(delivery: Delivery, visit: VisitData) -> Delivery:
    """Return the delivery with what was typed after the last save."""
    for item, value in visit.typed.items():
        delivery = walkthrough.found(delivery, item, value=value)
    return delivery


def finished(session: Session, delivery: Delivery, visit: VisitData, when: tuple[datetime, datetime]) -> Delivery:
    """Return the delivery as it is signed: defects settled, people trained, a result, two names under it."""
    arrived, done = when
    staff = session.actor.name
    if visit.result is Result.REFUSED:
        delivery = msgspec.structs.replace(
            delivery, site_work=msgspec.structs.replace(delivery.site_work, finished_at=done), witness=visit.witness
        )
    else:
        delivery = walkthrough.worked(_settled(session, delivery, visit, done), arrived, done)
        delivery = _taught(delivery, visit, staff, done - 40 * _MINUTE)
    names = [_staff(session, done + 2 * _MINUTE), _customer(visit, done + 3 * _MINUTE)]
    if visit.witness:
        names.append(walkthrough.signature(Party.WITNESS, visit.witness, done + 3 * _MINUTE))
    return msgspec.structs.replace(
        delivery, result=visit.result, result_reason=visit.reason, opinion=visit.opinion, signatures=tuple(names)
    )


def amended(session: Session, delivery: Delivery, visit: VisitData, change: AmendedData, at: datetime) -> Delivery:
    """Return the delivery with a trainee's name put right and both parties' new signatures."""
    wrong, right = change.trainee
    trainees = tuple(
        msgspec.structs.replace(one, name=right, signature=walkthrough.signature(Party.CUSTOMER, right, at))
        if one.name == wrong
        else one
        for one in delivery.training.trainees
    )
    return msgspec.structs.replace(
        delivery,
        training=msgspec.structs.replace(delivery.training, trainees=trainees),
        signatures=(_staff(session, at), _customer(visit, at + _MINUTE)),
    )


def times(days: Days, day: int, visit: VisitData) -> tuple[datetime, datetime]:
    """Return when they arrived and when they had finished."""
    return days.at(day, visit.arrived), days.at(day, visit.finished or visit.arrived)


def _arrived(delivery: Delivery, at: datetime) -> Delivery:
    return msgspec.structs.replace(delivery, site_work=msgspec.structs.replace(delivery.site_work, arrived_at=at))


def _settled(session: Session, delivery: Delivery, visit: VisitData, done: datetime) -> Delivery:
    """Decide about every defect; a piece from stock walks through its own checks."""
    delivery = with_found_defects(delivery)
    for defect, said in zip(delivery.defects, visit.remedies, strict=True):
        if said.remedy is Remedy.REPLACE:
            piece = verbs.replacement_pieces(session, delivery, defect.id)[0]
            delivery = _noted(replace_from_stock(delivery, defect.id, piece), defect.id, said, done)
            delivery = walkthrough.tried_out(_accepted_look(delivery))
        else:
            delivery = _noted(delivery, defect.id, said, done)
    return delivery


def _noted(delivery: Delivery, defect_id: str, said: RemedyData, done: datetime) -> Delivery:
    defects = tuple(_decided(one, said, done) if one.id == defect_id else one for one in delivery.defects)
    return msgspec.structs.replace(delivery, defects=defects)


def _decided(defect: Defect, said: RemedyData, done: datetime) -> Defect:
    repaired = said.remedy is Remedy.REPAIR
    return msgspec.structs.replace(
        defect,
        remedy=said.remedy,
        action=said.action,
        owner=said.owner,
        due=(done + timedelta(days=said.days)).date() if said.days else None,
        recheck=Verdict.PASS if repaired else Verdict.OPEN,
        recheck_note="复检合格" if repaired else "",
    )


def _accepted_look(delivery: Delivery) -> Delivery:
    units = tuple(
        msgspec.structs.replace(unit, appearance=Verdict.PASS) if unit.appearance is Verdict.OPEN else unit
        for unit in delivery.units
    )
    return msgspec.structs.replace(delivery, units=units)


def _taught(delivery: Delivery, visit: VisitData, trainer: str, at: datetime) -> Delivery:
    if visit.training is None:
        return walkthrough.untrained(delivery, visit.declined)
    said = visit.training
    return walkthrough.trained(delivery, trainer, said.people, at, topic=said.topic, hours=Decimal(said.hours))


def _staff(session: Session, at: datetime) -> Signature:
    return walkthrough.signature(Party.STAFF, session.actor.name, at, role="售后服务人员")


def _customer(visit: VisitData, at: datetime) -> Signature:
    who = visit.customer
    return walkthrough.signature(Party.CUSTOMER, who.name, at, role=who.role, phone=who.phone)
