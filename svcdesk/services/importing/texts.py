"""Reads text tables: finds the encoding and the delimiter, keeps every field as it is written."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from svcdesk.services.importing.cells import Row
from svcdesk.services.importing.unreadable import Unreadable

ENCODINGS = ("utf-8", "gb18030", "utf-16", "big5", "windows-1252")
"""What a person may choose where the encoding was not found rightly."""

DELIMITERS = (",", ";", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMED_DELIMITER = re.compile(r"sep=(.)\r?\n")
_GUARD = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_END = "\x00end of table\x00"
_FIELD = 1 << 20
_SAMPLE, _HEAD, _LOOKED_AT = 50, 4096, 1 << 18


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """Return the text of a file and the encoding it was read by; raises ``Unreadable`` where none fits."""
    if encoding:
        try:
            return _decoded(data, encoding), encoding
        except UnicodeError as wrong:
            raise Unreadable("not_encoded_so", encoding=encoding) from wrong
    for mark, name in _BOMS:
        if data.startswith(mark):
            return decode(data, name)
    for name in _guesses(data):
        try:
            return _decoded(data, name), name
        except UnicodeError:
            continue
    raise Unreadable("not_a_table" if b"\0" in data[:_HEAD] else "encoding_unknown")


def _guesses(data: bytes) -> tuple[str, ...]:
    """Every second byte of western or numeric UTF-16 is zero; no other text has zeros at all."""
    head = data[:_HEAD]
    if b"\0" not in head:
        return ("utf-8", "gb18030")
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) * 4 > max(even, odd):
        raise Unreadable("not_a_table")
    return ("utf-16-be",) if even > odd else ("utf-16-le",)


def _decoded(data: bytes, encoding: str) -> str:
    text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    controls = sum(sign < " " and sign not in "\t\n\r\x0b\x0c" for sign in text[:_HEAD])
    if controls > len(text[:_HEAD]) // 10:
        raise Unreadable("not_a_table")
    return text


def rows(text: str, delimiter: str = "") -> Iterator[Row]:
    """Yield the records of a text table; raises ``Unreadable`` where a quote is opened and never closed."""
    named = _NAMED_DELIMITER.match(text)
    if named:  # Excel's own way of naming the delimiter; the line keeps its number and is empty
        delimiter, text = delimiter or named[1], "\n" + text[named.end() :]
    csv.field_size_limit(_FIELD)
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter or sniff(text))
    begun = 1
    try:
        for record in reader:
            if record == [_END]:
                return
            if record and record[-1].endswith(_END):
                raise Unreadable("quote_open", row=begun)
            begun = reader.line_num + 1
            yield [_unguarded(field) for field in record]
    except csv.Error as wrong:
        raise Unreadable("field_too_long", row=begun) from wrong


def sniff(text: str) -> str:
    """Return the delimiter that gives the first records the most columns, all alike where possible."""
    return max(DELIMITERS, key=lambda sign: (_columns(text, sign), -DELIMITERS.index(sign)))


def _columns(text: str, delimiter: str) -> tuple[bool, int]:
    reader = csv.reader(io.StringIO(text[:_LOOKED_AT], newline=""), delimiter=delimiter)
    try:
        counts = [len(record) for record in islice((record for record in reader if record), _SAMPLE)]
    except csv.Error:
        return False, 0
    alike = bool(counts) and min(counts) == max(counts) > 1
    return alike, sorted(counts)[len(counts) // 2] if counts else 0


def _unguarded(field: str) -> str:
    """Take off the apostrophe an export puts before what a spreadsheet program would run as a formula."""
    return field[1:] if _GUARD.match(field) else field
