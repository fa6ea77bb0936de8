"""Reads workbooks (xlsx, xlsm, xls, xlsb, ods) in the reading process; formulas count by their last result."""

import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

import python_calamine as calamine

from svcdesk.services.importing.cells import Cell, Fault, Row
from svcdesk.services.importing.faults import Faults, faults
from svcdesk.services.importing.unreadable import Unreadable

UNPACKED = 512 << 20
"""Bytes a workbook may unpack to."""


class Sheet(NamedTuple):
    """One sheet: the names of all of them, its own, its rows from row 1 on."""

    names: tuple[str, ...]
    name: str
    rows: Iterator[Row]


def read(path: str, wanted: str = "") -> Sheet:
    """Open a workbook on a sheet: the named one, or the first visible one with anything in it."""
    _require_modest(path)
    try:
        book = calamine.CalamineWorkbook.from_path(path)
        names = tuple(
            one.name for one in book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet and _shown(one)
        )
        if wanted and wanted not in names:
            raise Unreadable("no_such_sheet", sheet=wanted)
        for name in (wanted,) if wanted else names:
            sheet = book.get_sheet_by_name(name)
            if sheet.start is not None or wanted:
                return _opened(path, names, sheet)
    except calamine.PasswordError as wrong:
        raise Unreadable("encrypted") from wrong
    except (calamine.CalamineError, OSError, ValueError) as wrong:
        raise Unreadable("broken", why=str(wrong)[:200]) from wrong
    raise Unreadable("empty")


def _shown(sheet: calamine.SheetMetadata) -> bool:
    return bool(sheet.visible == calamine.SheetVisibleEnum.Visible)


def _require_modest(path: str) -> None:
    """Refuse an archive that unpacks to more than any honest workbook; calamine holds it to what it declares."""
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            total = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as wrong:
        raise Unreadable("broken", why=str(wrong)[:200]) from wrong
    if total > UNPACKED:
        raise Unreadable("bomb", most=UNPACKED >> 20)


def _opened(path: str, names: tuple[str, ...], sheet: calamine.CalamineSheet) -> Sheet:
    top, left = sheet.start or (0, 0)
    return Sheet(names, sheet.name, _rows(sheet, top, left, faults(path, sheet.name)))


def _rows(sheet: calamine.CalamineSheet, top: int, left: int, unknown: Faults) -> Iterator[Row]:
    for down in range(top):
        yield _with_faults([], unknown.get(down, {}))
    last = top
    for last, row in enumerate(sheet.to_python(skip_empty_area=True), top):
        cells: list[Cell] = [None] * left
        cells += (_unescaped(cell) for cell in row)
        yield _with_faults(cells, unknown.get(last, {}))
    for down in range(last + 1, max(unknown, default=-1) + 1):
        yield _with_faults([], unknown.get(down, {}))


def _unescaped(cell: Any) -> Cell:
    """Give back the two characters calamine leaves as XML escapes; an empty text is an empty cell."""
    if isinstance(cell, str) and "_xFFF" in cell:
        cell = cell.replace("_xFFFE_", "\ufffe").replace("_xFFFF_", "\uffff")
    return None if cell == "" else cell


def _with_faults(cells: list[Cell], unknown: dict[int, str]) -> list[Cell]:
    for across, text in unknown.items():
        cells += [None] * (across + 1 - len(cells))
        cells[across] = Fault(text)
    return cells
