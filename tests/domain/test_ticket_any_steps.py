"""Whatever is done to a ticket, in any order and at any pace: nothing is negative, nothing closes unfinished."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from svcdesk.domain import ticket_rules as rules
from svcdesk.domain import ticket_steps as steps
from svcdesk.domain.ticket import Escalation, Hold, Pause, Reach, State
from svcdesk.domain.ticket_clocks import readings, with_dues
from svcdesk.domain.ticket_story import story
from tests.domain.test_ticket import BOSS, EARLIER, LI, OFFICE, attempt, followed, routing, ticket

ZERO = timedelta(0)


def contact(result):
    def take(body, at):
        back = at + timedelta(hours=1) if result is Reach.CALL_BACK else None
        made = attempt(result, at, call_back_at=back)
        return rules.check_attempt(body, made, at) or replace(body, attempts=(*body.attempts, made))

    return take


def route(body, at):
    made = routing(id=str(at), at=at, department=("sales", "quality")[len(body.routings) % 2])
    return rules.check_routing(body, made) or replace(body, routings=(*body.routings, made))


def waiting(body):
    return next((one.id for one in body.open_routings), "")


def answer(body, at):
    return rules.check_reply(body, waiting(body), "好") or steps.answered(body, waiting(body), "好", LI, at)


def give_back(body, at):
    return rules.check_reply(body, waiting(body), "不") or steps.given_back(body, waiting(body), "不", at)


def hold(body, at):
    made = Pause(id=str(at), reason=Hold.PARTS, since=at)
    return rules.check_hold(body, made, at) or replace(body, pauses=(*body.pauses, made))


def resume(body, at):
    return rules.check_resume(body) or steps.resumed(body, at)


def escalate(body, at):
    made = Escalation(id=str(at), at=at, recorded_at=at, by=LI, to=BOSS, reason="缺件")
    return rules.check_escalation(body, made, at) or replace(body, escalations=(*body.escalations, made))


def resolve(body, at):
    return rules.check_resolution(body, "好了", at, at) or steps.resolved(body, "好了", "", LI, at)


def follow_up(body, at):
    made = followed(at=at)
    return rules.check_follow_up(body, made, at) or replace(body, follow_ups=(*body.follow_ups, made))


def close(body, at):
    return rules.check_closing(body) or replace(body, closed_at=at, closed_by=BOSS)


def reopen(body, at):
    return rules.check_reopening(body, "又") or steps.reopened(body, "又", LI, at)


def void(body, at):
    return rules.check_void(body, "重复") or replace(body, void_reason="重复", voided_at=at)


STEPS = [
    *map(contact, Reach), route, answer, give_back, hold, resume, escalate, resolve, follow_up, close, reopen, void,
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 40 * 3600)), max_size=25))
def test_whatever_is_done_nothing_is_negative_and_nothing_closes_unfinished(actions):
    body, at = ticket(), EARLIER
    for take, seconds in actions:
        at += timedelta(seconds=seconds)
        before, after = body, take(body, at)
        body = before if isinstance(after, list) else after
        assert before.state is not State.VOID or body == before
        if body.state is State.CLOSED:
            assert body.reached
            assert body.result
            assert rules.answer_of(body)
            assert not body.open_routings
    found = readings(body, OFFICE, at)
    assert all(reading.used >= ZERO and reading.due_at >= reading.started_at for _, reading in found)
    assert {reading.cycle for _, reading in found} == set(range(len(body.reopenings) + 1))
    if body.state in {State.CLOSED, State.VOID}:
        assert not any(reading.open for _, reading in found)
    told = story(body)
    assert [one.at for one in told] == sorted(one.at for one in told)
    assert len({due.rule for due in with_dues(body, OFFICE, at).dues}) == len(body.rules)
