"""Writes what follows from a signed service order, in the same transaction: F08, the ticket's result, the plan."""

from msgspec.structs import replace

from svcdesk.domain import parts_rules, ticket_rules
from svcdesk.domain.checks import problems
from svcdesk.domain.plan_rules import with_done, without_done
from svcdesk.domain.record import Record
from svcdesk.domain.service_order import Result, ServiceOrder
from svcdesk.domain.service_plan import ServicePlan
from svcdesk.domain.ticket import State as TicketState
from svcdesk.domain.ticket import Ticket
from svcdesk.domain.ticket_steps import resolved
from svcdesk.domain.times import local_day
from svcdesk.errors import Refused
from svcdesk.services import aftermath
from svcdesk.services.desk import Work, load
from svcdesk.services.ticket_saving import link, write
from svcdesk.store import log

_ENDED = {TicketState.CLOSED, TicketState.VOID}


def follow(work: Work, signed: Record[ServiceOrder], before: ServiceOrder | None = None) -> None:
    """Bring what follows in line with an order just signed, or amended from what it was ``before``."""
    parts = {part.id for body in (signed.body, before) if body for part in body.parts}
    found_bad = aftermath.nonconformities(work.connection, signed.doc, parts)
    wanted = parts_rules.nonconformities(signed.doc, signed.number, signed.body)
    gone = [*aftermath.disposed([one for one in found_bad if one.body.found_unit not in wanted])]
    if gone:
        raise Refused(gone)
    aftermath.quarantine(work, signed, wanted, found_bad)
    _note_plan(work, signed)
    _tell_ticket(work, signed)


def withdraw(work: Work, voided: Record[ServiceOrder], reason: str) -> None:
    """Take back what followed from an order that is void now; refused where an old part was disposed of already."""
    found_bad = aftermath.nonconformities(work.connection, voided.doc, {part.id for part in voided.body.parts})
    stand = [*aftermath.disposed(found_bad)]
    if stand:
        raise Refused(stand)
    aftermath.release(work, found_bad, reason)
    plan = _plan(work, voided.body)
    if plan is not None:
        work.revise(plan, without_done(plan.body, voided.doc), reason=reason)


def link_ticket(work: Work, ticket: str, made: str) -> None:
    """Note an order on the ticket it was made from, unless the ticket has ended."""
    if log.heads(work.connection, ticket) and load(work.connection, ticket, Ticket).state not in _ENDED:
        link(work, ticket, made)


def _tell_ticket(work: Work, signed: Record[ServiceOrder]) -> None:
    """Say on the ticket how its matter was settled; closing it stays with people, after the call back."""
    doc = signed.body.ticket
    if not doc or not log.heads(work.connection, doc):
        return
    record = load(work.connection, doc, Ticket)
    if record.state in _ENDED:
        return
    body = record.body
    if signed.doc not in body.linked:
        body = replace(body, linked=(*body.linked, signed.doc))
    at, words = signed.body.finished_at or work.now, signed.body.work.strip()
    settled = signed.body.result is Result.SOLVED and body.resolved_at is None
    if settled and not problems(ticket_rules.check_resolution(body, words, at, work.now)):
        body = resolved(body, words, signed.body.cause, work.session.actor, at)
    if body != record.body:
        write(work, record, body, at=at)


def _note_plan(work: Work, signed: Record[ServiceOrder]) -> None:
    plan, at = _plan(work, signed.body), signed.body.finished_at
    if plan is not None and at is not None:
        work.revise(plan, with_done(plan.body, local_day(at), signed.doc, signed.body.running_hours))


def _plan(work: Work, order: ServiceOrder) -> Record[ServicePlan] | None:
    if not order.plan or not log.heads(work.connection, order.plan):
        return None
    return load(work.connection, order.plan, ServicePlan)
