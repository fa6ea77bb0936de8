"""The colours of what a list says about when something is due."""

from datetime import datetime, timedelta

from svcdesk.services import list_words
from svcdesk.services.list_rows import Row
from svcdesk.ui.colours import Tone
from svcdesk.ui.tables import Cell

_PRESSING = timedelta(hours=2)
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
    day = f"{list_words.last_day(row.due_at):%Y-%m-%d}"
    if not row.open:
        return Cell(day, tone="muted")
    tone: Tone = "bad" if row.due_at <= now else "warn" if list_words.soon(row, now) else "neutral"
    return Cell(day, list_words.day_due(row, now), tone)


def remaining(row: Row, now: datetime) -> Cell:
    """Return how much time is left; without a running clock what a record waits for, or how it stands."""
    return Cell(list_words.remaining(row, now), tone=_tone(row, now))


def _tone(row: Row, now: datetime) -> Tone:
    if row.open and row.due_at is not None:
        left = row.due_at - now
        return "bad" if left < timedelta(0) else "warn" if left <= _PRESSING else "neutral"
    if row.waits:
        return "warn" if row.waits == _SHEET else "muted"
    return _SETTLED.get(row.state, "neutral")
