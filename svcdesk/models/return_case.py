"""Returns and exchanges in lists, the goods they ask for, what they pay back, and the stock they move."""

from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from svcdesk.domain.return_case import ReturnCase, State
from svcdesk.domain.return_moves import return_moves
from svcdesk.domain.return_rules import is_open
from svcdesk.models.base import Money, Quantity, metadata
from svcdesk.models.docview import View
from svcdesk.models.stock import move_row

return_line = Table(
    "return_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("doc", String(32), nullable=False, index=True),
    Column("line", String(40), nullable=False),
    Column("customer", String(32), nullable=False),
    Column("product", String(32), nullable=False),
    Column("serial", String, nullable=False),
    Column("contract", String(32), nullable=False),
    Column("delivery", String(32), nullable=False),
    Column("quantity", Quantity, nullable=False),
    Column("refund", Money, nullable=False),
    Column("claimed", Boolean, nullable=False, comment="asked for and not here yet: no other return may ask for it"),
    Index(None, "product", "serial"),
    Index(None, "contract"),
    Index(None, "delivery"),
)


def view(case: ReturnCase, state: str) -> View:
    """Return the list row of a return; the amount is what is refunded."""
    names = tuple(dict.fromkeys(line.device.name for line in case.lines if line.device.name))
    serials = tuple(line.device.serial for line in case.lines if line.device.serial)
    refunds = [line.refund for line in case.lines if line.refund is not None]
    return View(
        title=case.customer.name,
        open=state not in {State.CLOSED, State.REFUSED, State.VOID},
        subject="、".join(names[:3]),
        customer=case.customer.doc,
        customer_name=case.customer.name,
        unit=serials[0] if serials else "",
        owner=case.owner.doc,
        owner_name=case.owner.name,
        department="service",
        result=case.type.value,
        origin=case.ticket or case.complaint or case.delivery,
        amount=sum(refunds, Decimal(0)) if refunds else None,
        search=(
            case.customer.name,
            case.customer.caller,
            case.customer.phone,
            case.ticket_number,
            *names,
            *serials,
            *(line.replacement for line in case.lines if line.replacement),
        ),
    )


def line_rows(doc: str, case: ReturnCase, state: str) -> list[dict[str, Any]]:
    """Return the goods of a return, so that nothing is returned twice and no more is paid back than was paid."""
    if state in {State.REFUSED, State.VOID}:
        return []
    return [
        {
            "doc": doc,
            "line": line.id,
            "customer": case.customer.doc,
            "product": line.device.product,
            "serial": line.device.serial,
            "contract": line.device.contract,
            "delivery": line.device.delivery,
            "quantity": line.quantity if line.received is None else line.received,
            "refund": line.refund or Decimal(0),
            "claimed": is_open(state) and line.received is None,
        }
        for line in case.lines
    ]


def stock_rows(doc: str, case: ReturnCase, state: str) -> list[dict[str, Any]]:
    """Return the stock moves of a return."""
    return [move_row(doc, move) for move in return_moves(case, state)]
