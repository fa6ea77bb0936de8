"""The tables of a desk and their version: made at once for a new desk, by Alembic for one of an older version."""

from pathlib import Path

from sqlalchemy import Column, Connection, Engine, MetaData, PrimaryKeyConstraint, String, Table, insert

from svcdesk.models import kinds, units
from svcdesk.models.base import metadata
from svcdesk.store import frame, projector, search
from svcdesk.store.engine import writing

SCHEMA = 3  # the number of the newest file in migrations/versions; PRAGMA user_version of a desk file
MIGRATIONS = Path(__file__).parent / "migrations"
# every module that declares tables of a desk; importing it here makes ``metadata`` complete
DECLARES = (frame, kinds, units, search)

# outside ``metadata``, as Alembic itself keeps it
version = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def create_tables(connection: Connection) -> None:
    """Make every table of a new desk, without Alembic, whose import alone takes longer than this."""
    metadata.create_all(connection)
    version.create(connection)
    connection.execute(insert(version), {"version_num": f"{SCHEMA:04d}"})


def upgrade(engine: Engine) -> None:
    """Run the migrations an older desk lacks and derive its rows anew, all of it or nothing."""
    from alembic import command  # noqa: PLC0415 - only an older desk needs it
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        projector.rebuild(connection)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
