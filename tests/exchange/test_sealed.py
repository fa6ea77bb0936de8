"""Packages sealed with a password: nothing of them can be read without it, and all else is as with plain ones."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

import pytest

from svcdesk.domain.exchange import Cost
from svcdesk.domain.masters import Company, Department, Person, Role
from svcdesk.errors import KnownError
from svcdesk.services import masters, passwords, people
from svcdesk.services.desk import Session
from svcdesk.services.exchange import handing_over, in_tray, joining, looking, taking_in, telling
from svcdesk.store import blobs
from svcdesk.store.check import check
from tests.exchange.files import cut
from tests.exchange.people import ALL, customer, photographed, revised, said

SECRET = "风雨同舟，共渡 2026"
SEALED = replace(ALL, password=SECRET)
Change = Callable[[dict[str, Any]], dict[str, Any]]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key cost little; a person waits a quarter of a second for theirs."""
    monkeypatch.setattr(handing_over, "cost", Cost(1, 256, 1))


@pytest.fixture
def sealed(laptop: Session, tmp_path: Path) -> Path:
    """Give a sealed package of a customer and a delivery with a photo."""
    customer(laptop, "宏达纺织")
    photographed(laptop)
    return handing_over.hand_over(laptop, tmp_path / "p.svcpack", SEALED).files[0]


def refusal(desk: Session, path: Path, password: str = "") -> str:
    with pytest.raises(KnownError) as caught:
        taking_in.take_in(desk, path, password=password)
    with pytest.raises(KnownError, match=caught.value.message.code):
        looking.preview(desk, [path], password=password)
    said(caught.value.message)
    return caught.value.message.code.removeprefix("exchange.")


def with_head(path: Path, change: Change) -> Path:
    """Return a copy with another head."""
    copy = path.with_name(f"{path.stem}-head.svcpack")
    with ZipFile(path) as old, ZipFile(copy, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "manifest.json":
                data = json.dumps(change(json.loads(data))).encode()
            new.writestr(ZipInfo(name), data)
    return copy


def test_what_is_sealed_comes_in_with_its_password_and_only_so(desk: Session, sealed: Path):
    assert refusal(desk, sealed) == "password_wanted"
    assert refusal(desk, sealed, "风雨同舟，共渡 2027") == "password_wrong"
    assert looking.preview(desk, [sealed], password=SECRET)[0].new == 2
    report, _ = taking_in.take_in(desk, sealed, password=SECRET)
    assert (report.new, report.attachments, report.sound) == (2, 1, True)
    assert check(desk.store) == []


def test_nothing_of_it_can_be_read(laptop: Session, sealed: Path, tmp_path: Path):
    plain = handing_over.hand_over(laptop, tmp_path / "q.svcpack", ALL).files[0]
    with laptop.read() as connection:
        (photo,) = {sha for made in connection.exec_driver_sql("SELECT sha FROM blob") for sha in made}
        picture = blobs.get(connection, photo).data
    secrets = [
        photo.encode(),
        picture[16:80],
        b"customer",
        laptop.store.node.key.encode(),
        laptop.actor.name.encode(),
    ]
    everything = b"".join(ZipFile(plain).read(name) for name in ZipFile(plain).namelist())
    readable = sealed.read_bytes()
    with ZipFile(sealed) as file:
        readable += b"".join(file.read(name) for name in file.namelist())
    names = "".join(ZipFile(plain).namelist()).encode()
    assert [one for one in secrets if one not in everything + names] == []
    assert [one for one in secrets if one in readable] == []


def test_the_same_password_gives_every_hand_over_and_every_file_keys_of_their_own(laptop: Session, tmp_path: Path):
    customer(laptop)
    heads = []
    for name in ("a", "b"):
        path = handing_over.hand_over(laptop, tmp_path / f"{name}.svcpack", SEALED).files[0]
        heads.append(json.loads(ZipFile(path).read("manifest.json")))
    assert heads[0]["salt"] != heads[1]["salt"]
    assert heads[0]["file"] != heads[1]["file"]


def test_several_files_are_opened_with_one_key(
    desk: Session, laptop: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("svcdesk.store.exchange.gather._AT_ONCE", 2)
    monkeypatch.setattr("svcdesk.store.exchange.gather._IN_A_PART", 2)
    record = customer(laptop)
    for phone in "12345":
        record = revised(laptop, record, phone=phone)
    files = handing_over.hand_over(laptop, tmp_path / "p.svcpack", replace(SEALED, most=1)).files
    assert len(files) == 3
    heads = [json.loads(ZipFile(path).read("manifest.json")) for path in files]
    assert len({head["salt"] for head in heads}) == 1
    assert len({head["file"] for head in heads}) == 3
    taken = taking_in.take_in_all(desk, files[::-1], password=SECRET)
    assert sum(one.new for one in taken.reports) == 6
    assert in_tray.lying(desk).kept == ()


def test_what_is_whole_of_a_cut_one_comes_in(desk: Session, sealed: Path):
    short = cut(sealed, 0.8)
    report, _ = taking_in.take_in(desk, short, password=SECRET)
    assert (report.whole, report.new) == (False, 2)
    assert taking_in.take_in(desk, sealed, password=SECRET)[0].sound


@pytest.mark.parametrize("place", [0.3, 0.5, 0.6, 0.7])
def test_a_bit_changed_anywhere_harms_nothing(sqlite_desk: Session, sealed: Path, place: float):
    data = bytearray(sealed.read_bytes())
    data[int(len(data) * place)] ^= 16
    broken = sealed.with_name("broken.svcpack")
    broken.write_bytes(data)
    try:
        report, _ = taking_in.take_in(sqlite_desk, broken, password=SECRET)
    except KnownError as told:
        said(told.message)
    else:
        assert not report.sound
        for one in telling.of_taking(report):
            said(one.message)
    assert taking_in.take_in(sqlite_desk, sealed, password=SECRET)[0].sound
    assert check(sqlite_desk.store) == []


def test_a_part_put_into_another_file_or_place_does_not_open(sqlite_desk: Session, laptop: Session, sealed: Path):
    other = handing_over.hand_over(laptop, sealed.with_name("q.svcpack"), SEALED).files[0]
    mixed = sealed.with_name("mixed.svcpack")
    with ZipFile(sealed) as ours, ZipFile(other) as theirs, ZipFile(mixed, "w") as new:
        for name in ours.namelist():
            new.writestr(ZipInfo(name), (theirs if name == "sealed/000001" else ours).read(name))
    report, _ = taking_in.take_in(sqlite_desk, mixed, password=SECRET)
    assert (report.new, report.damaged) == (0, 1)


@pytest.mark.parametrize("place", ["9" * 40, "9" * 5000, "١"])
def test_a_part_that_says_it_stood_where_no_part_can_is_lost(sqlite_desk: Session, sealed: Path, place: str):
    moved = sealed.with_name("moved.svcpack")
    with ZipFile(sealed) as old, ZipFile(moved, "w") as new:
        for name in old.namelist():
            new.writestr(ZipInfo(f"sealed/{place}" if name == "sealed/000001" else name), old.read(name))
    report, _ = taking_in.take_in(sqlite_desk, moved, password=SECRET)
    assert (report.new, report.lost, report.sound) == (0, 1, False)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda head: {**head, "format": 3, "program": "9"}, "newer"),
        (lambda head: {**head, "cipher": "ROT13"}, "head_damaged"),
        (lambda head: {**head, "salt": "00"}, "head_damaged"),
        (lambda head: {**head, "cost": {"rounds": 1, "kibibytes": 1 << 30, "lanes": 1}}, "head_damaged"),
        (lambda head: {**head, "salt": "0" * 32}, "password_wrong"),
        (lambda head: {**head, "check": "0" * 32}, "password_wrong"),
    ],
)
def test_a_head_that_is_not_what_was_written_is_a_sentence(
    sqlite_desk: Session, sealed: Path, change: Change, code: str
):
    assert refusal(sqlite_desk, with_head(sealed, change), SECRET) == code


