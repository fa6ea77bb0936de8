"""Clocks that go back, locks that are held, servers that go away, strings nobody expected: a sentence each."""

import json
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, make_url, select, text
from sqlcipher3 import dbapi2

from svcdesk.domain.masters import Customer
from svcdesk.errors import Conflict, DeskError, KnownError
from svcdesk.models.docview import docview
from svcdesk.services import search
from svcdesk.services.desk import New, Session, load
from svcdesk.store import blobs, log, trouble
from svcdesk.store.check import check
from svcdesk.store.engine import open_engine, run_bare
from svcdesk.store.frame import revision
from svcdesk.store.store import open_desk
from svcdesk.words import LANGUAGES, say
from tests.conftest import Clock

STRINGS = Path(__file__).resolve().parents[1] / "data" / "strings" / "blns.json"


def add(desk: Session, name: str) -> str:
    with desk.work() as work:
        return work.create("customer", Customer(name=name), "active").rev


def test_a_clock_set_back_is_flagged_with_how_far(desk: Session, clock: Clock):
    add(desk, "一")
    clock.forward(hours=-5, minutes=-1)
    flagged = add(desk, "二")
    clock.forward(seconds=1)
    add(desk, "三")
    with desk.read() as connection:
        jumps = log.clock_jumps(connection)
    assert [(rev, made.clock_back) for rev, made in jumps] == [(flagged, 5 * 3600 + 60)]
    assert check(desk.store) == []


def test_a_clock_that_goes_forward_is_nobodys_business(desk: Session, clock: Clock):
    add(desk, "一")
    clock.forward(days=400)
    add(desk, "二")
    with desk.read() as connection:
        assert log.clock_jumps(connection) == []


def test_a_desk_held_by_another_writer_is_busy(sqlite_desk: Session):
    assert sqlite_desk.store.path is not None
    run_bare(sqlite_desk.store.engine, "PRAGMA busy_timeout=20")
    with closing(dbapi2.connect(sqlite_desk.store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DeskError, match="busy"):
            add(sqlite_desk, "一")
        other.execute("ROLLBACK")
    add(sqlite_desk, "一")


def test_a_server_held_by_another_writer_is_busy(postgres_url_of_desk: str, postgres_desk: Session):
    hasty = make_url(postgres_url_of_desk).update_query_dict({"options": "-c lock_timeout=20"})
    store = open_desk(hasty.render_as_string())
    with postgres_desk.store.write(), pytest.raises(DeskError, match="busy"):
        add(replace(postgres_desk, store=store), "一")
    add(replace(postgres_desk, store=store), "一")
    store.close()


def test_a_server_that_hangs_up_is_told_and_the_next_save_works(postgres_desk: Session, postgres_url_of_desk: str):
    admin = open_engine(postgres_url_of_desk)
    with pytest.raises(DeskError, match="server_lost"):
        _save_while_the_server_hangs_up(postgres_desk, admin)
    admin.dispose()
    add(postgres_desk, "二")
    with postgres_desk.read() as connection:
        assert connection.scalars(select(docview.c.title)).all() == ["二"]


def _save_while_the_server_hangs_up(desk: Session, admin: Engine) -> None:
    others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with desk.work() as work:
        with admin.connect() as connection:
            connection.execute(text(f"SELECT pg_terminate_backend(pid) {others}"))
        work.create("customer", Customer(name="一"), "active")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"database": "no_such_database"}, "server_no_database"),
        ({"query": {"host": "/nowhere"}}, "server_lost"),
        ({"username": "nobody"}, "server_refuses"),
    ],
)
def test_a_server_that_cannot_be_reached_is_told(postgres_url: str, change: dict[str, Any], code: str):
    url = make_url(postgres_url)
    url = url.set(**change) if "query" not in change else url.update_query_dict(change["query"])
    with pytest.raises(DeskError, match=code):
        open_desk(url.render_as_string(hide_password=False))


def test_a_database_without_a_desk_is_told(postgres_url: str):
    with pytest.raises(DeskError, match="server_not_a_desk"):
        open_desk(postgres_url)


def test_a_password_is_never_shown(postgres_url: str):
    url = make_url(postgres_url).set(password="geheim")
    with pytest.raises(DeskError) as caught:
        open_desk(url.render_as_string(hide_password=False))
    assert all("geheim" not in say(caught.value.message, lang) for lang in LANGUAGES)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(28, "No space left on device"), "store.disk_full"),
        (OSError(30, "Read-only file system"), "store.became_read_only"),
        (psycopg.errors.DiskFull(), "store.disk_full"),
        (psycopg.errors.DataCorrupted(), "store.damaged_inside"),
        (psycopg.errors.ReadOnlySqlTransaction(), "store.became_read_only"),
        (psycopg.errors.IoError(), "store.disk_error"),
        (psycopg.errors.TooManyConnections(), "store.server_crowded"),
        (psycopg.errors.AdminShutdown(), "store.server_lost"),
        (psycopg.errors.UniqueViolation(), None),
        (ValueError(), None),
    ],
)
def test_what_an_engine_says_becomes_a_sentence_or_stays_a_bug(error: Exception, code: str | None):
    message = trouble.explain(error)
    assert (message and message.code) == code
    assert message is None or all(say(message, lang) for lang in LANGUAGES)


