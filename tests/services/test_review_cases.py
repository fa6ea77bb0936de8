"""Complaints and returns many at a time: assigned, approved, closed by their own verbs with every guard."""

from decimal import Decimal

from msgspec.structs import replace

from svcdesk.domain.complaint import Acceptance, Complaint
from svcdesk.domain.device import Device
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.record import Actor
from svcdesk.domain.return_case import Line, ReturnCase
from svcdesk.services import complaint_answering, lists, return_case, review
from svcdesk.services.desk import Session
from svcdesk.services.review import Act, Outcome, Step
from tests.conftest import Clock, as_person
from tests.delivering import ARRIVED, both_signatures
from tests.returning import asked, delivered
from tests.services.test_complaint import investigated, received, technician

LI = Actor("p" * 32, "李工", "quality")
NO_REFUND = ReturnCase(requested_at=ARRIVED, signatures=both_signatures(), settled_at=ARRIVED)


def quiet(done: int, total: int) -> None:
    assert 0 <= done < total


def ids(desk: Session, *docs: str) -> list[int]:
    return [lists.of_docs(desk, [doc])[0].id for doc in docs]


def reasons(outcome: Outcome) -> set[str]:
    return {reason.code for one in outcome.refused for reason in one.reasons}


def test_complaints_are_closed_where_the_customer_has_accepted(desk: Session):
    answered, _ = complaint_answering.reply(desk, investigated(desk, technician(desk)), "明天更换", channel="phone")
    answered, _ = complaint_answering.take_verdict(desk, answered, Acceptance.ACCEPTED)
    early = received(desk)
    both = ids(desk, answered.doc, early.doc)
    act = Act(step=Step.CLOSE, note="运行一周正常", satisfied="satisfied", corrective=False)
    outcome = review.many(desk, "complaint", both, act, quiet)
    assert outcome.done == [answered.doc]
    assert lists.of_docs(desk, [answered.doc])[0].state == "closed"
    assert [one.id for one in outcome.refused] == both[1:]
    assert lists.of_docs(desk, [early.doc])[0].state == "received"


def test_a_closed_complaint_is_given_to_nobody(desk: Session):
    with desk.work() as work:
        docs = [
            work.create("complaint", Complaint(received_at=ARRIVED), state).doc for state in ("received", "closed")
        ]
    outcome = review.many(desk, "complaint", ids(desk, *docs), Act(step=Step.ASSIGN, person=LI), quiet)
    assert outcome.done == docs[:1]
    assert reasons(outcome) == {"review.ended"}
    assert [(row.owner_name, row.department) for row in lists.of_docs(desk, docs[:1])] == [("李工", "quality")]


def test_returns_are_approved_for_the_node_of_who_asks(desk: Session, clock: Clock):
    record, _ = return_case.save_request(desk, asked(desk, delivered(desk, clock), "SN-1"))
    (row,) = ids(desk, record.doc)
    own = review.many(desk, "return_case", [row], Act(step=Step.APPROVE, note="同意"), quiet)
    assert "return_case.own_request" in reasons(own)
    head = as_person(desk, "钱主管", Department.SERVICE, Role.MANAGER)
    outcome = review.many(head, "return_case", [row], Act(step=Step.APPROVE, note="同意"), quiet)
    assert outcome.done == [record.doc]
    again = review.many(head, "return_case", [row], Act(step=Step.APPROVE), quiet)
    assert again.done == []
    assert reasons(again)


def test_returns_are_closed_once_the_money_is_paid_and_signed_ones_keep_their_owner(desk: Session):
    owing = replace(NO_REFUND, lines=(Line(id="1", device=Device(name="泵"), refund=Decimal(80)),))
    with desk.work() as work:
        docs = [work.create("return_case", body, "settled").doc for body in (NO_REFUND, owing)]
    both = ids(desk, *docs)
    given = review.many(desk, "return_case", both, Act(step=Step.ASSIGN, person=LI), quiet)
    assert (given.done, reasons(given)) == ([], {"review.ended"})
    outcome = review.many(desk, "return_case", both, Act(step=Step.CLOSE), quiet)
    assert (outcome.done, reasons(outcome)) == (docs[:1], {"return_case.refund_unpaid"})
    paid = Act(step=Step.CLOSE, paid_on=desk.clock().date())
    assert review.many(desk, "return_case", both[1:], paid, quiet).done == docs[1:]


def test_what_somebody_changed_meanwhile_is_not_judged_unseen(desk: Session):
    with desk.work() as work:
        made = [work.create("complaint", Complaint(received_at=ARRIVED), "received") for _ in range(2)]
    both = ids(desk, *(one.doc for one in made))
    seen = review.seen(desk, both)
    with desk.work() as work:
        work.revise(made[0], replace(made[0].body, description="又跳机"))
    outcome = review.many(desk, "complaint", both, Act(step=Step.REVIEW), quiet, versions=seen)
    assert outcome.done == [made[1].doc]
    assert (outcome.refused[0].id, reasons(outcome)) == (both[0], {"store.changed_meanwhile"})
    assert lists.of_docs(desk, [made[0].doc])[0].review == ""
