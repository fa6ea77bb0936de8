"""Notes when a technician left after the customer had signed; what was signed is not touched (6.6.2)."""

from datetime import datetime

from sqlalchemy import Connection

from svcdesk.domain.departure import Departure, State, departure_problems
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.models.docview import docview
from svcdesk.services.desk import Changes, Session, load
from svcdesk.services.find import revisions
from svcdesk.services.rights import require
from svcdesk.services.saving import refuse_all

KIND = "departure"


def note(
    session: Session, record: Record[ServiceOrder], left_at: datetime | None
) -> tuple[Record[Departure], Changes]:
    """Keep beside a signed order when the technician left; noted again, the later word counts.

    Raises ``Refused`` where the order is not signed, says it itself, or the time cannot be.
    """
    require(session, Right.REPAIR)
    with session.work() as work:
        signed = load(work.connection, record.doc, ServiceOrder)
        refuse_all(departure_problems(signed.number, signed.body, signed.state, left_at, work.now))
        body = Departure(
            order=signed.doc,
            number=signed.number,
            visit=signed.body.visits[-1].id,
            signed=signed.rev,
            left_at=left_at or work.now,
            at=work.now,
            by=session.actor,
        )
        made = work.create(KIND, body, State.NOTED)
    return made, work.changes | Changes(frozenset({record.doc}), frozenset({record.kind}))


def noted(session: Session, doc: str) -> tuple[Departure, ...]:
    """Return the departures noted beside an order, the first one first."""
    with session.read() as connection:
        return noted_in(connection, doc)


def noted_in(connection: Connection, doc: str) -> tuple[Departure, ...]:
    """Return the same in a transaction in hand."""
    of_it = (docview.c.origin == doc, docview.c.origin != "")  # the second lets the partial index serve
    return tuple(body for _, body in revisions(connection, KIND, *of_it)) if doc else ()
