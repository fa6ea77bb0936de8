"""The service orders and preventive plans of the demo story, in every state."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from msgspec.structs import replace

from svcdesk.domain.delivery import Photo
from svcdesk.domain.device import CustomerRef
from svcdesk.domain.masters import Product
from svcdesk.domain.record import Record
from svcdesk.domain.service_order import Part, ServiceOrder
from svcdesk.domain.service_plan import ServicePlan, State
from svcdesk.domain.times import local_day
from svcdesk.paths import resource
from svcdesk.services import departing, dispatching, order_parts, photos, records, service_plan
from svcdesk.services import service_order as verbs
from svcdesk.services.demo import repair_visit
from svcdesk.services.demo.days import Days
from svcdesk.services.demo.events import Event
from svcdesk.services.demo.masters import Cast
from svcdesk.services.demo.service_data import OrderData, PartData, PlanData, StepData, When, WorkData
from svcdesk.services.demo.tickets import device_at
from svcdesk.services.desk import Session

_MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Repairs:
    """Plays orders and plans; ``tickets`` are the documents registered so far, by their keys."""

    cast: Cast
    days: Days
    tickets: dict[str, str]
    orders: dict[str, str] = field(default_factory=dict)
    plans: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, Photo] = field(default_factory=dict)

    def plan_events(self, data: PlanData) -> Iterator[Event]:
        """Yield the agreement of a plan, and the readings of its meter since then."""
        yield Event(self.days.when(data), partial(self._agree, data))
        for day, hours in data.meter.items():
            yield Event(self.days.at(int(day), "16:50"), partial(self._read_meter, data.key, hours))

    def _read_meter(self, key: str, hours: Decimal) -> None:
        clerk = self.cast.people["sunli"]
        record = records.record(clerk, self.plans[key], ServicePlan)
        service_plan.read_meter(clerk, record, local_day(self.cast.clock.now), hours)

    def order_events(self, data: OrderData) -> Iterator[Event]:
        """Yield an order's way from the desk to the customer's signature, as far as it went."""
        start = self.days.when(data)
        yield Event(start, partial(self._open, data))
        if data.appointed:
            yield Event(start + 5 * _MINUTE, partial(self._dispatch, data, data.appointed))
        if data.not_admitted:
            yield Event(self.days.when(data.not_admitted), partial(self._turned_away, data, data.not_admitted))
        if data.work:
            yield from self._visit(data, data.work)
        if data.void:
            yield Event(self.days.when(data.void), partial(self._void, data, data.void))

    def _visit(self, data: OrderData, work: WorkData) -> Iterator[Event]:
        arrived = self.days.at(work.day, work.arrived)
        yield Event(arrived + 22 * _MINUTE, partial(self._arrive, data, work, arrived))
        if work.confirmed:
            yield Event(arrived + 28 * _MINUTE, partial(self._confirm, data, work))
        if work.finished:
            done = self.days.at(work.day, work.finished)
            yield Event(done + 8 * _MINUTE, partial(self._sign, data, work, done))
        if work.left:
            left = self.days.at(work.day, work.left)
            yield Event(left + 6 * _MINUTE, partial(self._leave, data, left))

    def _order(self, key: str) -> Record[ServiceOrder]:
        return records.record(self.cast.people["demo"], self.orders[key], ServiceOrder)

    def _open(self, data: OrderData) -> None:
        clerk = self.cast.people["sunli"]
        if data.plan:
            record, _ = service_plan.make_order(clerk, self.plans[data.plan])
        elif data.ticket:
            record, _ = dispatching.open_order(clerk, ticket=self.tickets[data.ticket], mode=data.mode)
        else:
            record, _ = dispatching.open_order(
                clerk,
                customer=CustomerRef(
                    doc=self.cast.customers[data.customer],
                    name=records.title(clerk, self.cast.customers[data.customer]),
                ),
                device=device_at(self.cast, data.customer, data.product),
                type=data.type,
                mode=data.mode,
                fault=data.fault,
            )
        self.orders[data.key] = record.doc

    def _dispatch(self, data: OrderData, appointed: When) -> None:
        at = self.days.when(appointed)
        technician = self.cast.people[data.technician].actor.doc
        dispatching.dispatch(
            self.cast.people["sunli"], self._order(data.key), technician, at, at + timedelta(hours=2)
        )

    def _turned_away(self, data: OrderData, when: When) -> None:
        technician, record = self.cast.people[data.technician], self._order(data.key)
        visit = replace(record.body.visits[-1], departed_at=self.days.when(when) - 40 * _MINUTE)
        body = replace(record.body, visits=(*record.body.visits[:-1], visit))
        again = self.days.when(data.again) if data.again else None
        dispatching.come_again(technician, record, body, data.not_admitted_why, again, admitted=False)

    def _arrive(self, data: OrderData, work: WorkData, arrived: datetime) -> None:
        technician, record = self.cast.people[data.technician], self._order(data.key)
        left = self.days.at(work.day, work.set_out) if work.set_out else None
        self._take_pictures(technician, work, 0)
        body = repair_visit.arrived(record.body, work, arrived, left, self.pictures)
        verbs.save(technician, record, body)

    def _confirm(self, data: OrderData, work: WorkData) -> None:
        technician, record = self.cast.people[data.technician], self._order(data.key)
        body = repair_visit.confirmed(record.body, work, technician.actor.name, self.cast.clock.now - 3 * _MINUTE)
        verbs.confirm_before(technician, record, body)

    def _sign(self, data: OrderData, work: WorkData, done: datetime) -> None:
        technician, record = self.cast.people[data.technician], self._order(data.key)
        parts = tuple(self._part(technician, number, part) for number, part in enumerate(work.parts, 1))
        name = technician.actor.name
        self._take_pictures(technician, work, 1)
        verbs.sign(technician, record, repair_visit.finished(record.body, work, name, done, parts, self.pictures))

    def _leave(self, data: OrderData, at: datetime) -> None:
        departing.note(self.cast.people[data.technician], self._order(data.key), at)

    def _part(self, session: Session, number: int, data: PartData) -> Part:
        spare = order_parts.spares(session, self.cast.products[data.product])[0]
        part = order_parts.part_of(spare, str(number), data.quantity)
        part = replace(
            part,
            old_serial=data.old_serial,
            old_part=data.old_part,
            warranty_months=data.warranty_months or part.warranty_months,
        )
        return repair_visit.payer(part, data.payer)

    def _void(self, data: OrderData, step: StepData) -> None:
        verbs.void(self.cast.people["zhengwei"], self._order(data.key), step.text)

    def _take_pictures(self, session: Session, work: WorkData, at: int) -> None:
        """Take the pictures before (0) or after (1) the work, with the time at which they were taken."""
        for names in work.photos.values():
            taken = photos.add(session, resource(f"demo/{names[at]}.jpg").read_bytes())
            self.pictures[names[at]] = replace(taken, taken_at=self.cast.clock.now)

    def _agree(self, data: PlanData) -> None:
        clerk = self.cast.people["sunli"]
        device = device_at(self.cast, data.customer, data.product)
        goods = records.record(clerk, self.cast.products[data.product], Product).body
        body = ServicePlan(
            customer=CustomerRef(doc=self.cast.customers[data.customer]),
            device=device,
            name=data.name,
            months=data.months,
            hours=data.hours,
            starts_on=self.days.day(data.starts),
            lead_days=data.lead_days,
            checklist=goods.checklist if data.checklist else "",
            owner=self.cast.people[data.owner].actor,
        )
        record, _ = service_plan.save_plan(clerk, body)
        if data.suspended:
            record, _ = service_plan.set_state(clerk, record, State.SUSPENDED, data.suspended)
        self.plans[data.key] = record.doc
