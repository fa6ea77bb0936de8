"""Copies a desk by its log alone, from one engine to another: backups of a server, moving to one, leaving it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from svcdesk.store import header, projector, schema
from svcdesk.store.engine import disposed_on_error, sqlite_engine, writing
from svcdesk.store.frame import CARRIED, blob_part, localmeta
from svcdesk.store.schema import Progress, part_of, quiet

_AT_ONCE, _BYTES = 500, 1 << 22


def copy_file(path: Path, target: Path, progress: Progress = quiet) -> None:
    """Copy a desk file that nobody writes to, byte by byte and onto the disk; raises ``OSError``."""
    done, size = 0, path.stat().st_size
    with path.open("rb") as source, target.open("wb") as copy:
        while data := source.read(_BYTES):
            progress(done, size)
            copy.write(data)
            done += len(data)
        copy.flush()
        os.fsync(copy.fileno())


def into_file(source: Connection, path: Path, progress: Progress = quiet) -> None:
    """Make a desk file at a path where there is none from what another connection reads in one transaction."""
    engine = sqlite_engine(path, "rwc")
    with disposed_on_error(engine), writing(engine) as target:
        target.exec_driver_sql(f"PRAGMA application_id={header.APPLICATION_ID}")
        target.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA}")
        schema.create_tables(target)
        copy_log(source, target, progress)
    engine.dispose()


def copy_log(source: Connection, target: Connection, progress: Progress = quiet) -> None:
    """Copy log, attachments, in-tray and known devices into empty tables and derive everything else from them."""
    total = sum(int(source.scalar(select(func.count()).select_from(table)) or 0) for table in CARRIED)
    done, copied = 0, part_of(progress, 0, 400)
    for table in CARRIED:
        for rows in projector.batches(_rows(source, table), 1 if table is blob_part else _AT_ONCE):
            copied(done, total)
            target.execute(insert(table), rows)
            done += len(rows)
    projector.rebuild(target, part_of(progress, 400, 1000))


def forget_device(connection: Connection) -> None:
    """Take out what belongs to one machine: whoever opens this desk next does so as a new device."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")  # else the bytes of sign-in tokens stay in the file
    connection.execute(delete(localmeta))


def _rows(source: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table in the order of their arrival, without the number that says so."""
    columns = [column for column in table.columns if column.name != "id"]
    order = [table.c.id] if "id" in table.c else list(table.primary_key.columns)
    rows = source.execution_options(yield_per=_AT_ONCE).execute(select(*columns).order_by(*order))
    yield from (dict(row) for row in rows.mappings())
