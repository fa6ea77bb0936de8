"""Backups: whole desk files, verified after writing, thinned with age, restored without losing what they replace."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from svcdesk.errors import DeskError
from svcdesk.models.base import metadata
from svcdesk.paths import data_dir
from svcdesk.store import copying, header, look, schema, trouble
from svcdesk.store.engine import disposed_on_error, run_bare, sqlite_engine, writing
from svcdesk.store.frame import revision
from svcdesk.store.lock import Lock
from svcdesk.store.schema import Progress, part_of, quiet
from svcdesk.store.store import Store
from svcdesk.store.thinning import worth_keeping
from svcdesk.words import Message

EVERY = timedelta(minutes=30)
_WRITTEN = 700  # of a thousand parts of the time; the rest is for looking at every page
_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"(?P<stem>.+)-(?P<code>[A-Z0-9]{2,3})-(?P<at>\d{8}-\d{6})\.svcdesk")


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One backup: when it was made, by this machine's clock, where it lies, and the code of the device it is of."""

    at: datetime
    path: Path
    code: str


def folder_of(store: Store) -> Path:
    """Return where the backups of a desk lie unless somebody chose another place: beside the file."""
    return (store.path.parent if store.path else data_dir()) / f"{stem_of(store)}-backups"


def stem_of(store: Store) -> str:
    """Return what the names of a desk's backups begin with."""
    return store.path.stem if store.path else str(store.engine.url.database)


def existing(store: Store, folder: Path, now: datetime) -> list[Backup]:
    """Return the backups of a desk in a folder, the oldest first; ``now`` says in which zone their names are."""
    found = []
    for path in folder.glob("*.svcdesk") if folder.is_dir() else ():
        name = _NAME.fullmatch(path.name)
        if name and name["stem"] == stem_of(store):
            at = datetime.strptime(name["at"], _STAMP).replace(tzinfo=now.tzinfo)
            found.append(Backup(at, path, name["code"]))
    return sorted(found)


def _own(store: Store, folder: Path, now: datetime) -> list[Backup]:
    """Return those this very device made: another desk of the same name may share the folder."""
    return [one for one in existing(store, folder, now) if one.code == store.node.code]


def changed(store: Store, folder: Path, now: datetime) -> bool:
    """Tell whether the desk holds a revision its newest backup does not; closing it then makes one more."""
    latest = _own(store, folder, now)[-1:]
    with store.read() as connection:
        newest = connection.scalar(select(revision.c.rev).order_by(revision.c.id.desc()).limit(1))
    return newest is not None and [newest] != [look.newest_revision(one.path) for one in latest]


def due(store: Store, folder: Path, now: datetime) -> bool:
    """Tell whether it is time: something changed, and the newest backup is half an hour old or of a later clock."""
    latest = _own(store, folder, now)[-1:]
    return all(abs(now - one.at) >= EVERY for one in latest) and changed(store, folder, now)


def make(store: Store, folder: Path, now: datetime, progress: Progress = quiet) -> Backup:
    """Write a backup, verify it, and thin out the older ones; raises ``DeskError`` and leaves no half of one."""
    path = folder / f"{stem_of(store)}-{store.node.code}-{now:{_STAMP}}.svcdesk"
    with _finished(path, part_of(progress, _WRITTEN, 1000)) as part:
        if store.path:
            _vacuum(store.engine, store.path, part, part_of(progress, 0, _WRITTEN))
        else:
            with store.read() as connection:
                copying.into_file(connection, part, part_of(progress, 0, _WRITTEN))
    thin(store, folder, now)
    store.note_chain()
    if store.ballast:
        store.ballast.refill()
    return Backup(now.replace(microsecond=0), path, store.node.code)


def _vacuum(engine: Engine, path: Path, part: Path, progress: Progress) -> None:
    size = path.stat().st_size

    def look() -> None:
        progress(part.stat().st_size if part.exists() else 0, size)

    run_bare(engine, "VACUUM INTO ?", (str(part),), look)


def thin(store: Store, folder: Path, now: datetime) -> None:
    """Delete the backups that newer ones stand for."""
    backups = _own(store, folder, now)
    keep = worth_keeping((one.at for one in backups), now)
    for one in backups:
        if one.at not in keep:
            one.path.unlink()


def restore(backup: Path, desk: Path, now: datetime, progress: Progress = quiet) -> Path | None:
    """Put a backup in the place of a desk that is not open; returns where the desk that was there lies now.

    Nothing is deleted: the desk it replaces is kept beside it. The restored desk is opened as a new device, since
    numbers after the backup may be on paper already. Raises ``DeskError`` where the backup cannot be trusted.
    """
    if header.read(backup).schema > schema.SCHEMA:
        raise header.error("newer", backup)
    lock = Lock(desk)
    lock.acquire()
    try:
        fresh = desk.with_name(f"{desk.name}.restored")
        with _finished(fresh, part_of(progress, _WRITTEN, 1000)) as part:
            copying.copy_file(backup, part, part_of(progress, 0, _WRITTEN))
        aside = _set_aside(desk, now)
        fresh.replace(desk)
    finally:
        lock.release()
    return aside


def restore_to_server(backup: Path, target: Store, progress: Progress = quiet) -> None:
    """Copy a desk file into an empty desk on a server."""
    engine = sqlite_engine(backup)
    look.require_sound(backup, metadata.tables.keys())
    with disposed_on_error(engine), engine.connect() as source, target.write() as connection:
        if connection.scalar(select(revision.c.rev).limit(1)):
            raise DeskError(Message("store.restore_not_empty"))
        copying.copy_log(source, connection, progress)
    engine.dispose()


@contextmanager
def _finished(path: Path, progress: Progress) -> Iterator[Path]:
    """Give a path to write a desk to; it takes its real name only once it is verified and on the disk."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        yield part
        _verify(part, progress)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as failed:
        raise trouble.explained(failed) from failed
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _verify(part: Path, progress: Progress) -> None:
    """Take out the device, then make sure of every page and of the newest revision; raises ``DeskError``."""
    progress(0, 1)
    engine = sqlite_engine(part)
    with disposed_on_error(engine):
        if header.read(part).schema == schema.SCHEMA:
            look.require_sound(part, metadata.tables.keys())
        with writing(engine) as connection:
            copying.forget_device(connection)
            sound = _quick_check(connection)
    engine.dispose()
    progress(1, 1)
    if not sound:
        raise header.error("backup_damaged", part.with_suffix(""))


def _quick_check(connection: Connection) -> bool:
    return [row[0] for row in connection.exec_driver_sql("PRAGMA quick_check")] == ["ok"]


def _set_aside(desk: Path, now: datetime) -> Path | None:
    """Rename a desk file with everything SQLite may still need to read it; returns its new path."""
    if not desk.exists():
        return None
    aside = desk.with_name(f"{desk.stem}-replaced-{now:{_STAMP}}{desk.suffix}")
    for ending in ("-wal", "-shm", ""):
        part = desk.with_name(desk.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    return aside
