"""The office of the demo desk looks at what others did: tickets, orders that are signed, complaints, returns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from sqlalchemy import select

from svcdesk.models.docview import docview
from svcdesk.services import marks, records
from svcdesk.services.demo.days import Days
from svcdesk.services.demo.events import Event
from svcdesk.services.demo.masters import Cast
from svcdesk.services.demo.service_data import ReviewData
from svcdesk.services.desk import Session


@dataclass(slots=True)
class Reviews:
    """Gives the marks; ``tickets`` are those registered so far, by their keys."""

    cast: Cast
    days: Days
    tickets: Mapping[str, str]

    def events(self, data: ReviewData) -> Iterator[Event]:
        """Yield the one moment somebody looks at a record."""
        yield Event(self.days.when(data), partial(self._look, data))

    def _look(self, data: ReviewData) -> None:
        session = self.cast.people[data.who]
        ticket = self.tickets[data.ticket]
        doc = ticket if data.of == "ticket" else _made_from(session, ticket, data.of)
        marks.give(session, records.record(session, doc, object), data.verdict, data.text)


def _made_from(session: Session, ticket: str, kind: str) -> str:
    with session.read() as connection:
        query = select(docview.c.doc).where(docview.c.origin == ticket, docview.c.kind == kind)
        return str(connection.scalars(query).one())
