"""Packages between desks: what comes in, once, in any order, in parts, on both engines."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from svcdesk.domain.delivery import Result
from svcdesk.domain.exchange import Scope
from svcdesk.domain.masters import Customer
from svcdesk.errors import Cancelled, KnownError
from svcdesk.models.docview import docview
from svcdesk.services import conflicts, photos, stored_pictures
from svcdesk.services.desk import Session, load
from svcdesk.services.exchange import handing_over, in_tray, looking, taking_in
from svcdesk.services.exchange.handing_over import Request
from svcdesk.store import blobs, frame, log
from svcdesk.store.check import check
from svcdesk.words import Message
from tests.delivering import both_signatures
from tests.exchange.files import cut
from tests.exchange.people import ALL, DELIVERY, customer, photographed, reasons, revised, said, signed, take
from tests.store.conftest import PNG


def test_a_package_brings_records_once_and_says_beforehand_what_it_will_bring(
    desk: Session, laptop: Session, packed: Callable[..., Path]
):
    record = revised(laptop, customer(laptop), phone="1")
    path = packed()
    seen = looking.preview(desk, [path])[0]
    assert (seen.new, len(seen.documents), seen.sound) == (2, 1, True)
    assert in_tray.lying(desk).kept == ()
    report, changes = taking_in.take_in(desk, path)
    assert (report.new, report.known) == (2, 0)
    assert (changes.docs, changes.kinds) == ({record.doc}, {"customer"})
    assert (take(desk, path).new, take(desk, path).known) == (0, 2)
    with desk.read() as connection:
        assert load(connection, record.doc, Customer).body.phone == "1"
    assert check(desk.store) == []


def test_what_comes_back_is_only_what_the_other_desk_lacks(desk: Session, laptop: Session, tmp_path: Path):
    record = customer(laptop)
    take(desk, handing_over.hand_over(laptop, tmp_path / "a.svcpack", ALL).files[0])
    mine = customer(desk, "远东")
    revised(desk, record, phone="2")
    (known,) = handing_over.desks(desk)
    assert (known.device.code, known.lacks) == ("B2", 2)
    request = Request(scope=Scope.LACKING, receiver=known.device.node)
    written = handing_over.hand_over(desk, tmp_path / "b.svcpack", request)
    assert written.revisions == 2
    take(laptop, written.files[0])
    with laptop.read() as connection:
        assert load(connection, mine.doc, Customer).body.name == "远东"


def test_both_changed_the_same_record_and_a_person_settles_it(desk: Session, laptop: Session, tmp_path: Path):
    record = customer(laptop)
    take(desk, handing_over.hand_over(laptop, tmp_path / "a.svcpack", ALL).files[0])
    revised(desk, record, phone="1")
    revised(laptop, record, phone="2")
    path = handing_over.hand_over(laptop, tmp_path / "b.svcpack", ALL).files[0]
    assert looking.preview(desk, [path])[0].conflicts == [record.number]
    assert take(desk, path).conflicts == [record.number]
    sides = conflicts.compare(desk, record.doc).sides
    conflicts.resolve(
        desk,
        record.doc,
        tuple(side.record.rev for side in sides),
        sides[0].record.body,
        state="active",
        reason="核对",
    )
    back = handing_over.hand_over(desk, tmp_path / "c.svcpack", ALL).files[0]
    assert take(laptop, back).conflicts == []


def test_a_signed_record_stands_before_what_another_desk_still_changed(
    desk: Session, laptop: Session, tmp_path: Path
):
    with laptop.work() as work:
        first = work.create("delivery", DELIVERY, "checking")
    take(desk, handing_over.hand_over(laptop, tmp_path / "a.svcpack", ALL).files[0])
    revised(desk, first, opinion="办公室改")
    body = msgspec.structs.replace(
        DELIVERY, result=Result.FULL, signatures=both_signatures(), accepted_at=both_signatures()[0].signed_at
    )
    with laptop.work() as work:
        signature = work.revise(first, body, state="signed")
    take(desk, handing_over.hand_over(laptop, tmp_path / "b.svcpack", ALL).files[0])
    with desk.read() as connection:
        row = connection.execute(select(docview.c.rev, docview.c.conflict)).one()
    assert (row.rev, row.conflict) == (signature.rev, 2)


def test_two_signings_of_one_record_are_a_hard_conflict(desk: Session, laptop: Session, tmp_path: Path):
    with laptop.work() as work:
        first = work.create("delivery", DELIVERY, "checking")
    take(desk, handing_over.hand_over(laptop, tmp_path / "a.svcpack", ALL).files[0])
    for session, result in ((desk, Result.FULL), (laptop, Result.PARTIAL)):
        body = msgspec.structs.replace(
            DELIVERY, result=result, signatures=both_signatures(), accepted_at=both_signatures()[0].signed_at
        )
        with session.work() as work:
            work.revise(first, body, state="signed")
    take(desk, handing_over.hand_over(laptop, tmp_path / "b.svcpack", ALL).files[0])
    with desk.read() as connection:
        assert connection.scalar(select(docview.c.conflict)) == 2
        assert len(log.heads(connection, first.doc)) == 2


def test_parts_in_the_wrong_order_wait_and_then_come_in_by_themselves(
    desk: Session, laptop: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("svcdesk.store.exchange.gather._AT_ONCE", 2)
    monkeypatch.setattr("svcdesk.store.exchange.gather._IN_A_PART", 2)
    record = customer(laptop)
    for phone in "12345":
        record = revised(laptop, record, phone=phone)
    files = handing_over.hand_over(laptop, tmp_path / "p.svcpack", Request(scope=Scope.ALL, most=1)).files
    assert [file.name for file in files] == ["p.svcpack", "p-2.svcpack", "p-3.svcpack"]
    late = take(desk, files[2])
    assert (late.new, len(late.waiting)) == (0, 2)
    assert set(reasons(desk)) == {"parent_missing"}
    assert take(desk, files[1]).waiting
    first = take(desk, files[0])
    assert (first.new, first.waiting) == (6, set())
    assert in_tray.lying(desk).kept == ()
    assert check(desk.store) == []


def test_chosen_records_leave_holes_that_the_next_package_fills(desk: Session, laptop: Session, tmp_path: Path):
    customer(laptop, "甲")
    chosen, other = customer(laptop, "乙"), customer(laptop, "丙")
    request = Request(scope=Scope.CHOSEN, numbers=(chosen.number,))
    assert take(desk, handing_over.hand_over(laptop, tmp_path / "a.svcpack", request).files[0]).new == 1
    assert check(desk.store) == []
    take(laptop, handing_over.hand_over(desk, tmp_path / "b.svcpack", ALL).files[0])
    (known,) = handing_over.desks(laptop)
    assert known.lacks == 2
    lacking = Request(scope=Scope.LACKING, receiver=known.device.node)
    assert take(desk, handing_over.hand_over(laptop, tmp_path / "c.svcpack", lacking).files[0]).new == 2
    with desk.read() as connection:
        assert load(connection, other.doc, Customer).body.name == "丙"
        assert connection.execute(select(frame.hole)).all() == []


def test_a_chosen_record_brings_what_it_refers_to(desk: Session, laptop: Session, tmp_path: Path):
    named_one = customer(laptop)
    customer(laptop, "无关")
    body = msgspec.structs.replace(DELIVERY, customer=named_one.doc)
    with laptop.work() as work:
        record = work.create("delivery", body, "checking")
    request = Request(scope=Scope.CHOSEN, numbers=(record.number,))
    assert take(desk, handing_over.hand_over(laptop, tmp_path / "a.svcpack", request).files[0]).new == 2
    with desk.read() as connection:
        assert load(connection, named_one.doc, Customer).body == named_one.body


def test_photos_that_did_not_come_are_awaited_not_lost_and_come_with_the_next_package(
    desk: Session, laptop: Session, tmp_path: Path
):
    record, sha = photographed(laptop)
    whole = handing_over.hand_over(laptop, tmp_path / "a.svcpack", ALL).files[0]
    data = whole.read_bytes()
    short = tmp_path / "short.svcpack"
    short.write_bytes(data[: data.index(b"attachments/")])
    report = take(desk, short)
    assert (report.whole, report.new, report.awaited) == (False, 1, 1)
    assert photos.image(desk, sha) == stored_pictures.not_here()
    with pytest.raises(KeyError):
        photos.image(desk, "f" * 64)
    assert check(desk.store) == []
    revised(desk, record, opinion="照片未到也能改")
    take(laptop, handing_over.hand_over(desk, tmp_path / "b.svcpack", ALL).files[0])
    (known,) = handing_over.desks(laptop)
    lacking = Request(scope=Scope.LACKING, receiver=known.device.node)
    written = handing_over.hand_over(laptop, tmp_path / "c.svcpack", lacking)
    assert (written.revisions, written.attachments) == (0, 1)
    report, changes = taking_in.take_in(desk, written.files[0])
    assert (report.attachments, report.awaited, changes.docs) == (1, 0, {record.doc})
    with desk.read() as connection:
        found = blobs.get(connection, sha)
    assert (found.data, found.mime, found.width) == (PNG, "image/png", 40)


@pytest.mark.parametrize("at", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_wrong_bit_anywhere_changes_nothing_that_was_signed(
    sqlite_desk: Session, laptop: Session, packed: Callable[..., Path], at: float
):
    signed(laptop)
    data = bytearray(packed().read_bytes())
    data[int(len(data) * at)] ^= 1
    bad = packed().with_name("bad.svcpack")
    bad.write_bytes(bytes(data))
    try:
        report = take(sqlite_desk, bad)
    except KnownError as error:
        said(error.message)
    else:
        assert report.new in {0, 2}
        assert report.refused == {}
    assert in_tray.lying(sqlite_desk).kept == ()
    assert check(sqlite_desk.store) == []


@pytest.mark.parametrize("part", [0.0, 0.05, 0.2, 0.5, 0.8, 0.999])
def test_a_file_cut_anywhere_is_a_sentence_or_whole_parts(
    sqlite_desk: Session, laptop: Session, packed: Callable[..., Path], part: float
):
    customer(laptop)
    short = cut(packed(), part)
    try:
        assert not take(sqlite_desk, short).whole or part > 0.99
    except KnownError as error:
        said(error.message)
    assert check(sqlite_desk.store) == []


def test_cancelling_keeps_whole_parts_and_doing_it_again_goes_on(
    sqlite_desk: Session, laptop: Session, packed: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("svcdesk.store.exchange.gather._AT_ONCE", 2)
    monkeypatch.setattr("svcdesk.store.exchange.gather._IN_A_PART", 2)
    for n in range(6):
        customer(laptop, f"第 {n} 家")
    path = packed()

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled(Message("form.job_cancelled"))

    with pytest.raises(Cancelled):
        taking_in.take_in(sqlite_desk, path, stop)
    again = take(sqlite_desk, path)
    assert (again.new, again.known) == (2, 4)


def test_a_cancelled_hand_over_leaves_no_file(laptop: Session, tmp_path: Path):
    customer(laptop)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled(Message("form.job_cancelled"))

    with pytest.raises(Cancelled):
        handing_over.hand_over(laptop, tmp_path / "p.svcpack", ALL, stop)
    assert [path.name for path in tmp_path.iterdir() if "svcpack" in path.name] == []


def test_what_has_not_been_handed_over_is_counted(laptop: Session, tmp_path: Path):
    customer(laptop)
    assert handing_over.not_handed_over(laptop) is None
    handing_over.hand_over(laptop, tmp_path / "p.svcpack", ALL)
    assert handing_over.not_handed_over(laptop) == 0
    customer(laptop)
    assert handing_over.not_handed_over(laptop) == 1