def test_programs_from_before_call_it_newer(sealed: Path):
    """They read no more than this of the head, and refuse what is greater than 1."""
    head = json.loads(ZipFile(sealed).read("manifest.json"))
    assert sealed.read_bytes()[30:43] == b"manifest.json"
    assert head["format"] == 2
    assert head["program"]


def test_what_is_handed_over_without_a_password_stays_as_it_was(laptop: Session, tmp_path: Path):
    customer(laptop)
    path = handing_over.hand_over(laptop, tmp_path / "p.svcpack", ALL).files[0]
    with ZipFile(path) as file:
        assert file.namelist() == ["manifest.json", "revisions/000001.jsonl", "contents.json"]
        assert json.loads(file.read("manifest.json"))["format"] == 1


def test_a_short_password_is_refused_before_anything_is_written(laptop: Session, tmp_path: Path):
    with pytest.raises(KnownError, match="password_short") as caught:
        handing_over.hand_over(laptop, tmp_path / "p.svcpack", replace(ALL, password="1234567"))
    said(caught.value.message)
    assert list(tmp_path.glob("*.svcpack*")) == []


def test_a_password_for_a_plain_package_is_not_asked_after(sqlite_desk: Session, laptop: Session, tmp_path: Path):
    customer(laptop)
    plain = handing_over.hand_over(laptop, tmp_path / "p.svcpack", ALL).files[0]
    assert taking_in.take_in(sqlite_desk, plain, password="whatever it is")[0].new == 1


def test_a_password_typed_with_other_code_points_or_blanks_around_is_the_same(
    desk: Session, laptop: Session, tmp_path: Path
):
    customer(laptop)
    path = handing_over.hand_over(laptop, tmp_path / "p.svcpack", replace(ALL, password="Caf\u00e9 2026")).files[0]
    assert taking_in.take_in(desk, path, password=" Cafe\u0301 2026 ")[0].new == 1


def test_a_computer_begins_from_a_sealed_package(laptop: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(passwords, "cost", passwords.Cost(1, 1024, 1))
    masters.save_company(laptop, Company("宏达机电"))
    people.add_person(laptop, Person("李敏", Department.SERVICE, (Role.TECHNICIAN,)), "correct horse")
    path = handing_over.hand_over(laptop, tmp_path / "p.svcpack", SEALED).files[0]
    with pytest.raises(KnownError, match="password_wanted"):
        joining.look([path])
    beginning = joining.look([path], password=SECRET)
    assert SECRET not in repr(beginning)
    store, (report,) = joining.join(str(tmp_path / "new.svcdesk"), beginning, "C7")
    assert report.sound
    store.close()
