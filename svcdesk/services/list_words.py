"""What lists say in their columns beside plain fields, for the window and for what is taken out of it alike."""

from datetime import datetime, timedelta

from svcdesk.domain.times import SHANGHAI, local_day
from svcdesk.services.labels import state_label
from svcdesk.services.list_rows import Row
from svcdesk.words import Message

CHANGED_SINCE = "+"
"""What stands behind the office's verdict where the record was changed after it."""
TELL_DUE = frozenset({"due", "remaining"})
"""Columns beside which the state of a record does not say when it is due."""
_SOON, _FAR = timedelta(days=1), timedelta(hours=48)
_FOR_SOMEBODY = frozenset({"ticket", "service_order", "complaint", "return_case"})

Text = str | Message


def mark(row: Row) -> Text:
    """Say of a record that versions of it stand side by side, or how often it was amended."""
    if row.conflict:
        return Message("lists.mark.conflict")
    return Message("lists.mark.amended", {"n": row.amendment}) if row.amendment else ""


def owned(row: Row) -> bool:
    """Whether somebody deals with a record, or nobody has to."""
    return bool(row.owner_name) or not row.open or row.kind not in _FOR_SOMEBODY


def owner(row: Row) -> Text:
    """Return who deals with a record; of service and returns it is said where that is nobody yet."""
    return row.owner_name if owned(row) else Message("lists.nobody")


def verdict(row: Row) -> str:
    """Return the office's last word, empty for none."""
    return row.review.removesuffix(CHANGED_SINCE)


def reviewed(row: Row) -> Text:
    """Say what the office's last word is."""
    return Message(f"lists.review.{verdict(row)}") if row.review else ""


def changed(row: Row) -> Text:
    """Say that a record was changed after the office's last word."""
    return Message("lists.review.changed") if row.review != verdict(row) else ""


def soon(row: Row, now: datetime) -> bool:
    """Whether a record is late, or due within a day."""
    return row.open and row.due_at is not None and row.due_at - now <= _SOON


def state_due(row: Row, now: datetime) -> Text:
    """Say under the state of a record when it is due."""
    return due(row, now) if row.open else ""


def day_due(row: Row, now: datetime) -> Text:
    """Say under the day a record is due on how near that is."""
    return due(row, now) if soon(row, now) else ""


def remaining(row: Row, now: datetime) -> Text:
    """Say how much time is left; without a running clock what a record waits for, or how it stands."""
    if row.open and row.due_at is not None:
        return _left(row.due_at - now)
    return Message(f"lists.waits.{row.waits}") if row.waits else state_label(row.kind, row.state)


def _left(left: timedelta) -> Text:
    """Say time left as a clock does, whole days where they are many; what is late has a minus before it."""
    sign, span = ("−", -left) if left < timedelta(0) else ("", left)
    if span >= _FAR:
        return Message("lists.left.late_days" if sign else "lists.left.days", {"days": span.days})
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return f"{sign}{hours}:{minutes:02d}"


def last_day(due_at: datetime) -> datetime:
    """Return when something due at an instant may last be done: what is due by midnight is due on the day before."""
    return (due_at - timedelta(microseconds=1)).astimezone(SHANGHAI)


def due(row: Row, now: datetime) -> Text:
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
