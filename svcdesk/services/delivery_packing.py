"""Changing a planned delivery before it leaves: its packing list, day, technician and address."""

from decimal import Decimal

from svcdesk.domain import packing
from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery, State, photos_of
from svcdesk.domain.planning import Piece
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.errors import KnownError, Refused
from svcdesk.services import pieces, rights
from svcdesk.services.delivery import Saved, drop_draft
from svcdesk.services.desk import Session, load
from svcdesk.words import Message


def repack(session: Session, record: Record[Delivery], body: Delivery) -> Saved:
    """Keep a changed packing list or date of a planned delivery.

    Raises ``Refused`` with everything wrong with it, ``KnownError`` once the acceptance has begun.
    """
    rights.require(session, Right.PLAN_DELIVERY)
    if record.state != State.PLANNED:
        raise KnownError(Message("packing.counting_began", {"number": record.number}, "6.5.1.1"))
    with session.work() as work:
        contract = load(work.connection, record.body.contract, Contract).body
        left = pieces.remaining(work.connection, record.body.contract, contract)
        for line in record.body.lines:  # what this delivery takes already is its own
            if line.contract_line:
                left[line.contract_line] = left.get(line.contract_line, Decimal(0)) + line.quantity
        found = [*packing.problems(body, left), *pieces.barred(work.connection, body)]
        if found:
            raise Refused(found)
        kept = work.revise(record, body, blobs=photos_of(body))
    drop_draft(session, record)
    return kept, work.changes


def packable(session: Session, record: Record[Delivery], line_id: str) -> list[Piece]:
    """Return the pieces a line may be packed with: those it has, then what is free in stock, oldest first."""
    line = next(line for line in record.body.lines if line.id == line_id)
    mine = [
        Piece(product=unit.product, serial=unit.serial, quantity=unit.quantity, store=unit.store)
        for unit in record.body.units
        if unit.line == line_id and unit.serial
    ]
    with session.read() as connection:
        return [*mine, *pieces.on_hand(connection, line.product)]
