"""``svcdesk due``."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from svcdesk.domain.contract import Contract
from svcdesk.domain.hours import WorkCalendar
from svcdesk.models.docview import docview
from svcdesk.services import clock_rules, people
from svcdesk.services.demo.masters import LOGIN, PASSWORD
from svcdesk.services.desk import Session
from svcdesk.store.store import open_desk
from tests.cli.conftest import Call

CHINESE = re.compile(r"[\u4e00-\u9fff]")
ROOT = Path(__file__).resolve().parents[2]


def test_both_readings_of_a_call_before_the_spring_festival(call: Call):
    told = call("due", "2026-02-14T17:00", "2h", lang="en")
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [
        "In working time: 2026-02-24 10:00 (Asia/Shanghai)",
        "Round the clock: 2026-02-14 19:00 (Asia/Shanghai)",
    ]


@pytest.mark.parametrize(
    ("start", "duration", "working", "clock"),
    [
        ("2026-02-14 17:00", "90m", "2026-02-24 09:30", "2026-02-14 18:30"),
        ("2026-02-14T17:00:30", "1.5h", "2026-02-24 09:30:30", "2026-02-14 18:30:30"),
        ("2026-02-14T17:00", "1h 30min", "2026-02-24 09:30", "2026-02-14 18:30"),
        ("2026-02-14T09:00Z", "30m", "2026-02-14 17:30", "2026-02-14 17:30"),
        ("2026-02-14", "0m", "2026-02-14 08:30", "2026-02-14 00:00"),
        ("2026-02-14T17:00", "3wd", "2026-02-26 24:00", "2026-02-17 17:00"),
    ],
)
def test_durations_and_times_as_people_type_them(call: Call, start: str, duration: str, working: str, clock: str):
    told = call("due", start, duration).stdout
    assert re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?", told) == [working, clock]


def test_explained_line_by_line_in_both_languages(call: Call):
    for lang in ("zh_CN", "en"):
        told = call("due", "2026-02-14T17:00", "2h", "--explain", lang=lang).stdout
        assert "17:00–17:30" in told
        assert "2026-02-15 " in told
        assert bool(CHINESE.search(told)) is (lang == "zh_CN")


def test_pauses_and_a_pause_that_still_lasts(call: Call):
    pauses = ["--pause", "2026-03-02T10:00/2026-03-02T10:30", "--pause", "2026-03-02 11:00/2026-03-02 11:15"]
    assert "2026-03-02 13:45" in call("due", "2026-03-02T09:00", "3h", *pauses).stdout
    found = json.loads(call("due", "2026-03-02T09:00", "3h", "--pause", "2026-03-02T10:00/", "--json").stdout)
    assert found["working"] == {"certain": True, "due_at": "2026-03-02T12:00:00+08:00", "paused": True}


def test_a_year_that_is_not_known_is_said_beside_the_answer(call: Call):
    told = call("due", "2026-12-31T17:00", "2h")
    assert told.exit_code == 0
    assert "2027-01-01 10:00" in told.stdout
    assert "2026" in told.stderr
    assert told.stderr.strip() in call("due", "2026-12-31T17:00", "2h", "--explain").stdout


def the_documented_calendar() -> str:
    found = re.search(r"```toml\n(.*?)```", (ROOT / "docs/command-line.md").read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-05-01T09:00", "2026-05-02 11:00"),  # a half day of its own in the holidays
        ("2026-12-26T23:30", "2026-12-29 09:30"),  # half an hour to midnight, and Monday is off
        ("2026-12-29T16:00", "2027-01-02 09:00"),  # no hours on Thursday; the second of January is worked as a Monday
    ],
)
def test_the_calendar_of_the_documents(call: Call, tmp_path: Path, start: str, due: str):
    file = tmp_path / "shanghai.toml"
    file.write_text(the_documented_calendar(), "utf-8")
    told = call("due", start, "2h", "--calendar", file, lang="en")
    assert f"In working time: {due} (Asia/Shanghai)" in told.stdout
    assert not told.stderr


def test_the_same_calendar_as_json(call: Call, tmp_path: Path):
    file = tmp_path / "berlin.json"
    week = {"mon": ["08:00-18:00"], "sat": "09:00-12:00, 13:00-15:00"}
    file.write_text(json.dumps({"zone": "Europe/Berlin", "china": False, "week": week, "last_year": 2026}), "utf-8")
    told = call("due", "2026-03-28T14:00", "2h", "--calendar", file, lang="en")
    assert "2026-03-30 09:00 (Europe/Berlin)" in told.stdout  # clocks were set on the Sunday between
    assert "2026" in call("due", "2026-12-31T14:00", "2h", "--calendar", file).stderr


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.toml", '[week]\nmon = ["08:00-12:00", "11:00-17:00"]', ["08:00-12:00", "11:00-17:00"]),
        ("a.toml", '[week]\nmon = ["12:00-08:00"]', ["12:00-08:00"]),
        ("a.toml", '[week]\nmon = ["8 till 12"]', ["8 till 12"]),
        ("a.toml", '[week]\nmonday = ["08:00-12:00"]', ["monday"]),
        ("a.toml", "[week]\n", ["08:30-12:00"]),
        ("a.toml", 'zone = "Europe/Atlantis"', ["Europe/Atlantis"]),
        ("a.toml", 'zone = "../../etc/passwd"', ["../../etc/passwd"]),
        ("a.toml", 'zone = "Europe"', ["Europe"]),
        ("a.toml", '[holidays.2028]\n2028-01-01 = "off"', ["2027", "2028"]),
        ("a.toml", '[holidays.2026]\n2026-01-01 = "off"', ["2026"]),
        ("a.toml", '[holidays.2027]\n2028-01-01 = "off"', ["2027", "2028-01-01"]),
        ("a.toml", '[holidays.2027]\n01-01 = "off"', ["01-01"]),
        ("a.toml", '[holidays.2027]\n2027-01-01 = "perhaps"', ["perhaps"]),
        ("a.toml", "[holidays.2027]", ["2027"]),
        ("a.toml", "[days]\n2026-02-30 = []", ["2026-02-30"]),
        ("a.toml", "colour = 3", ["colour", "zone"]),
        ("a.toml", 'china = "yes"', ["china"]),
        ("a.toml", "week = 5", ["week"]),
        ("a.toml", 'zone = "Europe/Berlin', ["a.toml"]),
        ("a.json", '{"zone": "Europe/Berlin", "zone": "Asia/Tokyo"}', ["zone"]),
        ("a.json", "[]", ["a.json"]),
        ("a.json", "[" * 100_000, ["a.json"]),
    ],
)
@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_faulty_calendar_is_refused_in_a_sentence(
    call: Call, tmp_path: Path, name: str, text: str, words: list[str], lang: str
):
    file = tmp_path / name
    file.write_text(text, "utf-8")
    told = call("due", "2026-03-02T09:00", "2h", "--calendar", file, lang=lang)
    assert (told.exit_code, told.stdout) == (2, "")
    assert all(word in told.stderr for word in words)
    assert bool(CHINESE.search(told.stderr)) is (lang == "zh_CN")


def test_a_file_that_is_no_text_at_all(call: Call, tmp_path: Path):
    file = tmp_path / "photo.toml"
    file.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    assert "photo.toml" in call("due", "2026-03-02T09:00", "2h", "--calendar", file).stderr
    file.write_bytes(b" " * 2_000_000)
    assert "1 MB" in call("due", "2026-03-02T09:00", "2h", "--calendar", file).stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["2026-02-14T17:00"], ["DURATION"]),
        (["yesterday", "2h"], ["yesterday"]),
        (["2026-02-30T10:00", "2h"], ["2026-02-30"]),
        (["0001-01-01T00:00", "2h"], []),
        (["9999-12-31T23:00", "2h"], []),
        (["2026-02-14T17:00", "2x"], ["2x"]),
        (["2026-02-14T17:00", "two hours"], ["two hours"]),
        (["2026-02-14T17:00", "1.5wd"], ["1.5wd"]),
        (["2026-02-14T17:00", "1wd2h"], ["1wd2h"]),
        (["2026-02-14T17:00", "99999999999h"], ["99999999999h"]),
        (["2026-02-14T17:00", "2h", "--pause", "2026-02-14T18:00"], ["2026-02-14T18:00"]),
        (["2026-02-14T17:00", "2h", "--pause", "2026-02-15/2026-02-14"], ["2026-02-15/2026-02-14"]),
        (["2026-02-14T17:00", "2h", "--calendar", "nowhere.toml"], ["nowhere.toml"]),
    ],
)
def test_a_call_that_cannot_be_is_answered_in_a_sentence(call: Call, arguments: list[str], words: list[str]):
    told = call("due", *arguments)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr
    assert all(word in told.stderr for word in words)


@contextmanager
def at(desk: Path) -> Iterator[Session]:
    store = open_desk(str(desk))
    try:
        yield people.sign_in(store, LOGIN, PASSWORD)
    finally:
        store.close()


@pytest.fixture
def shifts(shop: Path) -> tuple[Path, str]:
    """Give a desk that works on Saturday afternoons to 20:00, and a contract there that is served round the clock."""
    with at(shop) as session:
        week = WorkCalendar("").week
        body = WorkCalendar("苏州", week=(((30600, 43200), (46800, 72000)), *week[1:]))
        _, before = clock_rules.standard(session)
        clock_rules.save_calendar(session, body, before, standard=True)
        own, _ = clock_rules.save_calendar(session, WorkCalendar("全天", week=(((0, 86400),),) * 7, china=False))
        with session.work() as work:
            made = work.create("contract", Contract("", "", calendar=own.doc), "draft")
            work.create("contract", Contract("", "", calendar="0" * 32), "draft")
    return shop, made.number


def test_a_named_desk_counts_by_its_own_calendar(call: Call, shifts: tuple[Path, str], tmp_path: Path):
    desk, contract = shifts
    asked = ("due", "2026-02-14T17:00", "2h", "--desk", desk)
    told = call(*asked, who=LOGIN, lang="en").stdout.splitlines()
    assert told == [
        "Working calendar: 苏州",
        "In working time: 2026-02-14 19:00 (Asia/Shanghai)",  # the make-up Saturday has Monday's hours, to eight
        "Round the clock: 2026-02-14 19:00 (Asia/Shanghai)",
    ]
    sunday = call("due", "2026-02-15T17:00", "2h", "--desk", desk, "--contract", contract, who=LOGIN, lang="en")
    assert sunday.stdout.splitlines()[:2] == [
        "Working calendar: 全天",
        "In working time: 2026-02-15 19:00 (Asia/Shanghai)",
    ]
    assert json.loads(call(*asked, "--json", who=LOGIN).stdout)["calendar"] == "苏州"
    file = tmp_path / "shanghai.toml"
    file.write_text(the_documented_calendar(), "utf-8")
    told = call(*asked, "--calendar", file, lang="en")  # nobody signs in: the desk is not opened
    assert (told.exit_code, len(told.stdout.splitlines())) == (0, 2)


def test_a_desk_with_the_usual_hours_counts_by_them(call: Call, shop: Path):
    told = call("due", "2026-02-14T17:00", "2h", "--desk", shop, who=LOGIN, lang="en").stdout.splitlines()
    assert told[1] == "In working time: 2026-02-24 10:00 (Asia/Shanghai)"
    assert told[0].startswith("Working calendar: ")


def test_what_is_no_contract_or_nobody_is_refused(call: Call, shifts: tuple[Path, str]):
    desk, contract = shifts
    asked = ("due", "2026-02-14T17:00", "2h", "--desk", desk)
    assert call(*asked).exit_code == 2
    assert "HT-0" in call(*asked, "--contract", "HT-0", who=LOGIN).stderr
    with at(desk) as session, session.read() as connection:
        query = select(docview.c.number).where(docview.c.kind == "customer").limit(1)
        customer = connection.scalar(query)
    assert str(customer) in call(*asked, "--contract", str(customer), who=LOGIN).stderr
    number, _, count = contract.rpartition("-")
    elsewhere = call(*asked, "--contract", f"{number}-{int(count) + 1:04}", who=LOGIN, lang="en")
    assert elsewhere.stdout.startswith("Working calendar: 苏州")
    assert "is not at this desk" in elsewhere.stderr
