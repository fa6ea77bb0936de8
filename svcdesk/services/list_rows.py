"""What a list of records asks for and what its rows are; knows no database, so that a first look loads none."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from svcdesk.domain.measures import Counted

if TYPE_CHECKING:
    from array import array

Order: TypeAlias = "array[int]"
"""The ids of all rows of a query, in its order."""


class Sort(StrEnum):
    """What a list can be sorted by; ``NEWEST`` is the order of first appearance on this desk.

    ``URGENT`` begins with what is open and due, by when it is due; the rest follows, newest first.
    """

    NEWEST = "newest"
    URGENT = "urgent"
    NUMBER = "number"
    TITLE = "title"
    SUBJECT = "subject"
    UNIT = "unit"
    STATE = "state"
    DUE = "due"
    OWNER = "owner"
    AMOUNT = "amount"
    OCCURRED = "occurred"
    RESULT = "result"
    DEPARTMENT = "department"
    CHANNEL = "channel"
    REVIEW = "review"


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """Which records, in which order. ``mine``, ``ours`` and ``overdue`` mean the session's person and its clock.

    ``since`` and ``until`` are inclusive days on which it happened, ``days`` is how many days back, today
    included; ``hours`` is within how many hours it is due, what is late already left out; ``waits`` is what holds
    it up, ``unsigned`` what has a sheet that the customer has not signed, ``reviewed`` the office's last word; empty
    fields ask for nothing.
    """

    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    open: bool = False
    overdue: bool = False
    mine: bool = False
    ours: bool = False
    unassigned: bool = False
    unsigned: bool = False
    conflicts: bool = False
    owner: str = ""
    department: str = ""
    customer: str = ""
    text: str = ""
    since: date | None = None
    until: date | None = None
    days: int = 0
    hours: int = 0
    waits: str = ""
    reviewed: str = ""
    counted: Counted | None = None
    sort: Sort = Sort.NEWEST
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One record as lists show it; ``conflict`` is 0 for none, 1 soft, 2 hard."""

    id: int
    doc: str
    kind: str
    number: str
    state: str
    open: bool
    title: str
    subject: str
    customer: str
    customer_name: str
    unit: str
    owner: str
    owner_name: str
    department: str
    result: str
    due_at: datetime | None
    amount: Decimal | None
    occurred_at: datetime
    amendment: int
    conflict: int
    channel: str
    waits: str
    origin: str
    review: str


INDEXED = frozenset({Sort.NEWEST, Sort.URGENT})
"""Orders the rows of a list stand in by themselves."""


def plain(query: Query) -> bool:
    """Whether a query asks for one kind along its index: at most for one state, or for what is open or somebody's."""
    if len(query.kinds) != 1 or len(query.states) > 1 or query.sort not in INDEXED:
        return False
    by_state = Query(kinds=query.kinds, states=query.states, sort=query.sort, descending=query.descending)
    by_owner = msgspec.structs.replace(by_state, states=(), open=query.open, mine=query.mine, owner=query.owner)
    return query in (by_state, by_owner)
