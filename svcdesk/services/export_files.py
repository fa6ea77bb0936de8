"""Writes tables as xlsx or csv that no spreadsheet program runs anything from, and that read back unchanged."""

import csv
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from svcdesk.errors import KnownError, reason
from svcdesk.words import Message

if TYPE_CHECKING:
    import xlsxwriter

Value = str | int | Decimal | date | datetime | None
Progress = Callable[[int, int], None]

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
"""How a text begins that a spreadsheet program would run as a formula."""

_GUARDED = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_SAMPLE, _EVERY = 200, 100
_NARROWEST, _WIDEST = 6, 60
_EXACT = 15  # significant digits a spreadsheet keeps of a number


def silent(done: int, total: int) -> None:
    """Take no notice of progress."""


def write_table(
    path: Path,
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    progress: Progress = silent,
    total: int = 0,
) -> int:
    """Write a table, as csv where the file is called so and else as xlsx, and return how many rows it has.

    The file appears whole or not at all. Raises ``KnownError`` where it cannot be written.
    """
    counted = _Counted(rows, progress, total)
    with _whole(path) as target:
        if path.suffix.lower() == ".csv":
            _write_csv(target, headings, counted)
        else:
            _write_xlsx(target, title, headings, counted)
    return counted.done


class _Counted:
    """Passes rows on, tells how many, and stops before a sheet is full."""

    def __init__(self, rows: Iterable[Sequence[Value]], progress: Progress, total: int) -> None:
        self._rows, self._progress, self._total = rows, progress, total
        self.done = 0

    def __iter__(self) -> Iterator[Sequence[Value]]:
        for row in self._rows:
            if self.done % _EVERY == 0:
                self._progress(self.done, max(self._total, self.done))
            self.done += 1
            yield row


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Give a file to write that takes the place of ``path`` when it is complete, and vanishes when it is not."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".svcdesk-", suffix=path.suffix)
        os.close(handle)
    except OSError as wrong:
        raise _not_written(path, wrong) from wrong
    unfinished = Path(name)
    try:
        yield unfinished
        unfinished.replace(path)
    except OSError as wrong:
        raise _not_written(path, wrong) from wrong
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()


def _not_written(path: Path, wrong: OSError) -> KnownError:
    return KnownError(Message("exporting.not_written", {"file": path.name, "why": reason(wrong)}))


def _write_csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)  # then no sign inside a text passes for a delimiter
        writer.writerow([guarded(heading) for heading in headings])
        writer.writerows([_plain(value) for value in row] for row in rows)


def _plain(value: Value) -> str:
    return guarded(value) if isinstance(value, str) else "" if value is None else written(value)


def written(value: int | Decimal | date) -> str:
    """Return a number or date as plain text."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def guarded(text: str) -> str:
    """Return a text that begins no formula: with an apostrophe before it, which an import takes off again."""
    return f"'{text}" if _GUARDED.match(text) else text


def _write_xlsx(path: Path, title: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    import xlsxwriter  # noqa: PLC0415 - a tenth of a second that only an export needs

    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_urls": False})
    try:
        _Page(book, title).write(headings, rows)
    finally:
        with suppress(xlsxwriter.exceptions.FileCreateError):  # what went wrong before it is what counts
            book.close()


class _Page:
    def __init__(self, book: "xlsxwriter.Workbook", title: str) -> None:
        self._page = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", title)[:31].strip() or None)
        self._head = book.add_format(
            {"bold": True, "bg_color": "#ECEAF6", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self._text = book.add_format({"valign": "top", "num_format": "@"})
        self._quoted = book.add_format({"valign": "top", "num_format": "@", "quote_prefix": True})
        self._number = book.add_format({"valign": "top"})
        self._day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"})
        self._instant = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm", "align": "left"})

    def write(self, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        remaining = iter(rows)
        sample = list(islice(remaining, _SAMPLE))
        for across, heading in enumerate(headings):
            shown = [heading, *(row[across] for row in sample)]
            self._page.set_column(across, across, _width(shown))
        self._page.freeze_panes(1, 0)
        for across, heading in enumerate(headings):
            self._page.write_string(0, across, heading, self._head)
        for down, row in enumerate(chain(sample, remaining), 1):
            if down > MOST_ROWS:
                raise KnownError(Message("exporting.too_many_rows", {"most": MOST_ROWS}))
            for across, value in enumerate(row):
                self._cell(down, across, value)

    def _cell(self, down: int, across: int, value: Value) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str):
            self._string(down, across, value)
        elif isinstance(value, datetime):
            self._page.write_datetime(down, across, value.replace(tzinfo=None), self._instant)
        elif isinstance(value, date):
            self._page.write_datetime(down, across, value, self._day)
        elif isinstance(value, Decimal) and len(value.as_tuple().digits) > _EXACT:
            self._page.write_string(down, across, written(value), self._text)
        else:
            self._page.write_number(down, across, value, self._number)

    def _string(self, down: int, across: int, text: str) -> None:
        if len(text) > LONGEST_CELL:
            raise KnownError(Message("exporting.text_too_long", {"row": down + 1, "most": LONGEST_CELL}))
        self._page.write_string(down, across, text, self._quoted if FORMULA.match(text) else self._text)


def _width(values: Sequence[Any]) -> int:
    """Return a width that shows most cells, in characters of the normal font; Chinese ones take two."""
    texts = (str(value).split("\n", 1)[0] for value in values if value is not None)
    longest = max((sum(2 if sign > "\u2e7f" else 1 for sign in text[:_WIDEST]) for text in texts), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)
