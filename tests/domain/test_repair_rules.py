"""The rules of a repair, a row a rule: before and after, coverage, visits, parts, quote, plans."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from svcdesk.domain.comparing import compare, needs_word
from svcdesk.domain.confirming import changed_before, unsigned_where_changed
from svcdesk.domain.coverage import Facts, Repair, decide, repair_days
from svcdesk.domain.delivery import Verdict
from svcdesk.domain.masters import CheckItem, ItemKind, Tracking
from svcdesk.domain.parts_rules import charge, stock_moves
from svcdesk.domain.plan_rules import due, next_visit, with_done, without_done
from svcdesk.domain.repair_rules import check_before, check_result
from svcdesk.domain.service_order import (
    Aspect,
    Comparison,
    Condition,
    Conduct,
    Coverage,
    Mode,
    Observation,
    OldPart,
    Part,
    Payer,
    Quote,
    Rating,
    Relation,
    Result,
    ServiceOrder,
    Sight,
    SignOff,
    Type,
    Visit,
    VisitResult,
)
from svcdesk.domain.service_plan import Reading, ServicePlan, State
from svcdesk.domain.signature import Party
from svcdesk.domain.stock import Place
from tests.delivering import signature
from tests.repairing import ARRIVED, CONFIRMED, FINISHED, NOW, SIGNED, arrived, bare_order, both, confirmed, finished

replace = msgspec.structs.replace

PRESSURE = CheckItem(id="p", name="排气压力", kind=ItemKind.READING, unit="MPa", low=Decimal("0.75"))
START = CheckItem(id="s", name="启动", kind=ItemKind.YES_NO)
DEAD = Sight(untested="不能起动")
PASS, FAIL = Sight(verdict=Verdict.PASS), Sight(verdict=Verdict.FAIL, text="有磕碰")


def reading(value: str) -> Sight:
    return Sight(value=Decimal(value))


def function(before: Sight, after: Sight, **more: Any) -> Observation:
    return Observation(id="s", aspect=Aspect.FUNCTION, item=START, before=before, after=after, **more)


def measured(before: Sight, after: Sight, **more: Any) -> Observation:
    return Observation(id="p", aspect=Aspect.PERFORMANCE, item=PRESSURE, before=before, after=after, **more)


@pytest.mark.parametrize(
    ("observation", "found"),
    [
        (function(PASS, PASS), Comparison.SAME),
        (function(FAIL, PASS), Comparison.BETTER),
        (function(PASS, FAIL), Comparison.WORSE),
        (function(PASS, FAIL, accepted="顾客知情"), Comparison.ACCEPTED),
        (function(PASS, Sight()), Comparison.OPEN),
        (function(Sight(), PASS), Comparison.OPEN),
        (function(DEAD, PASS), Comparison.BETTER),
        (function(DEAD, FAIL), Comparison.SAME),
        (function(DEAD, DEAD), Comparison.SAME),
        (function(PASS, DEAD), Comparison.WORSE),
        (function(FAIL, DEAD), Comparison.SAME),
        (function(FAIL, FAIL), Comparison.OPEN),
        (function(FAIL, FAIL, compared=Comparison.SAME), Comparison.SAME),
        (function(FAIL, FAIL, compared=Comparison.WORSE), Comparison.WORSE),
        (measured(reading("0.77"), reading("0.76")), Comparison.SAME),
        (measured(reading("0.60"), reading("0.70")), Comparison.BETTER),
        (measured(reading("0.70"), reading("0.60")), Comparison.WORSE),
        (measured(reading("0.70"), reading("0.70")), Comparison.SAME),
        (measured(reading("0.77"), reading("0.70")), Comparison.WORSE),
        (measured(DEAD, reading("0.77")), Comparison.BETTER),
        (measured(reading("0.77"), Sight(verdict=Verdict.PASS)), Comparison.OPEN),
    ],
)
def test_after_is_compared_with_before(observation: Observation, found: Comparison):
    assert compare(observation) is found


def test_only_people_can_compare_two_damages():
    assert needs_word(function(FAIL, FAIL))
    assert not needs_word(measured(reading("0.70"), reading("0.60")))
    assert not needs_word(function(FAIL, PASS))


def codes(order: ServiceOrder, now: datetime = NOW) -> set[str]:
    return {one.message.code.removeprefix("service_order.") for one in check_result(order, now)}


def test_a_filled_in_order_can_be_signed_and_every_reason_names_its_clause():
    assert check_result(finished(confirmed(bare_order())), NOW) == []
    reasons = check_result(ServiceOrder(), NOW)
    assert len(reasons) > 12
    assert all(one.message.clause.startswith("6.6.") for one in reasons)


def done() -> ServiceOrder:
    return finished(confirmed(bare_order()))


def visit(order: ServiceOrder, **times: Any) -> ServiceOrder:
    return replace(order, visits=(replace(order.visits[0], **times),))


def seen(order: ServiceOrder, item: str, **fields: Any) -> ServiceOrder:
    rows = tuple(replace(one, **fields) if one.item.id == item else one for one in order.observations)
    return replace(order, observations=rows)


PART = Part(
    id="p1", product="f" * 32, name="油气分离芯", store="一号库", payer=Payer.US, old_part=OldPart.TAKEN_BACK,
    unit_price=Decimal("450.50"),
)  # fmt: skip


def with_part(order: ServiceOrder, **more: Any) -> ServiceOrder:
    return replace(order, parts=(replace(PART, **more),))


CHARGED = Quote(amount=Decimal(500), signature=signature(Party.CUSTOMER, "李工", CONFIRMED))


def charged(order: ServiceOrder, **more: Any) -> ServiceOrder:
    return with_part(
        replace(order, coverage=Coverage.CHARGEABLE, coverage_basis=Coverage.CHARGEABLE, **more), payer=Payer.CUSTOMER
    )


CASES: list[tuple[str, Callable[[], ServiceOrder]]] = [
    ("no_fault", lambda: replace(done(), fault=" ")),
    ("coverage_open", lambda: replace(done(), coverage=Coverage.OPEN)),
    ("coverage_unsaid", lambda: replace(done(), coverage=Coverage.GOODWILL)),
    ("no_visit", lambda: replace(done(), visits=())),
    ("time_missing", lambda: visit(done(), finished_at=None)),
    ("times_reversed", lambda: visit(done(), started_at=ARRIVED - timedelta(minutes=1))),
    ("time_in_future", lambda: visit(done(), finished_at=NOW + timedelta(minutes=11))),
    ("last_not_admitted", lambda: visit(done(), result=VisitResult.NOT_ADMITTED)),
    (
        "visits_overlap",
        lambda: replace(
            done(),
            visits=(
                Visit(
                    id="v0",
                    technician=done().technician,
                    arrived_at=ARRIVED - timedelta(hours=1),
                    left_at=ARRIVED + timedelta(minutes=1),
                    result=VisitResult.COME_AGAIN,
                ),
                *done().visits,
            ),
        ),
    ),
    ("cleaned_open", lambda: replace(done(), conduct=Conduct(protected=True, asked_before_use=True))),
    (
        "conduct_unsaid",
        lambda: replace(done(), conduct=Conduct(protected=False, asked_before_use=True, cleaned=True)),
    ),
    ("before_unconfirmed", lambda: replace(done(), before_confirmed_at=None)),
    ("after_reading_open", lambda: seen(done(), "temp", after=Sight())),
    ("after_look_open", lambda: seen(done(), "look", after=Sight())),
    ("damage_unsaid", lambda: seen(done(), "look", before=FAIL, after=Sight(verdict=Verdict.FAIL))),
    ("worse", lambda: seen(done(), "temp", after=reading("101"))),
    ("worse_open", lambda: seen(done(), "valve", before=FAIL, after=FAIL)),
    ("still_bad", lambda: seen(done(), "temp", before=DEAD, after=reading("101"))),
    ("part_payer", lambda: with_part(done(), payer=Payer.OPEN)),
    ("old_part_open", lambda: with_part(done(), old_part=OldPart.OPEN)),
    ("part_quantity", lambda: with_part(done(), quantity=Decimal(0))),
    ("fee_negative", lambda: with_part(done(), unit_price=Decimal(-1))),
    ("fee_negative", lambda: replace(done(), labour=Decimal(-1))),
    ("part_serial", lambda: with_part(done(), tracking=Tracking.SERIAL)),
    ("part_same_serial", lambda: with_part(done(), serial="A1", old_serial="A1")),
    ("part_one_piece", lambda: with_part(done(), tracking=Tracking.SERIAL, serial="A1", quantity=Decimal(2))),
    ("charged_though_covered", lambda: with_part(done(), payer=Payer.CUSTOMER)),
    ("no_quote", lambda: charged(done())),
    ("over_quote", lambda: charged(done(), quote=replace(CHARGED, amount=Decimal(400)))),
    ("quote_unsigned", lambda: charged(done(), quote=replace(CHARGED, signature=None))),
    (
        "quote_late",
        lambda: charged(done(), quote=replace(CHARGED, signature=signature(Party.CUSTOMER, "李工", SIGNED))),
    ),
    ("no_cause", lambda: replace(done(), cause="")),
    ("no_work", lambda: replace(done(), work="")),
    ("no_trial", lambda: replace(done(), trial_result=Verdict.OPEN)),
    ("result_unsaid", lambda: replace(done(), result=Result.PARTLY)),
    ("no_rating", lambda: replace(done(), rating=Rating.OPEN)),
    (
        "objection_unsaid",
        lambda: replace(done(), sign_off=SignOff(condition=Condition.OBJECTION, relation=Relation.EMPLOYEE)),
    ),
    ("agent_unsaid", lambda: replace(done(), sign_off=SignOff(condition=Condition.INTACT, relation=Relation.AGENT))),
    ("staff_unsigned", lambda: replace(done(), signatures=both()[1:])),
    ("customer_unsigned", lambda: replace(done(), signatures=both()[:1])),
    ("signed_too_early", lambda: replace(done(), signatures=both(minutes=-150))),
    ("signed_in_future", lambda: replace(done(), signatures=both(minutes=60))),
]


@pytest.mark.parametrize(("code", "make"), CASES, ids=[code for code, _ in CASES])
def test_each_lack_is_named(code: str, make: Callable[[], ServiceOrder]):
    assert code in codes(make())


def test_chargeable_work_with_an_accepted_quote_can_be_signed():
    order = charged(done(), quote=CHARGED)
    assert codes(order) == set()
    assert charge(order) == Decimal("450.50")


def test_work_in_our_shop_needs_no_arrival_and_no_conduct():
    order = visit(done(), departed_at=None, arrived_at=None)
    assert codes(replace(order, mode=Mode.BROUGHT_IN, conduct=Conduct())) == set()


def test_a_refusal_is_witnessed_with_the_objection():
    off = SignOff(condition=Condition.OBJECTION, objection="仍有异响", relation=Relation.EMPLOYEE)
    witness = signature(Party.WITNESS, "门卫老陈", SIGNED)
    order = replace(done(), sign_off=off, signatures=(both()[0], witness))
    assert codes(order) == set()


def test_the_condition_is_confirmed_once_all_of_it_was_looked_at():
    ready = arrived(bare_order())
    assert check_before(ready, NOW) == []
    unseen = replace(ready, observations=tuple(replace(one, before=Sight()) for one in ready.observations))
    lacks = {one.message.code.removeprefix("service_order.") for one in check_before(unseen, NOW)}
    assert lacks == {"before_look_open", "before_reading_open"}
    nobody = replace(ready, before_signatures=())
    assert [one.message.code for one in check_before(nobody, NOW)] == ["service_order.before_unsigned"]


def test_what_was_confirmed_is_compared_field_by_field():
    was = confirmed(bare_order())
    assert list(changed_before(was, finished(was))) == []
    late = Observation(id="new", aspect=Aspect.FUNCTION, item=START, before=DEAD)
    assert list(changed_before(was, replace(was, observations=(*was.observations, late)))) == []
    invented = replace(late, before=PASS)
    found = list(changed_before(was, replace(was, observations=(*was.observations, invented))))
    assert [one.code for one in found] == ["service_order.before_added"]
    for change in (
        seen(was, "temp", gauge="另一只表"),
        replace(was, observations=was.observations[1:]),
        replace(was, accessories="少一把钥匙"),
        replace(was, before_signatures=()),
        replace(was, before_confirmed_at=NOW),
    ):
        assert [one.code for one in changed_before(was, change)] == ["service_order.before_frozen"]


# coverage
def repaired(first: date, last: date, **more: Any) -> Repair:
    started = ARRIVED.replace(year=first.year, month=first.month, day=first.day)
    signed = FINISHED.replace(year=last.year, month=last.month, day=last.day)
    order = visit(done(), departed_at=None, arrived_at=started, started_at=started, finished_at=signed)
    return Repair(number=f"GD-{last:%y%m%d}", order=replace(order, finished_at=signed, **more))


SOLD = Facts(on=date(2026, 11, 23), start=date(2025, 11, 23), end=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (replace(SOLD, on=date(2026, 11, 22)), Coverage.WARRANTY),
        (SOLD, Coverage.CHARGEABLE),
        (replace(SOLD, earlier=(repaired(date(2026, 5, 4), date(2026, 5, 4)),)), Coverage.WARRANTY),
        (replace(SOLD, on=date(2026, 11, 25), earlier=(repaired(date(2026, 5, 4), date(2026, 5, 5)),)),
         Coverage.CHARGEABLE),
        (replace(SOLD, earlier=(repaired(date(2026, 12, 1), date(2026, 12, 9)),)), Coverage.CHARGEABLE),
        (Facts(on=date(2026, 11, 23), installed_on=date(2026, 1, 1), promise_months=12), Coverage.WARRANTY),
        (Facts(on=date(2027, 1, 1), installed_on=date(2026, 1, 1), promise_months=12), Coverage.CHARGEABLE),
        (Facts(on=date(2026, 11, 23)), Coverage.OPEN),
        (replace(SOLD, plan=True), Coverage.SERVICE_CONTRACT),
        (replace(SOLD, on=date(2027, 2, 1), earlier=(repaired(date(2027, 1, 10), date(2027, 1, 10),
         repair_warranty_days=30),)), Coverage.REPAIR_WARRANTY),
        (replace(SOLD, on=date(2027, 2, 9), earlier=(repaired(date(2027, 1, 10), date(2027, 1, 10),
         repair_warranty_days=30),)), Coverage.CHARGEABLE),
    ],
)  # fmt: skip
def test_who_carries_a_repair(facts: Facts, found: Coverage):
    decision = decide(facts, bare_order())
    assert decision.coverage is found
    assert decision.why[0].code == "service_order.why.on"
    assert len(decision.why) > 1


def test_a_part_is_covered_by_its_own_terms_where_that_part_fails_again():
    earlier = repaired(date(2026, 12, 1), date(2026, 12, 1), parts=(replace(PART, warranty_months=6),))
    facts = replace(SOLD, on=date(2027, 5, 31), earlier=(earlier,))
    assert decide(facts, with_part(bare_order())).coverage is Coverage.PART_WARRANTY
    assert decide(facts, bare_order()).coverage is Coverage.CHARGEABLE
    assert decide(replace(facts, on=date(2027, 6, 1)), with_part(bare_order())).coverage is Coverage.CHARGEABLE


def test_only_repairs_stop_the_warranty():
    order = repaired(date(2026, 5, 4), date(2026, 5, 6)).order
    assert repair_days(order) == 3
    assert repair_days(replace(order, type=Type.MAINTENANCE)) == 0


# stock
def test_a_signed_order_moves_parts_and_what_it_takes_back():
    order = with_part(replace(done(), finished_at=SIGNED), warranty_months=6)
    used, old = stock_moves(order)
    assert (used.origin, used.target, used.origin_store, used.warranty_end) == (
        Place.GOOD, Place.CUSTOMER, "一号库", "2027-05-22",
    )  # fmt: skip
    assert (old.origin, old.target) == (Place.OUTSIDE, Place.QUARANTINE)
    known = with_part(order, serial="N2", old_serial="N1", old_product="f" * 32)
    assert [(one.origin, one.target) for one in stock_moves(known)] == [
        (Place.GOOD, Place.CUSTOMER),
        (Place.CUSTOMER, Place.QUARANTINE),
    ]
    assert stock_moves(with_part(order, product="")) == []
    assert stock_moves(with_part(done())) == []


# plans
def plan(**more: Any) -> ServicePlan:
    return ServicePlan(**({"name": "保养", "months": 3, "starts_on": date(2026, 1, 31)} | more))


@pytest.mark.parametrize(
    ("made", "day"),
    [
        (plan(), date(2026, 4, 30)),
        (plan(done=((date(2026, 5, 2), "a"),)), date(2026, 8, 2)),
        (plan(ends_on=date(2026, 4, 29)), None),
        (plan(months=0), None),
        (plan(months=0, hours=Decimal(1000), readings=(Reading(on=date(2026, 1, 31), hours=Decimal(0)),)), None),
        (plan(months=0, hours=Decimal(1000), readings=(
            Reading(on=date(2026, 1, 31), hours=Decimal(0)), Reading(on=date(2026, 2, 10), hours=Decimal(100)))),
         date(2026, 5, 11)),
        (plan(hours=Decimal(500), readings=(
            Reading(on=date(2026, 1, 31), hours=Decimal(0)), Reading(on=date(2026, 2, 10), hours=Decimal(100)))),
         date(2026, 3, 22)),
        (plan(hours=Decimal(50), readings=(
            Reading(on=date(2026, 1, 31), hours=Decimal(0)), Reading(on=date(2026, 2, 10), hours=Decimal(100)))),
         date(2026, 2, 10)),
    ],
)  # fmt: skip
def test_the_next_visit_is_what_comes_first_of_months_and_hours(made: ServicePlan, day: date | None):
    assert next_visit(made).on == day


def test_a_visit_done_moves_the_plan_on_once_and_back_again():
    before = plan()
    after = with_done(before, date(2026, 5, 4), "order", Decimal(900))
    assert (after.next_due, after.readings[0].hours) == (date(2026, 8, 4), Decimal(900))
    again = with_done(after, date(2026, 5, 5), "order", Decimal(910))
    assert [one for one, _ in again.done] == [date(2026, 5, 5)]
    assert len(again.readings) == 1
    assert without_done(again, "order").done == ()


def test_a_plan_shows_so_many_days_ahead():
    made = replace(plan(lead_days=14), next_due=date(2026, 4, 30))
    assert not due(made, State.ACTIVE, date(2026, 4, 15))
    assert due(made, State.ACTIVE, date(2026, 4, 16))
    assert not due(made, State.SUSPENDED, date(2026, 4, 30))


def test_a_signature_does_not_outlive_what_it_was_given_for():
    signed = done()
    assert unsigned_where_changed(signed, signed) == signed
    assert unsigned_where_changed(signed, replace(signed, work="别的")).signatures == ()
    assert unsigned_where_changed(replace(signed, signatures=()), signed) == signed
    found = arrived(bare_order())
    assert unsigned_where_changed(found, seen(found, "temp", before=reading("91"))).before_signatures == ()
    assert unsigned_where_changed(found, replace(found, work="拆检")).before_signatures == found.before_signatures
    assert unsigned_where_changed(signed, seen(signed, "temp", before=reading("91"))).before_signatures != ()
