"""Complaints from receipt to a verified end (6.6.1, 6.7.1), and claims on suppliers, on both engines."""

from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.causes import groups
from svcdesk.domain.complaint import Acceptance, Assessment, Category, Complaint, Level, Response
from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.intake import Intake
from svcdesk.domain.masters import Customer, Department, Role
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.ticket import Channel, Kind, Reach, Ticket
from svcdesk.errors import Denied, Refused
from svcdesk.services import (
    complaint,
    complaint_answering,
    complaint_handling,
    return_aftermath,
    return_begin,
    supplier_claim,
)
from svcdesk.services import ticket as tickets
from svcdesk.services.desk import Session, load
from tests.conftest import Clock, as_person
from tests.returning import asked, delivered, ready

replace = msgspec.structs.replace
CAUSE = next(iter(groups().values()))[0]
GRAVE = Assessment(
    severity=Level.HIGH, complexity=Level.LOW, impact=Level.MEDIUM, safety=False, immediate=False, note="停产"
)


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code.partition(".")[2] for problem in refused.value.problems]


def customer(desk: Session) -> CustomerRef:
    with desk.work() as work:
        return CustomerRef(doc=work.create("customer", Customer("宏达纺织有限公司"), "active").doc, caller="李工")


def received(desk: Session, **more: object) -> Record[Complaint]:
    body = Complaint(
        received_at=desk.clock(),
        customer=customer(desk),
        category=Category.QUALITY,
        description="空压机三天两头跳机",
        asked=(Response.EXCHANGE,),
    )
    return complaint.save_facts(desk, replace(body, **more))[0]


def technician(desk: Session) -> Session:
    return as_person(desk, "孙调查", Department.SERVICE, Role.TECHNICIAN)


def assessed(desk: Session, owner: Actor) -> Record[Complaint]:
    record, _ = complaint_handling.acknowledge(desk, received(desk), "电话")
    return complaint_handling.assess(desk, record, GRAVE, owner=owner)[0]


def investigated(desk: Session, who: Session, cost: str = "0") -> Record[Complaint]:
    return complaint_handling.investigate(
        who,
        assessed(desk, who.actor),
        cause=CAUSE,
        investigation="冷却器堵塞",
        resolution="更换冷却器",
        offered=(Response.REPAIR,),
        cost=Decimal(cost),
    )[0]


def test_a_complaint_goes_its_way_to_the_end(desk: Session, clock: Clock):
    who = technician(desk)
    record = investigated(desk, who)
    record, _ = complaint_answering.reply(desk, record, "明天上门更换冷却器", channel="phone")
    record, _ = complaint_answering.take_verdict(desk, record, Acceptance.ACCEPTED)
    assert record.state == "answered"
    closed, _ = complaint_answering.close(
        desk, record, verification="运行一周正常", satisfied="satisfied", corrective_needed=False
    )
    assert (closed.state, closed.body.closed_by.name, closed.body.due_at) == ("closed", "王工", None)
    assert (closed.body.acknowledged_by.name, closed.body.investigated_by.name) == ("王工", "孙调查")


def test_each_step_has_its_due_time(desk: Session, clock: Clock):
    who = technician(desk)
    start = clock()
    record = received(desk)
    assert record.body.due_at == start + timedelta(hours=2)
    clock.forward(hours=1)
    record, _ = complaint_handling.acknowledge(desk, record, "电话")
    assert record.body.due_at == start + timedelta(hours=24)
    record, _ = complaint_handling.assess(desk, record, GRAVE, owner=who.actor)
    assert record.body.due_at == start + timedelta(hours=24)
    lighter = replace(GRAVE, severity=Level.LOW)
    record, _ = complaint_handling.assess(desk, record, lighter, owner=who.actor)
    assert record.body.due_at == start + timedelta(hours=168)


def test_what_was_complained_of_is_complete(desk: Session, clock: Clock):
    with pytest.raises(Refused) as refused:
        complaint.save_facts(desk, Complaint(received_at=clock() + timedelta(hours=1)))
    assert codes(refused) == ["nobody", "category_open", "description_missing", "in_future"]
    with pytest.raises(Refused) as refused:
        received(desk, occurred_at=clock() + timedelta(minutes=5))
    assert codes(refused) == ["occurred_after"]


def test_the_assessment_says_everything_that_is_missing(desk: Session):
    record, _ = complaint_handling.acknowledge(desk, received(desk), "电话")
    with pytest.raises(Refused) as refused:
        complaint_handling.assess(desk, record, Assessment())
    assert codes(refused) == ["level_open"] * 3 + ["safety_open", "immediate_open", "owner_missing"]
    with pytest.raises(Refused) as refused:
        complaint_handling.assess(desk, record, replace(GRAVE, safety=True), owner=technician(desk).actor)
    assert codes(refused) == ["immediate_missing"]


