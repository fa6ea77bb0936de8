"""Contracts in lists, and their lines for what is still to be delivered."""

from typing import Any

from sqlalchemy import Column, Index, Integer, String, Table

from svcdesk.domain.contract import Contract, State
from svcdesk.models.base import Money, Quantity, metadata
from svcdesk.models.docview import View

contract_line = Table(
    "contract_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("doc", String(32), nullable=False),
    Column("line", String(40), nullable=False),
    Column("product", String(32), nullable=False),
    Column("quantity", Quantity, nullable=False),
    Column("amount", Money, nullable=False),
    Index(None, "doc", "line"),
)


def view(contract: Contract, state: str) -> View:
    """Return the list row of a contract."""
    names = tuple(dict.fromkeys(line.name for line in contract.lines))
    return View(
        title=contract.customer_name,
        open=state == State.SIGNED,
        subject="、".join(names[:3]),
        customer=contract.customer,
        customer_name=contract.customer_name,
        unit=contract.external,
        department="sales",
        amount=contract.amount,
        search=(contract.customer_name, *names, contract.phone, contract.contact),
    )


def rows(doc: str, contract: Contract) -> list[dict[str, Any]]:
    """Return one row per contract line."""
    return [
        {
            "doc": doc,
            "line": line.id,
            "product": line.product,
            "quantity": line.quantity,
            "amount": line.amount,
        }
        for line in contract.lines
    ]
