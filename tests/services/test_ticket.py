"""The register on both engines: taken, timed from the first key, routed, settled, closed, and what surrounds it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from svcdesk.domain.contract import Contract
from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.intake import Intake
from svcdesk.domain.masters import Customer, Department, Role
from svcdesk.domain.record import Actor
from svcdesk.domain.review import Review
from svcdesk.domain.ticket import Hold, Kind, Reach, Satisfaction, State, Ticket
from svcdesk.errors import Conflict, Denied, Refused
from svcdesk.services import conflicts, marks, masters, records, ticket_routing, ticket_view
from svcdesk.services import ticket as tickets
from svcdesk.services.background import background
from svcdesk.services.desk import Session
from svcdesk.services.ticket_saving import write
from svcdesk.services.today import today
from tests.conftest import as_person

CALLER = CustomerRef(name="宏达纺织有限公司", caller="陈师傅", phone="13862008213")


def intake(desk: Session, **fields) -> Intake:
    plain = {"begun_at": desk.clock(), "kind": Kind.REPAIR, "customer": CALLER, "content": "停机报警 E07"}
    return Intake(**plain | fields)


def taken(desk: Session, **fields):
    return tickets.take(desk, intake(desk, **fields))[0]


def settled(desk: Session):
    record, _ = tickets.attempt(desk, taken(desk), Reach.REACHED, content="约好上门")
    record, _ = tickets.resolve(desk, record, "换了传感器")
    return tickets.follow_up(desk, record, Satisfaction.SATISFIED)[0]


def refusals(verb, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        verb(*args, **kwargs)
    return [one.code.removeprefix("ticket.") for one in refused.value.problems]


def test_a_call_is_registered_with_its_clocks_frozen(desk: Session, clock):
    first_key = clock.now
    clock.forward(minutes=12)  # the form stayed open
    record, changes = tickets.take(desk, intake(desk, begun_at=first_key))
    assert record.number.startswith("FW-261123-A1-")
    assert (record.state, record.occurred_at, record.body.recorded_at) == ("open", first_key, clock.now)
    dues = {due.rule: due.due_at - first_key for due in record.body.dues}
    assert dues["contact"] == dues["reply"] == timedelta(hours=2)
    assert dues["report_upward"] == timedelta(hours=24)
    assert record.body.calendar
    assert changes.kinds == {"ticket"}


def test_nothing_is_written_while_something_is_missing(desk: Session):
    assert refusals(tickets.take, desk, Intake()) == [
        "kind_missing", "content_missing", "customer_missing", "caller_missing", "received_missing",
    ]  # fmt: skip
    assert today(desk).tasks == ()


def test_an_unknown_caller_is_a_name_or_a_customer_as_the_person_wants(desk: Session):
    assert taken(desk).body.customer.doc == ""
    record = taken(desk, new_customer=True)
    made = records.record(desk, record.body.customer.doc, Customer)
    assert (made.body.name, made.body.phone, made.body.contacts[0].name) == (CALLER.name, CALLER.phone, "陈师傅")


def test_what_the_call_settled_at_once_is_the_contact(desk: Session, clock):
    record = taken(desk, answered="每 2000 小时保养一次")
    assert record.state == State.HANDLING
    assert next(due for due in record.body.dues if due.rule == "contact").stopped_at == clock.now


def test_from_the_call_to_the_end_each_step_moves_the_state(desk: Session, clock):
    record = taken(desk)
    clock.forward(minutes=20)
    record, _ = tickets.attempt(desk, record, Reach.NO_ANSWER)
    assert record.state == State.OPEN
    assert record.body.owner == desk.actor  # who first deals with it has it
    record, _ = tickets.attempt(desk, record, Reach.REACHED, content="约好上门", spoke_with="陈师傅")
    assert record.state == State.HANDLING
    record, _ = ticket_routing.hold(desk, record, Hold.PARTS)
    assert record.state == State.WAITING
    record, _ = ticket_routing.resume(desk, record)
    record, _ = tickets.resolve(desk, record, "换了传感器")
    assert record.state == State.RESOLVED
    record, _ = tickets.follow_up(desk, record, Satisfaction.SATISFIED)
    record, _ = tickets.close(desk, record)
    assert (record.state, record.body.closed_by) == (State.CLOSED, desk.actor)
    clock.forward(days=3)
    record, _ = tickets.reopen(desk, record, "又停机")
    assert record.state == State.OPEN
    assert {due.cycle for due in record.body.dues} == {0, 1}
    assert records.record(desk, record.doc, Ticket) == record


def test_another_department_acknowledges_answers_or_gives_back(desk: Session):
    record, _ = tickets.attempt(desk, taken(desk), Reach.REACHED, content="约好")
    record, _ = ticket_routing.route(desk, record, "sales", "查合同")
    assert refusals(ticket_routing.route, desk, record, "sales", "再查") == ["routed_already"]
    sales = as_person(desk, "周洁", Department.SALES, Role.SALES)
    record, _ = ticket_routing.acknowledge(sales, record, record.body.routings[0].id)
    assert record.body.routings[0].acknowledged_by.name == "周洁"
    record, _ = ticket_routing.answer(sales, record, record.body.routings[0].id, "在保")
    assert record.body.open_routings == ()
    record, _ = ticket_routing.route(desk, record, "quality", "判定")
    record, _ = ticket_routing.give_back(sales, record, record.body.routings[1].id, "不归质量")
    assert refusals(ticket_routing.answer, sales, record, record.body.routings[1].id, "晚了") == ["routing_done"]


def test_reporting_upward_stops_its_clock(desk: Session, clock):
    record = taken(desk)
    clock.forward(hours=3)
    record, _ = ticket_routing.escalate(desk, record, Actor("b", "赵主任", "management"), "缺件")
    due = next(due for due in record.body.dues if due.rule == "report_upward")
    assert due.stopped_at == clock.now
    assert refusals(ticket_routing.escalate, desk, record, NOBODY, " ") == [
        "escalation_to_missing", "escalation_reason_missing",
    ]  # fmt: skip


def test_times_that_cannot_be_are_refused_and_nothing_is_lost(desk: Session, clock):
    record = taken(desk)
    ahead, before = clock.now + timedelta(hours=1), clock.now - timedelta(seconds=1)
    assert refusals(tickets.attempt, desk, record, Reach.REACHED, at=before, content="x") == [
        "contact_before_receipt"
    ]
    assert refusals(tickets.attempt, desk, record, Reach.REACHED, at=ahead, content="x") == ["ahead"]
    assert refusals(tickets.resolve, desk, record, "好", at=before) == ["resolved_before_receipt"]
    assert records.record(desk, record.doc, Ticket).rev == record.rev


def test_the_time_of_receipt_changes_only_with_a_reason(desk: Session, clock):
    record = taken(desk)
    earlier = replace(record.body, received_at=clock.now - timedelta(hours=1))
    assert refusals(tickets.revise, desk, record, earlier) == ["received_reason"]
    changed, _ = tickets.revise(desk, record, earlier, "信昨天就到了")
    assert changed.reason == "信昨天就到了"
    assert changed.body.dues[0].due_at == clock.now + timedelta(hours=1)
    ahead = replace(changed.body, received_at=clock.now + timedelta(minutes=1))
    assert refusals(tickets.revise, desk, changed, ahead, "试试") == ["received_ahead"]


def test_closing_is_for_the_head_of_the_department(desk: Session):
    record = settled(desk)
    clerk = as_person(desk, "小李", Department.SERVICE, Role.CLERK)
    with pytest.raises(Denied):
        tickets.close(clerk, record)
    marks.give(clerk, record, Review.APPROVED, "齐全")
    assert [(one.by.name, one.note) for one in marks.given(desk, record.doc)] == [("小李", "齐全")]


def test_a_ticket_waits_for_what_was_made_from_it(desk: Session):
    record = settled(desk)
    with desk.work() as work:
        made = work.create("contract", Contract("", "宏达"), "signed")  # any open record of another kind
        record, _ = write(work, record, replace(record.body, linked=(made.doc,)))
    assert refusals(tickets.close, desk, record) == ["linked_open"]
    assert refusals(tickets.void, desk, record, "重复") == ["linked_open"]


def test_the_matter_of_a_void_ticket_goes_on_in_one_that_is_in_use(desk: Session):
    first, second = taken(desk), taken(desk)
    assert refusals(tickets.void, desk, second, "重复", merged_into=second.doc) == ["merged_nowhere"]
    gone, _ = tickets.void(desk, second, "重复", merged_into=first.doc)
    assert gone.body.merged_into == first.doc
    assert refusals(tickets.void, desk, first, "重复", merged_into=gone.doc) == ["merged_nowhere"]


def test_two_laptops_closing_the_same_ticket_are_a_conflict_that_a_person_settles(desk: Session, clock):
    record = settled(desk)
    first, _ = tickets.close(desk, record)
    clock.forward(minutes=3)
    other = as_person(desk, "赵主任", Department.SERVICE, Role.MANAGER)
    with pytest.raises(Conflict):
        tickets.close(other, record)
    with other.work() as work:  # as a package from the other laptop brings it
        body = replace(record.body, closed_at=clock.now, closed_by=other.actor)
        work.revise(record, body, state=State.CLOSED, allow_branch=True)
    assert records.conflicted(desk, record.doc)
    found = conflicts.compare(desk, record.doc)
    assert {side.record.body.closed_by.name for side in found.sides} == {"王工", "赵主任"}
    assert found.proposal is None  # both say who closed it: nobody but a person can choose
    heads = tuple(side.record.rev for side in found.sides)
    joined, _ = conflicts.resolve(desk, record.doc, heads, first.body, state=State.CLOSED)
    assert not records.conflicted(desk, record.doc)
    assert joined.body.closed_by == first.body.closed_by


def test_a_customer_retired_since_is_told_and_the_ticket_keeps_its_name(desk: Session):
    record = taken(desk, new_customer=True)
    masters.retire(desk, records.record(desk, record.body.customer.doc, Customer))
    shown = ticket_view.show(desk, record.doc)
    assert [one.code for one in shown.beside.told] == ["ticket.customer_retired"]
    assert shown.record.body.customer.name == CALLER.name
    assert [one.code for one in background(desk, "f" * 32).told] == ["ticket.customer_gone"]
    tickets.attempt(desk, record, Reach.REACHED, content="照常办理")


def test_today_lists_whom_to_call_answer_and_call_back(desk: Session, clock):
    called = taken(desk)
    record, _ = tickets.attempt(desk, called, Reach.CALL_BACK, call_back_at=clock.now + timedelta(hours=1))
    ticket_routing.route(desk, record, "sales", "查合同")
    done = settled(desk)
    found = {(task.doc, task.what.code.rpartition(".")[2]): task for task in today(desk).tasks}
    assert set(found) == {
        (called.doc, "contact"), (called.doc, "call_back"), (called.doc, "answer"), (done.doc, "close"),
    }  # fmt: skip
    assert found[called.doc, "answer"].department == "sales"
    clock.forward(hours=1, seconds=1)
    assert [task.part.split(":")[0] for task in today(desk).tasks if task.overdue] == ["call_back"]
    tickets.close(desk, done)
    assert done.doc not in {task.doc for task in today(desk).tasks}


def test_a_jumping_clock_is_told_beside_the_story(desk: Session, clock):
    record = taken(desk)
    clock.forward(minutes=-30)
    record, _ = tickets.assign(desk, record, desk.actor)
    [jump] = ticket_view.show(desk, record.doc).jumps
    assert jump.seconds == 1800


def test_the_clocks_show_both_ways_of_counting(desk: Session, clock):
    clock.forward(hours=2)  # eleven o'clock: two hours of working time go on after lunch
    record = taken(desk)
    shown = ticket_view.show(desk, record.doc)
    clock.forward(hours=1)
    found = ticket_view.clocks(record.body, shown.calendar, clock.now)
    assert [rule.id for rule, _ in found] == ["contact", "reply", "report_upward"]
    assert found[0][1].left == timedelta(hours=1)
    reading, other = ticket_view.explain(record.body, found[0][0], shown.calendar, clock.now)
    assert reading.steps
    assert other.due_at - reading.due_at == timedelta(hours=1)
    rule, due_at = ticket_view.first_due(desk, clock.now, "repair")
    assert (rule.id, due_at) == ("contact", clock.now + timedelta(hours=2))


def test_a_device_typed_by_hand_is_kept_as_it_was_said(desk: Session):
    record = taken(desk, device=Device(serial=" sn-1 ", name="老空压机"))
    assert record.body.device.serial == "sn-1"
