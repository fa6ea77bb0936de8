"""The reading process: ``python -m svcdesk.services.importing.reader REQUEST ANSWER``, within memory limits.

A file that blows up ends this process with a status, never the window.
"""

import gc
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from svcdesk.services.importing import texts, workbooks
from svcdesk.services.importing.cells import pack
from svcdesk.services.importing.limits import limit_memory
from svcdesk.services.importing.unreadable import Unreadable

MOST_BYTES = 100 << 20
MOST_ROWS = 200_000
MOST_CELLS = 2_000_000
OUT_OF_MEMORY = 77
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta", b"<div", b"<style")


class Request(msgspec.Struct, frozen=True):
    """What to read; empty sheet, encoding and delimiter mean: find out."""

    path: str
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""


class Answer(msgspec.Struct, frozen=True):
    """What was read, or the code and parameters of why not."""

    error: str = ""
    params: dict[str, str | int] = {}
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    encoding: str = ""
    rows: list[list[Any]] = []


def answer(request: Request) -> Answer:
    """Read a table, by content and not by what the file is called."""
    try:
        return _read(request)
    except Unreadable as wrong:
        return Answer(error=wrong.code, params=wrong.params)


def _read(request: Request) -> Answer:
    path = Path(request.path)
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(512)
    except FileNotFoundError as wrong:
        raise Unreadable("not_found") from wrong
    except OSError as wrong:
        raise Unreadable("not_opened", why=wrong.strerror or type(wrong).__name__) from wrong
    if size == 0:
        raise Unreadable("empty")
    if size > MOST_BYTES:
        raise Unreadable("file_too_large", most=MOST_BYTES >> 20)
    if head.startswith((_ZIP, _OLE, *_BIFF)):
        sheet = workbooks.read(request.path, request.sheet)
        return Answer(sheets=sheet.names, sheet=sheet.name, rows=_modest(sheet.rows))
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise Unreadable("markup")
    text, encoding = texts.decode(path.read_bytes(), request.encoding)
    return Answer(encoding=encoding, rows=_modest(texts.rows(text, request.delimiter)))


def _modest(rows: Any) -> list[list[Any]]:
    """Return the rows without empty ends; raises ``Unreadable`` where they are more than a desk takes at once."""
    kept: list[list[Any]] = []
    cells = 0
    for row in islice(rows, MOST_ROWS + 1):
        packed = [pack(cell) for cell in row]
        while packed and (packed[-1] is None or packed[-1] == ""):
            packed.pop()
        cells += len(packed)
        kept.append(packed)
        if cells > MOST_CELLS or len(kept) > MOST_ROWS:
            raise Unreadable("too_many_rows", rows=MOST_ROWS, cells=MOST_CELLS)
    while kept and not kept[-1]:
        kept.pop()
    if all(isinstance(cell, str | None) and not (cell or "").strip() for row in kept for cell in row):
        raise Unreadable("empty")
    return kept


def main(arguments: list[str]) -> int:
    """Answer one request; the exit status tells when memory ran out."""
    limit_memory()
    gc.disable()  # nothing here makes cycles, and a million cells take half the time
    request, target = arguments
    try:
        found = answer(msgspec.json.decode(Path(request).read_bytes(), type=Request))
        Path(target).write_bytes(msgspec.json.encode(found))
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
