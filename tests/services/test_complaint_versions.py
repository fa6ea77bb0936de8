"""Two desks go on with one complaint: answers and reports upward stand together, an end stands alone."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from svcdesk.domain.complaint import Category, Complaint, Reply
from svcdesk.domain.device import CustomerRef
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.ticket import Escalation
from svcdesk.services import complaint as complaints
from svcdesk.services import complaint_answering, conflicts
from svcdesk.services.conflicts import Comparison
from svcdesk.services.desk import Session
from tests.conftest import Clock

BOSS = Actor("b" * 32, "周经理")


@pytest.fixture
def record(desk: Session, clock: Clock) -> Record[Complaint]:
    body = Complaint(
        received_at=clock(), customer=CustomerRef(name="宏达"), description="慢", category=Category.ATTITUDE
    )
    made, _ = complaints.save_facts(desk, body)
    with desk.work() as work:
        found = replace(made.body, acknowledged_at=clock(), investigated_at=clock(), resolution="道歉")
        return work.revise(made, found, state="investigated")


def elsewhere(desk: Session, record: Record[Complaint], state: str = "", **changed: object) -> Comparison:
    """Write another version, as a package from another desk brings it, and put both side by side."""
    with desk.work() as work:
        work.revise(record, replace(record.body, **changed), state=state or record.state, allow_branch=True)
    return conflicts.compare(desk, record.doc)


def told(clock: Clock) -> Escalation:
    return Escalation(id="e", at=clock(), recorded_at=clock(), by=BOSS, to=BOSS, reason="大客户")


def test_an_answer_here_and_a_report_upward_there_go_together(desk: Session, clock: Clock, record):
    here, _ = complaint_answering.reply(desk, record, "明天上门", channel="phone")
    seen = elsewhere(desk, record, escalations=(told(clock),), due_at=clock() + timedelta(hours=1))
    assert (seen.clashes, seen.against, seen.state) == ((), (), "answered")
    assert (len(seen.proposal.replies), len(seen.proposal.escalations)) == (1, 1)
    assert seen.proposal.due_at == here.body.due_at


def test_two_answers_stand_in_the_order_they_were_given(desk: Session, clock: Clock, record):
    clock.forward(hours=1)
    complaint_answering.reply(desk, record, "明天上门", channel="phone")
    earlier = Reply(id="r", at=clock() - timedelta(minutes=30), by=BOSS, content="先道歉")
    seen = elsewhere(desk, record, "answered", replies=(earlier,))
    assert [one.content for one in seen.proposal.replies] == ["先道歉", "明天上门"]


def test_an_answer_does_not_stand_beside_an_investigation_it_knows_nothing_of(desk: Session, clock: Clock, record):
    complaint_answering.reply(desk, record, "明天上门", channel="phone")
    clock.forward(hours=1)
    seen = elsewhere(desk, record, investigated_at=clock(), resolution="换机")
    assert (seen.proposal, [one.code for one in seen.against]) == (None, ["complaint.apart_answered"])


def test_an_end_does_not_stand_beside_what_went_on(desk: Session, clock: Clock, record):
    complaints.void(desk, record, "重复")
    seen = elsewhere(desk, record, escalations=(told(clock),))
    assert (seen.proposal, [one.code for one in seen.against]) == (None, ["complaint.apart_ended"])


def test_an_end_stands_beside_another_person_in_charge(desk: Session, record):
    complaints.void(desk, record, "重复")
    seen = elsewhere(desk, record, owner=BOSS)
    assert (seen.state, seen.proposal.owner) == ("void", BOSS)
