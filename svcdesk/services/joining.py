"""What follows from the versions of a record once their changes stand together, and what speaks against that."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Connection

from svcdesk.domain import complaint_joining, return_joining
from svcdesk.domain.complaint import Complaint
from svcdesk.domain.complaint_policy import next_due
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.ticket import Ticket
from svcdesk.services import return_money
from svcdesk.services.desk import Session
from svcdesk.services.ticket_saving import retimed
from svcdesk.words import Message

replace = msgspec.structs.replace


def apart(
    connection: Connection, base: Record[Any] | None, sides: Sequence[Record[Any]], joined: object
) -> list[Message]:
    """Return why the changes of all sides cannot stand in one version though none of them changed the same thing."""
    if base is None:
        return []
    versions = [(side.body, side.state) for side in sides]
    if isinstance(joined, ReturnCase):
        found = return_joining.apart(base.body, versions, joined)
        return _once([*found, *_refunds(connection, base.doc, joined, sides)])
    if isinstance(joined, Complaint):
        return _once(complaint_joining.apart(base.body, base.state, versions))
    return []


def _once(reasons: Iterable[Message]) -> list[Message]:
    found: list[Message] = []
    for reason in reasons:
        if reason not in found:
            found.append(reason)
    return found


def followed(connection: Connection, session: Session, joined: Any, state: str) -> tuple[Any, str]:
    """Return body and state with what follows from all sides: clocks, the next day due, how far it has come."""
    if isinstance(joined, Ticket):
        body = retimed(connection, joined, session.clock())
        return body, body.state
    if isinstance(joined, ReturnCase):
        return joined, return_joining.joined_state(joined, state)
    if isinstance(joined, Complaint):
        ordered = complaint_joining.in_order(joined)
        return replace(ordered, due_at=next_due(ordered, state)), state
    return joined, state


def _refunds(
    connection: Connection, doc: str, joined: ReturnCase, sides: Sequence[Record[ReturnCase]]
) -> Iterator[Message]:
    """Yield that more would be paid back than was paid, where each side alone stayed within it."""
    for contract in {line.device.contract for line in joined.lines if line.refund}:
        money = return_money.paid_and_back(connection, contract, doc)
        back = _back(joined, contract)
        if money.known and back > money.left and all(_back(side.body, contract) < back for side in sides):
            figures = {"refund": f"{back:,.2f}", "paid": f"{money.paid:,.2f}", "left": f"{money.left:,.2f}"}
            number = next(line.device.contract_number for line in joined.lines if line.device.contract == contract)
            yield Message("return_case.refund_over_paid", {**figures, "contract": number}, "6.5.2")


def _back(case: ReturnCase, contract: str) -> Decimal:
    return sum((line.refund or Decimal(0) for line in case.lines if line.device.contract == contract), Decimal(0))
