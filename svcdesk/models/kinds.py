"""The one list of record kinds: body type, number prefix, schema version, and how a record becomes rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Table

from svcdesk.domain import departure as departures
from svcdesk.domain import forgery, signed_for, signing_rules, ticket_orders
from svcdesk.domain.complaint import Complaint
from svcdesk.domain.complaint import State as ComplaintState
from svcdesk.domain.contract import Contract
from svcdesk.domain.contract import State as ContractState
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.delivery import State as DeliveryState
from svcdesk.domain.divergence import Keys, Path
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.masters import Checklist, Company, Customer, CustomerState, Person, Product
from svcdesk.domain.masters import State as MasterState
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.nonconformity import State as NonconformityState
from svcdesk.domain.policy import Policy
from svcdesk.domain.record import Revision
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.return_case import State as ReturnState
from svcdesk.domain.review import ReviewMark
from svcdesk.domain.review import State as MarkState
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.service_order import State as OrderState
from svcdesk.domain.service_plan import ServicePlan
from svcdesk.domain.service_plan import State as PlanState
from svcdesk.domain.settlement import Feedback, FeedbackState, NoticeState, PaymentNotice
from svcdesk.domain.stock import Opening, Transfer
from svcdesk.domain.stock import State as StockState
from svcdesk.domain.succession import CLAUSE
from svcdesk.domain.supplier_claim import State as ClaimState
from svcdesk.domain.supplier_claim import SupplierClaim
from svcdesk.domain.ticket import State as TicketState
from svcdesk.domain.ticket import Ticket
from svcdesk.models import (
    clock_rules,
    complaint,
    contract,
    delivery,
    departure,
    kind_rows,
    masters,
    nonconformity,
    return_case,
    review,
    service_order,
    service_plan,
    settlement,
    spares,
    stock,
    supplier_claim,
    ticket,
)
from svcdesk.models.docview import View
from svcdesk.models.kind_rows import Rows, no_rows
from svcdesk.models.service_fact import service_fact
from svcdesk.words import Message


def _not_forged(body: Any, state: str) -> Iterable[Message]:  # noqa: ARG001
    return ()


def _no_upcast(body: dict[str, Any]) -> dict[str, Any]:
    return body


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of record.

    ``view`` takes (body, state) and returns the list row; ``rows`` takes (revision, body) and returns the derived
    rows of its own tables; ``upcasters`` lift an older body, as plain JSON, one schema version each. ``frozen``
    are the states people have signed: what follows them is an amendment or ``void``; ``clause`` is what signing
    rests on. ``states`` are all there are. ``closes`` are steps on from a signed state that need no amendment.
    ``keeps`` takes (body, state) of a revision and of the one that follows and returns what that changes under
    signatures it keeps. ``forged`` takes (body, state) of what another desk handed over and returns why nobody
    can have signed that. ``derived`` are the paths of what follows from the rest of a body: versions that differ
    in nothing else do not clash. ``keyed`` are the lists whose lines have no id, and by what these are told
    apart. ``reviewed``: the office gives marks to such records; ``searched``: a search finds them. ``hears``
    takes a body and the shown revisions, with bodies, of what was made from it by kinds that have ``tells``, and
    returns the body as it is read.
    """

    name: str
    body: type[Any]
    prefix: str
    view: Callable[[Any, str], View]
    rows: Callable[[Revision, Any], Rows] = no_rows
    schema: int = 1
    upcasters: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    frozen: frozenset[str] = frozenset()
    closes: Mapping[str, str] = field(default_factory=dict)
    void: str = "void"
    clause: str = CLAUSE
    states: type[StrEnum] | None = None
    forged: Callable[[Any, str], Iterable[Message]] = _not_forged
    keeps: Callable[[Any, str, Any, str], Iterable[Message]] | None = None
    derived: frozenset[Path] = frozenset()
    keyed: Keys = field(default_factory=dict)
    hears: Callable[[Any, Iterable[tuple[Revision, object]]], Any] | None = None
    tells: bool = False
    reviewed: bool = False
    searched: bool = True


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="company", body=Company, prefix="GS", view=masters.company_view, states=MasterState),
        Kind(name="person", body=Person, prefix="RY", view=masters.person_view, states=MasterState),
        Kind(
            name="customer",
            body=Customer,
            prefix="KH",
            view=masters.customer_view,
            states=CustomerState,
            forged=masters.no_merge,
        ),
        Kind(
            name="product",
            body=Product,
            prefix="CP",
            view=masters.product_view,
            rows=kind_rows.product_rows,
            tables=(spares.minimum_stock,),
            states=MasterState,
        ),
        Kind(name="checklist", body=Checklist, prefix="JC", view=masters.checklist_view, states=MasterState),
        Kind(
            name="calendar",
            body=WorkCalendar,
            prefix="RL",
            view=clock_rules.calendar_view,
            states=MasterState,
            forged=clock_rules.no_calendar,
        ),
        Kind(
            name="policy",
            body=Policy,
            prefix="SX",
            view=clock_rules.policy_view,
            states=MasterState,
            forged=clock_rules.no_policy,
        ),
        Kind(
            name="contract",
            body=Contract,
            prefix="HT",
            view=contract.view,
            rows=kind_rows.contract_rows,
            tables=(contract.contract_line,),
            states=ContractState,
        ),
        Kind(
            name="opening",
            body=Opening,
            prefix="QC",
            view=stock.opening_view,
            rows=kind_rows.opening_rows,
            tables=(stock.stock_move,),
            states=StockState,
        ),
        Kind(
            name="transfer",
            body=Transfer,
            prefix="DB",
            view=stock.transfer_view,
            rows=kind_rows.transfer_rows,
            tables=(stock.stock_move,),
            states=StockState,
        ),
        Kind(
            name="delivery",
            body=Delivery,
            prefix="YS",
            view=delivery.view,
            rows=kind_rows.delivery_rows,
            tables=(delivery.delivery_line, delivery.delivery_unit, stock.stock_move),
            frozen=frozenset({DeliveryState.SIGNED.value}),
            void=DeliveryState.VOID.value,
            states=DeliveryState,
            forged=signing_rules.forged,
            keeps=signed_for.delivery_keeps,
        ),
        Kind(name="feedback", body=Feedback, prefix="JF", view=settlement.feedback_view, states=FeedbackState),
        Kind(name="payment_notice", body=PaymentNotice, prefix="SK", view=settlement.notice_view, states=NoticeState),
        Kind(
            name="nonconformity", body=Nonconformity, prefix="BH", view=nonconformity.view, states=NonconformityState
        ),
        Kind(
            name="ticket",
            body=Ticket,
            prefix="FW",
            view=ticket.view,
            rows=kind_rows.ticket_rows,
            tables=(ticket.ticket_due, ticket.ticket_task, service_fact),
            states=TicketState,
            derived=frozenset({("state",), ("body", "dues")}),
            keyed={
                ("body", "linked"): (),
                ("body", "follow_ups"): ("at", "by"),
                ("body", "reopenings"): ("at", "by"),
            },
            hears=ticket_orders.heard,
            reviewed=True,
        ),
        Kind(
            name="service_order",
            body=ServiceOrder,
            prefix="GD",
            view=service_order.view,
            rows=kind_rows.order_rows,
            tables=(stock.stock_move, spares.part_reserved, service_fact),
            frozen=frozenset({OrderState.SIGNED.value}),
            void=OrderState.VOID.value,
            clause="6.6.3",
            states=OrderState,
            forged=forgery.forged_order,
            keeps=signed_for.order_keeps,
            tells=True,
            reviewed=True,
        ),
        Kind(
            name="complaint",
            body=Complaint,
            prefix="TS",
            view=complaint.view,
            clause="6.7.1",
            states=ComplaintState,
            keeps=signed_for.complaint_keeps,
            derived=frozenset({("body", "due_at")}),
            keyed={("body", "reopenings"): ("at", "by")},
            tells=True,
            reviewed=True,
        ),
        Kind(
            name="return_case",
            body=ReturnCase,
            prefix="TH",
            view=return_case.view,
            rows=kind_rows.return_rows,
            tables=(return_case.return_line, stock.stock_move),
            frozen=frozenset({ReturnState.SETTLED.value, ReturnState.CLOSED.value}),
            closes={ReturnState.SETTLED.value: ReturnState.CLOSED.value},
            void=ReturnState.VOID.value,
            clause="6.5.1.4",
            states=ReturnState,
            forged=forgery.forged_return,
            keeps=signed_for.return_keeps,
            keyed={("body", "approvals"): ("node",)},
            tells=True,
            reviewed=True,
        ),
        Kind(name="supplier_claim", body=SupplierClaim, prefix="SP", view=supplier_claim.view, states=ClaimState),
        Kind(name="service_plan", body=ServicePlan, prefix="BY", view=service_plan.view, states=PlanState),
        Kind(name="review", body=ReviewMark, prefix="FH", view=review.view, states=MarkState, searched=False),
        Kind(
            name="departure",
            body=departures.Departure,
            prefix="LC",
            view=departure.view,
            states=departures.State,
            forged=departures.forged,
            searched=False,
        ),
    )
}
