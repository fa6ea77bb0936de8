"""What is no whole desk of ours is refused with its own sentence, and not a byte of it changes."""

import errno
import shutil
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from svcdesk.domain.masters import Customer
from svcdesk.errors import DeskError
from svcdesk.services.desk import Session
from svcdesk.store import drive, header, lock, opening, schema
from svcdesk.store.store import create_desk, open_desk
from svcdesk.words import LANGUAGES, Message, say

HOSTILE = Path(__file__).resolve().parents[1] / "data" / "sqlite"
DAMAGED = sorted(path.name for path in HOSTILE.glob("*.db"))


def refused(path: Path) -> str:
    """Open a desk that cannot be opened and return why; every sentence must exist in both languages."""
    with pytest.raises(DeskError) as caught:
        open_desk(str(path))
    assert all(say(caught.value.message, lang) for lang in LANGUAGES)
    return caught.value.message.code.removeprefix("store.")


def everything(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.suffix != ".lock"}


def test_there_are_as_many_damaged_files_as_the_list_says():
    listed = (HOSTILE / "malformed_integrity.tsv").read_text("utf-8").splitlines()
    assert sorted(line.split("\t")[0] for line in listed) == DAMAGED
    assert len(DAMAGED) == 64


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_databases_of_strangers_stay_untouched(name: str, tmp_path: Path):
    path = Path(shutil.copy(HOSTILE / name, tmp_path))
    before = everything(tmp_path)
    assert refused(path) in {"not_a_desk", "damaged", "encrypted"}
    assert everything(tmp_path) == before
    assert list(tmp_path.iterdir()) == [path]  # not even a lock file beside it


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_databases_that_call_themselves_a_desk_stay_untouched_too(name: str, tmp_path: Path):
    path = tmp_path / name
    content = bytearray((HOSTILE / name).read_bytes())
    content[68:72] = header.APPLICATION_ID.to_bytes(4, "big")
    content[60:64] = schema.SCHEMA.to_bytes(4, "big")
    path.write_bytes(content)
    assert refused(path) in {"not_a_desk", "damaged", "encrypted"}
    assert path.read_bytes() == content


def test_a_file_of_another_kind_is_not_a_desk(tmp_path: Path):
    for name, content in {
        "text.svcdesk": "这是一个文本文件。".encode() * 500,
        "zip.svcdesk": b"PK\x03\x04" + bytes(range(256)) * 16,
        "short.svcdesk": b"SQLite format 3\x00",
    }.items():
        (tmp_path / name).write_bytes(content)
        assert refused(tmp_path / name) == "not_a_desk"
        assert (tmp_path / name).read_bytes() == content
    assert refused(tmp_path) == "not_a_desk"


def test_an_empty_file_is_a_damaged_desk(tmp_path: Path):
    (tmp_path / "empty.svcdesk").touch()
    assert refused(tmp_path / "empty.svcdesk") == "damaged"


def test_another_programs_database_is_not_a_desk(tmp_path: Path):
    with closing(dbapi2.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE revision (rev)")
    before = everything(tmp_path)
    assert refused(tmp_path / "other.db") == "not_a_desk"
    assert everything(tmp_path) == before


def test_an_encrypted_desk_is_called_encrypted(tmp_path: Path):
    with closing(dbapi2.connect(tmp_path / "secret.svcdesk")) as secret:
        secret.execute("PRAGMA key = 'geheim'")
        secret.execute("CREATE TABLE revision (rev)")
    before = everything(tmp_path)
    assert refused(tmp_path / "secret.svcdesk") == "encrypted"
    assert everything(tmp_path) == before


def test_a_desk_of_a_newer_program_is_left_for_it(desk_file: Path):
    with desk_file.open("r+b") as file:
        file.seek(60)
        file.write((schema.SCHEMA + 1).to_bytes(4, "big"))
    before = desk_file.read_bytes()
    assert refused(desk_file) == "newer"
    assert desk_file.read_bytes() == before


@pytest.mark.parametrize("cut", [1, 4096, 4096 * 10, 100_000])
def test_a_desk_cut_short_is_damaged(desk_file: Path, cut: int):
    content = desk_file.read_bytes()[:-cut]
    desk_file.write_bytes(content)
    assert refused(desk_file) == "damaged"
    assert desk_file.read_bytes() == content


def test_a_desk_without_one_of_its_tables_is_damaged(desk_file: Path):
    with closing(dbapi2.connect(desk_file)) as connection:
        connection.execute("DROP TABLE unit")
    assert refused(desk_file) == "damaged"
    assert not list(desk_file.parent.glob("*-wal"))  # looking left nothing behind


def test_a_disk_without_file_locks_is_refused(desk_file: Path, monkeypatch: pytest.MonkeyPatch):
    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock.fcntl, "flock", no_locks)
    assert refused(desk_file) == "no_locks"


def test_what_is_not_there_is_not_made_by_the_way(tmp_path: Path):
    assert refused(tmp_path / "no.svcdesk") == "file_missing"
    assert refused(tmp_path / "no" / "no.svcdesk") == "folder_missing"
    with pytest.raises(DeskError, match="folder_missing"):
        create_desk(str(tmp_path / "no" / "no.svcdesk"))
    assert list(tmp_path.iterdir()) == []


