"""Deliveries in lists, how much of each contract line they take, and the stock they move."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from svcdesk.domain.delivery import Delivery, LineKind, Remedy, State
from svcdesk.domain.handover import stock_moves
from svcdesk.domain.presence import handed_over
from svcdesk.domain.times import end_of_day
from svcdesk.models.base import Quantity, metadata
from svcdesk.models.docview import View
from svcdesk.models.stock import move_row

delivery_line = Table(
    "delivery_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("doc", String(32), nullable=False, index=True),
    Column("contract", String(32), nullable=False),
    Column("contract_line", String(40), nullable=False),
    Column("quantity", Quantity, nullable=False),
    Index(None, "contract", "contract_line"),
)

delivery_unit = Table(
    "delivery_unit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("doc", String(32), nullable=False, index=True),
    Column("unit", String(40), nullable=False),
    Column("product", String(32), nullable=False),
    Column("serial", String, nullable=False),
    Column("store", String, nullable=False),
    Column("quantity", Quantity, nullable=False),
    Column("open", Boolean, nullable=False, comment="the delivery is not signed yet, so the piece is spoken for"),
    Index(None, "product", "open"),
    Index(None, "serial"),
)

_UNSIGNED = {State.PLANNED, State.CHECKING}


def view(delivery: Delivery, state: str) -> View:
    """Return the list row of a delivery; a signed one stays open while points of its punch list are."""
    goods = tuple(dict.fromkeys(line.name for line in delivery.lines if line.kind is LineKind.GOODS))
    serials = tuple(unit.serial for unit in delivery.units if unit.serial)
    return View(
        title=delivery.customer_name,
        open=state in _UNSIGNED or (state == State.SIGNED and bool(_punch_list(delivery))),
        subject="、".join(goods[:3]),
        customer=delivery.customer,
        customer_name=delivery.customer_name,
        unit=serials[0] if serials else "",
        owner=delivery.technician,
        owner_name=delivery.technician_name,
        department="service",
        result=delivery.result.value if state == State.SIGNED else "",
        due_at=_due(delivery, state),
        search=(
            delivery.customer_name,
            delivery.contract_number,
            delivery.packing.number,
            delivery.contact,
            delivery.phone,
            *goods,
            *serials,
            *(serial for line in delivery.lines for serial in line.serials),
        ),
    )


def _punch_list(delivery: Delivery) -> list[date | None]:
    """Return until when the open points of an acceptance shall be settled."""
    return [defect.due for defect in delivery.defects if defect.remedy is Remedy.PUNCH]


def _due(delivery: Delivery, state: str) -> datetime | None:
    """Return when the next thing is due: the planned day, after signing the first point of the punch list."""
    days = [delivery.planned_on] if state in _UNSIGNED else _punch_list(delivery) if state == State.SIGNED else []
    return min((end_of_day(day) for day in days if day), default=None)


def line_rows(doc: str, delivery: Delivery, state: str) -> list[dict[str, Any]]:
    """Return how much of each contract line this delivery takes.

    A planned one takes what it shall bring, a signed one what the customer kept, a void one nothing.
    """
    if state == State.VOID:
        return []
    kept = handed_over(delivery) if state == State.SIGNED else {line.id: line.quantity for line in delivery.lines}
    return [
        {"doc": doc, "contract": delivery.contract, "contract_line": line.contract_line, "quantity": kept[line.id]}
        for line in delivery.lines
        if line.contract_line
    ]


def stock_rows(doc: str, delivery: Delivery, state: str) -> list[dict[str, Any]]:
    """Return the stock moves of a signed delivery."""
    if state != State.SIGNED:
        return []
    return [move_row(doc, move) for move in stock_moves(delivery)]


def unit_rows(doc: str, delivery: Delivery, state: str) -> list[dict[str, Any]]:
    """Return the pieces of a delivery, so that no other one packs them and a serial number finds its acceptance."""
    if state == State.VOID:
        return []
    return [
        {
            "doc": doc,
            "unit": unit.id,
            "product": unit.product,
            "serial": unit.serial,
            "store": unit.store,
            "quantity": unit.quantity,
            "open": state != State.SIGNED,
        }
        for unit in delivery.units
    ]
