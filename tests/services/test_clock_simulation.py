"""The simulator: other limits and other hours over the past, without changing any of it."""

from datetime import datetime, timedelta

import msgspec
import pytest

from svcdesk.domain.clock import ClockState, Unit, other_reading
from svcdesk.domain.contract import Contract
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.policy import SHIPPED, Policy
from svcdesk.domain.simulation import Simulation, Tally
from svcdesk.domain.ticket import Ticket
from svcdesk.errors import Cancelled
from svcdesk.services import clock_rules, clock_simulation, records
from svcdesk.services.desk import Session
from svcdesk.words import Message
from tests.conftest import Clock
from tests.timing import take

HOUR = timedelta(hours=1)
ALL_DAY = WorkCalendar("all day", week=(((0, 86400),),) * 7, china=False)


def contact(target: int = 7200, unit: Unit = Unit.CLOCK) -> Policy:
    rule = msgspec.structs.replace(SHIPPED.rules[0], target=target, unit=unit)
    return Policy("proposed", (rule, *SHIPPED.rules[1:]))


def tally(found: Simulation, rule: str = "contact") -> Tally:
    return next(one for one in found.tallies if one.rule.id == rule)


@pytest.fixture
def past(desk: Session, clock: Clock) -> Session:
    """Three calls of the Friday before: reached after one hour, after three hours, and on Monday morning."""
    friday = datetime(2026, 11, 20, 15, 0, tzinfo=clock.now.tzinfo)
    for reached in (HOUR, 3 * HOUR, timedelta(days=2, hours=18)):
        take(desk, friday, reached=reached)
    return desk


def test_the_past_as_it_was_timed(past: Session):
    found = clock_simulation.run(past)
    assert (found.cases, found.changed) == (3, ())
    assert tally(found)[1:] == (3, 2, 3, 2, 0, 0)


def test_a_longer_limit_spares_and_a_shorter_one_adds(past: Session):
    longer = clock_simulation.run(past, policy=contact(4 * 3600))
    assert tally(longer)[1:] == (3, 2, 3, 1, 0, 1)
    (spared,) = longer.changed
    assert (spared.rule.id, spared.before and spared.before.state, spared.after and spared.after.state) == (
        "contact",
        ClockState.LATE,
        ClockState.MET,
    )
    shorter = clock_simulation.run(past, policy=contact(1800))
    assert tally(shorter)[1:] == (3, 2, 3, 3, 1, 0)


def test_the_other_reading_of_two_hours(past: Session):
    """A call at five, answered on Monday at nine, is late by the clock and in time by working hours."""
    take(past, datetime(2026, 11, 20, 17, 0, tzinfo=past.clock().tzinfo), reached=timedelta(days=2, hours=16))
    policy = Policy("working", tuple(map(other_reading, SHIPPED.rules[:1])))
    found = clock_simulation.run(past, policy=policy)
    assert tally(found)[1:] == (4, 3, 4, 2, 0, 1)
    assert tally(found, "reply")[1:] == (4, 3, 0, 0, 0, 3)


def test_other_hours_of_the_company(past: Session):
    policy = Policy("working", tuple(map(other_reading, SHIPPED.rules[:1])))
    clock_rules.save_policy(past, policy)
    take(past, datetime(2026, 11, 20, 17, 0, tzinfo=past.clock().tzinfo), reached=timedelta(days=2, hours=16))
    same = clock_simulation.run(past)
    other = clock_simulation.run(past, calendar=ALL_DAY)
    assert tally(same)[1:] == (4, 2, 4, 2, 0, 0)  # in time on Monday at nine: half an hour was left on Friday
    assert tally(other)[1:] == (4, 2, 4, 3, 1, 0)


def test_a_contracts_calendar_touches_only_what_it_timed(past: Session):
    own, _ = clock_rules.save_calendar(past, WorkCalendar("own"))
    with past.work() as work:
        work.create("contract", Contract("", "", calendar=own.doc), "draft")
    clock_rules.save_policy(past, Policy("w", tuple(map(other_reading, SHIPPED.rules[:1]))))
    assert clock_simulation.run(past, calendar=ALL_DAY, calendar_doc=own.doc).changed == ()


def test_nothing_is_changed_and_days_narrow_it(past: Session, clock: Clock):
    record = take(past, clock.now - timedelta(days=100), reached=HOUR)
    assert clock_simulation.run(past, policy=contact(60), days=30).cases == 3
    assert clock_simulation.run(past, policy=contact(60)).cases == 4
    assert records.record(past, record.doc, Ticket).rev == record.rev


def test_it_can_be_cancelled(past: Session):
    def stop(_done: int, _total: int) -> None:
        raise Cancelled(Message("form.job_cancelled"))

    with pytest.raises(Cancelled):
        clock_simulation.run(past, progress=stop)


def test_what_was_is_read_by_the_frozen_calendar_whatever_the_company_changed_since(past: Session, clock: Clock):
    clock_rules.save_policy(past, Policy("w", tuple(map(other_reading, SHIPPED.rules[:1]))))
    friday = datetime(2026, 11, 20, 17, 0, tzinfo=clock.now.tzinfo)
    record = take(past, friday, reached=timedelta(days=2, hours=16))
    clock_rules.save_calendar(past, msgspec.structs.replace(ALL_DAY, name="new"), standard=True)
    same = clock_simulation.run(past)
    assert (same.changed, same.elsewhere) == ((), 0)
    (changed,) = [one for one in clock_simulation.run(past, calendar=ALL_DAY).changed if one.doc == record.doc]
    assert changed.before is not None
    assert changed.after is not None
    assert (changed.before.late, changed.after.late) == (False, True)
    assert changed.before.due_at == record.body.dues[0].due_at


def test_a_record_whose_calendar_is_elsewhere_is_counted_and_keeps_its_saved_due_time(past: Session, clock: Clock):
    policy = Policy("w", tuple(map(other_reading, SHIPPED.rules[:1])))
    limits, _ = clock_rules.save_policy(past, policy)
    here = take(past, clock.now - timedelta(days=3), reached=timedelta(days=2))
    due = here.body.dues[0].due_at + timedelta(days=3)
    there = msgspec.structs.replace(here.body.dues[0], due_at=due)
    with past.work() as work:
        body = msgspec.structs.replace(here.body, calendar=f"{'0' * 64}:2026", dues=(there,))
        made = work.create("ticket", body, here.state)
    assert limits.body == policy
    found = clock_simulation.run(past)
    assert (found.elsewhere, found.cases) == (1, 5)
    (changed,) = [one for one in found.changed if one.doc == made.doc]
    assert changed.before is not None
    assert (changed.before.due_at, changed.before.state) == (due, ClockState.MET)
    assert changed.after is not None
    assert changed.after.late