def test_damage_met_while_working_is_told_and_nothing_is_saved(sqlite_desk: Session):
    for n in range(40):
        add(sqlite_desk, f"{n}" * 30)
    path = sqlite_desk.store.path
    assert path is not None
    sqlite_desk.store.close()
    content = bytearray(path.read_bytes())
    root = _root_page(path, "uq_docview_doc")
    content[root * 4096 : root * 4096 + 200] = bytes(200)
    path.write_bytes(content)
    again = replace(sqlite_desk, store=open_desk(str(path)))
    with pytest.raises(DeskError, match="damaged_inside"):
        add(again, "一")
    with again.read() as connection:
        assert connection.scalar(select(revision.c.id).order_by(revision.c.id.desc()).limit(1)) == 40
    again.store.close()


def _root_page(path: Path, constraint: str) -> int:
    """Return the number, from 0, of the first page of the index that SQLite made for a constraint."""
    with closing(dbapi2.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'docview' AND sql IS NULL"
        ((page,),) = connection.execute(query).fetchall()
    assert constraint.startswith("uq")
    return int(page) - 1


def test_a_revision_that_was_tampered_with_is_not_shown(sqlite_desk: Session):
    with sqlite_desk.work() as work:
        record = work.create("customer", Customer(name="宏达"), "active")
    with sqlite_desk.store.write() as connection:
        connection.execute(text("DROP TRIGGER revision_no_update"))
        connection.execute(text("UPDATE revision SET payload = replace(payload, '宏达', '宏运')"))
    with sqlite_desk.read() as connection, pytest.raises(DeskError) as caught:
        load(connection, record.doc, Customer)
    assert caught.value.message.params["rev"] == record.rev[:12]


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("revision", "payload = replace(payload, '宏达', '宏运')"),
        ("blob_part", "data = x'00'"),
    ],
)
def test_a_disk_that_writes_something_else_is_noticed_before_anyone_is_told_it_is_saved(
    sqlite_desk: Session, table: str, change: str
):
    with sqlite_desk.store.write() as connection:
        connection.execute(text(f"DROP TRIGGER {table}_no_update"))
        connection.execute(text(f"CREATE TRIGGER lie AFTER INSERT ON {table} BEGIN UPDATE {table} SET {change}; END"))
    with pytest.raises(KnownError, match="write_damaged"):
        _save_with_photo(sqlite_desk)
    with pytest.raises(KnownError, match="write_damaged"):
        _save_many(sqlite_desk)
    with sqlite_desk.read() as connection:
        assert connection.execute(select(revision)).all() == []
        assert connection.execute(select(docview)).all() == []


def _save_with_photo(desk: Session) -> None:
    with desk.work() as work:
        work.create("customer", Customer(name="宏达"), "active")
        blobs.put(work.connection, b"photo", "x/y")


def _save_many(desk: Session) -> None:
    with desk.work() as work:
        work.create_many("customer", [New(body=Customer(name="宏达"), state="active")])
        blobs.put(work.connection, b"photo", "x/y")


def hostile_strings() -> list[str]:
    found: list[str] = json.loads(STRINGS.read_text("utf-8"))
    return [
        *found,
        "𫍯㐂䶮",
        "e\u0301",
        "\ufeff",
        "\u202eabc",
        "a\r\nb",
        "\t",
        "'; DROP TABLE revision; --",
        "%s {0} ${x}",
    ]


def test_hostile_strings_come_back_from_the_store_unchanged(desk: Session):
    strings = hostile_strings()
    with desk.work() as work:
        made = work.create_many(
            "customer", [New(body=Customer(name=one, note=one), state="active") for one in strings]
        )
    with desk.read() as connection:
        assert [load(connection, record.doc, Customer).body.name for record in made] == strings
        titles = connection.scalars(select(docview.c.title).order_by(docview.c.id)).all()
        assert titles == [string.replace("\x00", "\ufffd") for string in strings]
    assert check(desk.store) == []
    assert len(strings) > 500


def test_hostile_strings_are_harmless_queries(desk: Session):
    add(desk, "宏达纺织")
    for string in hostile_strings():
        search.find(desk, string)
    assert check(desk.store) == []


@pytest.mark.parametrize("people", [6])
def test_two_people_saving_at_once_never_overwrite_each_other(desk: Session, people: int):
    with desk.work() as work:
        first = work.create("customer", Customer(name="0"), "active")
    saved, refused = [], []
    start = threading.Barrier(people)

    def save(person: int) -> None:
        start.wait()
        for n in range(10):
            with desk.read() as connection:
                seen = load(connection, first.doc, Customer)
            try:
                with desk.work() as work:
                    saved.append(work.revise(seen, Customer(name=f"{person}/{n}")).rev)
            except Conflict:
                refused.append(seen.rev)

    _together([lambda person=person: save(person) for person in range(people)])
    assert len(saved) + len(refused) == people * 10
    with desk.read() as connection:
        assert len(log.heads(connection, first.doc)) == 1
        assert {rev for rev, _ in log.history(connection, first.doc)} == {first.rev, *saved}
    assert check(desk.store) == []


def _together(tasks: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
