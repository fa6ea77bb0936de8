"""Service records as they look before anybody has done the work: what forms for pen and paper are printed from."""

from msgspec.structs import replace

from svcdesk.domain.complaint import Assessment, Complaint
from svcdesk.domain.delivery import Verdict
from svcdesk.domain.device import NOBODY
from svcdesk.domain.return_case import Line, ReturnCase
from svcdesk.domain.service_order import (
    Comparison,
    Conduct,
    Observation,
    Payer,
    Quote,
    Rating,
    Result,
    ServiceOrder,
    Sight,
    SignOff,
    Visit,
)
from svcdesk.domain.ticket import Due, Ticket


def emptied_ticket(ticket: Ticket) -> Ticket:
    """Return a ticket with its intake and its time limits, and nothing that was done about it."""
    return replace(
        ticket,
        dues=tuple(replace(due, stopped_at=None, paused=False) for due in ticket.dues if _wanted(due)),
        attempts=(),
        routings=(),
        escalations=(),
        pauses=(),
        reopenings=(),
        cause="",
        result="",
        resolved_at=None,
        resolved_by=NOBODY,
        follow_ups=(),
        closed_at=None,
        closed_by=NOBODY,
    )


def _wanted(due: Due) -> bool:
    return not due.cancelled


def emptied_order(order: ServiceOrder) -> ServiceOrder:
    """Return an order with what was planned; what the customer has confirmed before the repair stays on it."""
    confirmed = order.before_confirmed_at is not None
    kept = (
        order
        if confirmed
        else replace(order, accessories="", running_hours=None, before_opinion="", before_signatures=())
    )
    return replace(
        kept,
        fault_photos=(),
        visits=tuple(_planned(one) for one in order.visits[-1:]),
        observations=tuple(_unseen(one, confirmed=confirmed) for one in order.observations),
        cause="",
        diagnosis="",
        quote=order.quote if order.quote.signature else Quote(text=order.quote.text, amount=order.quote.amount),
        work="",
        parts=(),
        labour=None,
        travel=None,
        fee_payer=Payer.OPEN,
        trial_minutes=None,
        trial_result=Verdict.OPEN,
        conduct=Conduct(),
        result=Result.OPEN,
        result_note="",
        rating=Rating.OPEN,
        sign_off=SignOff(),
        signatures=(),
    )


def _planned(visit: Visit) -> Visit:
    return Visit(
        id=visit.id,
        technician=visit.technician,
        appointed_at=visit.appointed_at,
        appointed_until=visit.appointed_until,
    )


def _unseen(one: Observation, *, confirmed: bool) -> Observation:
    before = replace(one.before, photos=()) if confirmed else Sight()
    return replace(one, before=before, after=Sight(), compared=Comparison.OPEN, accepted="")


def emptied_complaint(complaint: Complaint) -> Complaint:
    """Return a complaint as it was received."""
    return replace(
        complaint,
        photos=(),
        acknowledged_at=None,
        acknowledged_by=NOBODY,
        assessment=Assessment(),
        assessed_at=None,
        assessed_by=NOBODY,
        immediate_action="",
        cause="",
        investigation="",
        investigated_at=None,
        investigated_by=NOBODY,
        resolution="",
        offered=(),
        cost=None,
        approval=None,
        approved_by=NOBODY,
        approved_at=None,
        approval_note="",
        acknowledged_how="",
        verified_at=None,
        replies=(),
        escalations=(),
        reopenings=(),
        corrective_needed=None,
        corrective_note="",
        verification="",
        verified_by=NOBODY,
        satisfied="",
        closed_at=None,
        closed_by=NOBODY,
    )


def emptied_case(case: ReturnCase) -> ReturnCase:
    """Return a return as it was asked for, with the rule that decides and whoever has already agreed."""
    return replace(
        case,
        lines=tuple(map(_asked, case.lines)),
        quality_by=NOBODY,
        quality_at=None,
        quality_note="",
        quality_signature=None,
        signatures=(),
        settled_at=None,
        refund_paid_on=None,
        closing_note="",
        closed_at=None,
        closed_by=NOBODY,
    )


def _asked(line: Line) -> Line:
    return Line(
        id=line.id,
        device=line.device,
        quantity=line.quantity,
        uom=line.uom,
        tracking=line.tracking,
        replaces=line.replaces,
        unit_price=line.unit_price,
        description=line.description,
    )
