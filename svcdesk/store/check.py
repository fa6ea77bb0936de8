"""Looks at everything in a desk: pages, log, attachments, derived rows; says what is wrong and where."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, Engine

from svcdesk.errors import Cancelled, DeskError
from svcdesk.store import device, header
from svcdesk.store.check_blobs import check_blobs
from svcdesk.store.check_derived import check_derived
from svcdesk.store.check_log import check_log
from svcdesk.store.engine import reader, sqlite_engine, watched
from svcdesk.store.finding import Finding, Place, finding
from svcdesk.store.frame import guards
from svcdesk.store.schema import Progress, part_of, quiet
from svcdesk.store.store import Store
from svcdesk.words import Message

__all__ = ["Finding", "check", "check_file"]

_MOST = 100
_PAGES_A_LOOK = 1000  # SQLite does not say how far it is; it took 60 to 240 steps for a page
_POSTGRES_TRIGGERS = (
    "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgenabled <> 'D' AND NOT tgisinternal"
)
Look = Callable[[Connection, Progress], Iterator[Finding]]
_SHARES = {"pages": 100, "guards": 0, "log": 300, "attachments": 100, "derived": 500}
"""Of a thousand parts of the time; what a desk has much of differs."""


def check(store: Store, progress: Progress = quiet) -> list[Finding]:
    """Return everything found wrong in an open desk, nothing for a sound one; nothing is changed.

    Takes its time: every page, every revision and every attachment is read. Each part reports as far as it comes.
    """
    return _check(reader(store.engine), progress, store.node.key)


def check_file(path: Path, progress: Progress = quiet) -> list[Finding]:
    """Return everything found wrong in a desk file, one too damaged to open included.

    The file is only read, and it may be open elsewhere. Raises ``DeskError`` where it is no desk at all.
    """
    try:
        header.read(path)
    except DeskError as error:
        if error.message.code != "store.damaged":
            raise
    engine = sqlite_engine(path, "ro")
    try:
        return _check(engine, progress)
    finally:
        engine.dispose()


def _check(engine: Engine, progress: Progress, node: str = "") -> list[Finding]:
    def look_at_log(connection: Connection, told: Progress) -> Iterator[Finding]:
        return check_log(connection, node or device.current(connection), told)

    looks: dict[str, Look] = {
        "pages": _check_pages,
        "guards": _check_guards,
        "log": look_at_log,
        "attachments": check_blobs,
        "derived": check_derived,
    }
    found: list[Finding] = []
    begin = 0
    for part, look in looks.items():
        told = part_of(progress, begin, begin + _SHARES[part])
        found += _as_far_as_it_comes(engine, part, look, told)
        begin += _SHARES[part]
        progress(begin, 1000)
    return found


def _as_far_as_it_comes(engine: Engine, part: str, look: Look, told: Progress) -> Iterator[Finding]:
    try:
        with engine.begin() as connection:
            yield from look(connection, told)
    except Cancelled:
        raise
    except Exception as error:  # noqa: BLE001 - from a damaged page anything may come, and whatever it is, it is red
        yield finding("unreadable", Place(), part=Message(f"check.part.{part}"), what=type(error).__name__)


def _check_pages(connection: Connection, told: Progress) -> Iterator[Finding]:
    """Let SQLite look at every page and index entry; PostgreSQL has its own tools for that (amcheck)."""
    if connection.dialect.name != "sqlite":
        return
    pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar() or 1)
    looks = count()

    def look() -> None:
        told(next(looks), pages // _PAGES_A_LOOK + 1)

    with watched(connection, look):
        for (what,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})"):
            if what != "ok":
                yield finding("pages", Place(), what=what)


def _check_guards(connection: Connection, _told: Progress) -> Iterator[Finding]:
    """Make sure that the engine itself still refuses to change the log."""
    sqlite = connection.dialect.name == "sqlite"
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'" if sqlite else _POSTGRES_TRIGGERS
    found = {str(name): _without_blanks(sql) for name, sql in connection.exec_driver_sql(query)}
    for name, sql in guards(connection.dialect.name).items():
        if found.get(name) != _without_blanks(sql):
            yield finding("guard", Place(), name=name)


def _without_blanks(sql: str) -> str:
    return "".join(sql.split()).replace("public.", "")
