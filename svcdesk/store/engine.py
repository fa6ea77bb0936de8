"""Opens the engines: SQLite through sqlcipher3 on a laptop, PostgreSQL through psycopg in an office."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text

from svcdesk.store import header
from svcdesk.store.trouble import translate

WRITE, BARE = "svcdesk_write", "svcdesk_bare"
_STEPS, _STEPS_WATCHED = 5_000_000, 200_000  # of SQLite's own machine: tenths and hundredths of a second
_ADVISORY_KEY = 0x53564344  # "SVCD": one writer at a time per PostgreSQL desk, else conflicts go unseen
_PATIENCE = 10_000  # milliseconds a writer waits for another one before the person is told
_PRAGMAS = (
    f"busy_timeout={_PATIENCE}",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "synchronous=FULL",  # with NORMAL a power cut loses acknowledged saves
    "temp_store=MEMORY",
    "cache_size=-16000",
    "journal_size_limit=16777216",  # an import leaves a log of hundreds of megabytes behind otherwise
)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a write transaction; it commits at the end of the block or leaves nothing behind."""
    with writer(engine).begin() as connection:
        yield connection


def writer(engine: Engine) -> Engine:
    """Return the same engine, every transaction of which writes; worth keeping for many short ones."""
    return engine.execution_options(**{WRITE: True})


def reader(engine: Engine) -> Engine:
    """Return the same engine, every transaction of which sees one moment of the desk."""
    return engine if engine.dialect.name == "sqlite" else engine.execution_options(isolation_level="REPEATABLE READ")


def run_bare(
    engine: Engine, sql: str, parameters: tuple[object, ...] = (), look: Callable[[], None] | None = None
) -> list[tuple[Any, ...]]:
    """Run what SQLite allows in no transaction (changing the journal, VACUUM) and return its rows.

    ``look`` is called now and then meanwhile; what it raises stops the work.
    """
    with engine.connect().execution_options(**{BARE: True}) as connection, watched(connection, look or _nothing):
        result = connection.exec_driver_sql(sql, parameters)
        return [tuple(row) for row in result] if result.returns_rows else []


@contextmanager
def disposed_on_error(engine: Engine) -> Iterator[None]:
    """Close an engine's connections where the block fails, so that the file can be moved or opened again."""
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


@contextmanager
def watched(connection: Connection, look: Callable[[], None]) -> Iterator[None]:
    """Call something now and then during long statements of SQLite too; what it raises stops them."""
    if connection.dialect.name != "sqlite":
        yield
        return
    stopped: list[BaseException] = []

    def ask() -> int:
        try:
            look()
        except BaseException as error:  # noqa: BLE001 - raised below, where it can be heard
            stopped.append(error)
        return len(stopped)

    raw: Any = connection.connection.driver_connection
    raw.set_progress_handler(ask, _STEPS_WATCHED)
    try:
        yield
    except BaseException:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        raw.set_progress_handler(_listen, _STEPS)


def _nothing() -> None:
    """Stand where nobody looks."""


def _listen() -> int:
    """Let Python hear Ctrl+C during a long statement, which that stops; see ``trouble.translate``."""
    return 0


def open_engine(desk: str) -> Engine:
    """Return an engine for a desk file's path or a ``postgresql+psycopg://`` URL."""
    return _postgres(make_url(desk)) if "://" in desk else sqlite_engine(Path(desk))


def sqlite_engine(path: Path, mode: Literal["ro", "rw", "rwc"] = "rw") -> Engine:
    """Return an engine for an SQLite file to read, to write, or to make; the file keeps its journal mode."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - only laptops need it

    # a file that is gone must not be made again, empty, by a connection that comes late
    address = header.reading_address(path) if mode == "ro" else f"{path.absolute().as_uri()}?mode={mode}"
    engine = create_engine(URL.create("sqlite", database=address, query={"uri": "true"}), module=dbapi2)
    event.listen(engine, "handle_error", translate)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.set_progress_handler(_listen, _STEPS)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get(BARE, False):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITE, False) else "BEGIN")


def _postgres(url: URL) -> Engine:
    limits = {"connect_timeout": "10", "options": f"-c lock_timeout={_PATIENCE}"}
    engine = create_engine(url.update_query_dict({**limits, **url.query}), isolation_level="READ COMMITTED")
    event.listen(engine, "handle_error", translate)
    event.listen(engine, "begin", _begin_postgres)
    return engine


def _begin_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITE, False):
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_KEY})