def test_a_step_out_of_turn_or_out_of_time_is_refused(desk: Session, clock: Clock):
    record = received(desk)
    with pytest.raises(Refused) as refused:
        complaint_answering.reply(desk, record, "好")
    assert codes(refused) == ["out_of_turn"]
    for at, code in ((clock() - timedelta(hours=1), "reversed"), (clock() + timedelta(hours=1), "in_future")):
        with pytest.raises(Refused) as refused:
            complaint_handling.acknowledge(desk, record, "电话", at)
        assert codes(refused) == [code]


def test_a_cost_is_approved_by_amount_and_by_another_person(desk: Session):
    who = technician(desk)
    record = investigated(desk, who, "25000")
    with pytest.raises(Refused) as refused:
        complaint_answering.reply(desk, record, "换机")
    assert codes(refused) == ["unapproved"]
    head = as_person(desk, "钱主管", Department.SERVICE, Role.MANAGER)
    with pytest.raises(Refused) as refused:
        complaint_handling.approve(head, record)
    assert codes(refused) == ["approval_not_yours"]
    with pytest.raises(Denied):
        complaint_handling.approve(who, record)
    record, _ = complaint_handling.approve(desk, record, "同意")
    record, _ = complaint_handling.investigate(
        who, record, cause=CAUSE, investigation="a", resolution="b", offered=(Response.REPAIR,), cost=Decimal(26000)
    )
    assert record.body.approved_at is None  # another amount takes another word
    owner = as_person(desk, "周经理", Department.MANAGEMENT, Role.MANAGER)
    mine = investigated(desk, owner, "1000")
    with pytest.raises(Refused) as refused:
        complaint_handling.approve(owner, mine)
    assert codes(refused) == ["own_proposal"]
    cheap = investigated(desk, who, "999.99")
    with pytest.raises(Refused) as refused:
        complaint_handling.approve(desk, cheap)
    assert codes(refused) == ["approval_not_needed"]


def test_what_is_rejected_goes_up_and_is_investigated_again(desk: Session, clock: Clock):
    who = technician(desk)
    record, _ = complaint_answering.reply(desk, investigated(desk, who), "修")
    with pytest.raises(Refused) as refused:
        complaint_answering.take_verdict(desk, record, Acceptance.REJECTED)
    assert codes(refused) == ["rejection_unsaid", "escalation_nobody"]
    record, _ = complaint_answering.take_verdict(desk, record, Acceptance.REJECTED, "要求换机", to=who.actor)
    assert (record.state, record.body.escalations[0].reason) == ("assessed", "要求换机")
    assert record.body.replies[0].verdict is Acceptance.REJECTED
    record, _ = complaint_handling.investigate(
        who, record, cause=CAUSE, investigation="再查", resolution="换机", offered=(Response.EXCHANGE,)
    )
    record, _ = complaint_answering.reply(desk, record, "换机")
    assert len(record.body.replies) == 2


def test_a_customer_who_is_not_content_after_all_has_it_opened_again(desk: Session, clock: Clock):
    owner = technician(desk)
    record, _ = complaint_answering.reply(desk, investigated(desk, owner), "修好了")
    record, _ = complaint_answering.take_verdict(desk, record, Acceptance.ACCEPTED)
    said = {"verification": "回访", "satisfied": "satisfied", "corrective_needed": False}
    closed, _ = complaint_answering.close(desk, record, **said)
    with pytest.raises(Refused) as refused:
        complaint_answering.reopen(desk, closed, " ")
    assert codes(refused) == ["reason_unsaid"]
    clock.forward(days=5)
    again, _ = complaint_answering.reopen(desk, closed, "又停机了")
    [reopening] = again.body.reopenings
    assert (again.state, reopening.reason, reopening.result) == ("assessed", "又停机了", "回访")
    assert (reopening.closed_at, again.body.closed_at, again.body.satisfied) == (closed.body.closed_at, None, "")
    assert again.body.replies == closed.body.replies
    assert again.body.due_at > clock()  # a new way begins when the customer calls again
    with pytest.raises(Refused):
        complaint_answering.close(desk, again, **said)


def test_closing_says_everything_that_is_missing(desk: Session):
    record, _ = complaint_answering.reply(desk, investigated(desk, technician(desk)), "修")
    with pytest.raises(Refused) as refused:
        complaint_answering.close(desk, record, verification="", satisfied="", corrective_needed=None)
    assert codes(refused) == ["not_accepted", "unverified", "corrective_open", "rating_missing"]


def test_nobody_verifies_their_own_work(desk: Session):
    who = technician(desk)
    record, _ = complaint_answering.reply(desk, investigated(desk, who), "修")
    record, _ = complaint_answering.take_verdict(desk, record, Acceptance.ACCEPTED)
    with pytest.raises(Refused) as refused:
        complaint_answering.close(who, record, verification="好了", satisfied="satisfied", corrective_needed=True)
    assert codes(refused) == ["verified_by_owner", "corrective_unsaid"]


