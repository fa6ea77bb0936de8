"""Tickets as the clocks see them: taken at a time, timed by what holds then."""

from datetime import datetime, timedelta
from typing import Any

from svcdesk.domain.device import CustomerRef
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.ticket import Attempt, Channel, Kind, Reach, Ticket
from svcdesk.domain.ticket_clocks import with_dues
from svcdesk.services.desk import Session
from svcdesk.services.ticket_saving import calendar_of, timed
from tests.conftest import ADMIN


def take(
    session: Session, received: datetime, *, reached: timedelta | None = None, owner: Actor = ADMIN, **fields: Any
) -> Record[Ticket]:
    """Record a ticket received at a time, its customer reached so much later, with all its clocks."""
    tried = []
    if reached is not None:
        at = received + reached
        tried = [Attempt(id="a", at=at, recorded_at=at, by=owner, result=Reach.REACHED)]
    with session.work() as work:
        body = Ticket(
            received_at=received,
            receiver=owner,
            owner=owner,
            channel=Channel.HOTLINE,
            kind=Kind.REPAIR,
            customer=CustomerRef(name="宏达纺织有限公司"),
            attempts=tuple(tried),
        )
        body = timed(work.connection, body)
        calendar = calendar_of(work.connection, "", body.calendar)
        return work.create("ticket", with_dues(body, calendar, work.now), "open", occurred_at=received, **fields)
