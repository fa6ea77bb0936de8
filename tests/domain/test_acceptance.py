"""The rules of an acceptance: each reason alone and once, all at once, each with its clause."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from svcdesk import words
from svcdesk.domain.acceptance import check
from svcdesk.domain.counting import count
from svcdesk.domain.delivery import (
    Delivery,
    Effect,
    LineKind,
    Need,
    Remedy,
    Result,
    SiteWork,
    Trainee,
    Training,
    Verdict,
)
from svcdesk.domain.findings import with_found_defects
from svcdesk.domain.masters import ItemKind
from svcdesk.domain.presence import staying
from svcdesk.domain.problems import Step
from svcdesk.domain.replacement import add_defect
from svcdesk.domain.signature import Method, Party
from tests.delivering import ARRIVED, both_signatures, filled_in, planned, signature

replace = msgspec.structs.replace
Change = Callable[[Delivery], Delivery]


def good() -> Delivery:
    return filled_in(planned())


def unit(body: Delivery, index: int = 0, **fields: Any) -> Delivery:
    units = list(body.units)
    units[index] = replace(units[index], **fields)
    return replace(body, units=tuple(units))


def answer(body: Delivery, item: str, index: int = 0, **fields: Any) -> Delivery:
    answers = tuple(replace(one, **fields) if one.item.id == item else one for one in body.units[index].answers)
    return unit(body, index, answers=answers)


def item(body: Delivery, item_id: str, **fields: Any) -> Delivery:
    """Change a checklist item itself."""
    answers = tuple(
        replace(one, item=replace(one.item, **fields)) if one.item.id == item_id else one
        for one in body.units[0].answers
    )
    return unit(body, 0, answers=answers)


def decided(body: Delivery, **fields: Any) -> Delivery:
    """Settle every defect the steps find, for a partial acceptance."""
    body = with_found_defects(body)
    defects = tuple(replace(one, **fields) for one in body.defects)
    return replace(body, defects=defects, result=Result.PARTIAL, result_reason="有遗留")


def hot(body: Delivery) -> Delivery:
    return answer(body, "temp", value=Decimal(97))


def work(body: Delivery, **fields: Any) -> Delivery:
    return replace(body, site_work=replace(body.site_work, **fields))


def training(body: Delivery, **fields: Any) -> Delivery:
    return replace(body, training=replace(body.training, **fields))


def trainee(body: Delivery, **fields: Any) -> Delivery:
    return training(body, trainees=(replace(body.training.trainees[0], **fields),))


def refused(body: Delivery, **fields: Any) -> Delivery:
    values: dict[str, Any] = {"result": Result.REFUSED, "result_reason": "外箱进水", "witness": "赵工", **fields}
    return replace(body, **values)


def repaired(body: Delivery, **fields: Any) -> Delivery:
    fine = {"remedy": Remedy.REPAIR, "action": "换温控阀", "recheck": Verdict.PASS, "recheck_value": Decimal(88)}
    return replace(decided(hot(body), **{**fine, **fields}), result=Result.FULL)


def punched(body: Delivery, **fields: Any) -> Delivery:
    fine = {"remedy": Remedy.PUNCH, "owner": "王工", "due": date(2026, 12, 1)}
    return decided(hot(body), **{**fine, **fields})


def no_goods(body: Delivery) -> Delivery:
    document = replace(body.lines[0], id="D1", kind=LineKind.DOCUMENT, counted=Decimal(2))
    return refused(replace(body, lines=(document,), units=()))


def twice(body: Delivery) -> Delivery:
    return unit(replace(body, lines=(replace(body.lines[0], serials=()), *body.lines[1:])), 1, serial="SN-1")


def unsafe(body: Delivery) -> Delivery:
    fine = {"remedy": Remedy.PUNCH, "owner": "王工", "due": date(2026, 12, 1)}
    return decided(answer(body, "valve", verdict=Verdict.FAIL), **fine)


def all_back(body: Delivery) -> Delivery:
    for index in range(len(body.units)):
        body = unit(body, index, appearance=Verdict.FAIL, damage="压坏")
    body = decided(body, remedy=Remedy.TAKE_BACK)
    return replace(body, defects=tuple(replace(one, quantity=Decimal(3)) for one in body.defects))


def half_seen(body: Delivery) -> Delivery:
    line = replace(body.lines[0], counted=None, seen=("SN-1",))
    return replace(body, lines=(line, *body.lines[1:]))


ALONE: dict[str, tuple[int, Change]] = {
    "no_lines": (1, no_goods),
    "not_counted": (1, lambda body: count(body, "L2", None)),
    "partly_counted": (1, half_seen),
    "no_serial": (1, lambda body: unit(body, 0, serial=" ")),
    "serial_twice": (2, twice),
    "appearance_open": (1, lambda body: unit(body, appearance=Verdict.OPEN)),
    "damage_unsaid": (1, lambda body: refused(unit(body, appearance=Verdict.FAIL))),
    "reading_open": (1, lambda body: answer(body, "volt", value=None)),
    "yes_no_open": (1, lambda body: answer(body, "valve", verdict=Verdict.OPEN)),
    "text_open": (1, lambda body: item(body, "valve", kind=ItemKind.TEXT)),
    "photo_missing": (1, lambda body: item(body, "volt", photo_required=True)),
    "protected_open": (1, lambda body: work(body, protected=None)),
    "asked_before_use_open": (1, lambda body: work(body, asked_before_use=None)),
    "cleaned_open": (1, lambda body: work(body, cleaned=None)),
    "conduct_unsaid": (1, lambda body: work(body, cleaned=False)),
    "times_missing": (1, lambda body: work(body, finished_at=None)),
    "times_disordered": (1, lambda body: work(body, started_at=ARRIVED - timedelta(minutes=1))),
    "defect_unsaid": (
        1,
        lambda body: replace(
            decided(add_defect(body, ""), remedy=Remedy.REPAIR, action="已补", recheck=Verdict.PASS),
            result=Result.FULL,
        ),
    ),
    "defect_quantity": (1, lambda body: repaired(body, quantity=Decimal(0))),
    "remedy_open": (1, lambda body: decided(hot(body))),
    "replacement_missing": (1, lambda body: decided(hot(body), remedy=Remedy.REPLACE)),
    "repair_unsaid": (1, lambda body: repaired(body, action=" ")),
    "recheck_open": (
        1,
        lambda body: decided(unit(body, appearance=Verdict.FAIL, damage="掉漆"), remedy=Remedy.REPAIR, action="补漆"),
    ),
    "recheck_reading_open": (1, lambda body: repaired(body, recheck_value=None)),
    "recheck_failed": (1, lambda body: repaired(body, recheck_value=Decimal("95.1"))),
    "punch_owner": (1, lambda body: punched(body, owner="")),
    "punch_due": (1, lambda body: punched(body, due=None)),
    "punch_due_past": (1, lambda body: punched(body, due=date(2026, 11, 22))),
    "safety_open": (1, unsafe),
    "training_open": (1, lambda body: replace(body, training=Training())),
    "training_declined_by": (1, lambda body: replace(body, training=Training(need=Need.NO))),
    "training_topic": (1, lambda body: training(body, topic=" ")),
    "training_held_on": (1, lambda body: training(body, held_on=None)),
    "training_hours": (1, lambda body: training(body, hours=Decimal(0))),
    "training_trainer": (1, lambda body: training(body, trainer="")),
    "training_evaluation": (1, lambda body: training(body, evaluation=Effect.OPEN)),
    "no_trainees": (1, lambda body: training(body, trainees=())),
    "trainee_unnamed": (1, lambda body: trainee(body, name=" ")),
    "trainee_unsigned": (1, lambda body: trainee(body, signature=None)),
    "result_open": (1, lambda body: replace(body, result=Result.OPEN)),
    "nothing_handed_over": (1, all_back),
    "full_with_open_points": (1, lambda body: replace(punched(body), result=Result.FULL)),
    "full_but_lacking": (
        1,
        lambda body: replace(decided(hot(body), remedy=Remedy.TAKE_BACK), result=Result.FULL),
    ),
    "partial_unsaid": (1, lambda body: replace(body, result=Result.PARTIAL)),
    "refusal_unsaid": (1, lambda body: refused(body, result_reason=" ")),
    "witness_missing": (1, lambda body: refused(body, witness="")),
    "staff_unsigned": (1, lambda body: replace(body, signatures=both_signatures()[1:])),
    "customer_unsigned": (1, lambda body: replace(body, signatures=both_signatures()[:1])),
    "refusal_unsigned": (1, lambda body: refused(body, signatures=both_signatures()[:1])),
    "signature_unnamed": (
        1,
        lambda body: replace(body, signatures=(*both_signatures(), signature(Party.WITNESS, " "))),
    ),
    "signature_empty": (
        1,
        lambda body: replace(body, signatures=(*both_signatures(), signature(Party.WITNESS, "赵工", strokes=()))),
    ),
    "signed_too_early": (
        2,
        lambda body: replace(body, signatures=both_signatures(ARRIVED - timedelta(hours=1))),
    ),
}


def test_a_delivery_with_everything_done_can_be_signed():
    assert check(good()) == []


@pytest.mark.parametrize("code", ALONE)
def test_each_reason_comes_alone_and_with_its_clause(code: str):
    times, change = ALONE[code]
    problems = check(change(good()))
    assert [problem.message.code for problem in problems] == [f"acceptance.{code}"] * times
    assert all(re.fullmatch(r"6\.(5\.1\.[1-6]|6\.4|2\.2)", problem.message.clause) for problem in problems)
    for lang in words.LANGUAGES:
        assert "{" not in words.say(problems[0].message, lang)


def test_every_reason_in_the_words_is_tried():
    assert set(words.codes("acceptance")) == set(ALONE)


def test_an_untouched_delivery_says_everything_at_once_in_the_order_of_the_steps():
    problems = check(planned())
    steps = [problem.step for problem in problems]
    assert steps == sorted(steps)
    assert set(steps) == {Step.PACKING, Step.APPEARANCE, Step.COMMISSIONING, Step.TRAINING, Step.SIGNING}
    codes = [problem.message.code.removeprefix("acceptance.") for problem in problems]
    assert codes.count("not_counted") == 5
    assert codes.count("appearance_open") == 3
    assert codes.count("reading_open") == 4
    assert codes.count("yes_no_open") == 3
    assert len({(problem.message.code, problem.target) for problem in problems}) == len(problems)


def test_several_faults_are_all_told():
    body = training(work(hot(good()), cleaned=None), topic="")
    codes = {problem.message.code for problem in check(replace(body, signatures=()))}
    assert codes == {
        "acceptance.cleaned_open",
        "acceptance.remedy_open",
        "acceptance.training_topic",
        "acceptance.full_with_open_points",
        "acceptance.staff_unsigned",
        "acceptance.customer_unsigned",
    }


def test_a_refusal_at_the_door_needs_reason_witness_times_and_signatures_only():
    body = replace(refused(planned()), site_work=SiteWork(arrived_at=ARRIVED, finished_at=ARRIVED))
    witnessed = (signature(Party.STAFF, "王工"), signature(Party.WITNESS, "赵工", method=Method.PAPER, strokes=()))
    assert check(replace(body, signatures=witnessed)) == []


def test_a_reading_without_limits_needs_a_person_to_judge_it():
    free = item(good(), "volt", low=None, high=None)
    assert [one.message.code for one in check(free)] == ["acceptance.reading_open"]
    assert check(answer(free, "volt", verdict=Verdict.PASS)) == []


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_no_reading(value: str):
    assert [one.message.code for one in check(answer(good(), "volt", value=Decimal(value)))] == [
        "acceptance.reading_open"
    ]


@pytest.mark.parametrize(("value", "fine"), [("342", True), ("418", True), ("341.99", False), ("418.01", False)])
def test_limits_are_inclusive(value: str, fine: bool):
    assert (check(answer(good(), "volt", value=Decimal(value))) == []) is fine


def test_a_piece_that_counting_missed_needs_no_checks_but_a_decision():
    body = good()
    body = unit(body, 1, counted=False, appearance=Verdict.OPEN)
    body = replace(body, lines=(replace(body.lines[0], counted=Decimal(1), seen=("SN-1",)), *body.lines[1:]))
    assert {one.message.code for one in check(body)} == {
        "acceptance.remedy_open",
        "acceptance.full_with_open_points",
        "acceptance.full_but_lacking",
    }


_readings = st.one_of(st.none(), st.decimals(allow_nan=True, allow_infinity=True))
_spoilt = st.tuples(st.sampled_from(Verdict), _readings, st.sampled_from(["", " ", "好"]))
_answers = st.one_of(st.none(), st.none(), st.none(), _spoilt)


@given(
    st.lists(_answers, min_size=7, max_size=7),
    st.lists(st.sampled_from([Verdict.PASS, *Verdict]), min_size=3, max_size=3),
    st.sampled_from([Result.FULL, Result.PARTIAL]),
    st.sampled_from(Remedy),
)
def test_nothing_is_signed_with_an_open_check(
    answers: list[tuple[Verdict, Decimal | None, str] | None], looks: list[Verdict], result: Result, remedy: Remedy
):
    body = good()
    given_answers = iter(answers)
    units = tuple(
        replace(
            one,
            appearance=look,
            damage="划伤",
            answers=tuple(
                old if new is None else replace(old, verdict=new[0], value=new[1], text=new[2])
                for old, new in zip(one.answers, given_answers, strict=False)
            ),
        )
        for one, look in zip(body.units, looks, strict=True)
    )
    body = with_found_defects(replace(body, units=units, result=result, result_reason="见说明"))
    fine = {"action": "已修", "owner": "王工", "due": date(2026, 12, 1), "recheck": Verdict.PASS}
    body = replace(body, defects=tuple(replace(one, remedy=remedy, **fine) for one in body.defects))
    if check(body):
        return
    event("signed")
    for one in staying(body):
        assert one.appearance is not Verdict.OPEN
        for told in one.answers:
            assert told.judged is not Verdict.OPEN
            if told.item.kind == "reading" and told.judged is Verdict.PASS:
                assert told.value is not None
                assert told.value.is_finite()
    assert all(one.remedy is not Remedy.OPEN for one in body.defects)


def test_a_trainee_may_sign_on_paper():
    paper = signature(Party.CUSTOMER, "张师傅", method=Method.PAPER, strokes=())
    assert check(training(good(), trainees=(Trainee(name="张师傅", signature=paper),))) == []


def test_an_optional_item_may_stay_empty_and_then_needs_no_photo():
    free = item(answer(good(), "volt", value=None), "volt", required=False, photo_required=True)
    assert check(free) == []
    assert [one.message.code for one in check(answer(free, "volt", value=Decimal(380)))] == [
        "acceptance.photo_missing"
    ]


def test_a_new_reading_within_limits_proves_a_repair_by_itself():
    assert check(repaired(good(), recheck=Verdict.OPEN)) == []


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_proves_no_repair(value: str):
    told = [one.message.code for one in check(repaired(good(), recheck_value=Decimal(value)))]
    assert told == ["acceptance.recheck_reading_open"]


def test_a_reading_without_limits_needs_a_verdict_after_the_repair_too():
    free = item(answer(good(), "volt", verdict=Verdict.FAIL), "volt", low=None, high=None)
    done = {"remedy": Remedy.REPAIR, "action": "换保险", "recheck_value": Decimal(380)}
    body = replace(decided(free, **done), result=Result.FULL)
    assert [one.message.code for one in check(body)] == ["acceptance.recheck_open"]
