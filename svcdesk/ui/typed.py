"""Reading what people type: numbers, dates and times in the forms they come in, full-width signs included."""

import re
import unicodedata
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from svcdesk.domain.times import SHANGHAI, local_day
from svcdesk.errors import KnownError
from svcdesk.words import Message

_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d*)?|[+-]?\.\d+")
_DATE = re.compile(r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_SHORT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MOMENT = re.compile(r"(.*?)(\d{1,2})\s*[:时点]\s*(\d{1,2})\s*分?")
_NEAR = {"今天": 0, "today": 0, "昨天": -1, "yesterday": -1, "明天": 1, "tomorrow": 1, "后天": 2, "前天": -2}


class Unreadable(KnownError):  # noqa: N818 - says what the text is
    """Text that cannot be read as what the field asks for."""


def clean(typed: str) -> str:
    """Return text without outer spaces, with full-width digits and signs made ordinary."""
    return unicodedata.normalize("NFKC", typed).replace("。", ".").replace("−", "-").strip()


def number(typed: str, unit: str = "") -> Decimal | None:
    """Read a number, with thousands commas and its own unit behind it or not; empty is ``None``."""
    text = clean(typed)
    if unit and text.endswith(clean(unit)):
        text = text.removesuffix(clean(unit)).rstrip()
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise Unreadable(Message("form.number_unreadable", {"text": typed.strip()}))
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation as error:
        raise Unreadable(Message("form.number_unreadable", {"text": typed.strip()})) from error


def whole(typed: str, unit: str = "") -> int | None:
    """Read a whole number."""
    try:
        value = number(typed, unit)
    except Unreadable as error:
        raise Unreadable(Message("form.whole_unreadable", {"text": typed.strip()})) from error
    if value is None:
        return None
    if value != value.to_integral_value():
        raise Unreadable(Message("form.whole_unreadable", {"text": typed.strip()}))
    return int(value)


def money(typed: str, unit: str = "") -> Decimal | None:
    """Read an amount of at most two decimals, with ¥ or 元 or without."""
    text = clean(typed).removeprefix("¥").removeprefix("\\").removesuffix("元").strip()
    try:
        value = number(text, unit)
    except Unreadable as error:
        raise Unreadable(Message("form.money_unreadable", {"text": typed.strip()})) from error
    if value is None:
        return None
    if value != round(value, 2):
        raise Unreadable(Message("form.money_unreadable", {"text": typed.strip()}))
    return value.quantize(Decimal("0.01"))


def day(typed: str, today: date) -> date | None:
    """Read a date: 2026-03-05, 2026/3/5, 2026年3月5日, 20260305, 3-5 (this year), 今天, 昨天, tomorrow."""
    text = clean(typed).lower()
    if not text:
        return None
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    found = _SHORT_DATE.fullmatch(text) or _DATE.fullmatch(text)
    with suppress(ValueError):  # a 31st of April is told like any other unreadable date
        if found:
            year, month, in_month = found.groups()
            return date(int(year or today.year), int(month), int(in_month))
    raise Unreadable(Message("form.date_unreadable", {"text": typed.strip()}))


def moment(typed: str, now: datetime) -> datetime | None:
    """Read a date and a time of day, of the zone that is also printed; a time alone is today's."""
    text = re.sub(r"(?<=\d)[Tt](?=\d)", " ", clean(typed))
    if not text:
        return None
    found = _MOMENT.fullmatch(text)
    if found:
        before, hour, minute = found[1].strip(), int(found[2]), int(found[3])
        today = local_day(now)
        on = day(before, today) if before else today
        if on and hour < 24 and minute < 60:
            return datetime(on.year, on.month, on.day, hour, minute, tzinfo=SHANGHAI)
    raise Unreadable(Message("form.moment_unreadable", {"text": typed.strip()}))


def show_number(value: Decimal | int) -> str:
    """Write a number as it was typed: no exponent, no lost zeros."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def show_money(value: Decimal) -> str:
    """Write an amount with thousands commas and two decimals."""
    return f"{value:,.2f}"


def show_day(value: date) -> str:
    """Write a date as in tables."""
    return value.strftime("%Y-%m-%d")


def show_moment(value: datetime) -> str:
    """Write a time as in tables and on paper, whatever zone this machine is set to."""
    return value.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
