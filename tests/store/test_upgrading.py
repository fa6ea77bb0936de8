"""A desk of version 2 becomes what a rebuild makes of it, all of it or nothing, and is seen on its way."""

import dataclasses
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import text

from svcdesk.domain.service_order import ServiceOrder
from svcdesk.errors import Cancelled, DeskError
from svcdesk.services.desk import Session
from svcdesk.store import engine, renewing, schema
from svcdesk.store.check import check, check_file
from svcdesk.store.engine import open_engine
from svcdesk.store.schema import Progress
from svcdesk.store.store import open_desk
from svcdesk.words import LANGUAGES, Message, say
from tests.repairing import bare_order, both, confirmed, finished
from tests.services.test_ticket import taken
from tests.store.conftest import fill
from tests.store.killing import bring_up_to_date, left_in, working
from tests.store.older import contents, make_of_version_2, rebuilt

Work = Callable[[Progress], None]


class Marked(ServiceOrder, frozen=True, kw_only=True):
    """An order as the second version of the program wrote it, with the office's marks inside."""

    reviews: tuple[dict[str, object], ...]


def live(desk: Session) -> None:
    """Do everything on a desk, and whatever version 3 reads otherwise than version 2."""
    fill(desk)
    by = {"doc": desk.actor.doc, "name": "周主管", "department": "service"}
    mark = {"at": "2026-11-20T01:00:00Z", "by": by, "verdict": "rework", "note": "缺铭牌照片"}
    heard, torn = taken(desk), taken(desk)
    with desk.work() as work:
        work.create("service_order", Marked(fault="漏水", reviews=(mark,)), "new")
    about = confirmed(bare_order(ticket=heard.doc, ticket_number=heard.number))
    done = replace(finished(about), signatures=both(), finished_at=both()[1].signed_at)
    with desk.work() as work:
        work.revise(work.create("service_order", about, "confirmed"), done, state="signed")
    for hours in (1, 2):  # two desks stopped a clock each by their own calendar: no words were disputed
        dues = tuple(replace(one, due_at=one.due_at + timedelta(hours=hours)) for one in torn.body.dues)
        with desk.work() as work:
            work.revise(torn, replace(torn.body, dues=dues), allow_branch=True)


@pytest.fixture
def old(desk: Session) -> str:
    """Give the path or the address of a desk of version 2, on each engine in turn."""
    live(desk)
    name = str(desk.store.path or desk.store.engine.url.render_as_string(hide_password=False))
    desk.store.close()
    make_of_version_2(name)
    return name


@pytest.fixture
def old_file(sqlite_desk: Session, desk_file: Path) -> Path:
    """Give a desk file of version 2."""
    live(sqlite_desk)
    sqlite_desk.store.close()
    make_of_version_2(str(desk_file))
    return desk_file


def test_a_desk_of_version_2_becomes_what_a_rebuild_makes_of_it(old: str):
    store = open_desk(old)
    assert check(store) == []
    store.close()
    upgraded = contents(old)
    assert upgraded == rebuilt(old)
    assert all(upgraded[name] for name in ("ticket_due", "part_reserved", "minimum_stock", "search_text"))


FORGOTTEN = (*(table.name for table in renewing.CHANGES[3].tables), "conflict", "review", "hearing")  # type: ignore[union-attr]


@pytest.mark.parametrize("forgotten", FORGOTTEN)
def test_whatever_is_forgotten_shows(old_file: Path, forgotten: str, monkeypatch: pytest.MonkeyPatch):
    known = renewing.CHANGES[3]
    assert known is not None
    tables = {table: rows for table, rows in known.tables.items() if table.name != forgotten}
    docs = None if len(tables) < len(known.tables) else _without(forgotten, monkeypatch)
    change = dataclasses.replace(known, tables=tables, docs=docs or known.docs)
    monkeypatch.setattr(renewing, "CHANGES", {**renewing.CHANGES, 3: change})
    open_desk(str(old_file)).close()
    assert contents(str(old_file)) != rebuilt(str(old_file))
    assert contents(str(old_file))["ticket_due"]


def _without(forgotten: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., set[str]] | None:
    if forgotten == "hearing":
        monkeypatch.setattr(renewing, "_settled_by_hearing", lambda _connection: set())
        return None

    def others(connection: renewing.Connection) -> set[str]:
        column = {"conflict": "conflict > 0", "review": "review <> ''"}
        left = [sql for name, sql in column.items() if name != forgotten]
        found = set(connection.scalars(text(f"SELECT doc FROM docview WHERE {' OR '.join(left)}")))
        return found | renewing._settled_by_hearing(connection)

    return others


def test_every_version_says_what_it_changes_and_of_which_kinds():
    assert set(renewing.CHANGES) == set(range(2, schema.SCHEMA + 1))
    for change in filter(None, renewing.CHANGES.values()):
        for table, rows in change.tables.items():
            assert set(rows) == {kind.name for kind in renewing.KINDS.values() if table in kind.tables}


