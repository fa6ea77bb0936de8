"""Copies a desk by its log alone, from one engine to another: backups of a server, moving to one, leaving it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from svcdesk.store import header, projector, schema
from svcdesk.store.engine import sqlite_engine, writing
from svcdesk.store.frame import CARRIED, blob_part, localmeta
from svcdesk.store.opening import disposed_on_error

_AT_ONCE = 500


def into_file(source: Connection, path: Path) -> None:
    """Make a desk file at a path where there is none from what another connection reads in one transaction."""
    engine = sqlite_engine(path, "rwc")
    with disposed_on_error(engine), writing(engine) as target:
        target.exec_driver_sql(f"PRAGMA application_id={header.APPLICATION_ID}")
        target.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA}")
        schema.create_tables(target)
        copy_log(source, target)
    engine.dispose()


def copy_log(source: Connection, target: Connection) -> None:
    """Copy log, attachments, in-tray and known devices into empty tables and derive everything else from them."""
    for table in CARRIED:
        for rows in projector.batches(_rows(source, table), 1 if table is blob_part else _AT_ONCE):
            target.execute(insert(table), rows)
    projector.rebuild(target)


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
