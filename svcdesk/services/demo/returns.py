"""The returns of the demo story: asked for, agreed, received, inspected, judged, settled, signed, closed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from msgspec.structs import replace

from svcdesk.domain.device import CustomerRef
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Line, ReturnCase
from svcdesk.domain.return_settling import Offer
from svcdesk.domain.signature import Party, Signature
from svcdesk.services import records, return_begin, return_goods, return_lines
from svcdesk.services import return_case as verbs
from svcdesk.services.demo import walkthrough
from svcdesk.services.demo.days import Days
from svcdesk.services.demo.events import Event
from svcdesk.services.demo.masters import Cast
from svcdesk.services.demo.service_data import ReturnData, StepData
from svcdesk.services.desk import Session


@dataclass(slots=True)
class Returns:
    """Plays the returns; ``tickets`` are the documents registered so far, by their keys."""

    cast: Cast
    days: Days
    tickets: dict[str, str]
    docs: dict[str, str] = field(default_factory=dict)

    def events(self, data: ReturnData) -> Iterator[Event]:
        """Yield the request and everything that followed."""
        yield Event(self.days.when(data), partial(self._ask, data))
        for step in data.steps:
            yield Event(self.days.when(step), partial(self._step, data.key, step))

    def _ask(self, data: ReturnData) -> None:
        session = self.cast.people[data.who]
        if data.ticket:
            record, _ = return_begin.open_return(session, ticket=self.tickets[data.ticket])
            body = record.body
        else:
            record, body = None, ReturnCase(requested_at=self.cast.clock.now)
            body = replace(body, customer=CustomerRef(doc=self.cast.customers[data.customer]))
        if not body.lines:
            body = replace(body, lines=(self._line(session, body, data),))
        lines = tuple(replace(line, description=data.description) for line in body.lines)
        asked = replace(
            body,
            lines=lines,
            type=data.type,
            reason=data.reason,
            reason_note=data.note or body.reason_note,
            fault_on=self.days.day(data.fault),
            basis=data.basis,
            basis_note=data.basis_note,
        )
        saved, _ = verbs.save_request(session, asked, record)
        self.docs[data.key] = saved.doc

    def _line(self, session: Session, body: ReturnCase, data: ReturnData) -> Line:
        there = return_begin.candidates(session, body.customer.doc)
        chosen = next(one for one in there if one.product == self.cast.products[data.product])
        return replace(return_begin.line_for(session, body, chosen), quantity=data.quantity)

    def _step(self, key: str, step: StepData) -> None:
        session = self.cast.people[step.who]
        record = records.record(session, self.docs[key], ReturnCase)
        lines = record.body.lines
        match step.do:
            case "approve":
                verbs.approve(session, record, step.node, step.text, self._staff(session))
            case "refuse":
                verbs.refuse_request(session, record, step.text)
            case "receive":
                return_goods.receive(session, record, {line.id: line.quantity for line in lines}, store=step.store)
            case "inspect":
                found = return_goods.Inspected(found=step.text, defective=step.defective)
                return_goods.inspect(session, record, {line.id: found for line in lines})
            case "judge":
                told = {line.id: step.liability for line in lines}
                return_goods.judge(session, record, told, step.text, self._staff(session))
            case "settle":
                self._settle(session, record, step)
            case "sign":
                self._sign(session, record, step)
            case "close":
                paid = self.cast.clock.now.date() if any(line.refund for line in lines) else None
                verbs.close(session, record, refund_paid_on=paid, note=step.text)
            case _:
                raise ValueError(step.do)

    def _staff(self, session: Session) -> Signature:
        return walkthrough.signature(Party.STAFF, session.actor.name, self.cast.clock.now)

    def _settle(self, session: Session, record: Record[ReturnCase], step: StepData) -> None:
        for line in record.body.lines:
            pieces = return_lines.replacements(session, line) if step.settlement == "replaced" else []
            offer = Offer(
                settlement=step.settlement,
                at=self.cast.clock.now,
                piece=pieces[0] if pieces else None,
                note=step.text,
                refund=step.refund,
                charge=step.charge,
            )
            record, _ = return_lines.settle_line(session, record, line.id, offer)

    def _sign(self, session: Session, record: Record[ReturnCase], step: StepData) -> None:
        who, at = step.customer, self.cast.clock.now
        customer = walkthrough.signature(Party.CUSTOMER, who.name, at, role=who.role, phone=who.phone)
        staff = walkthrough.signature(Party.STAFF, session.actor.name, at, role="售后服务人员")
        verbs.sign(session, record, (staff, customer))
