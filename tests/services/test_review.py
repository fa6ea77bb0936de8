"""One step for many records: each by its own verb, refusals with their reasons, nothing passed over, both engines."""

from datetime import timedelta

import pytest

from svcdesk.domain.device import CustomerRef
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.record import Actor
from svcdesk.domain.review import Review
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.ticket import Attempt, Channel, FollowUp, Kind, Reach, Satisfaction, Ticket
from svcdesk.errors import Cancelled, Denied
from svcdesk.services import lists, marks, review
from svcdesk.services.desk import Session
from svcdesk.services.lists import Query, Row
from svcdesk.services.review import Act, Step
from svcdesk.words import LANGUAGES, Message, say
from tests.conftest import ADMIN, Clock, as_person

START = Clock().now
CLOSE = Act(step=Step.CLOSE)
APPROVE = Act(step=Step.REVIEW, verdict=Review.APPROVED, note=" 齐全 ")
DONE = (FollowUp(at=START, by=ADMIN, satisfied=Satisfaction.SATISFIED),)


def quiet(done: int, total: int) -> None:
    assert 0 <= done < total


def put(desk: Session, count: int, *, ready: bool = True, state: str = "resolved") -> list[int]:
    """Record tickets, ready to be closed or never reached; returns the ids of their rows in the order of the list."""
    reached = Attempt(id="a", at=START, recorded_at=START, by=ADMIN, result=Reach.REACHED, content="x")
    body = Ticket(
        received_at=START - timedelta(hours=1),
        receiver=ADMIN,
        channel=Channel.PHONE,
        kind=Kind.REPAIR,
        customer=CustomerRef(name="宏达", phone="1"),
        content="漏油",
        attempts=(reached,) if ready else (),
        result="换密封" if ready else "",
        resolved_at=START if ready else None,
        follow_ups=DONE if ready else (),
    )
    with desk.work() as work:
        docs = [work.create("ticket", body, state if ready else "open").doc for _ in range(count)]
    return [row.id for row in lists.of_docs(desk, docs)]


def rows(desk: Session, ids: list[int]) -> list[Row]:
    return lists.rows(desk, ids)


def test_what_may_be_closed_is_and_the_rest_says_why(desk: Session):
    ready, not_ready = put(desk, 3), put(desk, 2, ready=False)
    outcome = review.many(desk, "ticket", [*ready, *not_ready], CLOSE, quiet)
    assert {row.state for row in rows(desk, ready)} == {"closed"}
    assert {row.state for row in rows(desk, not_ready)} == {"open"}
    assert len(outcome.done) == 3
    assert outcome.changes.docs == set(outcome.done) == {row.doc for row in rows(desk, ready)}
    assert outcome.changes.kinds == {"ticket"}
    assert [one.id for one in outcome.refused] == not_ready
    codes = {reason.code for one in outcome.refused for reason in one.reasons}
    assert {"ticket.never_reached", "ticket.not_resolved"} <= codes
    assert (outcome.left, outcome.gone, outcome.stopped) == ([], 0, None)


def test_reasons_are_told_once_with_the_records_they_stopped(desk: Session):
    many = put(desk, 9, ready=False)
    outcome = review.many(desk, "ticket", many, CLOSE, quiet)
    told = review.told(outcome)
    assert {message.code for message in told} == {"review.because_many"}
    for lang in LANGUAGES:
        first = say(told[0], lang)
        assert rows(desk, many)[0].number in first
        assert "9" in first
    few = review.told(review.many(desk, "ticket", many[:2], CLOSE, quiet))
    assert {message.code for message in few} == {"review.because"}
    assert all(row.number in say(few[0], "zh_CN") for row in rows(desk, many[:2]))


def test_a_mark_is_kept_with_its_note_and_a_person_is_given(desk: Session):
    ids = put(desk, 2)
    review.many(desk, "ticket", ids, APPROVE, quiet)
    assert {row.review for row in rows(desk, ids)} == {"approved"}
    said = marks.given(desk, rows(desk, ids)[0].doc)
    assert [(one.verdict, one.note, one.by) for one in said] == [(Review.APPROVED, "齐全", ADMIN)]
    person = Actor("p" * 32, "李工", "quality")
    review.many(desk, "ticket", ids, Act(step=Step.ASSIGN, person=person), quiet)
    assert {(row.owner, row.owner_name, row.department) for row in rows(desk, ids)} == {("p" * 32, "李工", "quality")}


def test_cancelled_between_two_records_what_is_done_stays_and_the_rest_is_listed(desk: Session):
    ids = put(desk, 5)

    def stop(done: int, total: int) -> None:
        if done == 3:
            raise Cancelled(Message("form.job_cancelled"))

    outcome = review.many(desk, "ticket", ids, CLOSE, stop)
    assert len(outcome.done) == 3
    assert outcome.left == ids[3:]
    assert outcome.stopped
    assert [row.state for row in rows(desk, ids)] == ["closed"] * 3 + ["resolved"] * 2


def test_nothing_is_passed_over(desk: Session):
    ids = put(desk, 450)
    gone = [ids[0] + 10_000]
    with desk.work() as work:
        order = work.create("service_order", ServiceOrder(), "new")
    (other,) = lists.of_docs(desk, [order.doc])
    outcome = review.many(desk, "ticket", [*ids, *gone, other.id], APPROVE, quiet)
    assert (len(outcome.done), outcome.gone) == (450, 1)
    assert [(one.id, one.reasons[0].code) for one in outcome.refused] == [(other.id, "review.other_kind")]
    assert lists.count(desk, Query(kinds=("ticket",), reviewed="approved")) == 450


def test_who_has_not_the_right_is_told_once_and_nothing_is_done(desk: Session):
    ids = put(desk, 2)
    technician = as_person(desk, "赵工", Department.SERVICE, Role.TECHNICIAN)
    assert review.steps(desk, "ticket") == [Step.REVIEW, Step.ASSIGN, Step.CLOSE]
    assert review.steps(technician, "ticket") == [Step.ASSIGN]
    assert review.steps(desk, "return_case") == [Step.REVIEW, Step.APPROVE, Step.ASSIGN, Step.CLOSE]
    assert review.steps(technician, "return_case") == [Step.ASSIGN, Step.CLOSE]
    assert review.steps(desk, "customer") == []
    with pytest.raises(Denied):
        review.many(technician, "ticket", ids, CLOSE, quiet)
    assert {row.state for row in rows(desk, ids)} == {"resolved"}
