"""Writes what follows from a signed service order, in the same transaction: F08, the plan's next visit.

The ticket is not written: it hears of its orders wherever it is read (``domain.ticket_orders``).
"""

from svcdesk.domain import parts_rules
from svcdesk.domain.plan_rules import with_done, without_done
from svcdesk.domain.record import Record
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.service_plan import ServicePlan
from svcdesk.domain.ticket import State as TicketState
from svcdesk.domain.ticket import Ticket
from svcdesk.domain.times import local_day
from svcdesk.errors import Refused
from svcdesk.services import aftermath
from svcdesk.services.desk import Work, load
from svcdesk.services.ticket_saving import link
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
    if signed.body.ticket:
        work.note(signed.body.ticket, "ticket")


def withdraw(work: Work, voided: Record[ServiceOrder], reason: str) -> None:
    """Take back what followed from an order that is void now; refused where an old part was disposed of already."""
    found_bad = aftermath.nonconformities(work.connection, voided.doc, {part.id for part in voided.body.parts})
    stand = [*aftermath.disposed(found_bad)]
    if stand:
        raise Refused(stand)
    aftermath.release(work, found_bad, reason)
    if voided.body.ticket:
        work.note(voided.body.ticket, "ticket")
    plan = _plan(work, voided.body)
    if plan is not None:
        work.revise(plan, without_done(plan.body, voided.doc), reason=reason)


def link_ticket(work: Work, ticket: str, made: str) -> None:
    """Note an order on the ticket it was made from, unless the ticket has ended."""
    if log.heads(work.connection, ticket) and load(work.connection, ticket, Ticket).state not in _ENDED:
        link(work, ticket, made)


def _note_plan(work: Work, signed: Record[ServiceOrder]) -> None:
    plan, at = _plan(work, signed.body), signed.body.finished_at
    if plan is not None and at is not None:
        read, note = signed.body.running_hours, signed.body.meter_note
        work.revise(plan, with_done(plan.body, local_day(at), signed.doc, read, note))


def _plan(work: Work, order: ServiceOrder) -> Record[ServicePlan] | None:
    if not order.plan or not log.heads(work.connection, order.plan):
        return None
    return load(work.connection, order.plan, ServicePlan)
