"""Rules on what is done about defects (6.5.1.4): decided, done and proven, and nothing unsafe left behind."""

from collections.abc import Iterator

from svcdesk.domain.delivery import Answer, Defect, Delivery, Remedy, Verdict
from svcdesk.domain.figures import countable
from svcdesk.domain.masters import ItemKind
from svcdesk.domain.problems import Problem, Step, problem
from svcdesk.domain.times import local_day


def remedies(delivery: Delivery) -> Iterator[Problem]:
    """Yield what is missing on every defect."""
    units = {unit.id for unit in delivery.units}
    for number, defect in enumerate(delivery.defects, 1):
        params: dict[str, str | int] = {"n": number, "defect": defect.description}
        for code in _gaps(delivery, defect, units):
            clause = "6.2.2" if code == "safety_open" else "6.5.1.4"
            yield problem(Step.DEFECTS, clause, code, defect.id, **params)


def _gaps(delivery: Delivery, defect: Defect, units: set[str]) -> Iterator[str]:
    if not defect.description.strip():
        yield "defect_unsaid"
    if not countable(defect.quantity):
        yield "defect_quantity"
    if defect.remedy is Remedy.OPEN:
        yield "remedy_open"
    elif defect.remedy is Remedy.REPLACE and defect.replacement not in units:
        yield "replacement_missing"
    elif defect.remedy is Remedy.REPAIR:
        yield from _repair_gaps(defect, failed_answer(delivery, defect))
    elif defect.remedy is Remedy.PUNCH:
        yield from _punch_gaps(delivery, defect)


def failed_answer(delivery: Delivery, defect: Defect) -> Answer | None:
    """Return the checklist answer that a defect came from, or none where something else found it."""
    for unit in delivery.units:
        if unit.id == defect.unit:
            for answer in unit.answers:
                if defect.key == f"check:{unit.id}:{answer.item.id}":
                    return answer
    return None


def _repair_gaps(defect: Defect, answer: Answer | None) -> Iterator[str]:
    if not defect.action.strip():
        yield "repair_unsaid"
    value = defect.recheck_value
    reading = answer is not None and answer.item.kind is ItemKind.READING
    if defect.recheck is Verdict.FAIL or (answer and value is not None and answer.item.out_of_limits(value)):
        yield "recheck_failed"
    elif reading and (value is None or not value.is_finite()):
        yield "recheck_reading_open"
    elif defect.recheck is Verdict.OPEN and not (answer and reading and answer.item.limited):
        yield "recheck_open"


def _punch_gaps(delivery: Delivery, defect: Defect) -> Iterator[str]:
    arrived = delivery.site_work.arrived_at
    if not defect.owner.strip():
        yield "punch_owner"
    if defect.due is None:
        yield "punch_due"
    elif arrived is not None and defect.due < local_day(arrived):
        yield "punch_due_past"
    answer = failed_answer(delivery, defect)
    if answer is not None and answer.item.safety:
        yield "safety_open"
