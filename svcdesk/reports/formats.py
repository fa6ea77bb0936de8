"""How days, times and quantities are written: 2026-03-05 in tables, 2026年3月5日 in sentences, times of the site."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from svcdesk.domain.sheets import SheetLanguage
from svcdesk.domain.times import SHANGHAI

_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]


def day(value: date | None) -> str:
    """Return a day as tables show it, or nothing."""
    return value.isoformat() if value else ""


def day_in_words(value: date | None, language: SheetLanguage) -> str:
    """Return a day as sentences and signature lines show it, or nothing."""
    if value is None:
        return ""
    english = f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    chinese = f"{value.year}年{value.month}月{value.day}日"
    return {"zh": chinese, "en": english, "both": f"{chinese} / {english}"}[language]


def moment(value: datetime | None) -> str:
    """Return a time as tables show it: ``2026-11-23 15:06``, or nothing."""
    return value.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if value else ""


def deadline(value: datetime | None) -> str:
    """Return the last moment that is in time: the end of a day as ``2026-11-24 24:00``, not the next day's start."""
    if value is None or value.astimezone(SHANGHAI).time() != time(0):
        return moment(value)
    return f"{value.astimezone(SHANGHAI) - timedelta(days=1):%Y-%m-%d} 24:00"


def clock(value: datetime | None) -> str:
    """Return the time of day alone: ``15:06``."""
    return value.astimezone(SHANGHAI).strftime("%H:%M") if value else ""


def reading(value: Decimal | None, unit: str = "") -> str:
    """Return a measured value as it was written down, with its unit: ``1.10 MPa``; nothing where there is none."""
    return "" if value is None else f"{value:f} {unit}".strip()


def quantity(value: Decimal | None, unit: str = "") -> str:
    """Return a quantity without idle zeros, with its unit: ``2.5 m``; nothing where it is unknown."""
    if value is None:
        return ""
    figure = f"{value:f}"
    return f"{figure.rstrip('0').rstrip('.') if '.' in figure else figure} {unit}".strip()
