"""A few megabytes kept beside the desk, let go of when the disk is full so that the next save still finds room."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

SIZE = 4 << 20
_ROOM = 4 * SIZE  # refilled only where the disk has plenty again
_CHUNK = 1 << 20


class Ballast:
    """The ballast file of one desk file."""

    def __init__(self, desk: Path) -> None:
        self.path = desk.with_name(desk.name + ".ballast")

    def release(self) -> bool:
        """Give the room back to the disk; returns whether there was any to give."""
        held = self.path.exists()
        self.path.unlink(missing_ok=True)
        return held

    def refill(self) -> None:
        """Take the room again where the disk has plenty; never fails, since it is only a precaution."""
        with suppress(OSError):
            if self._size() < SIZE and shutil.disk_usage(self.path.parent).free >= _ROOM:
                self._fill()

    def _size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def _fill(self) -> None:
        """Write what no file system can compress or leave out."""
        with self.path.open("wb") as file:
            for _ in range(SIZE // _CHUNK):
                file.write(os.urandom(_CHUNK))
