"""Which device writes here: a desk file that was copied, or put back from an older copy, becomes a new device.

Two files that write under one device key would give the same numbers twice and split its hash chain. So every
machine keeps a slip per device it writes as, outside the desk: where the desk lay and how far its chain had come.
"""

import platform
import re
from contextlib import suppress
from pathlib import Path
from secrets import choice
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, text, update

from svcdesk.domain.record import GENESIS
from svcdesk.errors import KnownError
from svcdesk.paths import data_dir
from svcdesk.store.frame import counter, localmeta, revision
from svcdesk.store.frame import node as node_table
from svcdesk.store.log import Node
from svcdesk.words import Message

ALPHABET = "ACDEFHJKMNPRTUVWXY34679"  # nothing that is taken for something else when written by hand
_CODE = re.compile(r"[A-Z0-9]{2,3}")
_THIS, _SERVER, _OWN = "node", "server", "own_nodes"


class Slip(msgspec.Struct, frozen=True):
    """What this machine last knew of a device's desk: its path, and the last revision of the device's chain."""

    desk: str
    seq: int
    rev: str


def this_node(connection: Connection, desk: Path) -> Node | None:
    """Return the device this machine writes as in a desk file, or none where it is a copy or was put back."""
    last = current(connection)
    if not last:
        return None  # a backup carries no device
    known = {row.node: row.code for row in connection.execute(select(node_table.c.node, node_table.c.code))}
    for key in sorted(_own(connection) & known.keys(), key=lambda one: (one != last, one)):
        slip = _read_slip(key)
        if slip is not None and _fits(connection, key, slip, desk):
            return Node(key, known[key])
    return None


def went_back(connection: Connection, desk: Path) -> bool:
    """Tell whether this file lacks revisions with which this machine closed it last: an older copy was put back."""
    key = current(connection)
    slip = _read_slip(key) if key else None
    return slip is not None and slip.desk == str(desk.resolve()) and not _holds(connection, key, slip)


def new_node(connection: Connection, code: str = "", name: str = "") -> Node:
    """Record a new device as the one that writes here; without a code it gets a random one."""
    made = Node(uuid4().hex, code or _free_code(connection))
    require_code(made.code)
    values = {"node": made.key, "code": made.code, "name": name or platform.node(), "public_key": b""}
    own = _own(connection)
    connection.execute(insert(node_table), values)
    _set_meta(connection, _OWN, " ".join(sorted({*own, made.key})))
    _set_meta(connection, _THIS, made.key)
    return made


def current(connection: Connection) -> str:
    """Return the key of the device that last wrote here, empty where a backup carries none."""
    return _meta(connection, _THIS)


def note(connection: Connection, node: Node, desk: Path) -> None:
    """Write the slip of a device; a machine that cannot (full disk) meets its desk as a new device next time."""
    _set_this(connection, node)
    _set_own(connection)
    seq, rev = _chain_end(connection, node.key)
    slip = Slip(str(desk.resolve()), seq, rev)
    with suppress(OSError):
        if _read_slip(node.key) != slip:
            path = _slip_path(node.key)
            fresh = path.with_suffix(".new")
            fresh.write_bytes(msgspec.json.encode(slip))
            fresh.replace(path)


def forget(node: Node) -> None:
    """Throw away the slip of a device whose desk was only a trial."""
    with suppress(OSError):
        _slip_path(node.key).unlink(missing_ok=True)


def server_node(connection: Connection) -> Node | None:
    """Return the device of a PostgreSQL desk, or none where the database was copied to another server or name."""
    key, server = _meta(connection, _THIS), _meta(connection, _SERVER)
    if server != server_identity(connection):
        return None
    code = connection.scalar(select(node_table.c.code).where(node_table.c.node == key))
    return Node(key, code) if code else None


def note_server(connection: Connection) -> None:
    """Remember on which server, in which database, this desk's device writes."""
    _set_meta(connection, _SERVER, server_identity(connection))


def server_identity(connection: Connection) -> str:
    """Return what tells one database of one server from every other."""
    sql = "SELECT system_identifier || '/' || oid FROM pg_control_system(), pg_database"
    return str(connection.scalar(text(f"{sql} WHERE datname = current_database()")))


def change_code(connection: Connection, node: Node, code: str) -> Node:
    """Give a device another code; once it took a number it goes on as a new device, and what it wrote stays as it is.

    Raises ``KnownError`` where the code will not do.
    """
    require_code(code)
    if connection.scalar(select(node_table.c.node).where(node_table.c.code == code, node_table.c.node != node.key)):
        raise KnownError(Message("store.code_taken", {"code": code}))
    used = select(func.count()).select_from(counter).where(counter.c.node == node.key)
    if connection.scalar(used) and code != node.code:
        name = connection.scalar(select(node_table.c.name).where(node_table.c.node == node.key))
        return new_node(connection, code, str(name or ""))
    connection.execute(update(node_table).where(node_table.c.node == node.key).values(code=code))
    return Node(node.key, code)


def require_code(code: str) -> None:
    """Raise ``KnownError`` for a device code that is not two or three capital letters or digits."""
    if not _CODE.fullmatch(code):
        raise KnownError(Message("store.code_form", {"code": code}))


def _fits(connection: Connection, key: str, slip: Slip, desk: Path) -> bool:
    """Judge whether this file goes on where the machine left the device, rather than being a copy of it."""
    other = Path(slip.desk)
    if other != desk.resolve() and other.exists() and not other.samefile(desk):
        return False
    return _holds(connection, key, slip)


def _holds(connection: Connection, key: str, slip: Slip) -> bool:
    if not slip.seq:
        return True
    found = connection.scalar(select(revision.c.rev).where(revision.c.node == key, revision.c.seq == slip.seq))
    return found == slip.rev


def _chain_end(connection: Connection, key: str) -> tuple[int, str]:
    query = select(revision.c.seq, revision.c.rev).where(revision.c.node == key).order_by(revision.c.seq.desc())
    row = connection.execute(query.limit(1)).first()
    return (row.seq, row.rev) if row else (0, GENESIS)


def _free_code(connection: Connection) -> str:
    taken = set(connection.scalars(select(node_table.c.code)))
    while True:
        code = "".join(choice(ALPHABET) for _ in range(3))
        if code not in taken and not code.isdigit():
            return code


def _slip_path(key: str) -> Path:
    folder = data_dir() / "devices"
    folder.mkdir(exist_ok=True)
    return folder / f"{key}.json"


def _read_slip(key: str) -> Slip | None:
    try:
        return msgspec.json.decode(_slip_path(key).read_bytes(), type=Slip)
    except (OSError, msgspec.MsgspecError):
        return None


def _meta(connection: Connection, key: str) -> str:
    return str(connection.scalar(select(localmeta.c.value).where(localmeta.c.key == key)) or "")


def _set_meta(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(localmeta).where(localmeta.c.key == key))
    connection.execute(insert(localmeta), {"key": key, "value": value})


def _own(connection: Connection) -> set[str]:
    """Return the devices that ever wrote in this very file; others are known to it from hand-over packages.

    A desk from before there were packages has no note of that, and knows no others.
    """
    noted = _meta(connection, _OWN)
    if noted:
        return set(noted.split())
    return set(connection.scalars(select(node_table.c.node))) if current(connection) else set()


def _set_own(connection: Connection) -> None:
    if not _meta(connection, _OWN):
        _set_meta(connection, _OWN, " ".join(sorted(_own(connection))))


def _set_this(connection: Connection, node: Node) -> None:
    if _meta(connection, _THIS) != node.key:
        _set_meta(connection, _THIS, node.key)
