"""The tickets of the demo story: registered, chased, passed on, settled and closed, each step at its time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.intake import Intake
from svcdesk.domain.masters import Customer
from svcdesk.domain.record import Record
from svcdesk.domain.ticket import Ticket
from svcdesk.services import installed, records, ticket_routing
from svcdesk.services import ticket as verbs
from svcdesk.services.demo.days import Days
from svcdesk.services.demo.events import Event
from svcdesk.services.demo.masters import Cast
from svcdesk.services.demo.service_data import StepData, TicketData
from svcdesk.services.desk import Session

_MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Tickets:
    """Plays the tickets; ``docs`` are those registered so far, by their keys."""

    cast: Cast
    days: Days
    docs: dict[str, str] = field(default_factory=dict)

    def events(self, data: TicketData) -> Iterator[Event]:
        """Yield the call and everything that followed."""
        yield Event(self.days.when(data), partial(self._take, data))
        for step in data.steps:
            yield Event(self.days.when(step), partial(self._step, data.key, step))

    def _take(self, data: TicketData) -> None:
        session = self.cast.people[data.who]
        intake = Intake(
            begun_at=self.cast.clock.now,
            channel=data.channel,
            kind=data.kind,
            customer=self._caller(session, data),
            device=device_at(self.cast, data.customer, data.product),
            content=data.content,
            severity=data.severity,
            owner=self.cast.people[data.owner].actor if data.owner else NOBODY,
            answered=data.answered,
        )
        self.cast.clock.pass_minutes(1)
        record, _ = verbs.take(session, intake)
        self.docs[data.key] = record.doc

    def _caller(self, session: Session, data: TicketData) -> CustomerRef:
        if not data.customer:
            return CustomerRef(name=data.company, caller=data.caller, role=data.role, phone=data.phone)
        doc = self.cast.customers[data.customer]
        known = records.record(session, doc, Customer).body
        contact = next((one for one in known.contacts if one.name == data.caller), known.contacts[0])
        return CustomerRef(
            doc=doc,
            name=known.name,
            caller=data.caller or contact.name,
            role=data.role or contact.role,
            phone=data.phone or contact.phone,
            address=known.address,
        )

    def _step(self, key: str, step: StepData) -> None:
        session = self.cast.people[step.who]
        record = records.record(session, self.docs[key], Ticket)
        routing = record.body.open_routings[-1].id if record.body.open_routings else ""
        at = self.cast.clock.now
        match step.do:
            case "attempt":
                back = at + step.back * _MINUTE if step.back else None
                verbs.attempt(
                    session, record, step.reach, channel=step.channel, content=step.text, call_back_at=back,
                    spoke_with=record.body.customer.caller if step.reach == "reached" else "",
                )  # fmt: skip
            case "assign":
                verbs.assign(session, record, self.cast.people[step.to].actor)
            case "route":
                to = self.cast.people[step.to].actor if step.to else NOBODY
                ticket_routing.route(session, record, step.department, step.text, to=to)
            case "acknowledge":
                ticket_routing.acknowledge(session, record, routing)
            case "answer":
                ticket_routing.answer(session, record, routing, step.text)
            case "give_back":
                ticket_routing.give_back(session, record, routing, step.text)
            case "escalate":
                ticket_routing.escalate(session, record, self.cast.people[step.to].actor, step.text)
            case "hold":
                ticket_routing.hold(session, record, step.hold, step.text)
            case "resume":
                ticket_routing.resume(session, record)
            case _:
                self._end(session, record, step)

    def _end(self, session: Session, record: Record[Ticket], step: StepData) -> None:
        """Take the steps that settle a ticket, or take it up again."""
        match step.do:
            case "resolve":
                verbs.resolve(session, record, step.text, cause=step.cause)
            case "follow_up":
                verbs.follow_up(session, record, step.satisfied, note=step.text)
            case "close":
                verbs.close(session, record)
            case "reopen":
                verbs.reopen(session, record, step.text)
            case "void":
                verbs.void(session, record, step.text, merged_into=self.docs.get(step.to, ""))
            case _:
                raise ValueError(step.do)


def device_at(cast: Cast, customer: str, product: str) -> Device:
    """Return a customer's unit of a product that stands there now; the product alone where none does."""
    if not product:
        return Device()
    session, doc = cast.people["demo"], cast.products[product]
    there = installed.installed_base(session, cast.customers[customer]) if customer else []
    serial = next((one.serial for one in there if one.product == doc and one.serial), "")
    with session.read() as connection:
        return installed.device_of(connection, doc, serial)
