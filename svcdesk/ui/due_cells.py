"""What a list says about when something is due: the day, or how much time is left, with its colour."""

from datetime import datetime, timedelta

from svcdesk.domain.times import SHANGHAI, local_day
from svcdesk.services.labels import state_label
from svcdesk.services.list_rows import Row
from svcdesk.ui.colours import Tone
from svcdesk.ui.language import Text
from svcdesk.ui.tables import Cell
from svcdesk.words import Message

_SOON, _PRESSING, _FAR = timedelta(days=1), timedelta(hours=2), timedelta(hours=48)
_SHEET = "signature"
_SETTLED: dict[str, Tone] = {
    "handling": "ok",
    "resolved": "ok",
    "waiting": "muted",
    "closed": "muted",
    "void": "muted",
}


def due(row: Row, now: datetime) -> Cell:
    """Return the day on which a record is due."""
    if row.due_at is None:
        return Cell("")
    day = f"{last_day(row.due_at):%Y-%m-%d}"
    if not row.open:
        return Cell(day, tone="muted")
    tone: Tone = "bad" if row.due_at <= now else "warn" if row.due_at - now <= _SOON else "neutral"
    return Cell(day, due_words(row, now) if tone != "neutral" else "", tone)


def remaining(row: Row, now: datetime) -> Cell:
    """Return how much time is left; without a running clock what a record waits for, or how it stands."""
    if row.open and row.due_at is not None:
        left = row.due_at - now
        tone: Tone = "bad" if left < timedelta(0) else "warn" if left <= _PRESSING else "neutral"
        return Cell(_left(left), tone=tone)
    if row.waits == _SHEET:
        return Cell(Message("lists.waits.signature"), tone="warn")
    if row.waits:
        return Cell(Message(f"lists.waits.{row.waits}"), tone="muted")
    return Cell(state_label(row.kind, row.state), tone=_SETTLED.get(row.state, "neutral"))


def _left(left: timedelta) -> Text:
    """Say time left as a clock does, whole days where they are many; what is late has a minus before it."""
    sign, span = ("−", -left) if left < timedelta(0) else ("", left)
    if span >= _FAR:
        days = span.days
        return Message("lists.left.late_days" if sign else "lists.left.days", {"days": days})
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return f"{sign}{hours}:{minutes:02d}"


def last_day(due_at: datetime) -> datetime:
    """Return when something due at an instant may last be done: what is due by midnight is due on the day before."""
    return (due_at - timedelta(microseconds=1)).astimezone(SHANGHAI)


def due_words(row: Row, now: datetime) -> Text:
    """Say when a record is due as people say it: late by so much, today, tomorrow, on a day."""
    if row.due_at is None:
        return ""
    if row.due_at <= now:
        return _late(now - row.due_at)
    day, today = last_day(row.due_at).date(), local_day(now)
    if day == today:
        return Message("lists.due.today")
    if day == today + timedelta(days=1):
        return Message("lists.due.tomorrow")
    return Message("lists.due.on", {"date": f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"})


def _late(late: timedelta) -> Message:
    if late.days:
        return Message("lists.due.late_days", {"days": late.days})
    if late < timedelta(hours=1):
        return Message("lists.due.late_minutes", {"minutes": late // timedelta(minutes=1)})
    return Message("lists.due.late_hours", {"hours": late // timedelta(hours=1)})
