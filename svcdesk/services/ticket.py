"""What a person does with a ticket: register it, reach the customer, settle it, call back, close it (6.6, 6.7.1)."""

from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

from msgspec.structs import replace

from svcdesk.domain import ticket_rules as rules
from svcdesk.domain import ticket_steps as steps
from svcdesk.domain.checks import Finding
from svcdesk.domain.device import NOBODY
from svcdesk.domain.intake import Intake, check_intake, ticket_of
from svcdesk.domain.masters import Contact, Customer, State
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.domain.scanning import clean
from svcdesk.domain.ticket import Attempt, Channel, FollowUp, Reach, Satisfaction, Ticket
from svcdesk.domain.ticket_clocks import with_dues
from svcdesk.services import one_customer
from svcdesk.services.desk import Session, Work, load
from svcdesk.services.rights import require
from svcdesk.services.ticket_saving import Saved, calendar_of, linked_of, owner_of_serial, refuse, timed, write
from svcdesk.words import Message


def check(session: Session, intake: Intake) -> list[Finding]:
    """Return everything against registering a contact as it stands on the screen, and what is worth telling."""
    with session.read() as connection:
        owner = owner_of_serial(connection, intake.customer.doc, intake.device.product, intake.device.serial)
        merged = one_customer.told(connection, intake.customer.doc)
    return [*(Finding(one, "customer") for one in merged), *check_intake(intake, session.clock(), owner)]


def for_who_goes_on(session: Session, intake: Intake) -> Intake:
    """Return an intake for whom its customer was merged into; who called, and how, stays as it is."""
    return replace(intake, customer=one_customer.now(session, intake.customer))


def take(session: Session, intake: Intake) -> Saved:
    """Register a contact; its clocks run from ``received_at``. An unknown caller becomes a customer if asked for.

    Raises ``Refused`` with everything that is missing at once.
    """
    require(session, Right.TICKETS)
    if intake.new_customer and not intake.customer.doc:
        require(session, Right.CUSTOMERS)
    intake = replace(intake, device=replace(intake.device, serial=clean(intake.device.serial)))
    refuse(check(session, intake))
    with session.work() as work:
        if intake.new_customer and not intake.customer.doc:
            intake = replace(intake, customer=replace(intake.customer, doc=_new_customer(work, intake)))
        body = timed(work.connection, ticket_of(intake, session.actor, work.now, uuid4().hex))
        body = with_dues(body, calendar_of(work.connection, body.device.contract, body.calendar), work.now)
        record = work.create("ticket", body, body.state, occurred_at=body.received_at)
    return record, work.changes


def _new_customer(work: Work, intake: Intake) -> str:
    caller = intake.customer
    contacts = (Contact(caller.caller, caller.role, caller.phone),) if caller.caller else ()
    body = Customer(caller.name.strip(), address=caller.address, phone=caller.phone, contacts=contacts)
    return work.create("customer", body, State.ACTIVE).doc


def revise(session: Session, record: Record[Ticket], body: Ticket, reason: str = "") -> Saved:
    """Change what was registered; a changed time of receipt needs a reason (F21: 更改须留痕)."""
    require(session, Right.TICKETS)
    body = replace(body, device=replace(body.device, serial=clean(body.device.serial)))
    with session.work() as work:
        owner = owner_of_serial(work.connection, body.customer.doc, body.device.product, body.device.serial)
        found = rules.check_facts(body, record.body, work.now, owner)
        if body.received_at != record.body.received_at and not reason.strip():
            found.append(Finding(Message("ticket.received_reason", clause=rules.REPLY), "reason"))
        refuse(found)
        return write(work, record, body, reason=reason)


def go_on(session: Session, record: Record[Ticket]) -> Saved:
    """Let a ticket in work go on for whom its customer was merged into; who called, and how, stays as it is."""
    require(session, Right.TICKETS)
    with session.work() as work:
        refuse(rules.check_alive(record.body))
        before = record.body.customer
        kept = one_customer.goes_on(work.connection, before.doc)
        body = replace(record.body, customer=replace(before, doc=kept.doc, name=kept.body.name))
        return write(work, record, body, reason=f"{before.name} → {kept.body.name}")


