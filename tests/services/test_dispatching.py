"""Orders made of tickets and plans, what signing them does there, and spare parts that run short."""

from datetime import date, timedelta
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.intake import Intake
from svcdesk.domain.masters import Customer, Department, Product, Role
from svcdesk.domain.record import Record
from svcdesk.domain.service_order import Coverage, Priority, ServiceOrder, State, Type
from svcdesk.domain.service_plan import Reading, ServicePlan
from svcdesk.domain.service_plan import State as PlanState
from svcdesk.domain.ticket import Channel, Kind, Severity, Ticket
from svcdesk.domain.times import local_day
from svcdesk.errors import Denied, Refused
from svcdesk.services import dispatch_board, dispatching, order_meter, records, spares, today
from svcdesk.services import service_order as orders
from svcdesk.services import service_plan as plans
from svcdesk.services import ticket as tickets
from svcdesk.services.desk import Session, load
from tests.conftest import Clock, as_person
from tests.repairing import ARRIVED, NOW, Sold, arrived, both, finished, new_order, sent, sold

replace = msgspec.structs.replace


@pytest.fixture
def goods(desk: Session, clock: Clock) -> Sold:
    return sold(desk, clock)


@pytest.fixture
def person(desk: Session) -> str:
    return as_person(desk, "王工", Department.SERVICE, Role.TECHNICIAN).actor.doc


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def signed(desk: Session, record: Record[ServiceOrder], person: str) -> Record[ServiceOrder]:
    given, _ = dispatching.dispatch(desk, record, person, ARRIVED)
    confirmed, _ = orders.confirm_before(desk, given, arrived(given.body))
    return orders.sign(desk, confirmed, finished(confirmed.body))[0]


def reported(desk: Session, goods: Sold, clock: Clock) -> Record[Ticket]:
    intake = Intake(
        received_at=ARRIVED - timedelta(hours=1),
        channel=Channel.HOTLINE,
        kind=Kind.REPAIR,
        customer=CustomerRef(doc=goods.customer, name="宏达纺织有限公司", caller="李工", phone="13900008213"),
        device=Device(product=goods.compressor, name="螺杆空压机", serial="SN-1"),
        content="停机，报警 E07",
        severity=Severity.SAFETY,
    )
    return tickets.take(desk, intake)[0]


