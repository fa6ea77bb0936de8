"""Gathers the sheets of service and returns: F08, F21 to F26, and their empty forms."""

from typing import Any

from sqlalchemy import Connection

from svcdesk.domain.complaint import Complaint
from svcdesk.domain.delivery import Photo
from svcdesk.domain.device import NOBODY
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.return_case import Basis, ReturnCase
from svcdesk.domain.return_case import photos_of as photos_of_return
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.service_order import photos_of as photos_of_order
from svcdesk.domain.service_plan import ServicePlan
from svcdesk.domain.sheets import (
    ClaimSheet,
    ComplaintSheet,
    Form,
    Image,
    NonconformitySheet,
    OrderSheet,
    ReturnSheet,
    SheetData,
    Stamp,
    TicketSheet,
)
from svcdesk.domain.supplier_claim import SupplierClaim
from svcdesk.domain.ticket import Channel, Kind, Ticket
from svcdesk.services import return_entitlement
from svcdesk.services.desk import Session, load
from svcdesk.services.paper_parts import Letterhead, images, letterhead, no_record, numbers
from svcdesk.store.log import heads
from svcdesk.words import Message

_WITH_PHOTOS = {Form.ORDER, Form.REPAIR, Form.SERVICE_PACKET}


def sheet_of(  # noqa: PLR0911 - one for each kind of sheet
    connection: Connection, head: Letterhead, stamp: Stamp, body: Any, form: Form
) -> SheetData | None:
    """Return the data of a sheet of service or returns; none where the record is of another kind."""
    common: dict[str, Any] = {"company": head.company, "logo": head.logo, "stamp": stamp}
    match body:
        case Ticket():
            merged = "".join(numbers(connection, [body.merged_into]))
            return TicketSheet(ticket=body, linked=numbers(connection, body.linked), merged_into=merged, **common)
        case ServiceOrder():
            shown = images(connection, photos_of_order(body)) if form in _WITH_PHOTOS else {}
            return OrderSheet(order=body, images=shown, plan_name=_plan(connection, body.plan), **common)
        case Complaint():
            shown = _shown(connection, body.photos)
            return ComplaintSheet(complaint=body, linked=numbers(connection, body.linked), images=shown, **common)
        case ReturnCase():
            return _return(connection, body, stamp, common)
        case SupplierClaim():
            number = "".join(numbers(connection, [body.nonconformity]))
            shown = _shown(connection, body.photos)
            return ClaimSheet(claim=body, nonconformity_number=number, images=shown, **common)
        case Nonconformity():
            return NonconformitySheet(nonconformity=body, images=_shown(connection, body.photos), **common)
        case _:
            return None


def _shown(connection: Connection, taken: tuple[Photo, ...]) -> dict[str, Image]:
    return images(connection, dict.fromkeys(photo.sha for photo in taken))


def _plan(connection: Connection, doc: str) -> str:
    return load(connection, doc, ServicePlan).body.name if doc and heads(connection, doc) else ""


def _return(connection: Connection, body: ReturnCase, stamp: Stamp, common: dict[str, Any]) -> ReturnSheet:
    return ReturnSheet(
        case=body,
        delivery_number="".join(numbers(connection, [body.delivery])),
        complaint_number="".join(numbers(connection, [body.complaint])),
        derivation=_derivation(connection, body, stamp),
        nonconformities=numbers(connection, body.nonconformities),
        claims=numbers(connection, body.claims),
        images=images(connection, photos_of_return(body)),
        **common,
    )


def _derivation(connection: Connection, body: ReturnCase, stamp: Stamp) -> dict[str, tuple[Message, ...]]:
    """Return how the right to each line came about, as it was when it was approved, or is now."""
    at = max((one.at for one in body.approvals), default=stamp.printed_at)
    if body.basis is Basis.OPEN:
        return {}
    found = {line.id: return_entitlement.entitlement_of(connection, body, line, at) for line in body.lines}
    return {own: (*one.steps, *(ruling.why for ruling in one.rulings)) for own, one in found.items()}


def empty(session: Session, form: Form) -> SheetData | None:
    """Return a form with nothing on it but the company, to be filled in by pen; none where it needs a record."""
    now = session.clock()
    bodies: dict[Form, Any] = {
        Form.NONCONFORMITY: Nonconformity(product="", name="", description=""),
        Form.TICKET: Ticket(received_at=now, receiver=NOBODY, channel=Channel.HOTLINE, kind=Kind.REPAIR),
        Form.COMPLAINT: Complaint(received_at=now),
        Form.RETURN: ReturnCase(requested_at=now),
        **dict.fromkeys((Form.ORDER, Form.REPAIR, Form.SIGN_OFF, Form.SERVICE_PACKET), ServiceOrder()),
    }
    with session.read() as connection:
        head = letterhead(connection)
        return sheet_of(connection, head, no_record(session), bodies[form], form) if form in bodies else None
