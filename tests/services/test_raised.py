"""Limits that ran out: the managers' list, what is urgent, the priority of an order made of it."""

from datetime import timedelta

from msgspec.structs import replace

from svcdesk.domain.clock import After
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.policy import SHIPPED, Policy
from svcdesk.domain.service_order import Priority
from svcdesk.domain.ticket import Reach
from svcdesk.services import clock_rules, dispatching
from svcdesk.services import ticket as tickets
from svcdesk.services import ticket_routing as routing
from svcdesk.services.desk import Session
from svcdesk.services.today import Task, today
from tests.conftest import ADMIN, Clock, as_person
from tests.timing import take


def asked(session: Session) -> list[Task]:
    return [task for task in today(session).tasks if task.part == "managers"]


def test_managers_and_nobody_else_are_asked_until_it_is_reported(desk: Session, clock: Clock):
    manager = as_person(desk, "李总", Department.QUALITY, Role.MANAGER)
    clerk = as_person(desk, "王芳", Department.SERVICE, Role.CLERK)
    record = take(desk, clock.now)
    clock.forward(hours=24)
    assert asked(manager) == []
    clock.forward(minutes=1)
    (task,) = asked(manager)
    assert (task.doc, task.owner, task.what.code, task.clause, task.overdue) == (
        record.doc,
        manager.actor.doc,
        "clock.for_managers",
        "6.6.2",
        True,
    )
    assert [task.part for task in today(manager).tasks if task.doc == record.doc] == ["managers"]  # once, not twice
    assert asked(clerk) == []
    routing.escalate(desk, record, ADMIN, "没有配件")
    assert asked(manager) == []


def test_what_a_limit_made_urgent_is_urgent_on_the_list_and_for_its_order(desk: Session, clock: Clock):
    record = take(desk, clock.now)
    assert dispatching.open_order(desk, ticket=record.doc, fault="响")[0].body.priority is Priority.NORMAL
    clock.forward(hours=2, seconds=1)
    other = take(desk, clock.now)
    assert {task.doc: task.urgent for task in today(desk).tasks if task.kind == "ticket"} == {
        record.doc: True,
        other.doc: False,
    }
    reached, _ = tickets.attempt(desk, other, Reach.REACHED, content="约好上门")
    clock.forward(hours=3)
    assert {task.urgent for task in today(desk).tasks if task.doc == reached.doc} == {False}
    late = take(desk, clock.now - timedelta(hours=3))
    assert dispatching.open_order(desk, ticket=late.doc, fault="响")[0].body.priority is Priority.HIGH


def test_the_step_after_is_the_one_frozen_with_the_record(desk: Session, clock: Clock):
    take(desk, clock.now)
    calm = tuple(replace(rule, after=After.NOTHING) for rule in SHIPPED.rules)
    clock_rules.save_policy(desk, Policy("", calm))
    calm_one = take(desk, clock.now)
    clock.forward(hours=25)
    assert [task.urgent for task in today(desk).tasks if task.doc != calm_one.doc] == [True]
    assert [task.urgent for task in today(desk).tasks if task.doc == calm_one.doc] == [False]
