"""A TrueType file read where it lies: glyphs and widths on demand, and small files holding only some glyphs.

Nothing is parsed ahead. A font of 30,000 characters is ready in about a millisecond and a rare character costs
no more than a common one, so the program needs no cut-down copies of its fonts.
"""

import mmap
from array import array
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path
from struct import iter_unpack, pack, pack_into, unpack_from
from sys import byteorder

_COPIED = ("cvt ", "fpgm", "prep")


class FontFile:
    """One TrueType file with ``glyf`` outlines and a full Unicode map (``cmap`` format 12), mapped into memory."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        (count,) = unpack_from(">H", self._data, 4)
        self._tables = {
            tag.decode("ascii"): (offset, length)
            for tag, _, offset, length in iter_unpack(">4sLLL", self._data[12 : 12 + 16 * count])
        }
        self.units_per_em = self._short("head", 18)
        self.box = tuple(self._signed("head", at) for at in (36, 38, 40, 42))
        self.ascent, self.descent = self._signed("hhea", 4), self._signed("hhea", 6)
        self.cap_height = self._signed("OS/2", 88)
        self._long_metrics = self._short("hhea", 34)
        self._starts, self._groups = self._read_map()

    def _short(self, tag: str, offset: int) -> int:
        return int(unpack_from(">H", self._data, self._tables[tag][0] + offset)[0])

    def _signed(self, tag: str, offset: int) -> int:
        return int(unpack_from(">h", self._data, self._tables[tag][0] + offset)[0])

    def _read_map(self) -> tuple[list[int], list[tuple[int, int, int]]]:
        start = self._tables["cmap"][0]
        (count,) = unpack_from(">H", self._data, start + 2)
        for _, _, offset in iter_unpack(">HHL", self._data[start + 4 : start + 4 + 8 * count]):
            at = start + offset
            if self._short("cmap", offset) == 12:
                (groups,) = unpack_from(">L", self._data, at + 12)
                found = list(iter_unpack(">LLL", self._data[at + 16 : at + 16 + 12 * groups]))
                return [group[0] for group in found], found
        raise ValueError("no Unicode map of format 12")

    def glyph(self, char: str) -> int:
        """Return the glyph number of a character; 0 is the glyph that stands for a missing one."""
        code = ord(char)
        index = bisect_right(self._starts, code) - 1
        if index < 0:
            return 0
        first, last, glyph = self._groups[index]
        return glyph + code - first if code <= last else 0

    def advance(self, glyph: int) -> int:
        """Return the width of a glyph in font units."""
        return self._short("hmtx", 4 * min(glyph, self._long_metrics - 1))

    def _metric(self, glyph: int) -> bytes:
        offset = self._tables["hmtx"][0]
        if glyph < self._long_metrics:
            return self._data[offset + 4 * glyph : offset + 4 * glyph + 4]
        bearing = offset + 4 * self._long_metrics + 2 * (glyph - self._long_metrics)
        return pack(">H", self.advance(glyph)) + self._data[bearing : bearing + 2]

    def _outline(self, glyph: int) -> bytes:
        loca, glyf = self._tables["loca"][0], self._tables["glyf"][0]
        if self._short("head", 50):
            first, end = unpack_from(">LL", self._data, loca + 4 * glyph)
        else:
            first, end = (2 * half for half in unpack_from(">HH", self._data, loca + 2 * glyph))
        return self._data[glyf + first : glyf + end]

    def cut(self, glyphs: list[int]) -> bytes:
        """Return a font file whose glyph ``n`` is ``glyphs[n]``; these fonts have no glyphs made of others."""
        outlines = [_padded(self._outline(glyph)) for glyph in glyphs]
        offsets = [0, *accumulate(map(len, outlines))]
        tables = {tag: self._table(tag) for tag in (*_COPIED, "head", "hhea", "maxp") if tag in self._tables}
        tables["head"] = _with_short(tables["head"], 50, 1)
        tables["hhea"] = _with_short(tables["hhea"], 34, len(glyphs))
        tables["maxp"] = _with_short(tables["maxp"], 4, len(glyphs))
        tables["hmtx"] = b"".join(map(self._metric, glyphs))
        tables["loca"] = pack(f">{len(offsets)}L", *offsets)
        tables["glyf"] = b"".join(outlines)
        return _assemble(tables)

    def _table(self, tag: str) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]


def _with_short(table: bytes, offset: int, value: int) -> bytes:
    changed = bytearray(table)
    pack_into(">H", changed, offset, value)
    return bytes(changed)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def _assemble(tables: dict[str, bytes]) -> bytes:
    """Return a font file of these tables, with directory and checksums as readers expect them."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = pack(">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    directory, body, offset = b"", b"", 12 + 16 * count
    for tag, table in sorted(tables.items()):
        padded = _padded(table)
        directory += pack(">4sLLL", tag.encode("ascii"), _checksum(padded), offset, len(table))
        body += padded
        offset += len(padded)
    return header + directory + body


def _checksum(padded: bytes) -> int:
    words = array("I", padded)
    if byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