def test_a_new_desk_takes_the_place_of_nothing(desk_file: Path):
    before = desk_file.read_bytes()
    with pytest.raises(DeskError, match="file_exists"):
        create_desk(str(desk_file))
    assert desk_file.read_bytes() == before


def test_a_desk_half_made_by_a_crash_is_made_anew(tmp_path: Path):
    (tmp_path / "new.svcdesk.new").write_bytes(b"half a desk")
    create_desk(str(tmp_path / "new.svcdesk"), "B2").close()
    store = open_desk(str(tmp_path / "new.svcdesk"))
    assert store.node.code == "B2"
    store.close()


def test_two_programs_never_hold_one_desk(desk_file: Path):
    first = open_desk(str(desk_file))
    with pytest.raises(DeskError) as caught:
        open_desk(str(desk_file))
    assert caught.value.message.code == "store.open_elsewhere"
    assert "@" in str(caught.value.message.params["holder"])
    first.close()
    open_desk(str(desk_file)).close()


HOLD = """
import sys
from svcdesk.store.store import open_desk
store = open_desk(sys.argv[1])
print("open", flush=True)
input()
"""


def test_a_killed_program_leaves_no_lock_behind(desk_file: Path):
    command = [sys.executable, "-c", HOLD, str(desk_file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        assert refused(desk_file) == "open_elsewhere"
        holder.kill()
        holder.wait()
    open_desk(str(desk_file)).close()


WITHOUT_ROOTS_RIGHTS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"]
TRY = """
import sys
from svcdesk.domain.masters import Customer
from svcdesk.errors import DeskError
from svcdesk.services.desk import Session
from svcdesk.store.store import open_desk
try:
    open_desk(sys.argv[1])
except DeskError as error:
    print(error.message.code)
"""


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "code"),
    [(0o444, 0o755, "file_read_only"), (0o644, 0o555, "folder_read_only"), (0o000, 0o755, "file_unreadable")],
)
def test_what_may_not_be_written_is_not_opened(
    desk_file: Path, is_root: bool, file_mode: int, folder_mode: int, code: str
):
    before = desk_file.read_bytes()
    desk_file.with_name("desk.svcdesk.lock").unlink(missing_ok=True)
    desk_file.chmod(file_mode)
    desk_file.parent.chmod(folder_mode)
    command = [*(WITHOUT_ROOTS_RIGHTS if is_root else ()), sys.executable, "-c", TRY, str(desk_file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    desk_file.parent.chmod(0o755)
    desk_file.chmod(0o644)
    assert (done.stdout.strip(), done.stderr) == (f"store.{code}", "")
    assert desk_file.read_bytes() == before


MOUNTS = """\
22 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw
40 22 0:40 / /home/wang/net\\040drive rw - cifs //server/share rw
41 22 0:41 / /srv/nfs rw - nfs4 server:/srv rw
42 41 254:2 / /srv/nfs/local rw - ext4 /dev/vdb1 rw
43 22 0:43 / /mnt/ssh rw - fuse.sshfs wang@server:/ rw
"""


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/home/wang", False),
        ("/home/wang/net drive", True),
        ("/home/wang/net drive/desks/2026", True),
        ("/srv/nfs", True),
        ("/srv/nfs/local", False),
        ("/srv/nfs2", False),
        ("/mnt/ssh", True),
    ],
)
def test_network_drives_are_known_by_their_file_system(folder: str, remote: bool):
    assert drive.is_remote(Path(folder), MOUNTS) is remote


def test_a_desk_on_a_network_drive_opens_with_a_warning(desk_file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(opening.drive, "is_remote", lambda _folder: True)
    store = open_desk(str(desk_file))
    assert [warning.code for warning in store.warnings] == ["store.network_drive"]
    store.close()


def test_opening_a_desk_loads_no_migrations(desk_file: Path):
    code = f"{TRY}\nprint('alembic' in sys.modules, 'sqlcipher3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(desk_file)], capture_output=True, text=True, check=True)
    assert done.stdout == "False True\n"


def test_closing_leaves_one_file_that_holds_everything(sqlite_desk: Session, tmp_path: Path):
    with sqlite_desk.work() as work:
        record = work.create("customer", Customer(name="宏达"), "active")
    sqlite_desk.store.close()
    assert {path.name for path in tmp_path.iterdir()} == {
        "desk.svcdesk",
        "desk.svcdesk.lock",
        "desk.svcdesk.ballast",
    }
    with closing(dbapi2.connect(tmp_path / "desk.svcdesk")) as connection:
        assert connection.execute("SELECT rev FROM revision").fetchall() == [(record.rev,)]


def test_a_desk_that_cannot_be_made_leaves_no_half_of_it(tmp_path, monkeypatch):
    def full(_connection):
        raise DeskError(Message("store.disk_full"))

    monkeypatch.setattr(schema, "create_tables", full)
    with pytest.raises(DeskError):
        create_desk(str(tmp_path / "new.svcdesk"), "A1")
    assert [file.name for file in tmp_path.iterdir() if not file.name.endswith(".lock")] == []
