"""A sound desk is green; one byte changed anywhere is red, and the finding says where."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlcipher3 import dbapi2

from svcdesk.errors import DeskError
from svcdesk.models.base import metadata
from svcdesk.services.desk import Session
from svcdesk.store.check import Finding, check, check_file
from svcdesk.store.frame import APPEND_ONLY, guards
from svcdesk.store.projector import ROW_TABLES
from svcdesk.store.store import create_desk
from svcdesk.words import LANGUAGES, say
from tests.conftest import ADMIN, Clock
from tests.store.conftest import fill

NOT_CHECKED = {
    ("node", "name"),  # a name people gave
    ("node", "public_key"),  # of use only to hand-over, which checks signatures with it
    ("revision", "id"),  # order of arrival on this desk
    *((table.name, "id") for table in ROW_TABLES),  # order only
    ("blob", "mime"),  # pictures only, which has its own test
    *(("localmeta", column) for column in ("key", "value")),
    *(("counter", column) for column in ("node", "prefix", "day", "last")),  # may run ahead
}


def keys(findings: list[Finding]) -> set[str]:
    assert all(say(found.message, lang) for found in findings for lang in LANGUAGES)
    return {found.message.code.removeprefix("check.") for found in findings}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a desk file in which everything there is has been done."""
    path = tmp_path_factory.mktemp("rich") / "rich.svcdesk"
    store = create_desk(str(path), "A1")
    fill(Session(store, ADMIN, frozenset(), Clock()))
    store.close()
    return path


@pytest.fixture(scope="module")
def spoiled(
    template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Callable[[Any], None]], list[Finding]]:
    """Give the function that checks a copy of the rich desk after something was done to it."""
    folder = tmp_path_factory.mktemp("spoiled")

    def spoil(harm: Callable[[Any], None]) -> list[Finding]:
        path = Path(shutil.copy(template, folder / "copy.svcdesk"))
        with closing(dbapi2.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("BEGIN")
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            harm(connection)
            for statement in guards("sqlite").values():
                connection.execute(statement)
            connection.execute("COMMIT")
        return check_file(path)

    return spoil


def test_a_sound_desk_is_green(rich: Session):
    assert check(rich.store) == []


def test_an_empty_desk_is_green(desk: Session):
    assert check(desk.store) == []


Spoiled = Callable[[Callable[[Any], None]], list[Finding]]


@pytest.mark.parametrize(
    ("sql", "key"),
    [
        ("DELETE FROM revision WHERE seq = 5", "gap"),
        ("UPDATE revision SET seq = seq + 1000 WHERE seq > 8", "gap"),
        ("UPDATE revision SET doc = 'other' WHERE seq = 5", "column"),
        ("UPDATE revision SET clock_back = 7 WHERE seq = 5", "column"),
        ("DELETE FROM edge", "edge_missing"),
        ("INSERT INTO edge SELECT rev, rev FROM revision WHERE seq = 5", "edge_extra"),
        ("DELETE FROM blobref WHERE rev IN (SELECT rev FROM blobref LIMIT 1)", "blobref_missing"),
        ("INSERT INTO blobref SELECT rev, 'sha' FROM revision WHERE seq = 5", "blobref_extra"),
        ("DELETE FROM blob", "attachment_missing"),
        ("DELETE FROM blob", "attachment_stray"),
        ("UPDATE blob SET width = 41 WHERE width = 40", "attachment_told"),
        ("UPDATE blob_part SET n = n + 5", "attachment"),
        ("UPDATE node SET code = 'B2'", "device_code"),
        ("UPDATE node SET node = 'x'", "unknown_device"),
        ("UPDATE counter SET last = last - 1 WHERE prefix = 'KH'", "counter"),
        ("DELETE FROM counter", "counter"),
        ("UPDATE docview SET conflict = 0", "derived"),
        ("UPDATE docview SET id = 1000 - id", "derived"),
        ("DELETE FROM docview WHERE kind = 'delivery'", "derived"),
        ("UPDATE search_text SET text = 'x' WHERE id = 2", "derived"),
        ("DELETE FROM stock_move WHERE serial = 'S1'", "derived"),
        ("INSERT INTO delivery_line SELECT 99, 'nobody', 'c', 'l', 1", "derived_stray"),
        ("INSERT INTO search_text VALUES (999, 'x')", "derived_stray"),
        ("UPDATE unit SET clash = 1 WHERE serial = 'S3'", "unit"),
        ("UPDATE unit SET serial = 'S9' WHERE serial = 'S3'", "unit"),
    ],
)
def test_each_kind_of_damage_has_its_sentence(spoiled: Spoiled, sql: str, key: str):
    found = spoiled(lambda connection: connection.execute(sql))
    assert key in keys(found)


def test_a_chain_that_does_not_follow_is_named(spoiled: Spoiled):
    assert "chain" in keys(
        spoiled(lambda connection: connection.execute("UPDATE revision SET prev = rev WHERE seq = 5"))
    )


def test_a_guard_that_was_taken_away_is_missed(template: Path, tmp_path: Path):
    path = Path(shutil.copy(template, tmp_path))
    with closing(dbapi2.connect(path)) as connection:
        connection.execute("DROP TRIGGER revision_no_update")
        connection.execute("DROP TRIGGER edge_no_delete")
        connection.execute("CREATE TRIGGER edge_no_delete BEFORE DELETE ON edge BEGIN SELECT 1; END")
    assert sorted(str(found.message.params["name"]) for found in check_file(path)) == [
        "edge_no_delete",
        "revision_no_update",
    ]


def test_the_same_damage_is_found_on_a_server(postgres_desk: Session):
    fill(postgres_desk)
    with postgres_desk.store.write() as connection:
        connection.execute(text("ALTER TABLE revision DISABLE TRIGGER revision_no_update"))
        connection.execute(text("UPDATE revision SET payload = set_byte(payload, 20, 0) WHERE seq = 3"))
        connection.execute(text("DELETE FROM docview WHERE kind = 'transfer'"))
    found = check(postgres_desk.store)
    assert keys(found) >= {"guard", "payload", "derived"}
    assert {one.place.seq for one in found if one.message.code == "check.payload"} == {3}


@pytest.mark.parametrize("table", APPEND_ONLY, ids=lambda table: table.name)
@pytest.mark.parametrize("sql", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_the_engine_itself_refuses_to_change_the_log(rich: Session, table: Any, sql: str):
    statement = sql.format(table.name, next(iter(table.primary_key)).name)
    with pytest.raises(Exception, match=f"append-only: {table.name}"), rich.store.write() as connection:
        connection.execute(text(statement))


def flip(value: Any, position: float, bit: int) -> Any:
    """Return a stored value with one bit of one byte changed."""
    if isinstance(value, int):
        return value ^ (1 << bit % 4)
    raw = bytearray(value if isinstance(value, bytes) else value.encode())
    raw[int(position * len(raw))] ^= 1 << bit % 7
    return bytes(raw) if isinstance(value, bytes) else raw.decode(errors="replace")


CELLS = sorted(
    (table.name, column.name)
    for table in metadata.sorted_tables
    for column in table.columns
    if (table.name, column.name) not in NOT_CHECKED
)
slow = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@slow
@given(
    cell=st.sampled_from(CELLS), row=st.integers(0), position=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7)
)
def test_one_bit_changed_in_any_cell_is_red(
    spoiled: Spoiled, cell: tuple[str, str], row: int, position: float, bit: int
):
    table, column = cell
    harmed = []

    def harm(connection: Any) -> None:
        order = ", ".join(one.name for one in metadata.tables[table].primary_key)
        where = (
            f"{column} IS NOT NULL AND {column} != '' AND NOT (typeof({column}) = 'blob' AND length({column}) = 0)"
        )
        count = connection.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0]
        if not count:
            return
        query = f"SELECT {order}, {column} FROM {table} WHERE {where} ORDER BY {order} LIMIT 1 OFFSET {row % count}"
        *key, value = connection.execute(query).fetchone()
        changed = flip(value, position, bit)
        names = " AND ".join(f"{name} = ?" for name in order.split(", "))
        connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {names}", (changed, *key))
        harmed.extend([value] if connection.execute("SELECT changes()").fetchone()[0] else [])

    found = spoiled(harm)
    assert bool(found) == bool(harmed), (cell, harmed)


