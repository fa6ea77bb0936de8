"""Gathers what a printed sheet shows: one revision with its company, contract and pictures."""

from typing import Any

from sqlalchemy import Connection

from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery, photos_of
from svcdesk.domain.masters import Company
from svcdesk.domain.record import Record
from svcdesk.domain.settlement import Feedback, PaymentNotice
from svcdesk.domain.sheets import DeliverySheet, FeedbackSheet, Form, Image, NoticeSheet, SheetData, Stamp
from svcdesk.errors import KnownError
from svcdesk.services import aftermath
from svcdesk.services.desk import Session, load, load_revision
from svcdesk.services.find import bodies
from svcdesk.store import blobs
from svcdesk.store.log import heads
from svcdesk.words import Message

_WITH_PHOTOS = {Form.ACCEPTANCE, Form.COMMISSIONING, Form.PACKET}
_BEFORE_SIGNING = "6.5.2"


def gather(session: Session, doc: str, form: Form, *, rev: str = "", body: Delivery | None = None) -> SheetData:
    """Return the data of a form of a record: of its current revision, or of the one named.

    The feedback F19 and the payment notice F20 may be asked for by their own document or by their delivery's.
    ``body`` is a delivery as somebody is typing it. Raises ``KnownError`` where a delivery has no such sheet yet.
    """
    with session.read() as connection:
        record = _record(connection, doc, form, rev)
        company = next(iter(bodies(connection, "company", Company).values()), Company(name=""))
        logo = _image(connection, company.logo) if company.logo else None
        stamp = _stamp(session, record)
        if isinstance(record.body, Feedback):
            return FeedbackSheet(company=company, stamp=stamp, feedback=record.body, logo=logo)
        if isinstance(record.body, PaymentNotice):
            return NoticeSheet(company=company, stamp=stamp, notice=record.body, logo=logo)
        shown: Delivery = body or record.body
        return DeliverySheet(
            company=company,
            stamp=stamp,
            delivery=shown,
            contract=_contract(connection, shown),
            images={sha: _image(connection, sha) for sha in photos_of(shown)} if form in _WITH_PHOTOS else {},
            logo=logo,
        )


def _record(connection: Connection, doc: str, form: Form, rev: str) -> Record[Any]:
    found = load_revision(connection, rev) if rev else load(connection, doc, object)
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


def _stamp(session: Session, record: Record[Any]) -> Stamp:
    return Stamp(
        number=record.number,
        rev=record.rev,
        state=record.state,
        amendment=record.amendment,
        reason=record.reason,
        printed_at=session.clock(),
        printed_by=session.actor.name,
    )


def _contract(connection: Connection, delivery: Delivery) -> Contract | None:
    known = delivery.contract and heads(connection, delivery.contract)
    return load(connection, delivery.contract, Contract).body if known else None


def _image(connection: Connection, sha: str) -> Image:
    found = blobs.get(connection, sha)
    return Image(found.data, found.mime, found.width, found.height)
