"""What Alembic runs for every command: the connection comes from the program, the tables from the metadata."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import TypeDecorator

from svcdesk.models.base import metadata
from svcdesk.store import schema

assert schema.DECLARES  # the metadata is complete once this is imported


def render_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types as what they are in the database: a migration must not change when they do."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{type(item.impl_instance).__name__}()"
    return False


def ours(_item: Any, name: str | None, kind: str, _reflected: bool, _compared: Any) -> bool:
    """Leave out the search index, which no metadata can describe."""
    return not (kind == "table" and name is not None and name.startswith("search_index"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=render_type,
    include_object=ours,
    compare_type=True,
    compare_server_default=True,
)
context.run_migrations()
