"""Copies of a desk never write under the same device: numbers and chains cannot collide."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from svcdesk.domain.masters import Customer
from svcdesk.errors import KnownError
from svcdesk.paths import data_dir
from svcdesk.services import devices
from svcdesk.services.desk import Session
from svcdesk.store import device
from svcdesk.store.check import check
from svcdesk.store.frame import node
from svcdesk.store.store import create_desk, open_desk


def save(desk: Session) -> str:
    with desk.work() as work:
        return work.create("customer", Customer(name="宏达"), "active").number


def node_of(path: Path) -> str:
    store = open_desk(str(path))
    store.close()
    return store.node.key


@pytest.fixture
def used(sqlite_desk: Session) -> Path:
    """Give the path of a closed desk in which something was saved."""
    save(sqlite_desk)
    sqlite_desk.store.close()
    assert sqlite_desk.store.path is not None
    return sqlite_desk.store.path


def test_opening_again_is_the_same_device(used: Path):
    assert node_of(used) == node_of(used)


def test_a_moved_desk_is_the_same_device(used: Path, tmp_path: Path):
    before = node_of(used)
    (tmp_path / "elsewhere").mkdir()
    moved = used.rename(tmp_path / "elsewhere" / "renamed.svcdesk")
    assert node_of(moved) == before == node_of(moved)


def test_a_copy_beside_the_original_becomes_a_new_device_and_the_original_does_not(used: Path, tmp_path: Path):
    before = node_of(used)
    copy = Path(shutil.copy(used, tmp_path / "copy.svcdesk"))
    other = node_of(copy)
    assert other != before
    assert (node_of(used), node_of(copy)) == (before, other)


def test_a_copy_on_another_machine_becomes_a_new_device_and_each_machine_remembers_its_own(
    used: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    here = node_of(used)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "another machine"))
    there = node_of(used)
    assert there != here == node_of_machine(used, monkeypatch, data_home=None)
    assert node_of_machine(used, monkeypatch, data_home=tmp_path / "another machine") == there


def node_of_machine(path: Path, monkeypatch: pytest.MonkeyPatch, data_home: Path | None) -> str:
    if data_home:
        monkeypatch.setenv("XDG_DATA_HOME", str(data_home))
    else:
        monkeypatch.undo()
    return node_of(path)


def test_an_older_copy_put_back_becomes_a_new_device(sqlite_desk: Session, tmp_path: Path):
    path = sqlite_desk.store.path
    assert path is not None
    first = save(sqlite_desk)
    sqlite_desk.store.close()
    old = Path(shutil.copy(path, tmp_path / "yesterday"))
    again = replace(sqlite_desk, store=open_desk(str(path)))
    second = save(again)
    again.store.close()
    assert again.store.warnings == ()
    shutil.copy(old, path)
    after = replace(sqlite_desk, store=open_desk(str(path)))
    third = save(after)
    after.store.close()
    assert [warning.code for warning in after.store.warnings] == ["store.older_copy"]
    assert len({first, second, third}) == 3
    assert after.store.node.key != again.store.node.key


def test_a_machine_that_lost_its_notes_goes_on_as_a_new_device(used: Path):
    before = node_of(used)
    for slip in (data_dir() / "devices").iterdir():
        slip.write_bytes(b"no json")
    assert node_of(used) != before


def test_a_server_copied_to_another_database_is_a_new_device(postgres_url_of_desk: str):
    first = open_desk(postgres_url_of_desk)
    again = open_desk(postgres_url_of_desk)
    assert first.node == again.node
    again.close()
    with first.write() as connection:
        connection.exec_driver_sql("UPDATE localmeta SET value = 'another server/1' WHERE key = 'server'")
    first.close()
    copy = open_desk(postgres_url_of_desk)
    assert copy.node.key != first.node.key
    copy.close()


def test_any_ordinary_database_user_can_tell_which_server_it_is(postgres_desk: Session):
    with postgres_desk.store.write() as connection:
        connection.exec_driver_sql("CREATE ROLE clerk")
        connection.exec_driver_sql("SET LOCAL ROLE clerk")
        assert re.fullmatch(r"\d+/\d+", device.server_identity(connection))
        connection.rollback()


def test_a_code_nobody_chose_is_readable_by_hand_and_unique(tmp_path: Path):
    store = create_desk(str(tmp_path / "new.svcdesk"))
    assert re.fullmatch(f"[{device.ALPHABET}]{{3}}", store.node.code)
    assert not set("01IOLQSBZG258") & set(device.ALPHABET)
    with store.write() as connection:
        codes = {device.new_node(connection).code for _ in range(200)}
    assert len(codes) == 200
    store.close()


def test_a_code_that_stands_in_numbers_stays_there_and_the_next_ones_get_the_new_one(desk: Session):
    devices.change_code(desk, "K7")
    assert save(desk) == "KH-261123-K7-0001"
    devices.change_code(desk, "K8")
    assert save(desk) == "KH-261123-K8-0001"
    with desk.read() as connection:
        assert set(connection.scalars(select(node.c.code))) == {"K7", "K8"}
    assert check(desk.store) == []


def test_a_changed_code_is_still_there_when_the_desk_is_opened_again(sqlite_desk: Session):
    save(sqlite_desk)
    devices.change_code(sqlite_desk, "K8")
    sqlite_desk.store.close()
    store = open_desk(str(sqlite_desk.store.path))
    assert store.node.code == "K8"
    store.close()


@pytest.mark.parametrize("code", ["", "a1", "A", "ABCD", "A-", "Ａ1", "A 1"])
def test_a_code_that_would_spoil_numbers_is_refused(desk: Session, code: str):
    with pytest.raises(KnownError, match="code_form"):
        devices.change_code(desk, code)


def test_a_code_of_another_device_is_refused(desk: Session):
    with desk.store.write() as connection:
        device.new_node(connection, "B2")
    with pytest.raises(KnownError, match="code_taken"):
        devices.change_code(desk, "B2")
