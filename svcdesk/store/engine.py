"""Opens a desk: SQLite through sqlcipher3 on a laptop, PostgreSQL through psycopg in an office."""

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text

WRITE = "svcdesk_write"
_ADVISORY_KEY = 0x53564344  # "SVCD": one writer at a time per PostgreSQL desk, else conflicts go unseen
APPLICATION_ID = 0x53564344


def open_engine(desk: str) -> Engine:
    """Return an engine for a desk file's path or a ``postgresql+psycopg://`` URL."""
    if "://" in desk:
        return _postgres(make_url(desk))
    return _sqlite(desk)


def _sqlite(path: str) -> Engine:
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - only laptops need it

    engine = create_engine(URL.create("sqlite", database=path), module=dbapi2)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in (
        "busy_timeout=10000",
        "foreign_keys=ON",
        "trusted_schema=OFF",
        "journal_mode=WAL",
        "synchronous=FULL",
        "temp_store=MEMORY",
        "cache_size=-16000",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _postgres(url: URL) -> Engine:
    engine = create_engine(url, isolation_level="READ COMMITTED")
    event.listen(engine, "begin", _begin_postgres)
    return engine


def _begin_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITE, False):
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_KEY})
