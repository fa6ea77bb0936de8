"""Days and zones: calendar days are the site's, Asia/Shanghai unless it says otherwise."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def from_microseconds(value: int) -> datetime:
    """Return the instant so many microseconds after 1970-01-01 UTC, as desks keep it."""
    return EPOCH + timedelta(microseconds=value)


def local_day(at: datetime, zone: ZoneInfo = SHANGHAI) -> date:
    """Return the calendar day of an instant in a zone."""
    return at.astimezone(zone).date()


def end_of_day(day: date, zone: ZoneInfo = SHANGHAI) -> datetime:
    """Return the first instant after a day: what is due on that day is late from here on."""
    return datetime.combine(day + timedelta(days=1), time(0), zone)


def add_months(day: date, months: int) -> date:
    """Return the same day some months later; the last day of a shorter month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def warranty_end(start: date, months: int) -> date:
    """Return the last day covered by a warranty of some months that starts on a day."""
    return add_months(start, months) - timedelta(days=1)


def instant(day: date, seconds: int, zone: ZoneInfo) -> datetime:
    """Return the instant at which local clocks show so many seconds after midnight, in UTC.

    Clocks that are set back show a time twice: the first one counts. A time that clocks set forward leap over is
    the instant of the leap.
    """
    wall = datetime.combine(day, time(0)) + timedelta(seconds=seconds)
    found = wall.replace(tzinfo=zone).astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None) == wall:
        return found
    return _leap(wall.replace(tzinfo=zone, fold=1).astimezone(UTC), found, zone)


def _leap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the first instant of the offset that holds ``after``, to the second; clocks were set between the two."""
    offset = after.astimezone(zone).utcoffset()
    low, high = 0, int((after - before).total_seconds())
    while low < high:
        middle = (low + high) // 2
        if (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() == offset:
            high = middle
        else:
            low = middle + 1
    return before + timedelta(seconds=low)