def test_a_return_made_from_it_is_finished_first(desk: Session):
    record, _ = complaint_answering.reply(desk, investigated(desk, technician(desk)), "换")
    record, _ = complaint_answering.take_verdict(desk, record, Acceptance.ACCEPTED)
    made, _ = return_begin.open_return(desk, complaint=record.doc)
    with pytest.raises(Refused) as refused:
        complaint_answering.close(desk, record, verification="好了", satisfied="satisfied", corrective_needed=False)
    assert [one.params["number"] for one in refused.value.problems] == [made.number]


def test_a_claim_goes_out_is_answered_and_settled(desk: Session, clock: Clock):
    case = ready(desk, asked(desk, delivered(desk, clock), "SN-1"))
    with desk.read() as connection:
        record = return_aftermath.found_claims(connection, case.doc, ["1"])[0]
    with pytest.raises(Refused) as refused:
        supplier_claim.send(desk, record)
    assert codes(refused) == ["supplier_missing", "asked_missing"]
    filled = replace(record.body, supplier="华东电机厂", asked="免费更换电机", amount=Decimal(3200))
    record, _ = supplier_claim.fill_in(desk, record, filled)
    record, _ = supplier_claim.send(desk, record)
    with pytest.raises(Refused) as refused:
        supplier_claim.settle(desk, record, Decimal(1))
    assert codes(refused) == ["out_of_turn"]
    record, _ = supplier_claim.answer(desk, record, "同意补发")
    with pytest.raises(Refused) as refused:
        supplier_claim.settle(desk, record, None)
    assert codes(refused) == ["settled_for_nothing"]
    record, _ = supplier_claim.settle(desk, record, None, "补发电机一台")
    assert record.state == "settled"


def test_what_people_filled_into_a_claim_outlives_the_return(desk: Session, clock: Clock):
    case = ready(desk, asked(desk, delivered(desk, clock), "SN-1"))
    with desk.read() as connection:
        record = return_aftermath.found_claims(connection, case.doc, ["1"])[0]
    filled = replace(record.body, supplier="华东电机厂", asked="换电机")
    supplier_claim.send(desk, supplier_claim.fill_in(desk, record, filled)[0])
    with desk.work() as work:
        return_aftermath.follow(work, case)
    with desk.read() as connection:
        again = load(connection, record.doc, type(record.body))
    assert (again.state, again.body.supplier, again.body.asked) == ("sent", "华东电机厂", "换电机")


def ticket(desk: Session, kind: Kind, serial: str = "", **fields: object) -> Record[Ticket]:
    device, whose = Device(product="", serial=serial), replace(customer(desk), name="宏达纺织有限公司")
    intake = Intake(begun_at=desk.clock(), kind=kind, customer=whose, content="连续跳机", device=device)
    return tickets.take(desk, replace(intake, **fields))[0]


def test_a_complaint_begins_from_its_ticket_and_counts_from_its_receipt(desk: Session, clock: Clock):
    told = ticket(desk, Kind.COMPLAINT)
    clock.forward(minutes=30)
    record, _ = complaint.open_complaint(desk, told.doc)
    assert (record.state, record.body.ticket_number, record.body.description) == ("received", told.number, "连续跳机")
    assert record.body.due_at == told.body.received_at + timedelta(hours=2)
    with desk.read() as connection:
        assert load(connection, told.doc, Ticket).body.linked == (record.doc,)


def test_whom_the_ticket_reached_already_has_been_told(desk: Session, clock: Clock):
    told = ticket(desk, Kind.COMPLAINT)
    clock.forward(minutes=5)
    told, _ = tickets.attempt(desk, told, Reach.REACHED, content="已告知")
    record, _ = complaint.open_complaint(desk, told.doc)
    assert (record.state, record.body.acknowledged_by.name) == ("acknowledged", "王工")


def test_a_return_begins_from_its_ticket_with_the_piece_and_its_owner(desk: Session, clock: Clock):
    brought = delivered(desk, clock)
    product = next(unit.product for unit in brought.body.units if unit.serial == "SN-1")
    with desk.work() as work:
        body = Ticket(
            received_at=work.now,
            receiver=desk.actor,
            channel=Channel.PHONE,
            kind=Kind.RETURN,
            customer=CustomerRef(caller="李工"),
            device=Device(product=product, serial="SN-1"),
            content="要求换机",
        )
        told = work.create("ticket", body, "open")
    record, _ = return_begin.open_return(desk, ticket=told.doc)
    assert (record.body.customer.name, record.body.customer.caller) == ("宏达纺织有限公司", "李工")
    assert (record.body.lines[0].device.serial, record.body.reason_note) == ("SN-1", "要求换机")
    with desk.read() as connection:
        assert load(connection, told.doc, Ticket).body.linked == (record.doc,)
    with pytest.raises(Refused) as refused:  # it is on its way back already
        return_begin.open_return(desk, ticket=told.doc)
    assert codes(refused) == ["returned_twice"]
