"""What each column of a list holds in a spreadsheet: headings and typed values; a column of two lines becomes two."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from svcdesk.domain.times import SHANGHAI
from svcdesk.services import list_words
from svcdesk.services.export_files import Value
from svcdesk.services.labels import state_label
from svcdesk.services.lists import Row
from svcdesk.words import Lang, Message, label, say

_HOUR = Decimal(3600)
_TENTH = Decimal("0.1")


class Part(NamedTuple):
    """One column of a spreadsheet: the code of its heading, and what a row says there at an instant."""

    heading: str
    value: Callable[[Row, datetime], Value | Message]


def _number(row: Row, _now: datetime) -> str:
    return row.number


def _title(row: Row, _now: datetime) -> str:
    return row.title


def _subject(row: Row, _now: datetime) -> str:
    return row.subject


def _unit(row: Row, _now: datetime) -> str:
    return row.unit


def _owner(row: Row, _now: datetime) -> str | Message:
    return list_words.owner(row)


def _mark(row: Row, _now: datetime) -> str | Message:
    return list_words.mark(row)


def _amount(row: Row, _now: datetime) -> Decimal | None:
    return row.amount


def _state(row: Row, _now: datetime) -> Message:
    return state_label(row.kind, row.state)


def _due_on(row: Row, _now: datetime) -> date | None:
    return list_words.last_day(row.due_at).date() if row.due_at else None


def _due_at(row: Row, _now: datetime) -> datetime | None:
    return row.due_at.astimezone(SHANGHAI) if row.due_at else None


def _occurred(row: Row, _now: datetime) -> datetime:
    return row.occurred_at.astimezone(SHANGHAI)


def _hours(row: Row, now: datetime) -> Decimal | None:
    """Return the hours left, negative where it is late; nothing where no clock runs."""
    if not row.open or row.due_at is None:
        return None
    return (Decimal((row.due_at - now) // timedelta(seconds=1)) / _HOUR).quantize(_TENTH)


def _department(row: Row, _now: datetime) -> Message | str:
    return Message(f"rights.department.{row.department}") if row.department else ""


def _result(row: Row, _now: datetime) -> Message | str:
    return Message(f"delivery.result.{row.result}") if row.result else ""


def _topic(row: Row, _now: datetime) -> Message | str:
    return Message(f"ticket.kind.{row.result}") if row.kind == "ticket" and row.result else ""


def _channel(row: Row, _now: datetime) -> Message | str:
    return Message(f"ticket.channel.{row.channel}") if row.channel else ""


def _review(row: Row, _now: datetime) -> Message | str:
    return list_words.reviewed(row)


def _changed(row: Row, _now: datetime) -> Message | str:
    return list_words.changed(row)


_NUMBER, _CUSTOMER = Part("lists.column.number", _number), Part("lists.column.customer", _title)
_ABOUT, _MARK = Part("lists.column.about", _subject), Part("lists.part.mark", _mark)
_STATE_DUE = Part("lists.part.state_due", list_words.state_due)
PARTS: Mapping[str, tuple[Part, ...]] = {
    "record": (_NUMBER, _CUSTOMER, _MARK),
    "claim": (_NUMBER, Part("lists.part.supplier", _title), _MARK),
    "case": (_NUMBER, _CUSTOMER, _ABOUT, _MARK),
    "name": (Part("lists.part.name", _title), _NUMBER, _MARK),
    "number": (_NUMBER,),
    "customer": (_CUSTOMER,),
    "subject": (Part("lists.column.subject", _subject),),
    "about": (_ABOUT,),
    "unit": (Part("lists.column.unit", _unit),),
    "code": (Part("lists.column.code", _unit),),
    "state": (Part("lists.column.state", _state), _STATE_DUE),
    "result": (Part("lists.column.result", _result),),
    "due": (Part("lists.column.due", _due_on), Part("lists.part.near", list_words.day_due)),
    "remaining": (
        Part("lists.part.due_at", _due_at),
        Part("lists.column.remaining", list_words.remaining),
        Part("lists.left.hours", _hours),
    ),
    "topic": (Part("lists.column.topic", _topic),),
    "channel": (Part("lists.column.channel", _channel),),
    "review": (Part("lists.column.review", _review), Part("lists.part.changed", _changed)),
    "owner": (Part("lists.column.owner", _owner),),
    "department": (Part("lists.column.department", _department),),
    "amount": (Part("lists.column.amount", _amount),),
    "occurred": (Part("lists.column.occurred", _occurred),),
}
"""Every column a list can have; what two columns share stands in the first of them."""


def parts(columns: Sequence[str]) -> list[Part]:
    """Return the columns of a spreadsheet for the columns of a list, in their order, none twice."""
    found = dict.fromkeys(part for key in columns for part in PARTS[key])
    if not list_words.TELL_DUE.isdisjoint(columns):
        found.pop(_STATE_DUE, None)
    return list(found)


def headings(columns: Sequence[str], lang: Lang) -> list[str]:
    """Return the headings of a spreadsheet for the columns of a list."""
    return [label(part.heading, lang) for part in parts(columns)]


class Values:
    """What rows say in the columns of a list, each word of the program looked up once."""

    def __init__(self, columns: Sequence[str], now: datetime, lang: Lang) -> None:
        self._parts = parts(columns)
        self._now = now
        self._lang: Lang = lang
        self._said: dict[str, str] = {}

    def of(self, row: Row) -> list[Value]:
        """Return the cells of one row."""
        return [self._plain(part.value(row, self._now)) for part in self._parts]

    def _plain(self, value: Value | Message) -> Value:
        if not isinstance(value, Message):
            return value
        if value.params:
            return say(value, self._lang)
        if value.code not in self._said:
            self._said[value.code] = say(value, self._lang)
        return self._said[value.code]
