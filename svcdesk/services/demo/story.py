"""The story of the demo desk: contracts, deliveries in every state and what followed, each at its time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from functools import partial

from svcdesk.domain.contract import CENT, Contract, Instalment, Line
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.record import Record
from svcdesk.services import contract as contracts
from svcdesk.services import delivery as deliveries
from svcdesk.services import settlement
from svcdesk.services.demo import service_story, visit
from svcdesk.services.demo.data import (
    AfterData,
    AmendedData,
    ContractData,
    DeliveryData,
    LineData,
    Moment,
    StoryFile,
    VisitData,
    read,
)
from svcdesk.services.demo.days import Days
from svcdesk.services.demo.events import Event, when
from svcdesk.services.demo.masters import Cast
from svcdesk.services.desk import Session

_SALES = "chenjing"
_MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Story:
    """Plays the whole story on a desk, in the order in which it happened."""

    _cast: Cast
    _days: Days
    _file: StoryFile = field(default_factory=partial(read, "story", StoryFile))
    _contracts: dict[str, Record[Contract]] = field(default_factory=dict)
    _deliveries: dict[int, Record[Delivery]] = field(default_factory=dict)

    def play(self) -> None:
        """Let everything happen, the clock of the desk showing the time of each event."""
        events = [Event(self._days.at(one.day, "10:00"), partial(self._agree, one)) for one in self._file.contracts]
        for number, one in enumerate(self._file.deliveries):
            events += self._events(number, one)
        events += service_story.events(self._cast, self._days)
        for event in sorted(events, key=when):
            self._cast.clock.now = max(event.at, self._cast.clock.now)
            event.act()

    def _events(self, number: int, data: DeliveryData) -> Iterator[Event]:
        days = self._days
        yield Event(days.at(data.planned, "15:00") + 5 * number * _MINUTE, partial(self._plan, number, data))
        if data.visit:
            arrived, done = visit.times(days, data.day, data.visit)
            yield Event(arrived + 40 * _MINUTE, partial(self._begin, number, data, data.visit))
            if data.visit.finished:
                yield Event(done + 4 * _MINUTE, partial(self._sign, number, data, data.visit))
        if data.visit and data.amended:
            at = days.at(data.amended.day, data.amended.at)
            yield Event(at + 2 * _MINUTE, partial(self._amend, number, data, data.visit, data.amended))
        if data.void:
            yield Event(days.at(data.void.day, data.void.at), partial(self._void, number, data.void))
        if data.after:
            yield from self._aftermath(number, data.after)

    def _aftermath(self, number: int, after: AfterData) -> Iterator[Event]:
        steps = ((after.acknowledged, self._acknowledge), (after.sent, self._send), (after.paid, self._pay))
        for moment, act in steps:
            if moment:
                yield Event(self._days.at(moment.day, moment.at), partial(act, number, moment))

    def _agree(self, data: ContractData) -> None:
        seller = self._cast.people[data.seller]
        record, _ = contracts.save_contract(seller, self._contract(data, seller))
        if data.signed:
            self._cast.clock.pass_minutes(30)
            record, _ = contracts.sign_contract(seller, record)
        self._contracts[data.key] = record

    def _contract(self, data: ContractData, seller: Session) -> Contract:
        lines = tuple(self._line(number, one) for number, one in enumerate(data.lines, 1))
        total = sum((line.amount for line in lines), Decimal(0))
        plan = tuple(
            Instalment(
                one.name,
                one.share,
                one.trigger,
                one.days,
                (total * one.share).quantize(CENT) if one.paid else Decimal(0),
            )
            for one in data.plan
        )
        signed_on = self._days.day(data.day)
        return Contract(
            customer=self._cast.customers[data.customer],
            customer_name="",
            external=data.external.format(year=signed_on.year),
            site=data.site,
            signed_on=signed_on if data.signed else None,
            due_on=self._days.day(data.day + 30),
            lines=lines,
            plan=plan,
            freight=data.freight,
            warranty_months=data.warranty_months,
            return_days=data.return_days,
            exchange_days=data.exchange_days,
            seller=seller.actor.name,
        )

    def _line(self, number: int, data: LineData) -> Line:
        price = self._cast.prices[data.product] if data.price is None else data.price
        product = self._cast.products[data.product]
        return Line(str(number), product, "", "", "", data.quantity, price, data.discount)

    def _plan(self, number: int, data: DeliveryData) -> None:
        contract = self._contracts[data.contract]
        lines = {line.product: line.id for line in contract.body.lines}
        take = {lines[self._cast.products[key]]: quantity for key, quantity in data.take.items()}
        technician = self._cast.people[data.technician].actor
        self._deliveries[number], _ = deliveries.plan(
            self._cast.people["sunli"],
            contract.doc,
            take,
            planned_on=self._days.day(data.day),
            technician=technician.doc,
            technician_name=technician.name,
        )

    def _begin(self, number: int, data: DeliveryData, said: VisitData) -> None:
        record = self._deliveries[number]
        technician = self._cast.people[data.technician]
        body = visit.begun(record.body, said, self._days.at(data.day, said.arrived))
        record, _ = deliveries.save(technician, record, body)
        if said.typed:
            self._cast.clock.pass_minutes(5)
            deliveries.keep_draft(technician, record, visit.typed(record.body, said))
        self._deliveries[number] = record

    def _sign(self, number: int, data: DeliveryData, said: VisitData) -> None:
        technician, record = self._cast.people[data.technician], self._deliveries[number]
        body = visit.finished(technician, record.body, said, visit.times(self._days, data.day, said))
        self._deliveries[number], _ = deliveries.sign(technician, record, body)

    def _amend(self, number: int, data: DeliveryData, said: VisitData, change: AmendedData) -> None:
        technician, record = self._cast.people[data.technician], self._deliveries[number]
        body = visit.amended(technician, record.body, said, change, self._days.at(change.day, change.at))
        self._deliveries[number], _ = deliveries.amend(technician, record, body, change.reason)

    def _void(self, number: int, moment: Moment) -> None:
        self._deliveries[number], _ = deliveries.void(
            self._cast.people["zhengwei"], self._deliveries[number], moment.reason
        )

    def _acknowledge(self, number: int, moment: Moment) -> None:
        found = settlement.followers(self._cast.people[_SALES], self._deliveries[number].doc)
        if found.feedback:
            settlement.acknowledge(self._cast.people[_SALES], found.feedback, moment.next)

    def _send(self, number: int, moment: Moment) -> None:  # noqa: ARG002 - all steps look alike
        found = settlement.followers(self._cast.people[_SALES], self._deliveries[number].doc)
        if found.notice:
            settlement.send(self._cast.people[_SALES], found.notice)

    def _pay(self, number: int, moment: Moment) -> None:
        found = settlement.followers(self._cast.people[_SALES], self._deliveries[number].doc)
        if found.notice:
            settlement.book_paid(self._cast.people[_SALES], found.notice, self._days.day(moment.day))
