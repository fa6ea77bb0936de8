"""Backups are whole desks, verified when written; restoring one loses nothing that was there."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlcipher3 import dbapi2

from svcdesk.domain.masters import Customer
from svcdesk.errors import DeskError, KnownError
from svcdesk.models.docview import docview
from svcdesk.services import backups, drafts
from svcdesk.services.desk import Session, load
from svcdesk.store import backup, blobs
from svcdesk.store.frame import localmeta, node, revision
from svcdesk.store.store import Store, create_desk, open_desk
from tests.conftest import Clock


def add(desk: Session, name: str) -> str:
    with desk.work() as work:
        return work.create("customer", Customer(name=name), "active").doc


def names(store: Store) -> list[str]:
    with store.read() as connection:
        return list(connection.scalars(select(docview.c.title).order_by(docview.c.id)))


def log_of(store: Store) -> list[tuple[str, bytes]]:
    with store.read() as connection:
        rows = connection.execute(select(revision.c.rev, revision.c.payload).order_by(revision.c.id))
        return [(row.rev, bytes(row.payload)) for row in rows]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def test_a_backup_is_a_desk_with_everything_but_the_device(desk: Session, folder: Path):
    doc = add(desk, "一")
    with desk.store.write() as connection:
        sha = blobs.put(connection, b"photo" * 300_000, "image/jpeg", 10, 10)
    add(desk, "二")
    made = backups.back_up(desk, folder)
    assert [path.name for path in folder.iterdir()] == [made.path.name]
    copy = open_desk(str(made.path))
    assert (names(copy), log_of(copy)) == (["一", "二"], log_of(desk.store))
    with copy.read() as connection:
        assert load(connection, doc, Customer).body.name == "一"
        assert blobs.get(connection, sha).data == b"photo" * 300_000
    assert copy.node != desk.store.node
    copy.close()


def test_a_backup_knows_no_password_tokens_of_the_machine(sqlite_desk: Session, folder: Path):
    with sqlite_desk.store.write() as connection:
        connection.execute(localmeta.insert(), {"key": "token:x", "value": "secret"})
    made = backups.back_up(sqlite_desk, folder)
    with closing(dbapi2.connect(made.path)) as connection:
        assert connection.execute("SELECT * FROM localmeta").fetchall() == []
    assert b"secret" not in made.path.read_bytes()


def test_a_backup_is_due_half_an_hour_after_the_last_if_something_was_saved(
    desk: Session, clock: Clock, folder: Path
):
    assert not backups.backup_due(desk, folder)  # an empty desk needs none
    add(desk, "一")
    assert backups.backup_due(desk, folder)
    backups.back_up(desk, folder)
    clock.forward(hours=2)
    assert not backups.backup_due(desk, folder)  # nothing new
    backups.back_up(desk, folder)
    add(desk, "二")
    clock.forward(minutes=29)
    assert not backups.backup_due(desk, folder)
    clock.forward(minutes=1)
    assert backups.backup_due(desk, folder)
    clock.forward(days=-3)
    assert backups.backup_due(desk, folder)  # the clock was set back: better one too many


def test_closing_makes_one_only_if_something_was_saved(desk: Session, clock: Clock, folder: Path):
    assert backups.backup_on_close(desk, folder) is None
    add(desk, "一")
    assert backups.backup_on_close(desk, folder) is not None
    clock.forward(minutes=1)
    assert backups.backup_on_close(desk, folder) is None
    add(desk, "二")
    assert backups.backup_on_close(desk, folder) is not None
    assert len(backups.backups(desk, folder)) == 2


def test_old_backups_are_thinned_and_those_of_other_desks_left_alone(
    sqlite_desk: Session, clock: Clock, folder: Path
):
    folder.mkdir()
    stranger = folder / "desk-ZZ9-20200101-000000.svcdesk"
    note = folder / "note.txt"
    for path in (stranger, note):
        path.write_bytes(b"not ours")
    for _ in range(20):
        add(sqlite_desk, "x")
        backups.back_up(sqlite_desk, folder)
        clock.forward(hours=7)
    own = [one for one in backups.backups(sqlite_desk, folder) if one.code == "A1"]
    assert len(own) == 7 + 4  # seven hours apart: the last two days, then one a day
    assert stranger.exists()
    assert note.exists()


def test_a_backup_that_does_not_verify_is_no_backup(
    sqlite_desk: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    add(sqlite_desk, "一")
    monkeypatch.setattr(backup, "run_bare", spoil(backup.run_bare))
    with pytest.raises(DeskError):
        backups.back_up(sqlite_desk, folder)
    assert list(folder.iterdir()) == []


def spoil(vacuum: Callable[..., object]) -> Callable[..., object]:
    """Return a VACUUM INTO that a failing disk got wrong in the middle of the file."""

    def spoiled(engine: object, sql: str, parameters: tuple[str], look: Callable[[], None]) -> object:
        done = vacuum(engine, sql, parameters, look)
        path = Path(parameters[0])
        content = bytearray(path.read_bytes())
        content[4096 * 3 : 4096 * 3 + 64] = bytes(64)
        path.write_bytes(content)
        return done

    return spoiled


def test_restoring_keeps_what_it_replaces_and_continues_as_a_new_device(
    sqlite_desk: Session, clock: Clock, folder: Path
):
    path = sqlite_desk.store.path
    assert path is not None
    add(sqlite_desk, "一")
    made = backups.back_up(sqlite_desk, folder)
    add(sqlite_desk, "二")
    drafts.keep(sqlite_desk, "form", Customer(name="draft"))
    with pytest.raises(DeskError, match="open_elsewhere"):
        backup.restore(made.path, path, clock.now)
    sqlite_desk.store.close()
    aside = backup.restore(made.path, path, clock.now)
    assert aside is not None
    restored, old = open_desk(str(path)), open_desk(str(aside))
    assert (names(restored), names(old)) == (["一"], ["一", "二"])
    session = replace(sqlite_desk, store=restored)
    assert drafts.find(session, "form") is not None
    add(session, "三")
    with restored.read() as connection:
        numbers = set(connection.scalars(select(docview.c.number)))
        assert len(list(connection.scalars(select(node.c.code)))) == 2
    assert numbers == {"KH-261123-A1-0001", f"KH-261123-{restored.node.code}-0001"}
    restored.close()
    old.close()


def test_restoring_to_a_place_where_nothing_is(sqlite_desk: Session, clock: Clock, folder: Path, tmp_path: Path):
    add(sqlite_desk, "一")
    made = backups.back_up(sqlite_desk, folder)
    assert backup.restore(made.path, tmp_path / "new.svcdesk", clock.now) is None
    restored = open_desk(str(tmp_path / "new.svcdesk"))
    assert names(restored) == ["一"]
    restored.close()


@pytest.mark.parametrize("harm", ["cut", "zero", "text"])
def test_a_damaged_backup_is_not_put_in_the_place_of_a_desk(
    sqlite_desk: Session, clock: Clock, folder: Path, harm: str
):
    path = sqlite_desk.store.path
    assert path is not None
    for n in range(50):
        add(sqlite_desk, f"{n}" * 50)
    made = backups.back_up(sqlite_desk, folder)
    sqlite_desk.store.close()
    content = bytearray(made.path.read_bytes())
    if harm == "cut":
        content = content[: len(content) // 2]
    elif harm == "zero":
        content[4096 * 2 : 4096 * 12] = bytes(4096 * 10)
    else:
        content = bytearray(b"text")
    made.path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(DeskError):
        backup.restore(made.path, path, clock.now)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.rest*"))


def test_a_desk_moves_to_a_server_and_leaves_it_again(
    sqlite_desk: Session, clock: Clock, folder: Path, postgres_url: str, tmp_path: Path
):
    doc = add(sqlite_desk, "一")
    add(sqlite_desk, "二")
    with sqlite_desk.work() as work:
        work.revise(_record(sqlite_desk, doc), Customer(name="三"))
    made = backups.back_up(sqlite_desk, folder)
    server = create_desk(postgres_url, "S1")
    backup.restore_to_server(made.path, server)
    assert (names(server), log_of(server)) == (["三", "二"], log_of(sqlite_desk.store))
    with pytest.raises(KnownError, match="restore_not_empty"):
        backup.restore_to_server(made.path, server)
    add(replace(sqlite_desk, store=server), "四")
    back = backup.make(server, tmp_path / "left", clock.now)
    server.close()
    home = open_desk(str(back.path))
    assert names(home) == ["三", "二", "四"]
    home.close()


def _record(desk: Session, doc: str):
    with desk.read() as connection:
        return load(connection, doc, Customer)


def test_a_backup_shows_one_moment_while_others_write(postgres_desk: Session, folder: Path):
    add(postgres_desk, "一")
    with postgres_desk.store.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM revision")) == 1
        add(postgres_desk, "二")
        assert connection.scalar(text("SELECT count(*) FROM revision")) == 1
