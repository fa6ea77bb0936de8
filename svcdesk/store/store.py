"""One open desk: its engine, this device's node and the transactions on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import Connection, Engine, insert, select

from svcdesk.models.base import metadata
from svcdesk.store.engine import WRITE, open_engine
from svcdesk.store.frame import localmeta, node
from svcdesk.store.log import Node


class Store:
    """The open desk; close it when done."""

    def __init__(self, engine: Engine, this: Node) -> None:
        self.engine = engine
        self.node = this

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a read transaction: one consistent view of the desk."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a write transaction; it commits at the end of the block or leaves nothing behind."""
        with self.engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def create_desk(desk: str, code: str, name: str = "") -> Store:
    """Make an empty desk at a path or URL; ``code`` is this device's short code inside record numbers."""
    engine = open_engine(desk)
    with engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
        metadata.create_all(connection)
        this = Node(uuid4().hex, code)
        connection.execute(insert(node), {"node": this.key, "code": code, "name": name, "public_key": b""})
        connection.execute(insert(localmeta), {"key": "node", "value": this.key})
    return Store(engine, this)


def open_desk(desk: str) -> Store:
    """Open an existing desk at a path or URL."""
    engine = open_engine(desk)
    with engine.connect() as connection, connection.begin():
        key = connection.scalar(select(localmeta.c.value).where(localmeta.c.key == "node"))
        code = connection.scalar(select(node.c.code).where(node.c.node == key))
    return Store(engine, Node(str(key), str(code)))
