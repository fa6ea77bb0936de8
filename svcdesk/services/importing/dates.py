"""Reads dates of every shape that says clearly which day it means."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from svcdesk.services.importing.cells import Cell
from svcdesk.services.importing.convert import Doubt, folded, known

_EPOCH = date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)  # 1927-05-18 to 2119-01-10
_YEARS = range(1900, 2200)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NAMED = re.compile(r"(?:(\d{1,2})[-\s.]*([a-z]{3,9})|([a-z]{3,9})[-\s.]*(\d{1,2}))(?:st|nd|rd|th)?[-\s.,]*(\d{4})")
_TIME = re.compile(r"[t\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(z|[+-]\d{2}:?\d{2})?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_TENS = re.compile(r"([一二三]?)十([一二三四五六七八九]?)")


def day_first(cells: Iterable[Cell]) -> bool | None:
    """Tell from a whole column whether 05/03/2026 is in March (true) or in May; nothing where no cell decides."""
    said = [match for cell in cells if isinstance(cell, str) and (match := _YEAR_LAST.fullmatch(_dateless(cell)))]
    days = any(int(match[1]) > 12 for match in said)
    months = any(int(match[2]) > 12 for match in said)
    return None if days == months else days


def day(cell: Cell, first: bool | None = None) -> date:
    """Return the day a cell names; ``first`` is what ``day_first`` says of its column. Raises ``Doubt``."""
    cell = known(cell)
    if isinstance(cell, datetime):
        return _plausible(cell.date())
    if isinstance(cell, date):
        return _plausible(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _serial(cell)
    if not isinstance(cell, str):
        raise Doubt("no_date")
    return _written(_dateless(cell), first)


def _serial(value: float) -> date:
    if not abs(value) < 10**9:
        return _doubt()
    if int(value) in _SERIALS:
        return _EPOCH + timedelta(days=int(value))
    together = _TOGETHER.fullmatch(f"{value:.0f}")
    return _made(together[1], together[2], together[3]) if together else _doubt()


def _written(said: str, first: bool | None) -> date:
    if match := _YEAR_FIRST.fullmatch(said) or _TOGETHER.fullmatch(said):
        return _made(*match.groups())
    if match := _YEAR_LAST.fullmatch(said):
        return _year_last(said, match, first)
    if match := _NAMED.fullmatch(said):
        return _named(match)
    return _serial(int(said)) if said.isdigit() and int(said) in _SERIALS else _doubt()


def _year_last(said: str, match: re.Match[str], first: bool | None) -> date:
    one, other, year = match.groups()
    if first is None and int(one) <= 12 and int(other) <= 12 and one != other:
        raise Doubt("ambiguous_date", date=said)
    if int(other) > 12 or (first is False and int(one) <= 12):
        return _made(year, one, other)
    return _made(year, other, one)


def _named(match: re.Match[str]) -> date:
    name = match[2] or match[3]
    if name[:3] not in _MONTHS:
        return _doubt()
    return _made(match[5], str(_MONTHS.index(name[:3]) + 1), match[1] or match[4])


def _made(year: str, month: str, number: str) -> date:
    try:
        return _plausible(date(int(year), int(month), int(number)))
    except ValueError as wrong:
        raise Doubt("no_such_day") from wrong


def _plausible(found: date) -> date:
    if found.year not in _YEARS:
        raise Doubt("no_such_day")
    return found


def _dateless(said: str) -> str:
    """Return a text as a plain date: half-width, Chinese numerals as digits, the time of day taken off."""
    plain = _TIME.sub("", folded(said))
    if "年" in plain or "月" in plain:
        plain = _TENS.sub(_tens, plain).translate(_DIGITS)
    return "".join(plain.split()) if not plain.isascii() else plain


def _tens(match: re.Match[str]) -> str:
    return f"{match[1] or '一'}{match[2] or '〇'}"


def _doubt() -> date:
    raise Doubt("no_date")