def shown(desk: Path) -> list[tuple[int, int]]:
    """Open a desk and return how far it said it was."""
    found: list[tuple[int, int]] = []

    def watch(work: Work) -> None:
        work(lambda done, total: found.append((done, total)))

    open_desk(str(desk), watch).close()
    return found


def test_it_shows_how_far_it_is_and_a_desk_of_today_costs_nothing(old_file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(engine, "_STEPS_WATCHED", 50)
    found = shown(old_file)
    assert found == sorted(found)
    assert (found[0], found[-1]) == ((0, 1000), (1000, 1000))
    assert len(set(found)) > 3
    assert shown(old_file) == []


def files(desk: Path) -> dict[str, bytes]:
    """Return what lies in the folder of a desk, but for locks and the reserve."""
    kept = (path for path in desk.parent.iterdir() if path.suffix not in {".lock", ".ballast", ".drafts"})
    return {path.name: path.read_bytes() for path in kept if path.is_file()}


def test_stopped_anywhere_it_leaves_the_desk_as_it_was(old_file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(engine, "_STEPS_WATCHED", 2000)
    before, rows = contents_of_version_2(old_file), files(old_file).keys()
    calls = _calls(old_file)
    for last in {*range(1, calls, max(1, calls // 12)), calls - 1}:
        with pytest.raises(Cancelled):
            open_desk(str(old_file), _until(last))
        assert contents_of_version_2(old_file) == before
        assert files(old_file).keys() == rows, "something was left beside it"
    open_desk(str(old_file)).close()
    assert check_file(old_file) == []


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.97])
def test_killed_anywhere_it_leaves_the_desk_as_it_was_or_upgraded(old_file: Path, share: float):
    before, told = contents_of_version_2(old_file), 0
    with working(bring_up_to_date, str(old_file)) as pipe:
        for said in left_in(pipe):
            told = told if said == "done" else said[0]
            if said == "done" or told >= share * 1000:
                break
    left = contents_of_version_2(old_file)
    assert left == before or left[1] == ((schema.SCHEMA,),)
    open_desk(str(old_file)).close()
    assert check_file(old_file) == []
    assert contents(str(old_file)) == rebuilt(str(old_file))


def _calls(desk: Path) -> int:
    """Return how often an upgrade of a desk asks whether to go on."""
    copy = desk.with_name("other.svcdesk")
    copy.write_bytes(desk.read_bytes())
    number = len(shown(copy))
    for path in desk.parent.glob("other*"):
        path.unlink()
    return number


def _until(last: int) -> Callable[[Work], None]:
    asked = [0]

    def progress(_done: int, _total: int) -> None:
        asked[0] += 1
        if asked[0] >= last:
            raise Cancelled(Message("form.job_cancelled"))

    def watch(work: Work) -> None:
        work(progress)

    return watch


def contents_of_version_2(desk: Path) -> tuple[object, ...]:
    """Return tables, version, list rows and clocks of a desk that was not brought up to date."""
    engine = open_engine(str(desk))
    with engine.connect() as connection:
        sqls = (
            "SELECT sql FROM sqlite_schema",
            "PRAGMA user_version",
            "SELECT * FROM docview",
            "SELECT * FROM ticket_due",
        )
        found = tuple(tuple(connection.execute(text(sql)).all()) for sql in sqls)
    engine.dispose()
    return found


def test_an_earlier_copy_is_never_written_over(old_file: Path):
    first = old_file.with_name("desk-schema-2.svcdesk")
    first.write_bytes(b"what another desk of this name was")
    open_desk(str(old_file)).close()
    assert first.read_bytes() == b"what another desk of this name was"
    kept = contents_of_version_2(old_file.with_name("desk-schema-2-2.svcdesk"))
    assert len(kept[2]) == len(contents(str(old_file))["docview"])


def test_without_room_for_the_copy_nothing_is_begun(old_file: Path, monkeypatch: pytest.MonkeyPatch):
    before = files(old_file)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=old_file.stat().st_size))
        with pytest.raises(DeskError, match="upgrade_room") as caught:
            open_desk(str(old_file))
    assert all(say(caught.value.message, lang) for lang in LANGUAGES)
    assert files(old_file) == before


def test_what_cannot_be_read_is_told_on_either_engine(old: str, monkeypatch: pytest.MonkeyPatch):
    engine = open_engine(old)
    driver = engine.dialect.loaded_dbapi.ProgrammingError
    engine.dispose()
    said = "store.server_not_upgraded" if "://" in old else "store.not_upgraded"
    for failure in (driver("no such column"), msgspec.ValidationError("a body of nobody knows what")):
        with monkeypatch.context() as patch:
            patch.setattr(renewing, "renew", _failing(failure))
            with pytest.raises(DeskError) as caught:
                open_desk(old)
        assert caught.value.message.code == said
        assert all(say(caught.value.message, lang) for lang in LANGUAGES)
    open_desk(old).close()
    assert contents(old) == rebuilt(old)


def _failing(failure: Exception) -> Callable[..., None]:
    def fails(*_: object) -> None:
        raise failure

    return fails
