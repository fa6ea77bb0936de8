"""Turns cells into typed values as people write them: amounts with ¥ and full-width digits, dates of many shapes.

Every function raises ``Doubt`` with the code of a sentence where a cell does not say clearly what it means.
"""

import re
import struct
import unicodedata
from datetime import date, time, timedelta
from decimal import Decimal
from functools import lru_cache

from svcdesk.services.importing.cells import Cell, Fault

_PRECISE = 15  # significant digits a spreadsheet keeps; what follows is noise of its arithmetic
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_CURRENCY = re.compile(r"^(?:rmb|cny|¥)\s*|\s*(?:rmb|cny|元整?|圆整?)$")
_FOREIGN = re.compile(r"[$€£]|usd|eur|gbp|hkd|jpy|美元|欧元|港币|日元")
_MEANT = 7  # significant digits somebody can have meant who stored a number in single precision
_SMALLEST, _LARGEST = Decimal("1e-30"), Decimal("1e30")
_YES = {"是", "y", "yes", "true", "t", "1", "√", "✓", "✔", "☑", "有", "对", "需要", "启用", "on"}
_NO = {"否", "n", "no", "false", "f", "0", "×", "✗", "✘", "x", "☐", "无", "不", "不需要", "停用", "off"}


class Doubt(Exception):  # noqa: N818 - what the reader is left with
    """A cell that does not say clearly what it means; ``code`` is a key of ``words/importing.toml``."""

    def __init__(self, code: str, **params: str | tuple[str, ...]) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def known(cell: Cell) -> Cell:
    """Return a cell that has a value; raises ``Doubt`` for an error or a formula nobody has calculated."""
    if isinstance(cell, Fault):
        raise Doubt("formula_without_result") if cell.text == "=" else Doubt("formula_error", error=cell.text)
    return cell


def text(cell: Cell) -> str:
    """Return a cell as text, exactly as it stands; numbers as a person would type them."""
    cell = known(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, int | float):
        return _plain(_exact(cell))
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, date | time):
        return cell.isoformat()
    if "\x00" in str(cell):
        raise Doubt("null_character")
    return str(cell)


def number(cell: Cell) -> Decimal:
    """Return a number; thousands may be grouped by commas, digits may be full-width, ``1.5万`` is 15000."""
    cell = known(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        raise Doubt("no_number")
    if not isinstance(cell, str):
        return _exact(cell)
    said = folded(cell)
    tens = said.endswith("万")
    said = said.removesuffix("万").strip()
    negative = said.startswith("(") and said.endswith(")")
    said = said.strip("()") if negative else said
    if _GROUPED.fullmatch(said):
        said = said.replace(",", "")
    if not _NUMBER.fullmatch(said):
        raise Doubt("no_number")
    value = Decimal(said) * (10_000 if tens else 1)
    return -value if negative else value


def money(cell: Cell) -> Decimal:
    """Return an amount in yuan; another currency is refused, single-precision noise is taken off (``undone``)."""
    cell = known(cell)
    if isinstance(cell, str):
        said = folded(cell)
        if _FOREIGN.search(said):
            raise Doubt("foreign_currency")
        cell = _CURRENCY.sub("", _CURRENCY.sub("", said))
    return undone(number(cell))


def share(cell: Cell) -> Decimal:
    """Return a share from 0 to 1, also of ``15%``."""
    cell = known(cell)
    if isinstance(cell, str) and (said := folded(cell)).endswith("%"):
        return number(said[:-1]) / 100
    return undone(number(cell))


def discount(cell: Cell) -> Decimal:
    """Return what is taken off, as a share: ``0.15``, ``15%``, or ``85折`` and ``8.5折``, both 0.15."""
    cell = known(cell)
    if isinstance(cell, str) and (said := folded(cell)).endswith("折"):
        kept = number(said[:-1])
        return 1 - kept / (10 if kept <= 10 else 100)
    return share(cell)


def undone(value: Decimal) -> Decimal:
    """Return what was meant by a number stored in single precision: 9.80000019 is 9.8, 0.150000006 is 0.15.

    Such a number spells out a single-precision number to eight digits or more, and that very number has a name of at
    most seven digits that is at least two places shorter. An amount in yuan and 分 is never touched.
    """
    digits = len(value.normalize().as_tuple().digits)
    if digits <= _MEANT or _places(value) <= 2 or not _SMALLEST < abs(value) < _LARGEST:
        return value
    (single,) = struct.unpack("f", struct.pack("f", float(value)))
    if Decimal(f"{single:.{digits}g}") != value:
        return value
    for length in range(1, _MEANT + 1):
        name = Decimal(f"{single:.{length}g}")
        if struct.pack("f", float(name)) == struct.pack("f", single):
            return Decimal(f"{name:f}") if _places(value) - _places(name) >= 2 else value
    return value


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def noisy(cell: Cell) -> bool:
    """Tell whether an amount carries single-precision noise, which ``money`` takes off."""
    if not isinstance(cell, float | str) or len(str(cell)) <= _MEANT:
        return False
    try:
        value = number(cell)
    except Doubt:
        return False
    return undone(value) != value


def whole(cell: Cell) -> int:
    """Return a whole number."""
    value = number(cell)
    if value != value.to_integral_value() or abs(value) > 10**9:
        raise Doubt("no_whole_number")
    return int(value)


def months(cell: Cell) -> int:
    """Return a number of months, also of ``12个月``, ``2年`` or ``2 years``."""
    cell = known(cell)
    if not isinstance(cell, str):
        return whole(cell)
    said = folded(cell)
    years = re.fullmatch(r"(.+?)\s*(年|years?)", said)
    if years:
        return whole(years[1]) * 12
    return whole(re.sub(r"\s*(个月|月|months?)$", "", said))


def days(cell: Cell) -> int:
    """Return a number of days, also of ``7天`` or ``7 days``."""
    cell = known(cell)
    return whole(re.sub(r"\s*(天|日|days?)$", "", folded(cell)) if isinstance(cell, str) else cell)


def truth(cell: Cell) -> bool:
    """Return yes or no, in Chinese, English, digits or ticks."""
    cell = known(cell)
    if isinstance(cell, bool):
        return cell
    said = folded(text(cell))
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise Doubt("no_truth")


def folded(said: str) -> str:
    """Return a text with half-width signs, small letters and no blanks around it."""
    return _folded(said)


@lru_cache(maxsize=4096)
def _folded(said: str) -> str:
    return unicodedata.normalize("NFKC", said).replace("￥", "¥").strip().casefold()


def _exact(value: float) -> Decimal:
    if not abs(value) < float("inf"):
        raise Doubt("no_number")
    exact = Decimal(repr(value))
    if len(exact.as_tuple().digits) > _PRECISE and isinstance(value, float):
        exact = Decimal(f"{value:.{_PRECISE}g}")
    return exact


def _plain(value: Decimal) -> str:
    if abs(value) >= 10**_PRECISE:
        raise Doubt("too_many_digits")
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
