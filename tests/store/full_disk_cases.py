"""What happens on a full disk; ``test_disk_full.py`` runs these where a small disk of their own is mounted."""

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

import pytest

from svcdesk.domain.masters import Customer, Role
from svcdesk.errors import DeskError
from svcdesk.services import backups, drafts
from svcdesk.services.desk import Session
from svcdesk.store import ballast, blobs
from svcdesk.store.check import check
from svcdesk.store.store import create_desk, open_desk
from tests.conftest import ADMIN, Clock

MOUNTED = Path(os.environ["SVCDESK_SMALL_DISK"])
_folders = count()


class Disk:
    """The small disk, which can be filled to the last byte and emptied again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = MOUNTED / "filler"

    def fill(self) -> None:
        with self._filler.open("ab", buffering=0) as file:
            for size in (1 << 20, 1 << 12, 1):
                while _fits(file.fileno(), bytes(size)):
                    pass

    def free(self) -> None:
        self._filler.unlink()


def _fits(file: int, piece: bytes) -> bool:
    try:
        return os.write(file, piece) > 0
    except OSError:
        return False


@pytest.fixture
def disk() -> Iterator[Disk]:
    folder = MOUNTED / str(next(_folders))
    folder.mkdir()
    made = Disk(folder)
    yield made
    for path in MOUNTED.rglob("*"):
        if path.is_file():
            path.unlink()


@pytest.fixture
def on_disk(disk: Disk, clock: Clock) -> Iterator[Session]:
    store = create_desk(str(disk.folder / "desk.svcdesk"), "A1")
    yield Session(store, ADMIN, frozenset(Role), clock)
    store.close()


def add(session: Session, name: str, size: int = 0) -> None:
    with session.work() as work:
        photo = blobs.put(work.connection, Random(name).randbytes(size), "x/y")
        work.create("customer", Customer(name=name), "active", blobs=(photo,))


def names(session: Session) -> list[str]:
    return [row.title for row in _rows(session)]


def _rows(session: Session):
    with session.read() as connection:
        return connection.exec_driver_sql("SELECT title FROM docview ORDER BY id").all()


def refused(session: Session, name: str, size: int) -> str:
    with pytest.raises(DeskError) as caught:
        add(session, name, size)
    return caught.value.message.code


def test_a_save_that_does_not_fit_is_refused_with_a_sentence_and_harms_nothing(disk: Disk, on_disk: Session):
    add(on_disk, "一", 1000)
    disk.fill()
    assert refused(on_disk, "二", 8 << 20) == "store.disk_full"
    assert names(on_disk) == ["一"]
    assert check(on_disk.store) == []


def test_the_ballast_makes_room_for_drafts_and_one_more_save(disk: Disk, on_disk: Session):
    add(on_disk, "一")
    held = disk.folder / "desk.svcdesk.ballast"
    assert held.stat().st_size == ballast.SIZE
    disk.fill()
    drafts.keep(on_disk, "form", Customer(name="typed on a full disk", note="字" * 200_000))
    assert not held.exists()
    add(on_disk, "the closing save", 100_000)
    assert names(on_disk) == ["一", "the closing save"]
    assert check(on_disk.store) == []


def test_after_a_refused_save_the_same_save_fits(disk: Disk, on_disk: Session):
    disk.fill()
    assert refused(on_disk, "一", 2 << 20) == "store.disk_full"
    add(on_disk, "一", 2 << 20)
    assert names(on_disk) == ["一"]


def test_the_ballast_comes_back_when_there_is_room(disk: Disk, on_disk: Session):
    held = disk.folder / "desk.svcdesk.ballast"
    disk.fill()
    assert refused(on_disk, "一", 8 << 20) == "store.disk_full"
    assert not held.exists()
    disk.free()
    add(on_disk, "二")
    backups.back_up(on_disk)
    assert held.stat().st_size == ballast.SIZE


def test_a_backup_that_does_not_fit_leaves_nothing_behind(disk: Disk, on_disk: Session):
    add(on_disk, "一", 3 << 20)
    disk.fill()
    with pytest.raises(DeskError, match="disk_full"):
        backups.back_up(on_disk)
    assert list(backups.default_folder(on_disk).iterdir()) == []
    assert names(on_disk) == ["一"]


def test_a_desk_on_a_full_disk_opens_closes_and_opens_again(disk: Disk, on_disk: Session):
    path = disk.folder / "desk.svcdesk"
    add(on_disk, "一")
    disk.fill()
    on_disk.store.close()
    again = replace(on_disk, store=open_desk(str(path)))
    assert names(again) == ["一"]
    add(again, "二")
    again.store.close()


def test_a_desk_on_a_full_disk_without_ballast_says_so(disk: Disk, on_disk: Session):
    path = disk.folder / "desk.svcdesk"
    on_disk.store.close()
    (disk.folder / "desk.svcdesk.ballast").unlink()
    disk.fill()
    before = path.read_bytes()
    with pytest.raises(DeskError, match="disk_full"):
        open_desk(str(path))
    assert path.read_bytes() == before


def test_a_new_desk_on_a_full_disk_is_not_half_made(disk: Disk):
    disk.fill()
    with pytest.raises(DeskError, match="disk_full"):
        create_desk(str(disk.folder / "new.svcdesk"))
    assert not (disk.folder / "new.svcdesk").exists()
    disk.free()
    create_desk(str(disk.folder / "new.svcdesk")).close()
