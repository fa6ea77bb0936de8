"""Several package files at once: in whatever order they were chosen, with some missing, or stopped on the way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from svcdesk.domain.exchange import Scope
from svcdesk.errors import Cancelled, KnownError
from svcdesk.services.desk import Session
from svcdesk.services.exchange import handing_over, in_tray, looking, taking_in, telling
from svcdesk.services.exchange.handing_over import Request
from svcdesk.services.exchange.report import Report
from svcdesk.store.check import check
from svcdesk.words import Message
from tests.exchange.people import ALL, customer, photographed, revised, said


@pytest.fixture
def volumes(laptop: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Give one customer's six versions in three files."""
    monkeypatch.setattr("svcdesk.store.exchange.gather._AT_ONCE", 2)
    monkeypatch.setattr("svcdesk.store.exchange.gather._IN_A_PART", 2)
    record = customer(laptop)
    for phone in "12345":
        record = revised(laptop, record, phone=phone)
    return list(handing_over.hand_over(laptop, tmp_path / "p.svcpack", Request(scope=Scope.ALL, most=1)).files)


def told(report: Report) -> set[str]:
    found = {one.message.code.removeprefix("exchange.") for one in telling.of_taking(report)}
    for one in telling.of_taking(report):
        said(one.message)
    return found


def stop_at(step: int) -> Callable[[int, int], None]:
    def progress(done: int, _total: int) -> None:
        if done >= step:
            raise Cancelled(Message("exchange.cancelled"))

    return progress


def test_files_chosen_in_the_wrong_order_are_looked_at_and_taken_in_the_right_one(desk: Session, volumes: list[Path]):
    for reports in (looking.preview(desk, volumes[::-1]), taking_in.take_in_all(desk, volumes[::-1]).reports):
        assert [(one.volume, one.new, len(one.waiting)) for one in reports] == [(1, 2, 0), (2, 2, 0), (3, 2, 0)]
        assert not any(one.missing or one.endless for one in reports)
    assert in_tray.lying(desk).kept == ()
    assert check(desk.store) == []


def test_a_missing_file_is_named_and_what_waits_for_it_comes_in_by_itself(sqlite_desk: Session, volumes: list[Path]):
    seen = looking.preview(sqlite_desk, [volumes[2], volumes[0]])
    assert [len(one.waiting) for one in seen] == [0, 2]
    first, last = taking_in.take_in_all(sqlite_desk, [volumes[2], volumes[0]]).reports
    assert (first.missing, last.missing, last.endless) == ((), (2,), False)
    assert {"volume_last", "volumes_missing", "some_waiting"} <= told(last)
    alone = taking_in.take_in_all(sqlite_desk, [volumes[1]]).reports[0]
    assert (alone.new, alone.missing, alone.endless) == (4, (1,), True)
    assert {"volume", "volumes_follow"} <= told(alone)
    assert check(sqlite_desk.store) == []


def test_what_waits_for_a_file_chosen_with_it_does_not_wait_in_the_end(
    sqlite_desk: Session, volumes: list[Path], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(looking, "in_order", list)
    reports = taking_in.take_in_all(sqlite_desk, volumes[::-1]).reports
    assert [len(one.waiting) for one in reports] == [0, 0, 0]
    assert sum(one.new for one in reports) == 6


def test_stopped_on_the_way_it_says_what_came_and_goes_on_from_there(desk: Session, volumes: list[Path]):
    taken = taking_in.take_in_all(desk, volumes, stop_at(3))
    assert isinstance(taken.stopped, Cancelled)
    assert [(one.new, one.stopped) for one in taken.reports] == [(2, False), (0, True)]
    assert taken.changes.kinds == {"customer"}
    assert len(taken.changes.docs) == 1
    assert "nothing_yet" in told(taken.reports[-1])
    assert not any(one.missing or one.endless for one in taken.reports)
    assert check(desk.store) == []
    again = taking_in.take_in_all(desk, volumes)
    assert again.stopped is None
    assert [(one.new, one.known) for one in again.reports] == [(0, 2), (2, 0), (2, 0)]


def test_a_file_that_goes_away_on_the_way_keeps_what_came_before(desk: Session, volumes: list[Path]):
    def pull_out(_done: int, _total: int) -> None:
        volumes[1].unlink(missing_ok=True)

    taken = taking_in.take_in_all(desk, volumes, pull_out)
    assert taken.stopped is not None
    assert taken.stopped.message.code == "exchange.unreadable"
    said(taken.stopped.message)
    assert [one.stopped for one in taken.reports] == [False, True]
    assert taken.changes.kinds == {"customer"}


def test_who_stops_it_too_late_is_told_what_came_in(desk: Session, volumes: list[Path]):
    def stop(done: int, total: int) -> None:
        if done == total:
            raise Cancelled(Message("exchange.cancelled"))

    taken = taking_in.take_in_all(desk, volumes, stop)
    assert taken.stopped is None
    assert taken.changes.kinds == {"customer"}


def test_further_files_leave_others_of_their_name_alone(laptop: Session, volumes: list[Path], tmp_path: Path):
    before = volumes[1].read_bytes()
    files = handing_over.hand_over(laptop, volumes[0], Request(scope=Scope.ALL, most=1)).files
    assert [file.name for file in files] == ["p.svcpack", "p-2-1.svcpack", "p-3-1.svcpack"]
    assert volumes[1].read_bytes() == before


def test_nothing_is_begun_where_one_of_the_files_is_no_package(desk: Session, volumes: list[Path], tmp_path: Path):
    (tmp_path / "x.svcpack").write_bytes(b"nothing")
    with pytest.raises(KnownError, match="not_a_package"):
        taking_in.take_in_all(desk, [volumes[0], tmp_path / "x.svcpack"])
    with desk.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM revision").scalar() == 0


def test_photos_in_another_of_the_files_are_not_called_missing(sqlite_desk: Session, laptop: Session, tmp_path: Path):
    customer(laptop)
    photographed(laptop)
    whole = handing_over.hand_over(laptop, tmp_path / "p.svcpack", ALL).files[0]
    (seen,) = looking.preview(sqlite_desk, [whole])
    assert (seen.attachments, seen.awaited) == (1, 0)


def test_a_desk_that_only_passed_on_what_others_wrote_is_known_by_its_name(
    desk: Session, laptop: Session, tmp_path: Path
):
    hello = handing_over.hand_over(laptop, tmp_path / "p.svcpack", Request(scope=Scope.CHOSEN)).files[0]
    taking_in.take_in(desk, hello)
    (heard,) = handing_over.desks(desk)
    assert (heard.device.code, heard.device.name) == ("B2", "王工的电脑")


def test_its_own_package_does_not_make_a_desk_another_one(desk: Session, tmp_path: Path):
    customer(desk)
    own = handing_over.hand_over(desk, tmp_path / "p.svcpack", ALL).files[0]
    assert taking_in.take_in(desk, own)[0].known == 1
    assert handing_over.desks(desk) == []
    assert check(desk.store) == []
