"""What each kind of record with tables of its own writes into them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.masters import Product
from svcdesk.domain.record import Revision
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.stock import Opening, Transfer
from svcdesk.domain.ticket import Ticket
from svcdesk.models import contract, delivery, return_case, service_counts, service_order, spares, stock, ticket
from svcdesk.models.service_fact import service_fact

Rows = Mapping[Table, list[dict[str, Any]]]


def no_rows(revision: Revision, body: Any) -> Rows:  # noqa: ARG001
    """Return nothing: most kinds need no table of their own."""
    return {}


def product_rows(revision: Revision, body: Product) -> Rows:
    """Return the least stock of a product."""
    return {spares.minimum_stock: spares.minimum_rows(revision.doc, body, revision.state)}


def contract_rows(revision: Revision, body: Contract) -> Rows:
    """Return the lines of a contract that was not cancelled."""
    return {contract.contract_line: contract.rows(revision.doc, body) if revision.state != "cancelled" else []}


def delivery_rows(revision: Revision, body: Delivery) -> Rows:
    """Return the lines, pieces and stock moves of a delivery."""
    return {
        delivery.delivery_line: delivery.line_rows(revision.doc, body, revision.state),
        delivery.delivery_unit: delivery.unit_rows(revision.doc, body, revision.state),
        stock.stock_move: delivery.stock_rows(revision.doc, body, revision.state),
    }


def opening_rows(revision: Revision, body: Opening) -> Rows:
    """Return the stock moves of an opening stock."""
    return {stock.stock_move: stock.opening_rows(revision.doc, body, revision.occurred_at)}


def transfer_rows(revision: Revision, body: Transfer) -> Rows:
    """Return the stock moves of a transfer."""
    return {stock.stock_move: stock.transfer_rows(revision.doc, body, revision.occurred_at)}


def ticket_rows(revision: Revision, body: Ticket) -> Rows:
    """Return the clocks, tasks and figures of a ticket."""
    return {
        ticket.ticket_due: ticket.due_rows(revision.doc, body, revision.state),
        ticket.ticket_task: ticket.task_rows(revision.doc, body, revision.state),
        service_fact: service_counts.of_ticket(revision.doc, body, revision.state),
    }


def order_rows(revision: Revision, body: ServiceOrder) -> Rows:
    """Return the stock moves, reserved parts and figures of a service order."""
    return {
        stock.stock_move: service_order.stock_rows(revision.doc, body, revision.state),
        spares.part_reserved: spares.reserved_rows(revision.doc, body, revision.state),
        service_fact: service_counts.of_order(revision.doc, body, revision.state),
    }


def return_rows(revision: Revision, body: ReturnCase) -> Rows:
    """Return the lines and stock moves of a return."""
    return {
        return_case.return_line: return_case.line_rows(revision.doc, body, revision.state),
        stock.stock_move: return_case.stock_rows(revision.doc, body, revision.state),
    }
