"""The columns a list of records can have, and what stands in their cells."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from svcdesk.domain.times import SHANGHAI
from svcdesk.services import list_words
from svcdesk.services.labels import state_label
from svcdesk.services.list_rows import Row, Sort
from svcdesk.ui import due_cells
from svcdesk.ui.colours import Tone
from svcdesk.ui.language import Text
from svcdesk.ui.tables import Cell
from svcdesk.words import Message, codes

_TONES: dict[str, Tone] = {
    "planned": "muted",
    "checking": "accent",
    "signed": "ok",
    "acknowledged": "ok",
    "paid": "ok",
    "disposed": "ok",
    "handling": "accent",
    "resolved": "ok",
    "closed": "muted",
    "waiting": "warn",
    "ready": "warn",
    "sent": "warn",
    "open": "warn",
    "requested": "warn",
    "approved": "accent",
    "refused": "muted",
    "received": "accent",
    "inspected": "accent",
    "settled": "ok",
    "assessed": "accent",
    "investigated": "accent",
    "answered": "accent",
    "void": "muted",
    "draft": "muted",
    "cancelled": "muted",
    "retired": "muted",
}


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
        ListColumn("claim", Sort.NEWEST, 190),
        ListColumn("case", Sort.NEWEST, 220),
        ListColumn("name", Sort.TITLE, 190),
        ListColumn("number", Sort.NUMBER, 150),
        ListColumn("customer", Sort.TITLE, 170),
        ListColumn("subject", Sort.SUBJECT, 116),
        ListColumn("about", Sort.SUBJECT, 150),
        ListColumn("unit", Sort.UNIT, 120),
        ListColumn("code", Sort.UNIT, 100),
        ListColumn("state", Sort.STATE, 104),
        ListColumn("result", Sort.RESULT, 92),
        ListColumn("due", Sort.DUE, 100),
        ListColumn("remaining", Sort.URGENT, 84),
        ListColumn("topic", Sort.RESULT, 72),
        ListColumn("channel", Sort.CHANNEL, 96),
        ListColumn("review", Sort.REVIEW, 92),
        ListColumn("owner", Sort.OWNER, 84),
        ListColumn("department", Sort.DEPARTMENT, 110),
        ListColumn("amount", Sort.AMOUNT, 120, right=True),
        ListColumn("occurred", Sort.OCCURRED, 104),
    )
}


def cell(row: Row, key: str, now: datetime) -> Cell:
    """Return what stands in a column of a row at an instant."""
    made = _CELLS.get(key)
    return made(row, now) if made else Cell(_words(row, key))


def state_only(row: Row, now: datetime) -> Cell:
    """Return the state of a row in a list that tells in another column when it is due."""
    return _state(row, now)._replace(detail="")


def words_of(key: str, kinds: Sequence[str]) -> list[Message]:
    """Return the words a column of few words can show, for it to have room for the longest; none for others."""
    if key == "state":
        return [one for kind in kinds for one in _all_words(state_label(kind, "").code)]
    area = {"review": "lists.review", **{name: code for name, (_, code) in _CHOICES.items()}}.get(key)
    return _all_words(f"{area}.") if area else []


def _all_words(begin: str) -> list[Message]:
    area, _, inside = begin.partition(".")
    return [Message(f"{area}.{code}") for code in codes(area) if code.startswith(inside)]


def _record(row: Row, _now: datetime) -> Cell:
    return Cell(row.number, row.title, bold=row.conflict > 0, mark=list_words.mark(row))


def _case(row: Row, _now: datetime) -> Cell:
    matter = " · ".join(part for part in (row.title, row.subject) if part)
    return Cell(row.number, matter, bold=row.conflict > 0, mark=list_words.mark(row))


def _owner(row: Row, _now: datetime) -> Cell:
    return Cell(list_words.owner(row), tone="neutral" if list_words.owned(row) else "warn")


def _name(row: Row, _now: datetime) -> Cell:
    return Cell(row.title, row.number, mark=list_words.mark(row))


def _words(row: Row, key: str) -> Text:
    if key == "amount":
        return "" if row.amount is None else f"¥{row.amount:,.2f}"
    if key == "occurred":
        return f"{row.occurred_at.astimezone(SHANGHAI):%Y-%m-%d}"
    if key in _CHOICES:
        value, area = getattr(row, _CHOICES[key][0]), _CHOICES[key][1]
        return Message(f"{area}.{value}") if value else ""
    plain = {
        "number": row.number, "customer": row.title, "subject": row.subject, "about": row.subject,
        "unit": row.unit, "code": row.unit,
    }  # fmt: skip
    return plain[key]


_CHOICES = {
    "department": ("department", "rights.department"),
    "result": ("result", "delivery.result"),
    "topic": ("result", "ticket.kind"),
    "channel": ("channel", "ticket.channel"),
}
"""Columns of choices: the field of the row, and where its choices are named."""


def _state(row: Row, now: datetime) -> Cell:
    late = row.open and row.due_at is not None and row.due_at <= now
    tone: Tone = "bad" if late else _TONES.get(row.state, "neutral")
    return Cell(state_label(row.kind, row.state), list_words.state_due(row, now), tone)


_REVIEW_TONES: dict[str, Tone] = {"approved": "ok", "seen": "muted", "rework": "bad"}


def _review(row: Row, _now: datetime) -> Cell:
    """Return the office's last word; what was changed after it is told below."""
    tone = _REVIEW_TONES.get(list_words.verdict(row), "neutral")
    return Cell(list_words.reviewed(row), list_words.changed(row), tone)


_CELLS: dict[str, Callable[[Row, datetime], Cell]] = {
    "record": _record,
    "claim": _record,
    "case": _case,
    "name": _name,
    "owner": _owner,
    "state": _state,
    "due": due_cells.due,
    "remaining": due_cells.remaining,
    "review": _review,
}
"""Columns of more than plain words."""
