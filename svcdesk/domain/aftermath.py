"""What a signed acceptance makes: the feedback F19, the payment notice F20, and F08 for each defective piece."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256

from svcdesk.domain.contract import Contract, Instalment, Trigger, reached
from svcdesk.domain.delivery import Answer, Defect, Delivery, LineKind, Need, Remedy, UnitCheck, Verdict
from svcdesk.domain.figures import figure
from svcdesk.domain.masters import BankAccount
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.presence import defective, handed_over, staying, unit_name
from svcdesk.domain.record import Actor
from svcdesk.domain.settlement import Feedback, PaymentNotice
from svcdesk.domain.signing_rules import lacking
from svcdesk.domain.times import local_day
from svcdesk.domain.workdays import Due


def document_of(delivery: str, kind: str, part: str = "") -> str:
    """Return the document that follows from a delivery: the same on every desk, so it can exist only once."""
    return sha256(f"{kind}:{delivery}:{part}".encode()).hexdigest()[:32]


def feedback(doc: str, number: str, delivery: Delivery, due: Due, sender: Actor) -> Feedback:
    """Return the feedback of a signed delivery; raises ``ValueError`` where it was never accepted or refused."""
    at = delivery.accepted_at
    if at is None:
        raise ValueError(doc)
    kept = handed_over(delivery)
    return Feedback(
        delivery=doc,
        delivery_number=number,
        customer=delivery.customer,
        customer_name=delivery.customer_name,
        contract_number=delivery.contract_number,
        delivered_at=at,
        due_at=due.at,
        due_certain=due.certain,
        result=delivery.result,
        quantity=sum((kept[line.id] for line in delivery.lines if line.kind is LineKind.GOODS), Decimal(0)),
        complete=_complete(delivery),
        intact=_all_pass([_look(delivery, unit) for unit in staying(delivery)]),
        functional=_all_pass([_works(delivery, unit, one) for unit in staying(delivery) for one in _required(unit)]),
        trained=len(delivery.training.trainees) if delivery.training.need is Need.YES else 0,
        replaced=tuple(_exchanges(delivery)),
        issues=tuple(_issues(delivery)),
        opinion=delivery.opinion,
        sent_by=sender.name,
    )


def _complete(delivery: Delivery) -> bool | None:
    if any(line.counted is None for line in delivery.lines):
        return None
    documents = [line for line in delivery.lines if line.kind is not LineKind.GOODS]
    return not lacking(delivery) and all((line.counted or 0) >= line.quantity for line in documents)


def _all_pass(verdicts: list[Verdict]) -> bool | None:
    """Return what many verdicts come to: one failure decides, one open verdict leaves it open."""
    if Verdict.FAIL in verdicts:
        return False
    return None if Verdict.OPEN in verdicts or not verdicts else True


def _look(delivery: Delivery, unit: UnitCheck) -> Verdict:
    return _after_repair(delivery, f"appearance:{unit.id}", unit.appearance)


def _works(delivery: Delivery, unit: UnitCheck, answer: Answer) -> Verdict:
    return _after_repair(delivery, f"check:{unit.id}:{answer.item.id}", answer.judged)


def _required(unit: UnitCheck) -> list[Answer]:
    return [answer for answer in unit.answers if answer.item.required]


def _after_repair(delivery: Delivery, key: str, verdict: Verdict) -> Verdict:
    repaired = any(defect.key == key and defect.remedy is Remedy.REPAIR for defect in delivery.defects)
    return Verdict.PASS if repaired else verdict


def _exchanges(delivery: Delivery) -> Iterator[str]:
    units = {unit.id: unit for unit in delivery.units}
    for unit in delivery.units:
        if unit.replaces in units:
            yield f"{unit_name(units[unit.replaces])} → {unit.serial or f'{figure(unit.quantity)} {unit.uom}'}"


def _issues(delivery: Delivery) -> Iterator[tuple[str, str, str]]:
    for defect in delivery.defects:
        if defect.remedy is Remedy.PUNCH:
            yield defect.description, defect.owner, str(defect.due or "")
        elif defect.remedy in {Remedy.TAKE_BACK, Remedy.OPEN}:
            yield defect.description, "", ""


def payment_notice(
    doc: str,
    number: str,
    delivery: Delivery,
    contract: Contract,
    *,
    due: Decimal,
    paid: Decimal,
    bank: BankAccount,
) -> PaymentNotice:
    """Return the notice of what is due on a signed acceptance; ``paid`` is what has arrived so far."""
    return PaymentNotice(
        delivery=doc,
        delivery_number=number,
        contract=delivery.contract,
        contract_number=delivery.contract_number,
        contract_external=contract.external,
        contract_signed_on=contract.signed_on,
        customer=delivery.customer,
        customer_name=delivery.customer_name,
        contact=" ".join(part for part in (delivery.contact, delivery.phone) if part),
        term="、".join(part.name for part in _asked_for(contract)),
        total=contract.amount,
        paid=paid,
        due=due,
        due_on=_due_on(contract, delivery),
        bank=bank,
    )


def _asked_for(contract: Contract) -> list[Instalment]:
    return [part for part in reached(contract, Trigger.ACCEPTANCE) if part.trigger is not Trigger.SIGNING]


def _due_on(contract: Contract, delivery: Delivery) -> date | None:
    """Return the last day of the longest term of payment; none where the contract names no term."""
    days = [part.days for part in _asked_for(contract)]
    if delivery.accepted_at is None or not days:
        return None
    return local_day(delivery.accepted_at) + timedelta(days=max(days))


def nonconformities(doc: str, number: str, delivery: Delivery) -> dict[str, Nonconformity]:
    """Return one nonconformity for each unit with defective pieces that do not stay, by the unit's id."""
    found: dict[str, Nonconformity] = {}
    bad = defective(delivery)
    for unit in delivery.units:
        if bad[unit.id] > 0:
            found[unit.id] = Nonconformity(
                product=unit.product,
                name=unit.name,
                spec=unit.spec,
                serial=unit.serial,
                quantity=bad[unit.id],
                description="；".join(defect.description for defect in _faults(delivery, unit)),
                found_at=doc,
                found_number=number,
                found_unit=unit.id,
                found_on=delivery.accepted_at,
                customer_name=delivery.customer_name,
                replaced_by="、".join(other.serial for other in delivery.units if other.replaces == unit.id),
            )
    return found


def _faults(delivery: Delivery, unit: UnitCheck) -> list[Defect]:
    return [defect for defect in delivery.defects if defect.unit == unit.id]
