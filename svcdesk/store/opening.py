"""How a desk file is made and opened: every look before the first write, each refusal with its own sentence."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from svcdesk.errors import DeskError
from svcdesk.models.base import metadata
from svcdesk.store import device, drive, frame, header, look, schema, trouble
from svcdesk.store.ballast import Ballast
from svcdesk.store.engine import disposed_on_error, run_bare, sqlite_engine, writing
from svcdesk.store.lock import Lock
from svcdesk.store.log import Node
from svcdesk.store.schema import Watch, unwatched
from svcdesk.words import Message

_ROOM_TO_OPEN = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A desk ready for use; a desk on a server has neither path nor lock."""

    engine: Engine
    node: Node
    path: Path | None = None
    lock: Lock | None = None
    warnings: tuple[Message, ...] = ()


def open_file(path: Path, watch: Watch = unwatched) -> Opened:
    """Open a desk file; raises ``DeskError`` and leaves it as it is where it cannot be trusted or used.

    ``watch`` does the work, of minutes, that a large desk of an earlier version asks for.
    """
    if header.read(path).schema > schema.SCHEMA:
        raise header.error("newer", path)
    with _locked(path) as lock:
        try:
            return _open(path, lock, watch)
        except DeskError as error:
            if not _for_want_of_room(error, path):
                raise
            if not Ballast(path).release():
                raise DeskError(Message(trouble.DISK_FULL)) from error
            return _open(path, lock, watch)


def create_file(path: Path, code: str = "", name: str = "") -> Opened:
    """Make an empty desk file and open it; raises ``DeskError`` where there is a file already."""
    if not path.parent.is_dir():
        raise header.error("folder_missing", path.parent)
    with _locked(path) as lock:
        if path.exists():
            raise header.error("file_exists", path)
        fresh = path.with_name(path.name + ".new")
        try:
            fresh.unlink(missing_ok=True)
            _build(fresh, path, code, name)
            fresh.replace(path)
        except OSError as failed:
            _remove(fresh)
            raise trouble.explained(failed) from failed
        except BaseException:
            _remove(fresh)
            raise
        return _open(path, lock)


def _remove(fresh: Path) -> None:
    """Take away what was begun of a desk that could not be made, on a full disk for one."""
    with suppress(OSError):
        fresh.unlink(missing_ok=True)


@contextmanager
def _locked(path: Path) -> Iterator[Lock]:
    """Hold the desk's lock, beyond the block too unless it fails."""
    lock = Lock(path)
    lock.acquire()
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def _open(path: Path, lock: Lock, watch: Watch = unwatched) -> Opened:
    found = header.read(path)
    _require_writable(path)
    old = found.schema < schema.SCHEMA
    look.require_sound(path, {table.name for table in frame.LOG} if old else metadata.tables.keys())
    engine = sqlite_engine(path)
    with disposed_on_error(engine):
        if old:
            from svcdesk.store import upgrading  # noqa: PLC0415 - Alembic is for older desks only

            upgrading.bring_up_file(engine, path, found.schema, watch)
        if not found.wal:
            run_bare(engine, "PRAGMA journal_mode=WAL")
        with writing(engine) as connection:
            warnings = _warnings(connection, path)
            node = device.this_node(connection, path) or device.new_node(connection)
            device.note(connection, node, path)
    return Opened(engine=engine, node=node, path=path, lock=lock, warnings=warnings)


def _for_want_of_room(error: DeskError, path: Path) -> bool:
    """Tell whether opening failed for lack of room: without any, SQLite cannot even say that this is the reason."""
    if error.message.code == trouble.DISK_ERROR:
        return shutil.disk_usage(path.parent).free < _ROOM_TO_OPEN
    return error.message.code == trouble.DISK_FULL


def _require_writable(path: Path) -> None:
    try:
        path.open("r+b").close()
    except OSError as failed:
        if failed.errno in trouble.DENIED:
            raise header.error("file_read_only", path) from failed
        raise trouble.explained(failed) from failed


def _warnings(connection: Connection, path: Path) -> tuple[Message, ...]:
    found = []
    if drive.is_remote(path.parent):
        found.append(Message("store.network_drive", {"folder": str(path.parent)}))
    if device.went_back(connection, path):
        found.append(Message("store.older_copy", {"file": str(path)}))
    return tuple(found)


def _build(fresh: Path, path: Path, code: str, name: str) -> None:
    engine = sqlite_engine(fresh, "rwc")
    with disposed_on_error(engine), writing(engine) as connection:
        connection.exec_driver_sql(f"PRAGMA application_id={header.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA}")
        schema.create_tables(connection)
        device.note(connection, device.new_node(connection, code, name), path)
    engine.dispose()
