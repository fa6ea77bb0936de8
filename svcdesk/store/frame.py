"""The tables of the revision log itself: append-only, refused to UPDATE and DELETE on both engines."""

from collections.abc import Iterable

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)

from svcdesk.models.base import UtcTime, metadata, partial_index

revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True, comment="order of arrival on this desk; never leaves it"),
    Column("rev", String(64), nullable=False, unique=True),
    Column("node", String(32), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("prev", String(64), nullable=False),
    Column("doc", String(32), nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
    Column(
        "clock_back", Integer, nullable=False, comment="seconds the device's clock stood behind its last revision"
    ),
    Column("payload", LargeBinary, nullable=False),
    UniqueConstraint("node", "seq"),
    Index(None, "doc"),
)
partial_index("ix_revision_clock_back", revision, ("clock_back",), sqlite="clock_back > 0")
edge = Table(
    "edge",
    metadata,
    Column("parent", String(64), primary_key=True),
    Column("rev", String(64), primary_key=True),
    sqlite_with_rowid=False,
)
blobref = Table(
    "blobref",
    metadata,
    Column("rev", String(64), primary_key=True),
    Column("sha", String(64), primary_key=True),
    Index(None, "sha"),
    sqlite_with_rowid=False,
)
blob = Table(
    "blob",
    metadata,
    Column("sha", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("mime", String(60), nullable=False),
    Column("width", Integer, nullable=False, comment="pixels, 0 where it is no picture"),
    Column("height", Integer, nullable=False),
)
blob_part = Table(
    "blob_part",
    metadata,
    Column("sha", String(64), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
node = Table(
    "node",
    metadata,
    Column("node", String(32), primary_key=True),
    Column("code", String(8), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
)
counter = Table(
    "counter",
    metadata,
    Column("node", String(32), primary_key=True),
    Column("prefix", String(8), primary_key=True),
    Column("day", String(6), primary_key=True),
    Column("last", Integer, nullable=False),
    sqlite_with_rowid=False,
)
localmeta = Table(
    "localmeta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
intray = Table(
    "intray",
    metadata,
    Column("rev", String(64), primary_key=True, comment="of what was handed over and is not in the log"),
    Column("status", String(10), nullable=False, index=True, comment="waiting, refused or dropped"),
    Column("reason", Text, nullable=False, comment="the sentence, as a message"),
    Column("node", String(32), nullable=False),
    Column("doc", String(32), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("number", String(80), nullable=False),
    Column("sender", String(32), nullable=False, comment="the device whose package brought it"),
    Column("arrived_at", UtcTime, nullable=False),
    Column("dropped", Text, nullable=False, comment="who dropped it, when and why"),
    Column("payload", LargeBinary, nullable=False),
)
intray_need = Table(
    "intray_need",
    metadata,
    Column("need", String(64), primary_key=True, comment="the revision it follows and that is not here"),
    Column("rev", String(64), primary_key=True),
    sqlite_with_rowid=False,
)
awaited = Table(
    "awaited",
    metadata,
    Column("sha", String(64), primary_key=True, comment="an attachment handed over by name but not yet as bytes"),
    Column("since", UtcTime, nullable=False),
    sqlite_with_rowid=False,
)
hole = Table(
    "hole",
    metadata,
    Column("node", String(32), primary_key=True),
    Column("first", BigInteger, primary_key=True, comment="of a device's revisions that nobody has handed over yet"),
    Column("last", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
peer = Table(
    "peer",
    metadata,
    Column("node", String(32), primary_key=True, comment="a device whose packages were taken in"),
    Column("count", BigInteger, nullable=False),
    Column("heard_at", UtcTime, nullable=False),
    Column("have", Text, nullable=False, comment="what its desk has, by device"),
    Column("awaited", Text, nullable=False, comment="the attachments it lacks"),
)

APPEND_ONLY = (revision, edge, blobref, blob, blob_part)
LOG = (node, *APPEND_ONLY)  # what every desk has had from the first version on
EXCHANGED = (intray, intray_need, awaited, hole, peer)
CARRIED = (*LOG, *EXCHANGED)  # what a copy of the desk carries; everything else is derived or of this machine


def guards(dialect: str, tables: Iterable[Table] = APPEND_ONLY) -> dict[str, str]:
    """Return the statements that let an engine itself refuse to change the log, by the names of their triggers."""
    made = {}
    for table in tables:
        for verb in ("UPDATE", "DELETE"):
            name = f"{table.name}_no_{verb.lower()}"
            made[name] = f"CREATE TRIGGER {name} BEFORE {verb} ON {table.name} {_REFUSE[dialect]}".format(table.name)
    return made


_REFUSE = {
    "sqlite": "BEGIN SELECT RAISE(ABORT, 'append-only: {}'); END",
    "postgresql": "FOR EACH ROW EXECUTE FUNCTION append_only()",
}
_POSTGRES_FUNCTION = """CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$"""


def _guard(table: Table, connection: Connection, **_: object) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(_POSTGRES_FUNCTION))
    for statement in guards(connection.dialect.name, [table]).values():
        connection.execute(text(statement))


for _table in APPEND_ONLY:
    event.listen(_table, "after_create", _guard)
