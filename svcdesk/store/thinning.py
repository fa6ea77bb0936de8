"""Which backups are worth their room: all of two days, then one a day, one a week, one a month."""

from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta

ALL = timedelta(days=2)
DAILY = timedelta(days=14)
WEEKLY = timedelta(days=60)


def worth_keeping(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return those times whose backups stay: the newest of every span, the newest of all, and what lies ahead."""
    kept: dict[Hashable, datetime] = {}
    for time in times:
        span = _span(time, now)
        kept[span] = max(time, kept.get(span, time))
    return set(kept.values())


def _span(time: datetime, now: datetime) -> Hashable:
    """Return what a backup shares with those it may stand for; ages count from ``now``, days are its own."""
    age = now - time
    if age < ALL:  # a time ahead of now is kept too: a clock was set back, and nobody knows which one is right
        return time
    if age < DAILY:
        return "day", time.date()
    if age < WEEKLY:
        return "week", time.isocalendar()[:2]
    return "month", time.year, time.month
