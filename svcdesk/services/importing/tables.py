"""Reads a file into a table by a process of its own, with a limit of time and memory."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from svcdesk.errors import KnownError
from svcdesk.services.importing.cells import Row, unpack
from svcdesk.services.importing.reader import OUT_OF_MEMORY, Answer, Request
from svcdesk.words import Message

MOST_SECONDS = 120.0
_LOOK = 0.05
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0  # else a console flashes up there
_ABORTED, _KILLED, _OF_WINDOWS = -6, -9, 0xC0000000
_MOST_ANSWER = 512 << 20

Progress = Callable[[int, int], None]
"""Told how many of how many pieces are done (0: not known); raises ``Cancelled`` when the person cancelled."""


def silent(done: int, total: int) -> None:
    """Take no notice of progress."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as it was read; ``rows[0]`` is row 1 of the sheet. ``sheets`` is empty for a text file."""

    name: str
    rows: tuple[Row, ...]
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    encoding: str = ""


def read_table(
    path: Path,
    *,
    sheet: str = "",
    encoding: str = "",
    delimiter: str = "",
    progress: Progress = silent,
    seconds: float = MOST_SECONDS,
) -> Table:
    """Read a table file, whatever it is called.

    Raises ``KnownError`` with a clear sentence for everything that is no readable table, ``Cancelled`` when the
    person cancelled; whatever the file does, it does to a process of its own.
    """
    with tempfile.TemporaryDirectory(prefix="svcdesk-") as folder:
        request, target = Path(folder, "request"), Path(folder, "answer")
        request.write_bytes(msgspec.json.encode(Request(str(path.absolute()), sheet, encoding, delimiter)))
        _run(request, target, progress, seconds, path.name)
        if not target.exists() or target.stat().st_size > _MOST_ANSWER:
            raise _problem("crashed", path.name)
        answer = msgspec.json.decode(target.read_bytes(), type=Answer)
    if answer.error:
        raise _problem(answer.error, path.name, **answer.params)
    rows = tuple(tuple(unpack(cell) for cell in row) for row in answer.rows)
    return Table(path.name, rows, answer.sheets, answer.sheet, answer.encoding)


def _run(request: Path, target: Path, progress: Progress, seconds: float, name: str) -> None:
    command = [sys.executable, "-P", "-X", "utf8", "-m", "svcdesk.services.importing.reader"]
    with target.with_suffix(".log").open("w+b") as log:
        child = subprocess.Popen(  # noqa: S603 - our own reader on two files of our own
            [*command, request, target], stdin=subprocess.DEVNULL, stdout=log, stderr=log, creationflags=_NO_WINDOW
        )
        try:
            status = _watch(child, progress, seconds, name)
        finally:
            child.kill()
            child.wait()
        log.seek(0)
        said = log.read().decode("utf-8", "replace")
    if status in {OUT_OF_MEMORY, _ABORTED, _KILLED} or status >= _OF_WINDOWS:  # native code aborts without memory
        raise _problem("out_of_memory", name)
    if status:
        raise _problem("crashed", name) from RuntimeError(said)


def _watch(child: subprocess.Popen[bytes], progress: Progress, seconds: float, name: str) -> int:
    deadline = time.monotonic() + seconds
    while True:
        progress(0, 0)
        try:
            return child.wait(_LOOK)
        except subprocess.TimeoutExpired as waiting:
            if time.monotonic() > deadline:
                raise _problem("too_slow", name, seconds=round(seconds)) from waiting


def _problem(code: str, name: str, **params: str | int) -> KnownError:
    return KnownError(Message(f"importing.{code}", {"file": name, **params}))
