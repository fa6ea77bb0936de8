"""What Alembic makes from nothing is what a new desk has, to the letter: tables, indexes, triggers."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, select, text

from svcdesk.errors import DeskError
from svcdesk.models.base import metadata
from svcdesk.services.desk import Session
from svcdesk.store import schema, upgrading
from svcdesk.store.check import check_file
from svcdesk.store.engine import open_engine, sqlite_engine, writing
from svcdesk.store.store import open_desk
from tests.store.conftest import fill
from tests.store.older import contents, take_back

DOCS = Path(__file__).resolve().parents[2] / "docs" / "schema-changes.md"
POSTGRES_SHAPE = """
SELECT 'column', table_name || '.' || column_name, data_type || ' ' || is_nullable || coalesce(column_default, '')
FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
"""
SQLITE_SHAPE = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'search_index_%'"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Give an engine on a database without any table."""
    if request.param == "sqlite":
        engine = sqlite_engine(tmp_path / "empty.db", "rwc")
    else:
        engine = open_engine(request.getfixturevalue("postgres_url"))
    yield engine
    engine.dispose()


def shape(connection: Connection) -> dict[tuple[str, str], str]:
    """Return everything a database consists of, by kind and name, without differences of blanks and quotes."""
    query = SQLITE_SHAPE if connection.dialect.name == "sqlite" else POSTGRES_SHAPE
    rows = connection.execute(text(query))
    return {(kind, name): re.sub(r"[\s\"]+", " ", sql or "").replace("( ", "(") for kind, name, sql in rows}


def test_migrating_from_nothing_gives_what_the_metadata_says(empty: Engine):
    upgrading.upgrade(empty)
    with empty.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_object": _no_search_index}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    assert found == [], "the tables have changed: see docs/schema-changes.md"


def _no_search_index(_item: object, name: str | None, *_: object) -> bool:
    return not str(name).startswith(("search_index", "ix_search_index"))


def test_migrating_from_nothing_gives_what_a_new_desk_has(empty: Engine):
    with writing(empty) as connection:
        schema.create_tables(connection)
        new = shape(connection)
        connection.rollback()
    upgrading.upgrade(empty)
    with empty.connect() as connection:
        migrated = shape(connection)
    assert migrated == new
    assert len(new) > 40


def test_upgrading_a_desk_of_today_changes_nothing(empty: Engine):
    with writing(empty) as connection:
        schema.create_tables(connection)
        before = shape(connection)
    upgrading.upgrade(empty)
    with empty.connect() as connection:
        assert shape(connection) == before


NOW = schema.SCHEMA
NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{next:04d}"
down_revision = "{now:04d}"


def upgrade() -> None:
    op.add_column("docview", sa.Column("colour", sa.String(), server_default="", nullable=False))
    {last_line}
"""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give the function that makes this program one schema version newer."""

    def release(last_line: str) -> None:
        shutil.copytree(schema.MIGRATIONS, tmp_path / "migrations")
        newest = NEXT.format(now=NOW, next=NOW + 1, last_line=last_line)
        (tmp_path / "migrations" / "versions" / f"{NOW + 1:04d}_colours.py").write_text(newest, "utf-8")
        monkeypatch.setattr(schema, "MIGRATIONS", tmp_path / "migrations")
        monkeypatch.setattr(schema, "SCHEMA", NOW + 1)

    return release


def test_an_older_desk_is_kept_aside_and_upgraded_when_opened(
    desk_file: Path, next_version: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
):
    next_version("")
    store = open_desk(str(desk_file))
    with store.read() as connection:
        assert connection.execute(text("SELECT colour FROM docview")).all() == []
        assert connection.scalar(text("PRAGMA user_version")) == NOW + 1
    store.close()
    monkeypatch.setattr(schema, "SCHEMA", NOW)
    with pytest.raises(DeskError, match="newer"):
        open_desk(str(desk_file))
    open_desk(str(desk_file.with_name(f"desk-schema-{NOW}.svcdesk"))).close()


@pytest.mark.parametrize("version", range(1, NOW))
def test_a_desk_of_an_older_version_opens_with_all_its_records(sqlite_desk: Session, desk_file: Path, version: int):
    fill(sqlite_desk)
    with sqlite_desk.read() as connection:
        today = shape(connection)
    sqlite_desk.store.close()
    before = contents(str(desk_file))
    take_back(str(desk_file), version)
    store = open_desk(str(desk_file))
    with store.read() as connection:
        assert shape(connection) == today
    store.close()
    assert contents(str(desk_file)) == before
    assert check_file(desk_file) == []


def test_an_upgrade_that_fails_leaves_the_desk_as_it_was(desk_file: Path, next_version: Callable[[str], None]):
    with closing(sqlite_engine(desk_file).raw_connection()) as raw:
        before = list(raw.execute("SELECT sql FROM sqlite_schema"))
    next_version('op.execute("no SQL at all")')
    with pytest.raises(DeskError, match="not_upgraded"):
        open_desk(str(desk_file))
    with closing(sqlite_engine(desk_file).raw_connection()) as raw:
        assert list(raw.execute("SELECT sql FROM sqlite_schema")) == before
        assert raw.execute("PRAGMA user_version").fetchone() == (NOW,)


def test_a_server_of_an_older_version_is_upgraded_and_of_a_newer_one_refused(
    postgres_url_of_desk: str, next_version: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
):
    next_version("")
    store = open_desk(postgres_url_of_desk)
    with store.read() as connection:
        assert connection.scalar(select(schema.version.c.version_num)) == f"{NOW + 1:04d}"
        assert connection.execute(text("SELECT colour FROM docview")).all() == []
    store.close()
    monkeypatch.setattr(schema, "SCHEMA", NOW)
    with pytest.raises(DeskError, match="server_newer"):
        open_desk(postgres_url_of_desk)


def test_every_migration_is_counted_and_explained():
    files = sorted(path.stem[:4] for path in (schema.MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert files == [f"{number:04d}" for number in range(1, schema.SCHEMA + 1)]
    headings = re.findall(r"^## (\d{4})", DOCS.read_text("utf-8"), re.MULTILINE)
    assert sorted(headings) == files
