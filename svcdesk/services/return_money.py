"""What was paid on a contract, and what returns pay back of it."""

from decimal import Decimal

from sqlalchemy import Connection, func, select

from svcdesk.domain.contract import Contract
from svcdesk.domain.return_settling import Money
from svcdesk.domain.settlement import NoticeState, PaymentNotice
from svcdesk.models.delivery import delivery_line
from svcdesk.models.return_case import return_line
from svcdesk.services import aftermath
from svcdesk.services.desk import load

_NOUGHT = Decimal(0)


def paid_and_back(connection: Connection, contract_doc: str, without: str = "") -> Money:
    """Return what was paid on a contract, and what other returns pay back of it."""
    if not contract_doc:
        return Money()
    contract = load(connection, contract_doc, Contract).body
    deliveries = connection.scalars(
        select(delivery_line.c.doc).where(delivery_line.c.contract == contract_doc).distinct()
    ).all()
    notices = (aftermath.existing(connection, doc, aftermath.NOTICE, PaymentNotice) for doc in deliveries)
    paid = sum((part.paid for part in contract.plan), _NOUGHT)
    paid += sum((one.body.due for one in notices if one and one.state == NoticeState.PAID), _NOUGHT)
    back = connection.scalar(
        select(func.sum(return_line.c.refund)).where(
            return_line.c.contract == contract_doc, return_line.c.doc != without
        )
    )
    return Money(known=True, paid=paid, refunded=back or _NOUGHT)
