"""Reads moments, a day with or without the time of day, of every shape that says clearly which one it means."""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from svcdesk.domain.times import SHANGHAI
from svcdesk.services.importing import dates
from svcdesk.services.importing.cells import Cell
from svcdesk.services.importing.convert import Doubt, folded, known

_CLOCK = re.compile(
    r"(?:[t\s]|日)+(?:(上午|下午|am|pm)\s*)?(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?秒?|分)?"
    r"(?:\s*(am|pm))?\s*(z|[+-]\d{2}:?\d{2})?$"
)
_AFTERNOON, _MORNING = {"下午", "pm"}, {"上午", "am"}


class Moment(NamedTuple):
    """An instant at the site; ``timed`` is false where only the day was said."""

    at: datetime
    timed: bool

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}" if self.timed else f"{self.at:%Y-%m-%d}"


def moment(cell: Cell, first: bool | None = None) -> Moment:
    """Return the instant a cell names; ``first`` is what ``dates.day_first`` says of its column. Raises ``Doubt``."""
    cell = known(cell)
    if isinstance(cell, str):
        return _quick(cell) or _written(cell, first)
    if isinstance(cell, datetime):
        return _of(dates.day(cell), cell.time(), cell.tzinfo)
    if isinstance(cell, float) and cell % 1:
        seconds = round(cell % 1 * 86_400)
        return Moment(_at(dates.day(cell // 1), time(0)) + timedelta(seconds=seconds), timed=True)
    return Moment(_at(dates.day(cell, first), time(0)), timed=False)


def _quick(said: str) -> Moment | None:
    """Read what most tables write in a tenth of the time: 2026-03-05 14:18, with or without seconds or offset."""
    if len(said) < 16 or said[4:5] != "-":
        return None
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        return None
    return _of(dates.day(found), found.time(), found.tzinfo)


def _written(said: str, first: bool | None) -> Moment:
    plain = folded(said)
    match = _CLOCK.search(plain)
    if match is None:
        return Moment(_at(dates.day(said, first), time(0)), timed=False)
    day = dates.day(plain[: match.start()] + ("日" if "日" in match[0] else ""), first)
    half, hour = match[1] or match[5], int(match[2])
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half in _MORNING and hour == 12:
        hour = 0
    try:
        clock = time(hour, int(match[3]), int(match[4] or 0))
        zone = datetime.strptime(match[6].replace("z", "+0000"), "%z").tzinfo if match[6] else None
    except ValueError as wrong:
        raise Doubt("no_such_time") from wrong
    return _of(day, clock, zone)


def _of(day: date, clock: time, zone: object = None) -> Moment:
    at = datetime.combine(day, clock, zone or SHANGHAI)  # type: ignore[arg-type]
    return Moment(at.astimezone(SHANGHAI), timed=True)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, SHANGHAI)
