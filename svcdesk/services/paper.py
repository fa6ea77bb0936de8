"""Gathers what a printed sheet shows: one revision with its company, contract and pictures."""

from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection

from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery, photos_of
from svcdesk.domain.departure import noted_later
from svcdesk.domain.record import Record
from svcdesk.domain.settlement import Feedback, PaymentNotice
from svcdesk.domain.sheets import (
    FORMS_OF,
    ComplaintSheet,
    DeliverySheet,
    FeedbackSheet,
    Form,
    NoticeSheet,
    OrderSheet,
    SheetData,
    Stamp,
    TicketSheet,
)
from svcdesk.errors import KnownError
from svcdesk.services import aftermath, departing, service_paper
from svcdesk.services.desk import Session, load, load_revision
from svcdesk.services.labels import kind_label
from svcdesk.services.paper_parts import Letterhead, images, letterhead, no_record, stamp
from svcdesk.store import marks
from svcdesk.store.log import heads
from svcdesk.words import Message

_WITH_PHOTOS = {Form.ACCEPTANCE, Form.COMMISSIONING, Form.PACKET}
_NEED_RECORD = {Form.FEEDBACK, Form.PAYMENT_NOTICE, Form.CALL_LIST}
_BEFORE_SIGNING = "6.5.2"


def gather(session: Session, doc: str, form: Form, *, rev: str = "", body: Any = None) -> SheetData:
    """Return the data of a form of a record: of its current revision, or of the one named.

    The feedback F19 and the payment notice F20 may be asked for by their own document or by their delivery's.
    ``body`` is the record as somebody is typing it. Raises ``KnownError`` where the record has no such sheet, or a
    delivery has none yet.
    """
    with session.read() as connection:
        record = _record(connection, doc, form, rev)
        head, shown = letterhead(connection), body or record.body
        made = _sheet(connection, head, stamp(session, record), shown, form)
        if made is None:  # every kind in FORMS_OF has a sheet
            raise TypeError(record.kind)
        return _with_what_stands_beside(connection, made, record.doc)


def _with_what_stands_beside(connection: Connection, made: SheetData, doc: str) -> SheetData:
    """Return a sheet that nobody signs with what the office said of it, an order's with a departure noted later."""
    if isinstance(made, OrderSheet):
        return replace(made, left_later=noted_later(made.order, departing.noted_in(connection, doc)))
    if not isinstance(made, TicketSheet | ComplaintSheet):
        return made
    return replace(made, reviews=tuple(reversed(marks.given(connection, doc))))


def empty(session: Session, form: Form) -> SheetData:
    """Return a form of which nothing is known yet, to be filled in by pen.

    Raises ``KnownError`` where a form is only printed from a record.
    """
    made = service_paper.empty(session, form)
    if made is not None:
        return made
    if form in _NEED_RECORD:
        raise KnownError(Message("paper.needs_record", {"form": form.value}))
    nothing = Delivery(contract="", contract_number="", customer="", customer_name="", warranty_months=0)
    with session.read() as connection:
        head = letterhead(connection)
        return DeliverySheet(company=head.company, logo=head.logo, stamp=no_record(session), delivery=nothing)


def _require_form(record: Record[Any], form: Form) -> None:
    if form not in FORMS_OF.get(record.kind, ()):
        kind = kind_label(record.kind)
        raise KnownError(Message("paper.no_such_form", {"number": record.number, "kind": kind, "form": form.value}))


def _sheet(connection: Connection, head: Letterhead, mark: Stamp, body: Any, form: Form) -> SheetData | None:
    match body:
        case Feedback():
            return FeedbackSheet(company=head.company, stamp=mark, feedback=body, logo=head.logo)
        case PaymentNotice():
            return NoticeSheet(company=head.company, stamp=mark, notice=body, logo=head.logo)
        case Delivery():
            return DeliverySheet(
                company=head.company,
                stamp=mark,
                delivery=body,
                contract=_contract(connection, body),
                images=images(connection, photos_of(body)) if form in _WITH_PHOTOS else {},
                logo=head.logo,
            )
        case _:
            return service_paper.sheet_of(connection, head, mark, body, form)


def _record(connection: Connection, doc: str, form: Form, rev: str) -> Record[Any]:
    found = load_revision(connection, rev) if rev else load(connection, doc, object)
    _require_form(found, form)
    kinds: dict[Form, type[Feedback | PaymentNotice]] = {Form.FEEDBACK: Feedback, Form.PAYMENT_NOTICE: PaymentNotice}
    wanted = kinds.get(form)
    if wanted is None or isinstance(found.body, wanted):
        return found
    kind = aftermath.FEEDBACK if wanted is Feedback else aftermath.NOTICE
    follower = aftermath.existing(connection, found.doc, kind, wanted)
    if follower is None:
        code = "paper.no_feedback" if wanted is Feedback else "paper.no_notice"
        raise KnownError(Message(code, {"number": found.number}, _BEFORE_SIGNING))
    return follower


def _contract(connection: Connection, delivery: Delivery) -> Contract | None:
    known = delivery.contract and heads(connection, delivery.contract)
    return load(connection, delivery.contract, Contract).body if known else None
