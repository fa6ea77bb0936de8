"""Fixtures that every test may ask for: a fresh desk on each engine, a clock to set, people to act as."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from svcdesk.domain.masters import Department, Person, Role
from svcdesk.domain.record import Actor
from svcdesk.domain.times import SHANGHAI
from svcdesk.paths import data_dir
from svcdesk.services.desk import Session
from svcdesk.store import device, frame
from svcdesk.store.engine import sqlite_engine
from svcdesk.store.log import Node
from svcdesk.store.store import create_desk, open_desk
from tests.postgres import postgres_cluster, postgres_template, postgres_url, postgres_url_of_desk

__all__ = ["postgres_cluster", "postgres_template", "postgres_url", "postgres_url_of_desk"]

ADMIN = Actor("0" * 31 + "a", "王工", "management")


class Clock:
    """A clock that stands still until a test moves it; it starts on Monday 2026-11-23 at nine in the morning."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> datetime:
        """Move on (or back, with negative figures) by a ``timedelta``'s ``days``, ``hours``, ``minutes`` …"""
        self.now += timedelta(**span)
        return self.now


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep whatever the program writes for its user out of the real home; child processes inherit it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(home / name.lower())
    return home


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "empty.svcdesk"
    create_desk(str(path), "A1", "样机").close()
    return path


@pytest.fixture
def desk_file(sqlite_template: Path, tmp_path: Path) -> Path:
    """Give the path of an empty desk file of this test alone; device code A1."""
    path = Path(shutil.copy(sqlite_template, tmp_path / "desk.svcdesk"))
    for slip in (data_dir() / "devices").glob("*.json"):
        slip.unlink()
    engine = sqlite_engine(path)
    with engine.connect() as connection, connection.begin():
        node, code = connection.execute(select(frame.node.c.node, frame.node.c.code)).one()
        device.note(connection, Node(node, code), path)  # else a copied file would become a new device
    engine.dispose()
    return path


@pytest.fixture
def sqlite_desk(desk_file: Path, clock: Clock) -> Iterator[Session]:
    """Give a session of an administrator with every role on a fresh SQLite desk."""
    yield from _session(str(desk_file), clock)


@pytest.fixture
def postgres_desk(postgres_url_of_desk: str, clock: Clock) -> Iterator[Session]:
    """Give a session of an administrator with every role on a fresh PostgreSQL desk."""
    yield from _session(postgres_url_of_desk, clock)


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest) -> Session:
    """Give the same session on each engine in turn."""
    name = "sqlite_desk" if request.param == "sqlite" else "postgres_desk"
    session: Session = request.getfixturevalue(name)
    return session


def _session(desk: str, clock: Clock) -> Iterator[Session]:
    store = open_desk(desk)
    yield Session(store, ADMIN, frozenset(Role), clock)
    store.close()


def as_person(session: Session, name: str, department: Department, *roles: Role) -> Session:
    """Record a person and return a session of theirs on the same desk."""
    with session.work() as work:
        person = work.create("person", Person(name=name, department=department, roles=roles), "active")
    return replace(session, actor=Actor(person.doc, name, department.value), roles=frozenset(roles))
