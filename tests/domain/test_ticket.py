"""The rules of the register: what each step asks for, and what a ticket is after any steps at all."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from svcdesk.domain import ticket_rules as rules
from svcdesk.domain import ticket_steps as steps
from svcdesk.domain.clock import ClockState
from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.intake import Intake, check_intake, ticket_of
from svcdesk.domain.policy import SHIPPED, rules_for
from svcdesk.domain.record import Actor
from svcdesk.domain.ticket import (
    Attempt,
    Channel,
    Escalation,
    FollowUp,
    Kind,
    Reach,
    Routing,
    Satisfaction,
    State,
    Ticket,
)
from svcdesk.domain.ticket_clocks import readings
from svcdesk.domain.ticket_rules import Linked
from svcdesk.domain.ticket_story import story
from svcdesk.domain.times import SHANGHAI

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=SHANGHAI)
EARLIER = NOW - timedelta(hours=1)
LI, BOSS = Actor("l" * 32, "李工", "service"), Actor("b" * 32, "赵主任", "management")
OFFICE = WorkCalendar("")
CALLER = CustomerRef(name="宏达纺织有限公司", caller="陈师傅", phone="13862008213")


def ticket(**fields):
    made = Ticket(
        received_at=EARLIER, recorded_at=EARLIER, receiver=LI, channel=Channel.HOTLINE, kind=Kind.REPAIR,
        customer=CALLER, content="停机报警 E07", rules=rules_for(SHIPPED, "repair"),
    )  # fmt: skip
    return replace(made, **fields)


def attempt(result=Reach.REACHED, at=NOW, **fields):
    plain = {"id": "a", "recorded_at": at, "by": LI, "content": "约定明天上门"}
    return Attempt(at=at, result=result, **plain | fields)


def reached(**fields):
    return ticket(**{"attempts": (attempt(at=EARLIER + timedelta(minutes=10)),)} | fields)


def resolved(**fields):
    done = {"result": "换了传感器", "resolved_at": NOW - timedelta(minutes=20), "resolved_by": LI}
    return reached(**done | fields)


def routing(**fields):
    return Routing(**{"id": "r", "department": "sales", "at": NOW, "by": LI, "note": "查合同"} | fields)


def followed(said=Satisfaction.SATISFIED, at=NOW, note=""):
    return FollowUp(at=at, by=LI, satisfied=said, note=note)


def codes(findings):
    return [one.message.code.removeprefix("ticket.") for one in findings if not one.warning]


FULL = Intake(begun_at=EARLIER, kind=Kind.REPAIR, customer=CALLER, content="停机")


@pytest.mark.parametrize(
    ("intake", "missing"),
    [
        (FULL, []),
        (Intake(), ["kind_missing", "content_missing", "customer_missing", "caller_missing", "received_missing"]),
        (replace(FULL, channel=None), ["channel_missing"]),
        (replace(FULL, customer=CustomerRef(name="某公司", phone="400")), []),
        (replace(FULL, customer=CustomerRef(caller="李", phone="138")), ["customer_missing"]),
        (replace(FULL, begun_at=NOW + timedelta(seconds=1)), ["received_ahead"]),
        (replace(FULL, received_at=NOW + timedelta(days=1)), ["received_ahead"]),
        (replace(FULL, received_at=EARLIER - timedelta(days=2)), []),
        (replace(FULL, content="  \n "), ["content_missing"]),
    ],
)
def test_an_intake_needs_what_f21_asks_for_and_no_customer_record(intake, missing):
    assert codes(check_intake(intake, NOW)) == missing


def test_the_clocks_run_from_the_first_key_however_long_the_form_stays_open():
    made = ticket_of(FULL, LI, NOW, "a")
    assert (made.received_at, made.recorded_at, made.state) == (EARLIER, NOW, State.OPEN)
    answered = ticket_of(replace(FULL, answered="已答复"), LI, NOW, "a")
    assert answered.state is State.HANDLING
    assert answered.attempts[0].content == "已答复"


def test_a_serial_number_of_another_customer_needs_a_word():
    strange = replace(FULL, device=Device(serial="SN-1"))
    [found] = check_intake(strange, NOW, "江南制药")
    assert (found.field, found.warning) == ("serial", False)
    assert found.message.params == {"serial": "SN-1", "customer": "江南制药"}
    [told] = check_intake(replace(strange, serial_note="二手转让"), NOW, "江南制药")
    assert told.warning


@pytest.mark.parametrize(
    ("made", "wrong"),
    [
        (attempt(), []),
        (attempt(content=""), ["contact_unsaid"]),
        (attempt(Reach.NO_ANSWER, content=""), []),
        (attempt(at=EARLIER - timedelta(seconds=1)), ["contact_before_receipt"]),
        (attempt(at=EARLIER), []),
        (attempt(at=NOW + timedelta(seconds=1)), ["ahead"]),
        (attempt(Reach.CALL_BACK), ["call_back_missing"]),
        (attempt(Reach.CALL_BACK, call_back_at=NOW), ["call_back_past"]),
        (attempt(Reach.CALL_BACK, call_back_at=NOW + timedelta(minutes=1)), []),
        (attempt(content="a\x00b"), ["masters.nul_character"]),
    ],
)
def test_an_attempt_is_refused_where_its_times_cannot_be(made, wrong):
    assert codes(rules.check_attempt(ticket(), made, NOW)) == wrong


@pytest.mark.parametrize("result", list(Reach))
def test_only_a_real_contact_stops_the_clock_of_6_6_2(result):
    after = ticket(attempts=(attempt(result),))
    [contact] = [reading for rule, reading in readings(after, OFFICE, NOW) if rule.id == "contact"]
    assert (contact.state is ClockState.MET) == (result is Reach.REACHED)
    assert after.state is (State.HANDLING if result is Reach.REACHED else State.OPEN)


def test_what_is_passed_on_is_acknowledged_answered_or_given_back_once():
    sent = reached(routings=(routing(),))
    assert codes(rules.check_routing(sent, routing(id="s"))) == ["routed_already"]
    assert codes(rules.check_routing(sent, routing(id="s", department="quality", note=" "))) == ["routing_unsaid"]
    assert codes(rules.check_routing(sent, routing(department="", note=""))) == [
        "department_missing",
        "routing_unsaid",
    ]
    answered = steps.answered(sent, "r", "在保", BOSS, NOW)
    assert answered.open_routings == ()
    assert answered.routings[0].acknowledged_by == BOSS  # an answer acknowledges
    assert codes(rules.check_reply(answered, "r", "再答")) == ["routing_done"]
    assert codes(rules.check_reply(sent, "r", "")) == ["reply_unsaid"]
    assert codes(rules.check_reply(sent, "nothing", None)) == ["routing_done"]
    assert steps.given_back(sent, "r", "不归我们", NOW).open_routings == ()


def test_reporting_upward_needs_somebody_and_a_reason():
    plain = Escalation(id="e", at=NOW, recorded_at=NOW, by=LI, to=NOBODY, reason="")
    assert codes(rules.check_escalation(reached(), plain, NOW)) == [
        "escalation_to_missing",
        "escalation_reason_missing",
    ]
    early = replace(plain, to=BOSS, reason="缺件", at=EARLIER - timedelta(minutes=1))
    assert codes(rules.check_escalation(reached(), early, NOW)) == ["escalated_before_receipt"]


def test_a_matter_is_not_settled_before_it_came_in():
    assert codes(rules.check_resolution(reached(), "", EARLIER - timedelta(seconds=1), NOW)) == [
        "resolved_before_receipt",
        "result_missing",
    ]
    assert codes(rules.check_resolution(reached(), "好了", NOW, NOW)) == []
    assert codes(rules.check_resolution(resolved(), "好了", NOW, NOW)) == ["is_resolved"]


def test_moving_the_receipt_may_not_put_it_behind_what_followed():
    done = resolved()
    later = replace(done, received_at=NOW - timedelta(minutes=5))
    assert codes(rules.check_facts(later, done, NOW)) == ["contact_before_receipt", "resolved_before_receipt"]


OPEN_ORDER = Linked("o", "service_order", "GD-1", "dispatched", open=True)


@pytest.mark.parametrize(
    ("body", "linked", "missing"),
    [
        (ticket(), (), ["never_reached", "not_resolved", "not_followed_up"]),
        (reached(), (), ["not_resolved", "not_followed_up"]),
        (resolved(), (), ["not_followed_up"]),
        (resolved(follow_ups=(followed(Satisfaction.OPEN, note="没人接"),)), (), ["not_followed_up"]),
        (resolved(follow_ups=(followed(),)), (), []),
        (resolved(follow_ups=(followed(Satisfaction.DISSATISFIED, note="太慢"),)), (), []),
        (resolved(follow_ups=(followed(),)), (OPEN_ORDER,), ["linked_open"]),
        (resolved(follow_ups=(followed(),)), (replace(OPEN_ORDER, open=False),), []),
        (resolved(follow_ups=(followed(),), routings=(routing(),)), (), ["routing_open"]),
        (resolved(follow_ups=(followed(),), attempts=(attempt(Reach.NO_ANSWER),)), (), ["never_reached"]),
        (resolved(follow_ups=(followed(),), closed_at=NOW), (), ["is_closed"]),
    ],
)
def test_closing_asks_for_everything_at_once(body, linked, missing):
    assert codes(rules.check_closing(body, linked)) == missing


def test_a_dissatisfied_customer_is_told_before_closing():
    found = rules.check_closing(resolved(follow_ups=(followed(Satisfaction.DISSATISFIED, note="太慢"),)))
    assert [one.message.code for one in found] == ["ticket.dissatisfied"]


@pytest.mark.parametrize(
    ("kind", "linked", "told"),
    [
        (Kind.COMPLAINT, (), ["ticket.no_complaint"]),
        (Kind.COMPLAINT, (("complaint", "closed"),), []),
        (Kind.COMPLAINT, (("complaint", "void"), ("service_order", "signed")), ["ticket.no_complaint"]),
        (Kind.RETURN, (("complaint", "closed"),), ["ticket.no_return"]),
        (Kind.RETURN, (("return_case", "closed"),), []),
        (Kind.REPAIR, (), []),
    ],
)
def test_a_complaint_or_a_return_of_which_nothing_was_made_is_told_before_closing(kind, linked, told):
    made = [rules.Linked(str(at), of, "", state, open=False) for at, (of, state) in enumerate(linked)]
    body = resolved(kind=kind, follow_ups=(followed(),))
    assert [(one.message.code, one.warning) for one in rules.check_closing(body, made)] == [
        (one, True) for one in told
    ]


def test_after_reopening_everything_is_asked_for_again_and_the_old_end_is_kept():
    closed = resolved(follow_ups=(followed(at=NOW - timedelta(minutes=10)),), closed_at=NOW, closed_by=BOSS)
    assert codes(rules.check_reopening(closed, " ")) == ["reason_missing"]
    again = steps.reopened(closed, "又停机", LI, NOW)
    assert (again.state, again.result) == (State.OPEN, "")
    assert again.reopenings[0].result == "换了传感器"
    assert codes(rules.check_closing(again)) == ["never_reached", "not_resolved", "not_followed_up"]
    assert codes(rules.check_attempt(again, attempt(at=EARLIER), NOW)) == ["contact_before_receipt"]
    cycles = [reading.cycle for rule, reading in readings(again, OFFICE, NOW) if rule.id == "contact"]
    assert cycles == [0, 1]


def test_a_void_ticket_takes_nothing_more_and_its_clocks_end():
    gone = reached(void_reason="重复", voided_at=NOW)
    assert gone.state is State.VOID
    assert codes(rules.check_attempt(gone, attempt(), NOW)) == ["is_void"]
    assert codes(rules.check_void(gone, "重复")) == ["is_void"]
    assert all(not reading.open for _, reading in readings(gone, OFFICE, NOW))


def test_the_story_tells_when_something_was_typed_later():
    late = attempt(at=EARLIER + timedelta(minutes=5), recorded_at=NOW)
    told = story(ticket(attempts=(late,)))
    assert [(one.what.code, one.typed_later) for one in told] == [
        ("ticket.story.received", False),
        ("ticket.story.contact", True),
    ]
