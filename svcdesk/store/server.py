"""How a desk on PostgreSQL is made and opened; its transactions, not a lock file, keep writers apart."""

from sqlalchemy import Connection, Engine, inspect, make_url, select

from svcdesk.errors import DeskError
from svcdesk.store import device, schema
from svcdesk.store.engine import disposed_on_error, open_engine, writing
from svcdesk.store.frame import localmeta
from svcdesk.store.opening import Opened
from svcdesk.store.schema import Watch, unwatched
from svcdesk.words import Message


def open_server(url: str, watch: Watch = unwatched) -> Opened:
    """Open a desk on a server; raises ``DeskError`` where the database holds none or a newer one.

    ``watch`` does the work, of minutes, that a large desk of an earlier version asks for.
    """
    engine = _engine(url)
    with disposed_on_error(engine):
        with engine.connect() as connection:
            found = _version(connection)
        if found is None or found > schema.SCHEMA:
            raise _error("server_not_a_desk" if found is None else "server_newer", url)
        if found < schema.SCHEMA:
            from svcdesk.store import upgrading  # noqa: PLC0415 - Alembic is for older desks only

            upgrading.bring_up_server(engine, watch, _error("server_not_upgraded", url))
        with writing(engine) as connection:
            node = device.server_node(connection)
            if node is None:
                node = device.new_node(connection)
                device.note_server(connection)
    return Opened(engine=engine, node=node)


def create_on_server(url: str, code: str = "", name: str = "") -> Opened:
    """Make an empty desk in a database and open it; raises ``DeskError`` where the database holds one already."""
    engine = _engine(url)
    with disposed_on_error(engine), writing(engine) as connection:
        if inspect(connection).has_table(localmeta.name):
            raise _error("server_desk_exists", url)
        schema.create_tables(connection)
        node = device.new_node(connection, code, name)
        device.note_server(connection)
    return Opened(engine=engine, node=node)


def _engine(url: str) -> Engine:
    try:
        return open_engine(url)
    except ModuleNotFoundError as missing:
        raise DeskError(Message("store.server_no_driver", {"driver": str(missing.name)})) from missing


def _version(connection: Connection) -> int | None:
    if not inspect(connection).has_table(schema.version.name):
        return None
    return int(connection.scalar(select(schema.version.c.version_num)) or 0)


def _error(key: str, url: str) -> DeskError:
    return DeskError(Message(f"store.{key}", {"server": make_url(url).render_as_string(hide_password=True)}))