def test_an_order_of_a_ticket_takes_what_it_says_and_tells_it_the_result(
    desk: Session, goods: Sold, person: str, clock: Clock
):
    ticket = reported(desk, goods, clock)
    made, changes = dispatching.open_order(desk, ticket=ticket.doc)
    assert changes.kinds == {"service_order", "ticket"}
    body = made.body
    assert (body.fault, body.type, body.priority, body.ticket_number) == (
        "停机，报警 E07", Type.REPAIR, Priority.URGENT, ticket.number,
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        dispatching.open_order(desk, ticket=ticket.doc)
    assert codes(refused) == ["service_order.in_hand"]
    signed(desk, made, person)
    told = records.record(desk, ticket.doc, Ticket)
    assert told.body.linked == (made.doc,)
    assert (told.body.result, told.body.cause) == ("更换温度传感器，复位", "electrical.sensor")
    assert told.body.closed_at is None
    dispatching.open_order(desk, ticket=ticket.doc)  # the first one is signed: another may follow


def test_a_plan_makes_its_order_and_goes_on_from_its_signature(desk: Session, goods: Sold, person: str):
    plan, _ = plans.save_plan(
        desk,
        ServicePlan(
            customer=CustomerRef(doc=goods.customer),
            device=Device(product=goods.compressor, serial="SN-1"),
            name="季度保养",
            months=3,
            starts_on=date(2026, 9, 1),
        ),
    )
    assert (plan.body.customer.name, plan.body.next_due) == ("宏达纺织有限公司", date(2026, 12, 1))
    assert [one.doc for one in plans.due_plans(desk)] == [plan.doc]
    made, _ = plans.make_order(desk, plan.doc)
    assert (made.body.type, made.body.coverage) == (Type.MAINTENANCE, Coverage.SERVICE_CONTRACT)
    with pytest.raises(Refused) as refused:
        plans.make_order(desk, plan.doc)
    assert codes(refused) == ["service_order.in_hand"]
    done = signed(desk, made, person)
    after = records.record(desk, plan.doc, ServicePlan)
    assert (after.body.done, after.body.next_due) == (((date(2026, 11, 23), made.doc),), date(2027, 2, 23))
    orders.void(desk, done, "开错单")
    assert records.record(desk, plan.doc, ServicePlan).body.next_due == date(2026, 12, 1)


def test_a_suspended_plan_makes_no_orders(desk: Session, goods: Sold):
    plan, _ = plans.save_plan(
        desk,
        ServicePlan(customer=CustomerRef(doc=goods.customer), name="年检", months=12, starts_on=date(2026, 1, 5)),
    )
    with pytest.raises(Refused):
        plans.set_state(desk, plan, PlanState.SUSPENDED, " ")
    plan, _ = plans.set_state(desk, plan, PlanState.SUSPENDED, "停产")
    with pytest.raises(Refused) as refused:
        plans.make_order(desk, plan.doc)
    assert codes(refused) == ["service_plan.not_active"]
    assert plans.due_plans(desk, date(2027, 6, 1)) == []


def test_a_meter_brings_the_visit_forward_and_never_runs_backwards(desk: Session, goods: Sold):
    body = ServicePlan(
        customer=CustomerRef(doc=goods.customer),
        name="换油",
        hours=Decimal(500),
        starts_on=date(2026, 9, 1),
        readings=(Reading(on=date(2026, 9, 1), hours=Decimal(1000)),),
    )
    plan, _ = plans.save_plan(desk, body)
    assert plan.body.next_due is None
    plan, _ = plans.read_meter(desk, plan, date(2026, 9, 11), Decimal(1200))
    assert plan.body.next_due == date(2026, 9, 26)
    with pytest.raises(Refused) as refused:
        plans.read_meter(desk, plan, date(2026, 9, 21), Decimal(900))
    assert codes(refused) == ["service_plan.reading_back"]
    plan, _ = plans.read_meter(desk, plan, date(2026, 9, 21), Decimal(100), " 换了新表 ")
    assert plan.body.readings[-1].reason == "换了新表"
    assert plan.body.next_due == date(2026, 10, 4)  # 300 of 500 hours in 20 days


def test_a_meter_that_leaps_is_questioned_on_the_order_too(desk: Session, goods: Sold, person: str, clock: Clock):
    began = local_day(clock.now) - timedelta(days=10)
    body = ServicePlan(
        customer=CustomerRef(doc=goods.customer),
        device=Device(product=goods.compressor, serial="SN-1"),
        name="换油",
        months=3,
        starts_on=began,
        readings=(Reading(on=began, hours=Decimal(1000)),),
    )
    plan, _ = plans.save_plan(desk, body)
    with pytest.raises(Refused) as refused:
        plans.read_meter(desk, plan, began + timedelta(days=1), Decimal(1025))
    assert codes(refused) == ["service_plan.reading_leaps"]
    record, _ = plans.make_order(desk, plan.doc)
    record, _ = dispatching.dispatch(desk, record, person, None)
    record, _ = orders.confirm_before(desk, record, arrived(record.body))
    done = replace(finished(record.body), running_hours=Decimal(9000), signatures=both())
    assert order_meter.question(desk, done, record.doc) is not None
    with pytest.raises(Refused) as refused:
        orders.sign(desk, record, done)
    assert codes(refused) == ["service_plan.reading_leaps"]
    orders.sign(desk, record, replace(done, meter_note="表头已换"))
    with desk.read() as connection:
        (_, read) = load(connection, plan.doc, ServicePlan).body.readings
    assert (read.hours, read.reason, read.source) == (Decimal(9000), "表头已换", record.doc)


def test_an_order_may_be_taken_back_and_given_again(desk: Session, goods: Sold, person: str):
    record = sent(desk, goods, person)
    back, _ = dispatching.withdraw(desk, record)
    assert (back.state, back.body.visits, back.body.technician.name) == (State.NEW, (), "")
    again, _ = dispatching.dispatch(desk, back, person, None)
    assert again.body.visits[-1].appointed_at is None


def test_the_board_shows_who_is_where_and_what_overlaps(desk: Session, goods: Sold, person: str, clock: Clock):
    first = sent(desk, goods, person)
    second, _ = dispatching.dispatch(
        desk, new_order(desk, goods), person, ARRIVED + timedelta(minutes=30), ARRIVED + timedelta(hours=4)
    )
    third = new_order(desk, goods)
    board = dispatch_board.board(desk, date(2026, 11, 23), 7)
    assert [one.name for one in board.people] == ["王工"]
    assert {slot.doc for slot in board.slots} == {first.doc, second.doc}
    assert board.clashing == {first.doc, second.doc}
    assert [slot.doc for slot in board.waiting] == [third.doc]
    assert all(slot.overdue for slot in board.slots)
    assert dispatch_board.board(desk, date(2026, 11, 30), 7).slots == ()


def test_only_who_may_dispatch_sends_people_out(desk: Session, goods: Sold, person: str):
    record = new_order(desk, goods)
    inspector = as_person(desk, "质检小周", Department.QUALITY, Role.INSPECTOR)
    with pytest.raises(Denied):
        dispatching.dispatch(inspector, record, person, NOW)
    with pytest.raises(Refused) as refused:
        dispatching.dispatch(desk, record, person, NOW, NOW - timedelta(hours=1))
    assert codes(refused) == ["service_order.appointment_reversed"]


def test_today_asks_for_orders_and_for_plans_that_are_near(desk: Session, goods: Sold, person: str):
    sent(desk, goods, person)
    new_order(desk, goods)
    for name, starts in (("近", date(2026, 8, 30)), ("远", date(2026, 11, 1))):
        plans.save_plan(
            desk, ServicePlan(customer=CustomerRef(doc=goods.customer), name=name, months=3, starts_on=starts)
        )
    asked = [task.what.code for task in today.today(desk).tasks if task.kind.startswith("service")]
    assert sorted(asked) == ["today.arrange", "today.dispatch", "today.visit"]


def test_parts_below_their_minimum_are_told_the_emptiest_first(desk: Session, goods: Sold):
    with desk.work() as work:
        for doc, minimum in ((goods.filters, Decimal(18)), (goods.compressor, Decimal(12))):
            product = load(work.connection, doc, Product)
            work.revise(product, replace(product.body, minimum_stock=minimum))
        work.create("product", Product("皮带", minimum_stock=Decimal(4)), "active")
        work.create("customer", Customer("无关"), "active")
    found = [(one.name, one.on_hand, one.missing) for one in spares.below_minimum(desk)]
    assert found == [("皮带", Decimal(0), Decimal(4)), ("螺杆空压机", Decimal(3), Decimal(9))]
