"""Brings a desk of an earlier version up to date: a copy beside it first, then all of it or nothing."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import msgspec
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.exc import DBAPIError

from svcdesk.errors import Cancelled, DeskError
from svcdesk.store import copying, header, look, renewing, schema, trouble
from svcdesk.store.engine import run_bare, watched, writing
from svcdesk.store.schema import Progress, Watch, part_of
from svcdesk.words import Message

_WHOLE = 1000
_COPIED, _DERIVED = 120, 960  # of a thousand parts of the time it takes
_CACHE = "PRAGMA cache_size=-262144"  # with the little memory of every day it would write most pages many times


def bring_up_file(engine: Engine, path: Path, found: int, watch: Watch) -> None:
    """Keep a copy of a desk file of an earlier version beside it and upgrade it; nothing may be connected to it yet.

    Raises ``Cancelled``, or ``DeskError`` where it cannot be done, and leaves the desk as it was.
    """

    def work(progress: Progress) -> None:
        copy, made = _keep_aside(engine, path, found, part_of(progress, 0, _COPIED))
        try:
            upgrade(engine, part_of(progress, _COPIED, _WHOLE))
        except (Cancelled, KeyboardInterrupt):
            if made:
                copy.unlink()
            raise
        engine.dispose()  # with what it has remembered meanwhile

    with _understood(engine, header.error("not_upgraded", path)):
        watch(work)


def bring_up_server(engine: Engine, watch: Watch, failure: DeskError) -> None:
    """Upgrade a desk on a server; raises ``failure`` where that cannot be done."""

    def work(progress: Progress) -> None:
        upgrade(engine, progress)

    with _understood(engine, failure):
        watch(work)


def upgrade(engine: Engine, progress: Progress = schema.quiet) -> None:
    """Run the migrations an older desk lacks and derive anew what they changed, all of it or nothing."""
    said = [0]

    def told(done: int, total: int) -> None:
        said[0] = _DERIVED * done // total if total else said[0]
        progress(said[0], _WHOLE)

    def ask() -> None:
        told(0, 0)

    with writing(engine) as connection, watched(connection, ask):
        found = _version(connection)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(_CACHE)
        config = Config()
        config.set_main_option("script_location", str(schema.MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        renewing.renew(connection, range(found + 1, schema.SCHEMA + 1), told)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA}")
    progress(_WHOLE, _WHOLE)


def _version(connection: Connection) -> int:
    """Return the version of a desk's tables, as somebody else may have brought them up to date meanwhile."""
    if not inspect(connection).has_table(schema.version.name):
        return 0
    return int(connection.scalar(select(schema.version.c.version_num)) or 0)


@contextmanager
def _understood(engine: Engine, failure: DeskError) -> Iterator[None]:
    """Say in a sentence that an upgrade failed, whatever the engine or a record had against it."""
    driver = engine.dialect.loaded_dbapi.Error
    try:
        yield
    except Cancelled as stopped:
        raise Cancelled(Message("store.upgrade_stopped")) from stopped
    except (DBAPIError, driver, CommandError, msgspec.MsgspecError) as failed:
        raise failure from failed


def _keep_aside(engine: Engine, path: Path, found: int, progress: Progress) -> tuple[Path, bool]:
    """Copy an older desk before its tables change; returns where to, and whether it was made now.

    The copy of an attempt that failed is as good, if the desk was not used since.
    """
    newest = look.newest_revision(path)
    names = (path.with_name(f"{path.stem}-schema-{found}{'' if n == 1 else f'-{n}'}{path.suffix}") for n in count(1))
    for copy in names:
        if not copy.exists():
            break
        if look.newest_revision(copy) == newest:
            return copy, False
    _require_room(path)
    part = copy.with_name(copy.name + ".part")
    try:
        _copy(engine, path, part, progress)
        part.replace(copy)
    except OSError as failed:
        raise trouble.explained(failed) from failed
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return copy, True


def _require_room(path: Path) -> None:
    """Raise ``DeskError`` where the copy and what the upgrade itself writes would fill the disk."""
    needed = path.stat().st_size * 3 // 2
    if shutil.disk_usage(path.parent).free < needed:
        names = {"file": str(path), "needed": f"{(needed >> 20) + 1:,}"}
        raise DeskError(Message("store.upgrade_room", names))


def _copy(engine: Engine, path: Path, part: Path, progress: Progress) -> None:
    """Copy the file as it is; SQLite's own copy, which takes ten times as long, only where others may be writing."""
    run_bare(engine, "SELECT count(*) FROM sqlite_schema")  # puts back what a power cut left half done
    run_bare(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        part.unlink(missing_ok=True)
        run_bare(engine, "VACUUM INTO ?", (str(part),))
        return
    copying.copy_file(path, part, progress)
