"""What a person does with a delivery: plan it, open it, keep it, have it signed (clause 6.5.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import msgspec
from sqlalchemy import Connection

from svcdesk.domain.acceptance import check
from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery, State, photos_of
from svcdesk.domain.findings import with_found_defects
from svcdesk.domain.handover import warranty
from svcdesk.domain.planning import planned, refusals
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.errors import KnownError, Refused
from svcdesk.services import pieces, rights
from svcdesk.services.desk import Changes, Session, load
from svcdesk.words import Message

Saved = tuple[Record[Delivery], Changes]


@dataclass(frozen=True, slots=True)
class Opened:
    """A delivery as it was left: the record, and what was typed since then on this machine, if anything.

    ``stale`` says that the record has changed since the draft was begun.
    """

    record: Record[Delivery]
    draft: Delivery | None = None
    draft_at: datetime | None = None
    stale: bool = False


def plan(
    session: Session,
    contract_doc: str,
    quantities: Mapping[str, Decimal],
    *,
    planned_on: date | None = None,
    technician: str = "",
    technician_name: str = "",
) -> Saved:
    """Make the delivery of some quantities of contract lines with its packing list F15.

    Raises ``Refused`` with every line that asks for more than is still to be delivered, is banned or unknown.
    """
    rights.require(session, Right.PLAN_DELIVERY)
    with session.work() as work:
        contract = load(work.connection, contract_doc, Contract)
        asked = {line_id: quantity for line_id, quantity in quantities.items() if quantity}
        goods = pieces.goods(work.connection, contract.body, asked)
        left = pieces.remaining(work.connection, contract_doc, contract.body)
        problems = refusals(contract.body, contract.state, asked, left, goods)
        if problems:
            raise Refused(problems)
        number = work.take_number("delivery")
        body = planned(
            contract_doc, contract.number, contract.body, asked, goods, number=number, planned_on=planned_on
        )
        body = msgspec.structs.replace(body, technician=technician, technician_name=technician_name)
        record = work.create("delivery", body, State.PLANNED, number=number)
    return record, work.changes


def open_delivery(session: Session, doc: str) -> Opened:
    """Return a delivery with its draft."""
    with session.read() as connection:
        return Opened(load(connection, doc, Delivery))


def save(session: Session, record: Record[Delivery], body: Delivery) -> Saved:
    """Keep what was entered so far as a revision; the draft is not needed any more."""
    rights.require(session, Right.DELIVER)
    _require_open(record)
    body = with_found_defects(body)
    with session.work() as work:
        kept = work.revise(record, body, state=State.CHECKING, blobs=photos_of(body))
    return kept, work.changes


def sign(session: Session, record: Record[Delivery], body: Delivery) -> Saved:
    """Freeze the acceptance; raises ``Refused`` with every reason against it at once."""
    rights.require(session, Right.SIGN_DELIVERY)
    _require_open(record)
    body = with_found_defects(body)
    problems = [problem.message for problem in check(body)]
    if problems:
        raise Refused(problems)
    body = _accepted(body)
    with session.work() as work:
        signed = work.revise(record, body, state=State.SIGNED, blobs=photos_of(body), occurred_at=body.accepted_at)
    return signed, work.changes


def _accepted(body: Delivery) -> Delivery:
    """Set when the goods were accepted, the moment of the last signature, and the warranty that begins with it."""
    body = msgspec.structs.replace(body, accepted_at=max(one.signed_at for one in body.signatures))
    start, end = warranty(body) or (None, None)
    return msgspec.structs.replace(body, warranty_start=start, warranty_end=end)


def _require_open(record: Record[Delivery]) -> None:
    if record.state not in {State.PLANNED, State.CHECKING}:
        state = Message(f"delivery.state.{record.state}")
        raise KnownError(Message("delivery.frozen", {"number": record.number, "state": state}, "6.5.1.5"))


def remaining(session: Session, contract_doc: str) -> dict[str, Decimal]:
    """Return how much of each contract line no delivery takes yet."""
    with session.read() as connection:
        return pieces.remaining(connection, contract_doc, _contract(connection, contract_doc))


def _contract(connection: Connection, doc: str) -> Contract:
    return load(connection, doc, Contract).body
