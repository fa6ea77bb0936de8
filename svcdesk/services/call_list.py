"""Gathers the daily call list: the tickets whose customer is to be called before the day is over."""

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select

from svcdesk.domain.calling import by_urgency, call_for
from svcdesk.domain.record import decode_revision
from svcdesk.domain.sheets import Call, CallListSheet
from svcdesk.domain.times import end_of_day, local_day
from svcdesk.models.docview import docview
from svcdesk.services.desk import Session
from svcdesk.services.paper_parts import letterhead, no_record
from svcdesk.store import hearing
from svcdesk.store.bodies import body_of
from svcdesk.store.frame import revision

MOST = 400
"""More calls than a department can make in a day; the most urgent are listed."""


def gather(
    session: Session, *, owner: str = "", department: str = "", whose: str = "", docs: Collection[str] = ()
) -> CallListSheet:
    """Return today's calls, the most urgent first: of a person (document), of a department, or of everybody.

    ``docs`` are the tickets they are chosen from, all open ones where none is named; ``whose`` is what the list says
    it is for.
    """
    today = local_day(session.clock())
    conditions = [docview.c.kind == "ticket", docview.c.open.is_(True)]
    conditions += [docview.c.owner == owner] if owner else []
    conditions += [docview.c.department == department] if department else []
    conditions += [docview.c.doc.in_(docs)] if docs else []
    with session.read() as connection:
        head = letterhead(connection)
        calls = sorted(_calls(connection, conditions, end_of_day(today)), key=by_urgency)
    return CallListSheet(
        company=head.company,
        logo=head.logo,
        stamp=no_record(session),
        day=today,
        whose=whose,
        calls=tuple(calls[:MOST]),
    )


def _calls(connection: Connection, conditions: list[ColumnElement[bool]], until: datetime) -> Iterator[Call]:
    query = select(revision.c.rev, revision.c.payload).join(docview, docview.c.rev == revision.c.rev)
    for rev, payload in connection.execute(query.where(*conditions)):
        made = decode_revision(bytes(payload))
        call = call_for(hearing.heard(connection, made, body_of(made))[1], made.number, rev, until)
        if call is not None:
            yield call