@slow
@given(seq=st.integers(1, 14), position=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_bit_changed_in_a_payload_names_device_and_place(spoiled: Spoiled, seq: int, position: float, bit: int):
    def harm(connection: Any) -> None:
        (payload,) = connection.execute("SELECT payload FROM revision WHERE seq = ?", (seq,)).fetchone()
        connection.execute("UPDATE revision SET payload = ? WHERE seq = ?", (flip(payload, position, bit), seq))

    found = [one for one in spoiled(harm) if one.message.code == "check.payload"]
    assert [(one.place.code, one.place.seq) for one in found] == [("A1", seq)]


def dump(path: Path) -> list[Any] | None:
    """Return everything a desk holds, or none where it cannot be read to the end."""
    queries = [f"SELECT * FROM {name} ORDER BY 1, 2" for name in metadata.tables]
    queries += ["SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY 1"]
    with closing(dbapi2.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        connection.text_factory = bytes
        try:
            return [connection.execute(query).fetchall() for query in queries]
        except dbapi2.Error:
            return None


@slow
@given(position=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_bit_changed_in_the_file_is_red_or_changes_nothing_that_matters(
    template: Path, spoiled_path: Path, position: float, bit: int
):
    content = bytearray(template.read_bytes())
    content[int(position * len(content))] ^= 1 << bit
    spoiled_path.write_bytes(content)
    try:
        found = check_file(spoiled_path)
    except DeskError:
        return  # no desk any more, or one too damaged to look at
    assert found or dump(spoiled_path) == dump(template)
    assert keys(found) is not None


@pytest.fixture(scope="module")
def spoiled_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spoiled") / "spoiled.svcdesk"


def test_checking_changes_no_byte_of_a_damaged_desk(template: Path, tmp_path: Path):
    path = tmp_path / "damaged.svcdesk"
    content = bytearray(template.read_bytes())
    content[4096 * 5 : 4096 * 6] = bytes(4096)
    path.write_bytes(content)
    assert check_file(path)
    assert path.read_bytes() == content


def test_a_desk_is_checked_while_somebody_works_with_it(sqlite_desk: Session):
    fill(sqlite_desk)
    assert sqlite_desk.store.path is not None
    assert check_file(sqlite_desk.store.path) == []
