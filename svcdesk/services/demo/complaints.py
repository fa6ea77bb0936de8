"""The complaints and supplier claims of the demo story, as far as each of them went."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from msgspec.structs import replace

from svcdesk.domain.complaint import Acceptance, Assessment, Complaint
from svcdesk.domain.record import Record
from svcdesk.domain.signature import Party
from svcdesk.domain.supplier_claim import SupplierClaim
from svcdesk.services import complaint as verbs
from svcdesk.services import complaint_answering, complaint_handling, lists, records, supplier_claim
from svcdesk.services.demo import walkthrough
from svcdesk.services.demo.days import Days
from svcdesk.services.demo.events import Event
from svcdesk.services.demo.masters import Cast
from svcdesk.services.demo.service_data import ClaimData, ComplaintData, StepData
from svcdesk.services.desk import Session


@dataclass(slots=True)
class Complaints:
    """Plays the complaints; ``tickets`` are the documents registered so far, by their keys."""

    cast: Cast
    days: Days
    tickets: dict[str, str]
    docs: dict[str, str] = field(default_factory=dict)

    def events(self, data: ComplaintData) -> Iterator[Event]:
        """Yield the complaint and everything that followed."""
        yield Event(self.days.when(data), partial(self._take_in, data))
        for step in data.steps:
            yield Event(self.days.when(step), partial(self._step, data.key, step))

    def claim_events(self, data: ClaimData) -> Iterator[Event]:
        """Yield what was done about the claim on a supplier."""
        yield Event(self.days.when(data), partial(self._claim, data))

    def _take_in(self, data: ComplaintData) -> None:
        session = self.cast.people["sunli"]
        record, _ = verbs.open_complaint(session, self.tickets[data.ticket])
        body = replace(record.body, category=data.category, asked=data.asked, place=data.place)
        record, _ = verbs.save_facts(session, body, record)
        self.docs[data.key] = record.doc

    def _step(self, key: str, step: StepData) -> None:
        session = self.cast.people[step.who]
        record = records.record(session, self.docs[key], Complaint)
        match step.do:
            case "assess":
                given = Assessment(
                    severity=step.level,
                    complexity=step.level,
                    impact=step.level,
                    safety=False,
                    immediate=bool(step.text),
                )
                owner = self.cast.people[step.to].actor
                complaint_handling.assess(session, record, given, immediate_action=step.text, owner=owner)
            case "investigate":
                complaint_handling.investigate(
                    session, record, cause=step.cause, investigation=step.text, resolution=step.answer,
                    offered=step.offered, cost=step.cost,
                )  # fmt: skip
            case "approve":
                signature = walkthrough.signature(Party.STAFF, session.actor.name, self.cast.clock.now)
                complaint_handling.approve(session, record, step.text, signature)
            case _:
                self._end(session, record, step)

    def _end(self, session: Session, record: Record[Complaint], step: StepData) -> None:
        """Take the steps that answer the customer, and close."""
        match step.do:
            case "reply":
                complaint_answering.reply(session, record, step.text, channel=step.channel.value)
            case "accept":
                complaint_answering.take_verdict(session, record, Acceptance.ACCEPTED, step.text)
            case "reject":
                complaint_answering.take_verdict(
                    session, record, Acceptance.REJECTED, step.text, to=self.cast.people[step.to].actor
                )
            case "close":
                complaint_answering.close(
                    session, record, verification=step.text, satisfied=step.satisfied.value, corrective_needed=False
                )
            case _:
                raise ValueError(step.do)

    def _claim(self, data: ClaimData) -> None:
        session = self.cast.people["zhouqiang"]
        query = lists.Query(kinds=("supplier_claim",))
        doc = lists.page(session, query, 0, 1)[0].doc
        record = records.record(session, doc, SupplierClaim)
        body = replace(record.body, asked=data.asked, amount=data.amount)
        record, _ = supplier_claim.fill_in(session, record, body)
        record, _ = supplier_claim.send(session, record)
        if data.answer:
            supplier_claim.answer(session, record, data.answer)
