"""How far a contract is delivered: its deliveries, and what of each line is planned, accepted and still open."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, func, select

from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import State
from svcdesk.models.delivery import delivery_line
from svcdesk.models.docview import docview
from svcdesk.services.desk import Session, load


@dataclass(frozen=True, slots=True)
class LineProgress:
    """One contract line: how much was ordered, is on its way, was signed for; ``open`` is planned by no delivery."""

    line: str
    name: str
    spec: str
    uom: str
    ordered: Decimal
    planned: Decimal
    signed: Decimal

    @property
    def open(self) -> Decimal:
        return self.ordered - self.planned - self.signed


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One delivery of a contract; ``due_at`` is the end of its planned day."""

    doc: str
    number: str
    state: str
    result: str
    technician: str
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Progress:
    lines: tuple[LineProgress, ...]
    deliveries: tuple[DeliveryRow, ...]


def progress(session: Session, doc: str) -> Progress:
    """Return how far a contract is delivered; void deliveries take nothing but are listed."""
    with session.read() as connection:
        contract = load(connection, doc, Contract).body
        taken = _taken(connection, doc)
        deliveries = _deliveries(connection, doc)
    lines = tuple(
        LineProgress(
            line=line.id,
            name=line.name,
            spec=line.spec,
            uom=line.uom,
            ordered=line.quantity,
            planned=taken.get((line.id, False), Decimal(0)),
            signed=taken.get((line.id, True), Decimal(0)),
        )
        for line in contract.lines
    )
    return Progress(lines, deliveries)


def _taken(connection: Connection, doc: str) -> dict[tuple[str, bool], Decimal]:
    signed = (docview.c.state == State.SIGNED).label("signed")
    rows = connection.execute(
        select(delivery_line.c.contract_line, signed, func.sum(delivery_line.c.quantity).label("quantity"))
        .join(docview, docview.c.doc == delivery_line.c.doc)
        .where(delivery_line.c.contract == doc)
        .group_by(delivery_line.c.contract_line, signed)
    )
    return {(row.contract_line, bool(row.signed)): row.quantity for row in rows}


def _deliveries(connection: Connection, doc: str) -> tuple[DeliveryRow, ...]:
    mine = select(delivery_line.c.doc).where(delivery_line.c.contract == doc)
    columns = (
        docview.c.doc,
        docview.c.number,
        docview.c.state,
        docview.c.result,
        docview.c.owner_name,
        docview.c.due_at,
    )
    rows = connection.execute(select(*columns).where(docview.c.doc.in_(mine)).order_by(docview.c.id))
    return tuple(DeliveryRow(*row) for row in rows)
