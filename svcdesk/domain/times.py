"""Days and zones: calendar days are the site's, Asia/Shanghai unless it says otherwise."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


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
