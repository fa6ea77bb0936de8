"""Stages 6 and 7 of the demo desk: every state to look at, by the rules, whatever the day."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest

from svcdesk.domain.comparing import compare
from svcdesk.domain.return_case import ReturnCase, Settlement
from svcdesk.domain.service_order import Comparison, Coverage, ServiceOrder
from svcdesk.domain.sheets import Why
from svcdesk.domain.ticket import Channel, Kind, Ticket
from svcdesk.domain.times import SHANGHAI
from svcdesk.services import call_list, lists, passwords, records, spares
from svcdesk.services.desk import Session
from svcdesk.services.lists import Query
from tests.demos import NOW, filled

T = TypeVar("T")


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "cost", passwords.Cost(1, 1024, 1))


@pytest.fixture
def demo_session(tmp_path: Path) -> Iterator[Session]:
    session = filled(str(tmp_path / "demo.svcdesk"))
    yield session
    session.store.close()


def states(session: Session, kind: str) -> Counter[str]:
    return Counter(row.state for row in lists.page(session, Query(kinds=(kind,)), 0, 200))


def bodies(session: Session, kind: str, body: type[T], state: str = "") -> list[T]:
    rows = lists.page(session, Query(kinds=(kind,), states=(state,) if state else ()), 0, 200)
    return [records.record(session, row.doc, body).body for row in rows]


def test_there_is_a_record_in_every_state(demo_session: Session):
    assert set(states(demo_session, "ticket")) == {"open", "handling", "waiting", "resolved", "closed", "void"}
    orders = states(demo_session, "service_order")
    assert set(orders) == {"new", "dispatched", "on_site", "confirmed", "signed", "void"}
    assert set(states(demo_session, "complaint")) >= {"acknowledged", "assessed", "answered", "closed"}
    assert set(states(demo_session, "return_case")) >= {"requested", "approved", "refused", "inspected", "closed"}
    assert states(demo_session, "supplier_claim")["answered"] == 1
    assert set(states(demo_session, "service_plan")) == {"active", "suspended"}


def test_tickets_are_of_many_kinds_and_channels(demo_session: Session):
    tickets = bodies(demo_session, "ticket", Ticket)
    assert len(tickets) >= 25
    assert {one.kind for one in tickets} == set(Kind)
    assert len({one.channel for one in tickets}) >= len(Channel) - 1
    assert any(one.escalations for one in tickets)
    assert any(one.open_routings for one in tickets)
    assert any(one.reopenings for one in tickets)
    late = [due for one in tickets for due in one.dues if due.stopped_at and due.stopped_at > due.due_at]
    assert late


@pytest.mark.parametrize("now", ["2026-11-23 15:30", "2026-11-22 12:00", "2026-10-04 03:00", "2031-05-01 23:59"])
def test_somebody_is_late_and_somebody_due_soon_at_whatever_hour_it_is_made(tmp_path: Path, now: str):
    moment = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    session = filled(str(tmp_path / "demo.svcdesk"), moment)
    waiting = [one for one in bodies(session, "ticket", Ticket, "open") if not one.call_back_at]
    minutes = sorted((min(due.due_at for due in one.dues) - moment).total_seconds() / 60 for one in waiting)
    assert minutes[0] < 0 < minutes[1] <= 20
    session.store.close()


def test_a_signed_repair_has_readings_pictures_and_both_confirmations(demo_session: Session):
    signed = bodies(demo_session, "service_order", ServiceOrder, "signed")
    pictured = [one for one in signed if any(look.before.photos and look.after.photos for look in one.observations)]
    assert len(pictured) == 1
    assert all(len(one.before_signatures) == len(one.signatures) == 2 for one in signed)
    assert all(compare(look) in {Comparison.SAME, Comparison.BETTER} for one in signed for look in one.observations)
    assert {one.coverage for one in signed} == {Coverage.WARRANTY, Coverage.CHARGEABLE}
    charged = next(one for one in signed if one.coverage is Coverage.CHARGEABLE)
    assert charged.quote.signature is not None


def test_an_exchange_gave_a_new_unit_for_the_old_one(demo_session: Session):
    closed = bodies(demo_session, "return_case", ReturnCase, "closed")
    lines = [line for case in closed for line in case.lines]
    assert {line.settlement for line in lines} == {Settlement.REPLACED, Settlement.REFUNDED}
    exchanged = next(line for line in lines if line.settlement is Settlement.REPLACED)
    assert exchanged.replacement not in {"", exchanged.device.serial}
    assert exchanged.warranty_end is not None


def test_spares_have_run_low(demo_session: Session):
    assert {one.name for one in spares.below_minimum(demo_session)} >= {"温控阀阀芯", "电子排水器"}


def test_the_call_list_has_all_three_reasons(demo_session: Session):
    calls = call_list.gather(demo_session).calls
    assert {call.why for call in calls} == set(Why)
    assert [call.due_at for call in calls if call.due_at] == sorted(call.due_at for call in calls if call.due_at)
    assert calls[0].due_at is not None
    assert calls[0].due_at < NOW
