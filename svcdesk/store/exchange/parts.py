"""The parts of a ZIP, found from its beginning: what stands before a cut is found all the same."""

import os
import struct
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

MOST = 80 << 20
"""Bytes of one part, unpacked; nothing this program writes comes near, so more is a bomb."""
_HEAD = struct.Struct("<4sHHHHHIIIHH")
_SIGNATURE, _DESCRIPTOR_FOLLOWS, _DEFLATED = b"PK\x03\x04", 0x08, 8


class Entry(NamedTuple):
    """Where a part stands, how large it is there and unpacked, and what it has to come to."""

    name: str
    at: int
    packed: int
    size: int
    crc: int
    deflated: bool


def walk(file: IO[bytes]) -> Iterator[Entry]:
    """Yield what stands in a ZIP from its beginning, as far as it is whole; the directory at its end is not asked."""
    end = file.seek(0, os.SEEK_END)
    at = 0
    while True:
        file.seek(at)
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size:
            return
        signature, _, flags, method, _, _, crc, packed, size, name, extra = _HEAD.unpack(head)
        start = at + _HEAD.size + name + extra
        if signature != _SIGNATURE or flags & _DESCRIPTOR_FOLLOWS or start + packed > end:
            return
        said = file.read(name).decode("utf-8", errors="replace")
        yield Entry(said, start, packed, size, crc, method == _DEFLATED)
        at = start + packed


def read(file: IO[bytes], entry: Entry) -> bytes | None:
    """Return the bytes of a part, none where they are not what they were or would fill the memory."""
    if entry.size > MOST or entry.packed > MOST:
        return None
    file.seek(entry.at)
    data = file.read(entry.packed)
    if entry.deflated:
        unpack = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = unpack.decompress(data, entry.size + 1)
        except zlib.error:
            return None
    return data if len(data) == entry.size and zlib.crc32(data) == entry.crc else None