def assign(session: Session, record: Record[Ticket], owner: Actor, department: str = "") -> Saved:
    """Say who deals with it; without a person it is the department's."""
    require(session, Right.TICKETS)
    with session.work() as work:
        refuse(rules.check_alive(record.body))
        body = replace(record.body, owner=owner, department=department or owner.department or record.body.department)
        return write(work, record, body)


def attempt(
    session: Session,
    record: Record[Ticket],
    result: Reach,
    *,
    at: datetime | None = None,
    channel: Channel = Channel.PHONE,
    spoke_with: str = "",
    content: str = "",
    call_back_at: datetime | None = None,
) -> Saved:
    """Note an attempt to reach the customer; only a real contact stops the clock of 6.6.2.

    Who first deals with a ticket of nobody has it from then on.
    """
    require(session, Right.TICKETS)
    with session.work() as work:
        made = Attempt(
            id=uuid4().hex,
            at=at or work.now,
            recorded_at=work.now,
            by=session.actor,
            channel=channel,
            result=result,
            spoke_with=spoke_with.strip(),
            content=content.strip(),
            call_back_at=call_back_at,
        )
        refuse(rules.check_attempt(record.body, made, work.now))
        owner = session.actor if record.body.owner == NOBODY else record.body.owner
        body = replace(record.body, attempts=(*record.body.attempts, made), owner=owner)
        return write(work, record, body, at=made.at)


def resolve(
    session: Session, record: Record[Ticket], result: str, *, cause: str = "", at: datetime | None = None
) -> Saved:
    """Say how the matter was settled."""
    require(session, Right.TICKETS)
    with session.work() as work:
        when = at or work.now
        refuse(rules.check_resolution(record.body, result, when, work.now))
        return write(work, record, steps.resolved(record.body, result, cause, session.actor, when), at=when)


def follow_up(
    session: Session,
    record: Record[Ticket],
    satisfied: Satisfaction,
    *,
    note: str = "",
    channel: Channel = Channel.PHONE,
    at: datetime | None = None,
) -> Saved:
    """Note the call back after the work; a customer who was not reached is noted without a word of theirs."""
    require(session, Right.TICKETS)
    with session.work() as work:
        made = FollowUp(at=at or work.now, by=session.actor, channel=channel, satisfied=satisfied, note=note.strip())
        refuse(rules.check_follow_up(record.body, made, work.now))
        body = replace(record.body, follow_ups=(*record.body.follow_ups, made))
        return write(work, record, body, at=made.at)


def check_closing(session: Session, body: Ticket) -> list[Finding]:
    """Return everything against closing a ticket, and what is worth thinking about before."""
    with session.read() as connection:
        return rules.check_closing(body, linked_of(connection, body))


def close(session: Session, record: Record[Ticket]) -> Saved:
    """Close a ticket; raises ``Refused`` with everything that is still open at once."""
    require(session, Right.CLOSE_TICKETS)
    with session.work() as work:
        refuse(rules.check_closing(record.body, linked_of(work.connection, record.body)))
        return write(work, record, replace(record.body, closed_at=work.now, closed_by=session.actor))


def reopen(session: Session, record: Record[Ticket], reason: str) -> Saved:
    """Open a settled ticket again: a new cycle with new clocks; the time it was closed counts nowhere."""
    require(session, Right.TICKETS)
    with session.work() as work:
        refuse(rules.check_reopening(record.body, reason))
        return write(work, record, steps.reopened(record.body, reason, session.actor, work.now), reason=reason)


def void(session: Session, record: Record[Ticket], reason: str, *, merged_into: str = "") -> Saved:
    """Take a ticket out of use; its number stays. ``merged_into`` is the ticket that goes on with its matter."""
    require(session, Right.CLOSE_TICKETS)
    with session.work() as work:
        found = rules.check_void(record.body, reason, linked_of(work.connection, record.body))
        refuse([*found, *_goes_on(work, record, merged_into)])
        body = replace(record.body, void_reason=reason.strip(), voided_at=work.now, merged_into=merged_into)
        return write(work, record, body, reason=reason)


def _goes_on(work: Work, record: Record[Ticket], other: str) -> Iterator[Finding]:
    """Yield what is wrong with the ticket that shall go on with a void one's matter: else nobody would."""
    if not other:
        return
    taken = load(work.connection, other, Ticket)
    if other == record.doc or taken.body.voided_at:
        yield Finding(Message("ticket.merged_nowhere", {"number": taken.number}, rules.CONTACT), "merged_into")
