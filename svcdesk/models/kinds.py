"""The one list of record kinds: body type, number prefix, schema version, and how a record becomes rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table

from svcdesk.domain.complaint import Complaint
from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.delivery import State as DeliveryState
from svcdesk.domain.masters import Checklist, Company, Customer, Person, Product
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.record import Revision
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.return_case import State as ReturnState
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.service_order import State as OrderState
from svcdesk.domain.service_plan import ServicePlan
from svcdesk.domain.settlement import Feedback, PaymentNotice
from svcdesk.domain.stock import Opening, Transfer
from svcdesk.domain.supplier_claim import SupplierClaim
from svcdesk.domain.ticket import Ticket
from svcdesk.models import (
    complaint,
    contract,
    delivery,
    masters,
    nonconformity,
    return_case,
    service_order,
    service_plan,
    settlement,
    stock,
    supplier_claim,
    ticket,
)
from svcdesk.models.docview import View

Rows = Mapping[Table, list[dict[str, Any]]]


def _no_rows(revision: Revision, body: Any) -> Rows:  # noqa: ARG001
    return {}


def _no_upcast(body: dict[str, Any]) -> dict[str, Any]:
    return body


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of record.

    ``view`` takes (body, state) and returns the list row; ``rows`` takes (revision, body) and returns the derived
    rows of its own tables; ``upcasters`` lift an older body, as plain JSON, one schema version each. ``frozen`` are
    the states people have signed: what follows them is an amendment or ``void`` (6.5.1.5).
    """

    name: str
    body: type[Any]
    prefix: str
    view: Callable[[Any, str], View]
    rows: Callable[[Revision, Any], Rows] = _no_rows
    schema: int = 1
    upcasters: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    frozen: frozenset[str] = frozenset()
    void: str = "void"


def _contract_rows(revision: Revision, body: Contract) -> Rows:
    return {contract.contract_line: contract.rows(revision.doc, body) if revision.state != "cancelled" else []}


def _delivery_rows(revision: Revision, body: Delivery) -> Rows:
    return {
        delivery.delivery_line: delivery.line_rows(revision.doc, body, revision.state),
        delivery.delivery_unit: delivery.unit_rows(revision.doc, body, revision.state),
        stock.stock_move: delivery.stock_rows(revision.doc, body, revision.state),
    }


def _opening_rows(revision: Revision, body: Opening) -> Rows:
    return {stock.stock_move: stock.opening_rows(revision.doc, body, revision.occurred_at)}


def _transfer_rows(revision: Revision, body: Transfer) -> Rows:
    return {stock.stock_move: stock.transfer_rows(revision.doc, body, revision.occurred_at)}


def _ticket_rows(revision: Revision, body: Ticket) -> Rows:
    return {ticket.ticket_due: ticket.due_rows(revision.doc, body, revision.state)}


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="company", body=Company, prefix="GS", view=masters.company_view),
        Kind(name="person", body=Person, prefix="RY", view=masters.person_view),
        Kind(name="customer", body=Customer, prefix="KH", view=masters.customer_view),
        Kind(name="product", body=Product, prefix="CP", view=masters.product_view),
        Kind(name="checklist", body=Checklist, prefix="JC", view=masters.checklist_view),
        Kind(
            name="contract",
            body=Contract,
            prefix="HT",
            view=contract.view,
            rows=_contract_rows,
            tables=(contract.contract_line,),
        ),
        Kind(
            name="opening",
            body=Opening,
            prefix="QC",
            view=stock.opening_view,
            rows=_opening_rows,
            tables=(stock.stock_move,),
        ),
        Kind(
            name="transfer",
            body=Transfer,
            prefix="DB",
            view=stock.transfer_view,
            rows=_transfer_rows,
            tables=(stock.stock_move,),
        ),
        Kind(
            name="delivery",
            body=Delivery,
            prefix="YS",
            view=delivery.view,
            rows=_delivery_rows,
            tables=(delivery.delivery_line, delivery.delivery_unit, stock.stock_move),
            frozen=frozenset({DeliveryState.SIGNED.value}),
            void=DeliveryState.VOID.value,
        ),
        Kind(name="feedback", body=Feedback, prefix="JF", view=settlement.feedback_view),
        Kind(name="payment_notice", body=PaymentNotice, prefix="SK", view=settlement.notice_view),
        Kind(name="nonconformity", body=Nonconformity, prefix="BH", view=nonconformity.view),
        Kind(
            name="ticket", body=Ticket, prefix="FW", view=ticket.view, rows=_ticket_rows, tables=(ticket.ticket_due,)
        ),
        Kind(
            name="service_order",
            body=ServiceOrder,
            prefix="GD",
            view=service_order.view,
            frozen=frozenset({OrderState.SIGNED.value}),
            void=OrderState.VOID.value,
        ),
        Kind(name="complaint", body=Complaint, prefix="TS", view=complaint.view),
        Kind(
            name="return_case",
            body=ReturnCase,
            prefix="TH",
            view=return_case.view,
            frozen=frozenset({ReturnState.SETTLED.value, ReturnState.CLOSED.value}),
            void=ReturnState.VOID.value,
        ),
        Kind(name="supplier_claim", body=SupplierClaim, prefix="SP", view=supplier_claim.view),
        Kind(name="service_plan", body=ServicePlan, prefix="BY", view=service_plan.view),
    )
}
