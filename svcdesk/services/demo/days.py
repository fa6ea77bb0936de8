"""Working days counted from now, so that the demo desk is as old on every day it is made."""

from datetime import date, datetime, time, timedelta

from svcdesk.domain.times import SHANGHAI, local_day
from svcdesk.domain.workdays import china
from svcdesk.services.demo.service_data import When

_DAY = timedelta(days=1)
_WELL_BEGUN = time(11)


class Days:
    """Counts from day 0: today, once a working morning is well begun, else the last working day before it."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        here = now.astimezone(SHANGHAI)
        today = local_day(now)
        self._zero = today if china().works(today) and here.time() >= _WELL_BEGUN else _step(today, -_DAY)

    def day(self, offset: int) -> date:
        """Return the working day that many working days after day 0, or before it."""
        day = self._zero
        for _ in range(abs(offset)):
            day = _step(day, _DAY if offset > 0 else -_DAY)
        return day

    def when(self, when: When) -> datetime:
        """Return the time something happened: so many minutes ago, or at a time of a working day."""
        return self._now - timedelta(minutes=when.ago) if when.ago else self.at(when.day, when.at)

    def at(self, offset: int, clock: str) -> datetime:
        """Return a time of day (``09:20``) on such a day."""
        return datetime.combine(self.day(offset), time.fromisoformat(clock), SHANGHAI)


def _step(day: date, by: timedelta) -> date:
    day += by
    while not china().works(day):
        day += by
    return day
