"""A ticket whose frozen calendar is on another desk: what was saved as due stays due, and the screen says so."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from svcdesk.domain.clock import Rule, Stop, Unit
from svcdesk.domain.device import CustomerRef
from svcdesk.domain.exchange import Scope
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.intake import Intake
from svcdesk.domain.masters import Role
from svcdesk.domain.policy import Policy
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.ticket import Kind, Reach, Ticket
from svcdesk.domain.times import SHANGHAI
from svcdesk.services import clock_rules, ticket_view
from svcdesk.services import ticket as tickets
from svcdesk.services.desk import Session, load
from svcdesk.services.exchange import handing_over, taking_in
from svcdesk.services.exchange.handing_over import Request
from svcdesk.store.store import create_desk
from svcdesk.words import say
from tests.conftest import Clock

SHIFTS = WorkCalendar("两班", week=(((0, 86400),),) * 7, china=False)
RULES = (
    Rule(id="reach", name="联系", stop=Stop.REACHED, target=12 * 3600, unit=Unit.WORKING),
    Rule(id="mend", name="修复", stop=Stop.RESOLVED, target=24 * 3600, unit=Unit.WORKING, pausable=True),
)
CALLER = CustomerRef(name="宏达纺织", caller="陈师傅", phone="13862008213")


@pytest.fixture
def laptop(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    store = create_desk(str(tmp_path / "laptop.svcdesk"), "B2", "王工的电脑")
    yield Session(store, Actor("b" * 32, "王工", "service"), frozenset(Role), clock)
    store.close()


def timed_elsewhere(laptop: Session) -> Record[Ticket]:
    """Register a ticket at a desk that works around the clock."""
    clock_rules.save_calendar(laptop, SHIFTS, standard=True)
    clock_rules.save_policy(laptop, Policy("", RULES))
    intake = Intake(begun_at=laptop.clock(), kind=Kind.REPAIR, customer=CALLER, content="停机报警")
    return tickets.take(laptop, intake)[0]


def without_its_calendar(desk: Session, record: Record[Ticket], monkeypatch: pytest.MonkeyPatch) -> Record[Ticket]:
    """Bring the bare ticket to a desk that works by the shipped calendar."""
    monkeypatch.setattr(clock_rules, "_versions", {})
    with desk.work() as work:
        return work.create("ticket", record.body, record.state)


def test_saving_where_the_calendar_is_not_known_keeps_the_due_times(
    desk: Session, laptop: Session, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    there = timed_elsewhere(laptop)
    here = without_its_calendar(desk, there, monkeypatch)
    clock.forward(hours=1)
    saved, _ = tickets.attempt(desk, here, Reach.REACHED, content="约好上门")
    was, now = there.body.dues, saved.body.dues
    assert [(due.due_at, due.certain) for due in now] == [(due.due_at, due.certain) for due in was]
    assert now[0].due_at - now[0].started_at == timedelta(hours=12)
    assert [due.stopped_at for due in now] == [clock.now, None]
    resolved, _ = tickets.resolve(desk, saved, "换了传感器")
    again, _ = tickets.reopen(desk, resolved, "又停机")
    new = [due for due in again.body.dues if due.cycle == 1]
    assert [due.certain for due in new] == [False, False]
    assert [due.due_at for due in again.body.dues if due.cycle == 0] == [due.due_at for due in was]


def test_the_screen_shows_what_was_saved_and_says_why(
    desk: Session, laptop: Session, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    there = timed_elsewhere(laptop)
    assert ticket_view.show(laptop, there.doc).calendar_here
    here = without_its_calendar(desk, there, monkeypatch)
    shown = ticket_view.show(desk, here.doc)
    assert not shown.calendar_here
    assert "ticket.calendar_elsewhere" in [one.code for one in shown.beside.told]
    read = ticket_view.clocks(here.body, shown.calendar, clock.now, calendar_here=False)
    assert [reading.due_at for _, reading in read] == [due.due_at for due in there.body.dues]
    clock.forward(hours=13)
    (_, reach), (_, mend) = ticket_view.clocks(here.body, shown.calendar, clock.now, calendar_here=False)
    assert (reach.state, reach.left) == ("overdue", timedelta(hours=-1))
    assert (mend.state, mend.left) == ("running", timedelta(hours=11))


def test_a_chosen_ticket_brings_the_calendar_it_is_timed_by(
    desk: Session, laptop: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    there = timed_elsewhere(laptop)
    request = Request(scope=Scope.CHOSEN, numbers=(there.number,))
    path = handing_over.hand_over(laptop, tmp_path / "p.svcpack", request).files[0]
    monkeypatch.setattr(clock_rules, "_versions", {})
    taking_in.take_in(desk, path)
    shown = ticket_view.show(desk, there.doc)
    assert (shown.calendar_here, replace(shown.calendar, last_year=0)) == (True, SHIFTS)
    with desk.read() as connection:
        assert load(connection, there.doc, Ticket).body == there.body


def test_the_derivation_begins_by_saying_that_the_calendar_is_another(
    desk: Session, laptop: Session, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    there = timed_elsewhere(laptop)
    shown = ticket_view.show(laptop, there.doc)
    reading, _ = ticket_view.explain(there.body, RULES[0], shown.calendar, clock.now)
    assert reading.steps[0].code == "clock.step.rule"
    here = without_its_calendar(desk, there, monkeypatch)
    shown = ticket_view.show(desk, here.doc)
    found = ticket_view.explain(here.body, RULES[0], shown.calendar, clock.now, calendar_here=False)
    assert [one.steps[0].code for one in found] == ["clock.elsewhere"] * 2
    assert found[0].due_at == there.body.dues[0].due_at
    at = there.body.dues[0].due_at.astimezone(SHANGHAI)
    assert f"{at:%Y-%m-%d %H:%M}" in say(found[0].steps[0], "en")
    bare = replace(here.body, calendar="")
    assert ticket_view.explain(bare, RULES[0], shown.calendar, clock.now)[0].steps[0].code == "clock.never_frozen"
