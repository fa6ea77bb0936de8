"""One instance per desk: a lock the operating system lets go of by itself, even after a crash."""

import getpass
import os
import platform
import sys
from io import FileIO
from pathlib import Path

from svcdesk.errors import DeskError
from svcdesk.store import header, trouble
from svcdesk.words import Message

_FAR = 1 << 30  # Windows locks forbid reading, so the locked byte lies behind the text that says who holds it


class Lock:
    """The lock file beside a desk file; its text names the holder."""

    def __init__(self, desk: Path) -> None:
        self._desk = desk
        self._path = desk.with_name(desk.name + ".lock")
        self._file: FileIO | None = None

    def acquire(self) -> None:
        """Take the lock; raises ``DeskError`` where somebody holds it or the folder cannot be written."""
        try:
            file = self._path.open("a+b", buffering=0)
        except OSError as failed:
            if failed.errno in trouble.DENIED:
                raise header.error("folder_read_only", self._desk.parent) from failed
            raise trouble.explained(failed) from failed
        try:
            held = _lock(file)
        except OSError as failed:
            file.close()
            raise header.error("no_locks", self._desk.parent) from failed
        if not held:
            holder = self._holder()
            file.close()
            raise DeskError(Message("store.open_elsewhere", {"file": str(self._desk), "holder": holder}))
        self._file = file
        self._sign(file)

    def release(self) -> None:
        """Let go; the file stays, since removing it would let two programs lock two files of one name."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _sign(self, file: FileIO) -> None:
        file.truncate(0)
        try:
            file.write(f"{getpass.getuser()}@{platform.node()}, {os.getpid()}".encode())
        except (OSError, KeyError):
            file.truncate(0)  # on a full disk, or for a user without a name, the lock holds without saying who

    def _holder(self) -> str:
        return self._path.read_text("utf-8", errors="replace").strip() or "?"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: FileIO) -> bool:
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        file.seek(0)
        return True

else:
    import fcntl

    def _lock(file: FileIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
