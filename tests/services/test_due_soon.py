"""What somebody is told between two moments."""

from datetime import datetime, timedelta
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.clock import Rule, Stop
from svcdesk.domain.delivery import Result
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.policy import SHIPPED, Policy
from svcdesk.domain.settlement import Feedback
from svcdesk.services import clock_rules, due_soon
from svcdesk.services.aftermath import feedback_due
from svcdesk.services.desk import Session
from svcdesk.words import LANGUAGES, say
from tests.conftest import Clock, as_person
from tests.timing import take

MINUTE = timedelta(minutes=1)


def told(session: Session, after: datetime, until: datetime) -> list[tuple[str, int]]:
    found = due_soon.due_between(session, after, until)
    return [(one.what.code, (one.due_at - one.at) // MINUTE) for one in found]


def test_warnings_come_in_their_order_and_then_that_it_is_over(desk: Session, clock: Clock):
    take(desk, clock.now)
    due = clock.now + timedelta(hours=2)
    assert told(desk, clock.now, due + MINUTE) == [
        ("due.soon", 30),
        ("due.soon", 10),
        ("due.urgent", 0),
        ("due.over", 0),
    ]
    assert told(desk, due - 30 * MINUTE, due - 11 * MINUTE) == []
    for one in due_soon.due_between(desk, clock.now, due):
        assert all(say(one.what, lang) for lang in LANGUAGES)


def test_who_was_reached_is_heard_of_no_more(desk: Session, clock: Clock):
    take(desk, clock.now - 5 * MINUTE, reached=5 * MINUTE)
    assert told(desk, clock.now, clock.now + timedelta(hours=3)) == []


def test_each_hears_what_is_theirs(desk: Session, clock: Clock):
    clerk = as_person(desk, "王芳", Department.SERVICE, Role.CLERK)
    manager = as_person(desk, "李总", Department.QUALITY, Role.MANAGER)
    take(desk, clock.now, owner=clerk.actor)
    end = clock.now + timedelta(hours=3)
    assert [code for code, _ in told(clerk, clock.now, end)] == ["due.soon", "due.soon", "due.urgent", "due.over"]
    assert [code for code, _ in told(manager, clock.now, end)] == ["due.urgent", "due.over"]
    sales = as_person(desk, "赵销", Department.SALES, Role.SALES)
    assert told(sales, clock.now, end) == []


def test_the_rules_a_ticket_froze_are_those_that_warn(desk: Session, clock: Clock):
    take(desk, clock.now)
    quiet = tuple(msgspec.structs.replace(rule, warn_before=()) for rule in SHIPPED.rules)
    clock_rules.save_policy(desk, Policy("quiet", quiet))
    assert ("due.soon", 30) in told(desk, clock.now, clock.now + timedelta(hours=2))


@pytest.mark.usefixtures("clock")
def test_how_far_somebody_was_told_is_remembered(desk: Session):
    assert due_soon.last_look(desk) is None
    due_soon.note_look(desk, desk.clock())
    assert due_soon.last_look(desk) == desk.clock()


def test_a_deleted_rule_goes_on_warning_for_what_was_received_under_it(desk: Session, clock: Clock):
    own = Rule(
        id="own", name="到场", stop=Stop.RESOLVED, target=8 * 3600, warn_before=(3600,), tell_before=("owner",)
    )
    record, _ = clock_rules.save_policy(desk, Policy("", (*SHIPPED.rules, own)))
    take(desk, clock.now)
    clock_rules.save_policy(desk, SHIPPED, record)
    take(desk, clock.now)  # was never timed by it
    assert told(desk, clock.now + timedelta(hours=6), clock.now + timedelta(hours=7)) == [("due.soon", 60)]


def test_what_nobody_took_note_of_is_told_by_the_rule_of_deliveries(desk: Session, clock: Clock):
    feedback = SHIPPED.rules[-1]
    warned = msgspec.structs.replace(feedback, warn_before=(7200,))
    clock_rules.save_policy(desk, Policy("", (*SHIPPED.rules[:-1], warned)))
    with desk.work() as work:
        due = feedback_due(work.connection, clock.now).at
        work.create("feedback", a_feedback(clock.now, due), "sent")
    sales = as_person(desk, "赵销", Department.SALES, Role.SALES)
    manager = as_person(desk, "李总", Department.QUALITY, Role.MANAGER)
    assert told(sales, clock.now, due) == [("due.soon", 120), ("due.over", 0)]
    assert told(manager, clock.now, due) == [("due.over", 0)]


def a_feedback(at: datetime, due: datetime) -> Feedback:
    return Feedback(
        delivery="d" * 32,
        delivery_number="YS-1",
        customer="",
        customer_name="宏达",
        contract_number="",
        delivered_at=at,
        due_at=due,
        result=Result.FULL,
        quantity=Decimal(1),
        complete=True,
        intact=True,
        functional=True,
        trained=0,
        sent_by="",
    )
