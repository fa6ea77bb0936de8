"""What each column of a list holds in a spreadsheet: headings and typed values; a column of two lines becomes two."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from svcdesk.domain.times import SHANGHAI
from svcdesk.services.export_files import Value
from svcdesk.services.labels import state_label
from svcdesk.services.lists import Row
from svcdesk.store.marks import CHANGED_SINCE
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


def _owner(row: Row, _now: datetime) -> str:
    return row.owner_name


def _amount(row: Row, _now: datetime) -> Decimal | None:
    return row.amount


def _state(row: Row, _now: datetime) -> Message:
    return state_label(row.kind, row.state)


def _due(row: Row, _now: datetime) -> datetime | None:
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
    verdict = row.review.removesuffix(CHANGED_SINCE)
    return Message(f"lists.review.{verdict}") if verdict else ""


_NUMBER, _CUSTOMER = Part("lists.column.number", _number), Part("lists.column.customer", _title)
_ABOUT, _DUE = Part("lists.column.about", _subject), Part("lists.column.due", _due)
PARTS: Mapping[str, tuple[Part, ...]] = {
    "record": (_NUMBER, _CUSTOMER),
    "case": (_NUMBER, _CUSTOMER, _ABOUT),
    "name": (Part("lists.column.name", _title), _NUMBER),
    "number": (_NUMBER,),
    "customer": (_CUSTOMER,),
    "subject": (Part("lists.column.subject", _subject),),
    "about": (_ABOUT,),
    "unit": (Part("lists.column.unit", _unit),),
    "code": (Part("lists.column.code", _unit),),
    "state": (Part("lists.column.state", _state),),
    "result": (Part("lists.column.result", _result),),
    "due": (_DUE,),
    "remaining": (_DUE, Part("lists.left.hours", _hours)),
    "topic": (Part("lists.column.topic", _topic),),
    "channel": (Part("lists.column.channel", _channel),),
    "review": (Part("lists.column.review", _review),),
    "owner": (Part("lists.column.owner", _owner),),
    "department": (Part("lists.column.department", _department),),
    "amount": (Part("lists.column.amount", _amount),),
    "occurred": (Part("lists.column.occurred", _occurred),),
}
"""Every column a list can have; what two columns share stands in the first of them."""


def parts(columns: Sequence[str]) -> list[Part]:
    """Return the columns of a spreadsheet for the columns of a list, in their order, none twice."""
    return list(dict.fromkeys(part for key in columns for part in PARTS[key]))


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
        if value.code not in self._said:
            self._said[value.code] = say(value, self._lang)
        return self._said[value.code]
