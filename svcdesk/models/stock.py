"""Stock moves derived from documents, and where each unit stands now."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, Integer, String, Table

from svcdesk.domain.stock import Move, Opening, Transfer, opening_moves, transfer_moves
from svcdesk.models.base import Quantity, UtcTime, metadata, partial_index
from svcdesk.models.docview import View

stock_move = Table(
    "stock_move",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("doc", String(32), nullable=False, index=True),
    Column("product", String(32), nullable=False),
    Column("serial", String, nullable=False),
    Column("quantity", Quantity, nullable=False),
    Column("origin", String(12), nullable=False),
    Column("target", String(12), nullable=False),
    Column("origin_store", String, nullable=False),
    Column("target_store", String, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("customer", String(32), nullable=False),
    Column("site", String, nullable=False),
    Column("replaces", String, nullable=False),
    Column("warranty_start", String(10), nullable=False),
    Column("warranty_end", String(10), nullable=False),
    Index(None, "product", "serial"),
    Index(None, "serial"),
    Index(None, "customer"),
)
partial_index("ix_stock_move_product_replaces", stock_move, ("product", "replaces"), sqlite="replaces != ''")


def move_row(doc: str, move: Move) -> dict[str, Any]:
    """Return the row of one move of a document."""
    return {
        "doc": doc,
        "product": move.product,
        "serial": move.serial,
        "quantity": move.quantity,
        "origin": move.origin.value,
        "target": move.target.value,
        "origin_store": move.origin_store,
        "target_store": move.target_store,
        "at": move.at,
        "customer": move.customer,
        "site": move.site,
        "replaces": move.replaces,
        "warranty_start": move.warranty_start,
        "warranty_end": move.warranty_end,
    }


def opening_view(opening: Opening, state: str) -> View:  # noqa: ARG001 - every view has the same shape
    """Return the list row of opening stock."""
    names = tuple(dict.fromkeys(line.name for line in opening.lines))
    return View(
        title="、".join(names[:3]),
        subject="、".join(names[:3]),
        search=(*names, *(line.serial for line in opening.lines if line.serial)),
    )


def opening_rows(doc: str, opening: Opening, at: datetime) -> list[dict[str, Any]]:
    """Return the stock moves of opening stock."""
    return [move_row(doc, move) for move in opening_moves(opening, at)]


def transfer_view(transfer: Transfer, state: str) -> View:  # noqa: ARG001
    """Return the list row of a transfer between stores."""
    names = tuple(dict.fromkeys(line.name for line in transfer.lines))
    return View(
        title=f"{transfer.origin_store or '–'} → {transfer.target_store or '–'}",
        subject="、".join(names[:3]),
        search=(transfer.origin_store, transfer.target_store, *names, *(one.serial for one in transfer.lines)),
    )


def transfer_rows(doc: str, transfer: Transfer, at: datetime) -> list[dict[str, Any]]:
    """Return the stock moves of a transfer."""
    return [move_row(doc, move) for move in transfer_moves(transfer, at)]
