"""Ctrl+C ends a long statement of SQLite, and whoever watches one can stop it."""

import signal
import threading
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, bindparam, text

from svcdesk.errors import Cancelled
from svcdesk.store import engine as engines
from svcdesk.store.engine import run_bare, sqlite_engine, watched
from svcdesk.store.prepared import Prepared
from svcdesk.words import Message

LONG = """WITH RECURSIVE number(n) AS (SELECT begun() UNION ALL SELECT n + 1 FROM number LIMIT 50000000)
SELECT count(*) FROM number WHERE n > :least"""


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Give an engine that looks up from its work more often than for people."""
    monkeypatch.setattr(engines, "_STEPS", 1000)
    return sqlite_engine(tmp_path / "any.db", "rwc")


def count(engine: Engine, begun: Callable[[], object], look: Callable[[], None] | None = None) -> None:
    """Run a statement that takes a minute if nothing ends it; it calls ``begun`` when it begins."""
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.create_function("begun", 0, begun)
        with watched(connection, look) if look else nullcontext():
            connection.execute(text(LONG), {"least": 0})


def count_prepared(engine: Engine, begun: Callable[[], object]) -> None:
    """Run the same as the statements of every save are run."""
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.create_function("begun", 0, begun)
        Prepared(text(LONG).bindparams(bindparam("least"))).run(connection, least=0)


@pytest.mark.parametrize("run", [count, count_prepared])
def test_ctrl_c_ends_a_long_statement(engine: Engine, run: Callable[..., None]):
    begun = threading.Event()

    def press() -> None:
        begun.wait()
        signal.raise_signal(signal.SIGINT)

    presses = threading.Thread(target=press)
    presses.start()
    with pytest.raises(KeyboardInterrupt):
        run(engine, lambda: begun.set() or 1)
    presses.join()
    assert run_bare(engine, "SELECT 1") == [(1,)]
    engine.dispose()


def test_who_watches_a_long_statement_stops_it(engine: Engine):
    looks = []

    def look() -> None:
        looks.append(1)
        if len(looks) == 3:
            raise Cancelled(Message("form.job_cancelled"))

    with pytest.raises(Cancelled):
        count(engine, lambda: 1, look)
    assert len(looks) == 3
    assert run_bare(engine, "SELECT 1") == [(1,)]
    engine.dispose()
