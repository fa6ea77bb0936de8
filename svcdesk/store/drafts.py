"""Unfinished forms of this machine, in a file of their own: typing never waits for an import or for a server."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Column, Connection, Engine, LargeBinary, MetaData, String, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from svcdesk.errors import DeskError
from svcdesk.models.base import UtcTime
from svcdesk.store.ballast import Ballast
from svcdesk.store.engine import run_bare, sqlite_engine, writer, writing
from svcdesk.store.prepared import Prepared
from svcdesk.store.trouble import DAMAGED_INSIDE, DISK_FULL

_metadata = MetaData()
_table = Table(
    "draft",
    _metadata,
    Column("owner", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("owner_name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("title", String, nullable=False),
    Column("parent", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("at", UtcTime, nullable=False),
)
_new = insert(_table)
_PUT = Prepared(
    _new.on_conflict_do_update(
        index_elements=[_table.c.owner, _table.c.key],
        set_={column.name: _new.excluded[column.name] for column in _table.columns if not column.primary_key},
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An unfinished form: ``owner`` typed it, ``parent`` is the revision it started from, empty for a new record.

    ``kind`` and ``title`` are what a list of unfinished work shows; ``body`` is whatever the form put in.
    """

    owner: str
    key: str
    owner_name: str = ""
    kind: str = ""
    title: str = ""
    parent: str = ""
    body: bytes
    at: datetime


class Drafts:
    """The drafts kept beside one desk on this machine; opened at the first use."""

    def __init__(self, path: Path, ballast: Ballast | None = None) -> None:
        self.path = path
        self._ballast = ballast
        self._engine: Engine | None = None
        self._writer: Engine | None = None

    def put(self, draft: Draft) -> None:
        """Keep a draft in place of the one before; it outlives a crash and a power cut from here on."""
        try:
            self._put(draft)
        except DeskError as error:
            if error.message.code != DISK_FULL or self._ballast is None or not self._ballast.release():
                raise
            self._put(draft)

    def get(self, owner: str, key: str) -> Draft | None:
        """Return a draft, or none."""
        with self._begin() as connection:
            row = connection.execute(select(_table).where(_table.c.owner == owner, _table.c.key == key)).first()
        return Draft(**row._mapping) if row else None  # noqa: SLF001 - SQLAlchemy's documented name

    def drop(self, owner: str, key: str) -> None:
        """Forget a draft: what it held was saved or is not wanted."""
        with self._begin(write=True) as connection:
            connection.execute(delete(_table).where(_table.c.owner == owner, _table.c.key == key))

    def all(self) -> list[Draft]:
        """Return every draft of this machine, the newest first."""
        with self._begin() as connection:
            rows = connection.execute(select(_table).order_by(_table.c.at.desc(), _table.c.key)).all()
        return [Draft(**row._mapping) for row in rows]  # noqa: SLF001

    def close(self) -> None:
        """Let go of the file."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = self._writer = None

    def _put(self, draft: Draft) -> None:
        values = {column.name: getattr(draft, column.name) for column in _table.columns}
        with self._begin(write=True) as connection:
            _PUT.run(connection, **values)

    @contextmanager
    def _begin(self, *, write: bool = False) -> Iterator[Connection]:
        if self._engine is None:
            self._engine = self._open()
            self._writer = writer(self._engine)
        engine = self._writer if write and self._writer else self._engine
        with engine.begin() as connection:
            yield connection

    def _open(self) -> Engine:
        """Open the file, or a fresh one beside it where the old one is damaged: drafts never keep a desk shut."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        engine = sqlite_engine(self.path, "rwc")
        try:
            _prepare(engine)
        except DeskError as error:
            engine.dispose()
            if error.message.code != DAMAGED_INSIDE:
                raise
            self.path.replace(self.path.with_name(self.path.name + ".damaged"))
            _prepare(engine)
        return engine


def _prepare(engine: Engine) -> None:
    run_bare(engine, "PRAGMA journal_mode=WAL")
    with writing(engine) as connection:
        _metadata.create_all(connection)
