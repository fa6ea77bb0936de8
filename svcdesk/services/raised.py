"""What limits that ran out have changed of open tickets: which are urgent, and which lie before the managers."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Row, select

from svcdesk.domain.ticket import Ticket
from svcdesk.models.docview import docview
from svcdesk.models.ticket import ticket_due
from svcdesk.services.desk import load
from svcdesk.words import Message

_AT_ONCE = 500


class ForManagers(NamedTuple):
    """A ticket that lies before the managers: its list row, since when, and what they are asked."""

    row: Row[tuple[object, ...]]
    since: datetime
    what: Message
    clause: str


def urgent(connection: Connection, docs: Collection[str], now: datetime) -> set[str]:
    """Return which of some tickets a limit that ran out has made urgent."""
    named, found = list(docs), set()
    for start in range(0, len(named), _AT_ONCE):
        some = ticket_due.c.doc.in_(named[start : start + _AT_ONCE])
        found |= set(connection.scalars(select(ticket_due.c.doc).where(some, ticket_due.c.urgent_from <= now)))
    return found


def before_managers(connection: Connection, now: datetime, most: int) -> list[ForManagers]:
    """Return the tickets that lie before the managers, longest first."""
    since = ticket_due.c.managers_from
    rows = connection.execute(
        select(docview, ticket_due.c.rule.label("rule"), since.label("since"))
        .join(docview, docview.c.doc == ticket_due.c.doc)
        .where(since.is_not(None), since < now, docview.c.open)
        .order_by(since)
        .limit(most)
    )
    return [_asked(connection, row) for row in rows]


def _asked(connection: Connection, row: Row[tuple[object, ...]]) -> ForManagers:
    ticket = load(connection, row.doc, Ticket).body
    rule = next(one for one in ticket.rules if one.id == row.rule)
    return ForManagers(row, row.since, Message("clock.for_managers"), rule.clause)
