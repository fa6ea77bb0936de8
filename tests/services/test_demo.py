"""The demo desk: believable on every day it is made, sound, quick to make, and kept."""

import time
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from svcdesk.domain.delivery import Delivery, Result
from svcdesk.domain.signature import valid
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import DeskError, KnownError
from svcdesk.services import delivery, lists, passwords, people, records
from svcdesk.services.demo import desk as demo
from svcdesk.services.demo import story
from svcdesk.services.demo.days import Days
from svcdesk.services.demo.handwriting import strokes
from svcdesk.services.desk import Session
from svcdesk.services.lists import Query
from svcdesk.store import log
from svcdesk.store.check import check
from svcdesk.store.store import create_desk, open_desk
from tests.demos import NOW, filled


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "cost", passwords.Cost(1, 1024, 1))


def deliveries(session: Session) -> list[tuple[lists.Row, Delivery]]:
    rows = lists.page(session, Query(kinds=("delivery",)), 0, 100)
    return [(row, records.record(session, row.doc, Delivery).body) for row in rows]


def test_there_is_a_delivery_in_every_state_and_with_every_result(tmp_path: Path):
    session = filled(str(tmp_path / "demo.svcdesk"))
    found = deliveries(session)
    states = Counter(row.state for row, _ in found)
    assert states["planned"] >= 3
    assert states["checking"] == 1
    assert states["void"] == 1
    results = Counter(body.result for row, body in found if row.state == "signed")
    assert results[Result.FULL] >= 3
    assert results[Result.PARTIAL] == results[Result.REFUSED] == 1
    assert [row.number for row, _ in found if row.amendment] != []
    assert any(unit.replaces for _, body in found for unit in body.units)
    assert lists.tallies(session, ["feedback"])["feedback"].overdue == 1
    halfway = next(row for row, _ in found if row.state == "checking")
    assert delivery.open_delivery(session, halfway.doc).draft is not None
    session.store.close()


@pytest.mark.parametrize(
    "now",
    [
        "2026-11-23 15:30",  # an ordinary Monday
        "2026-11-23 08:10",  # before the working morning is well begun
        "2026-11-22 12:00",  # a Sunday
        "2026-10-04 10:00",  # in the middle of a week of holidays
        "2026-02-28 18:00",  # a Saturday worked to make up for one
        "2027-01-04 11:00",  # beyond the known calendar
        "2031-05-01 23:59",
    ],
)
def test_on_whatever_day_it_is_made_its_story_ends_before_now_and_no_clock_went_back(tmp_path: Path, now: str):
    moment = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    session = filled(str(tmp_path / "demo.svcdesk"), moment)
    with session.read() as connection:
        assert log.clock_jumps(connection) == []
    rows = lists.page(session, Query(), 0, 1000)
    assert all(row.occurred_at <= moment for row in rows)
    bodies = [body for _, body in deliveries(session)]
    assert all(one.signed_at <= moment for body in bodies for one in body.signatures)
    assert any(body.planned_on and body.planned_on > moment.date() for body in bodies)
    assert check(session.store) == []
    session.store.close()


def test_it_can_be_made_on_a_server_too(postgres_url: str):
    session = filled(postgres_url)
    assert len(deliveries(session)) == 13
    assert check(session.store) == []
    session.store.close()


def test_it_costs_less_than_three_seconds_and_is_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(passwords, "cost", passwords.Cost())
    started = time.process_time()
    path = demo.ready(fresh=True, clock=lambda: NOW)
    assert time.process_time() - started < 3
    made = path.read_bytes()
    assert demo.ready() == path
    assert path.read_bytes() == made
    demo.ready(fresh=True)
    assert path.read_bytes() != made
    assert not list(path.parent.glob("demo-new*"))


def test_whoever_opens_it_is_its_administrator_and_nobody_is_on_another_desk(tmp_path: Path):
    store = open_desk(str(demo.ready()))
    assert demo.sign_in(store).actor.name == "王建国"
    store.close()
    other = create_desk(str(tmp_path / "own.svcdesk"))
    people.create_first_administrator(other, "赵一", "a long password")
    with pytest.raises(KnownError) as refused:
        demo.sign_in(other)
    assert refused.value.message.code == "demo.changed"
    other.close()


def test_an_interrupted_start_leaves_the_desk_that_was_there(monkeypatch: pytest.MonkeyPatch):
    path = demo.ready()
    before = path.read_bytes()

    def interrupted(_story: story.Story) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(story.Story, "play", interrupted)
        with pytest.raises(KeyboardInterrupt):
            demo.ready(fresh=True)
    assert path.read_bytes() == before
    demo.ready(fresh=True)
    assert not list(path.parent.glob("demo-new*"))


def test_a_demo_desk_that_is_open_is_not_replaced():
    path = demo.ready()
    store = open_desk(str(path))
    with pytest.raises(DeskError):
        demo.ready(fresh=True)
    store.close()


@pytest.mark.parametrize("name", ["王建国", "李敏", "A", "Jean-Luc Picard", "阿卜杜拉·买买提"])
def test_signatures_look_written_and_are_the_same_every_time(name: str):
    written = strokes(name)
    assert written == strokes(name)
    assert written != strokes(f"{name}x"[::-1])
    points = [point for stroke in written for point in stroke.points]
    assert all(0 <= x <= 1000 and -20 <= y <= 400 and 0 < pressure <= 1000 for x, y, pressure, _ in points)
    assert max(x for x, *_ in points) - min(x for x, *_ in points) > 100
    times = [t for *_, t in points]
    assert times == sorted(times)


def test_every_signature_of_the_story_counts(tmp_path: Path):
    session = filled(str(tmp_path / "demo.svcdesk"))
    signed = [one for _, body in deliveries(session) for one in body.signatures]
    assert len(signed) >= 12
    assert all(map(valid, signed))
    session.store.close()


def test_days_are_working_days_counted_from_a_morning_well_begun():
    assert Days(NOW).day(0).isoformat() == "2026-11-23"
    assert Days(NOW).day(-1).isoformat() == "2026-11-20"
    assert Days(NOW.replace(hour=10)).day(0).isoformat() == "2026-11-20"
    assert Days(datetime(2026, 10, 4, 12, tzinfo=SHANGHAI)).day(0).isoformat() == "2026-09-30"
    assert Days(datetime(2026, 10, 4, 12, tzinfo=SHANGHAI)).day(1).isoformat() == "2026-10-08"
