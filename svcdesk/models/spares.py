"""Parts that open service orders have set aside, and how many of a product there should be at least."""

from typing import Any

from sqlalchemy import Column, Integer, String, Table

from svcdesk.domain.figures import countable
from svcdesk.domain.masters import Product
from svcdesk.domain.masters import State as MasterState
from svcdesk.domain.service_order import ServiceOrder, State
from svcdesk.models.base import Quantity, metadata

part_reserved = Table(
    "part_reserved",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("doc", String(32), nullable=False, index=True),
    Column("product", String(32), nullable=False, index=True),
    Column("serial", String, nullable=False),
    Column("store", String, nullable=False),
    Column("quantity", Quantity, nullable=False),
)
minimum_stock = Table(
    "minimum_stock",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("doc", String(32), nullable=False, index=True),
    Column("minimum", Quantity, nullable=False),
)


def reserved_rows(doc: str, order: ServiceOrder, state: str) -> list[dict[str, Any]]:
    """Return what an order not signed yet has set aside in 合格库; once it is signed, its moves tell."""
    if state in {State.SIGNED, State.VOID}:
        return []
    return [
        {"doc": doc, "product": part.product, "serial": part.serial, "store": part.store, "quantity": part.quantity}
        for part in order.parts
        if part.product and countable(part.quantity)
    ]


def minimum_rows(doc: str, product: Product, state: str) -> list[dict[str, Any]]:
    """Return how many of a product in use there should be at least."""
    if not product.minimum_stock or state == MasterState.RETIRED:
        return []
    return [{"doc": doc, "minimum": product.minimum_stock}]
