"""One open desk: its engine, the device that writes here and the transactions on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, make_url

from svcdesk.errors import DeskError
from svcdesk.paths import data_dir
from svcdesk.store import device
from svcdesk.store.ballast import Ballast
from svcdesk.store.drafts import Drafts
from svcdesk.store.engine import reader, writer
from svcdesk.store.opening import Opened, create_file, open_file
from svcdesk.store.schema import Watch, unwatched
from svcdesk.store.server import create_on_server, open_server
from svcdesk.store.trouble import DISK_FULL


class Store:
    """The open desk; close it when done.

    ``path`` is its file, or none for a desk on a server; ``node`` is the device that writes; ``warnings`` is what
    the person should know about where the desk lies.
    """

    def __init__(self, opened: Opened) -> None:
        self.engine = opened.engine
        self._reader, self._writer = reader(opened.engine), writer(opened.engine)
        self.node = opened.node
        self.path = opened.path
        self.warnings = opened.warnings
        self.ballast = Ballast(self.path) if self.path else None
        self.drafts = Drafts(_drafts_path(opened), self.ballast)
        self._lock = opened.lock
        self._closed = False
        if self.ballast:
            self.ballast.refill()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a read transaction: one consistent view of the desk."""
        with self._reader.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a write transaction; it commits at the end of the block or leaves nothing behind.

        On a full disk it raises ``DeskError`` and lets the ballast go, so that the next attempt finds room.
        """
        try:
            with self._writer.begin() as connection:
                yield connection
        except DeskError as error:
            if error.message.code == DISK_FULL and self.ballast:
                self.ballast.release()
            raise

    def note_chain(self) -> None:
        """Write down outside the desk how far its chain has come, so that an older copy is known for one."""
        if self.path:
            with self.write() as connection:
                device.note(connection, self.node, self.path)

    def close(self) -> None:
        """Let go of the desk; what was committed is in its one file from here on."""
        if self._closed:
            return
        self._closed = True
        try:
            self.note_chain()
        finally:
            self.drafts.close()
            self.engine.dispose()
            if self._lock:
                self._lock.release()


def create_desk(desk: str, code: str = "", name: str = "") -> Store:
    """Make an empty desk at a path or URL.

    ``code`` is this device's short code inside record numbers, a random one where it is left out.
    """
    return Store(create_on_server(desk, code, name) if "://" in desk else create_file(Path(desk), code, name))


def open_desk(desk: str, watch: Watch = unwatched) -> Store:
    """Open an existing desk at a path or URL; raises ``DeskError`` with what the person should know and do.

    ``watch`` does the work, of minutes, that a large desk of an earlier version asks for, and shows how far it is.
    """
    return Store(open_server(desk, watch) if "://" in desk else open_file(Path(desk), watch))


def _drafts_path(opened: Opened) -> Path:
    if opened.path:
        return opened.path.with_name(opened.path.name + ".drafts")
    address = make_url(opened.engine.url).set(password=None).render_as_string()
    return data_dir() / "drafts" / f"{sha256(address.encode()).hexdigest()[:16]}.drafts"
