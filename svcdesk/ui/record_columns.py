"""The columns a list of records can have, and what stands in their cells."""

from datetime import datetime, timedelta
from typing import NamedTuple

from svcdesk.domain.times import SHANGHAI, local_day
from svcdesk.services.labels import state_label
from svcdesk.services.lists import Row, Sort
from svcdesk.ui.colours import Tone
from svcdesk.ui.language import Text
from svcdesk.ui.tables import Cell
from svcdesk.words import Message

_TONES: dict[str, Tone] = {
    "planned": "muted",
    "checking": "accent",
    "signed": "ok",
    "acknowledged": "ok",
    "paid": "ok",
    "disposed": "ok",
    "ready": "warn",
    "sent": "warn",
    "open": "warn",
    "void": "muted",
    "draft": "muted",
    "cancelled": "muted",
    "retired": "muted",
}
_SOON = timedelta(days=1)


class ListColumn(NamedTuple):
    """A column: its sort, its width in device-independent pixels at normal font size, and which way it runs."""

    key: str
    sort: Sort
    width: int
    right: bool = False

    @property
    def title(self) -> Message:
        return Message(f"lists.column.{self.key}")


COLUMNS: dict[str, ListColumn] = {
    column.key: column
    for column in (
        ListColumn("record", Sort.NEWEST, 190),
        ListColumn("name", Sort.TITLE, 190),
        ListColumn("number", Sort.NUMBER, 150),
        ListColumn("customer", Sort.TITLE, 170),
        ListColumn("subject", Sort.SUBJECT, 116),
        ListColumn("about", Sort.SUBJECT, 150),
        ListColumn("unit", Sort.UNIT, 120),
        ListColumn("code", Sort.UNIT, 100),
        ListColumn("state", Sort.STATE, 96),
        ListColumn("result", Sort.RESULT, 92),
        ListColumn("due", Sort.DUE, 104),
        ListColumn("owner", Sort.OWNER, 84),
        ListColumn("department", Sort.DEPARTMENT, 110),
        ListColumn("amount", Sort.AMOUNT, 120, right=True),
        ListColumn("occurred", Sort.OCCURRED, 104),
    )
}


def cell(row: Row, key: str, now: datetime) -> Cell:
    """Return what stands in a column of a row at an instant."""
    if key == "record":
        return Cell(row.number, row.title, bold=row.conflict > 0, mark=_mark(row))
    if key == "name":
        return Cell(row.title, row.number, mark=_mark(row))
    if key == "state":
        return _state(row, now)
    if key == "due":
        return _due(row, now)
    return Cell(_words(row, key))


def _words(row: Row, key: str) -> Text:
    if key == "amount":
        return "" if row.amount is None else f"¥{row.amount:,.2f}"
    if key == "occurred":
        return f"{row.occurred_at.astimezone(SHANGHAI):%Y-%m-%d}"
    if key == "department":
        return Message(f"rights.department.{row.department}") if row.department else ""
    if key == "result":
        return Message(f"delivery.result.{row.result}") if row.result else ""
    plain = {
        "number": row.number, "customer": row.title, "subject": row.subject, "about": row.subject,
        "unit": row.unit, "code": row.unit, "owner": row.owner_name,
    }  # fmt: skip
    return plain[key]


def _mark(row: Row) -> Text:
    if row.conflict:
        return Message("lists.mark.conflict")
    return Message("lists.mark.amended", {"n": row.amendment}) if row.amendment else ""


def _state(row: Row, now: datetime) -> Cell:
    late = row.open and row.due_at is not None and row.due_at <= now
    tone: Tone = "bad" if late else _TONES.get(row.state, "neutral")
    return Cell(state_label(row.kind, row.state), _due_words(row, now) if row.open else "", tone)


def _due(row: Row, now: datetime) -> Cell:
    if row.due_at is None:
        return Cell("")
    day = f"{_last_day(row.due_at):%Y-%m-%d}"
    if not row.open:
        return Cell(day, tone="muted")
    tone: Tone = "bad" if row.due_at <= now else "warn" if row.due_at - now <= _SOON else "neutral"
    return Cell(day, _due_words(row, now) if tone != "neutral" else "", tone)


def _last_day(due_at: datetime) -> datetime:
    """Return when something due at an instant may last be done: what is due by midnight is due on the day before."""
    return (due_at - timedelta(microseconds=1)).astimezone(SHANGHAI)


def _due_words(row: Row, now: datetime) -> Text:
    if row.due_at is None:
        return ""
    if row.due_at <= now:
        late = now - row.due_at
        if late.days:
            return Message("lists.due.late_days", {"days": late.days})
        return Message("lists.due.late_hours", {"hours": late // timedelta(hours=1)})
    day, today = _last_day(row.due_at).date(), local_day(now)
    if day == today:
        return Message("lists.due.today")
    if day == today + timedelta(days=1):
        return Message("lists.due.tomorrow")
    return Message("lists.due.on", {"date": f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"})
