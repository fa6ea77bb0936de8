"""The tables of a desk and their version: made at once for a new desk; see ``upgrading`` for an older one."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, insert

from svcdesk.models import kinds, units
from svcdesk.models.base import metadata
from svcdesk.store import frame, header, search

SCHEMA = header.SCHEMA
MIGRATIONS = Path(__file__).parent / "migrations"
# every module that declares tables of a desk; importing it here makes ``metadata`` complete
DECLARES = (frame, kinds, units, search)

Progress = Callable[[int, int], None]
"""Hears how much of a long work is done, of how much; raising ``Cancelled`` it stops the work."""
Watch = Callable[[Callable[[Progress], None]], None]
"""Does the long work of bringing an older desk up to date, and shows how far it is."""


def quiet(done: int, total: int) -> None:
    """Show nobody how far a work is."""


def part_of(progress: Progress, begin: int, end: int) -> Progress:
    """Return what shows one part of a work in its place of the whole, which has a thousand parts."""

    def told(done: int, total: int) -> None:
        progress(begin + (end - begin) * min(done, total) // max(total, 1), 1000)

    return told


def unwatched(work: Callable[[Progress], None]) -> None:
    """Bring an older desk up to date where nobody looks."""
    work(quiet)


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
