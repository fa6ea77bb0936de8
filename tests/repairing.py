"""A sold compressor and filled-in service orders for tests: everything looked at, nothing wrong, both have signed."""

from datetime import timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec

from svcdesk.domain.delivery import Verdict
from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.masters import ItemKind
from svcdesk.domain.observing import from_checklist
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.service_order import (
    Aspect,
    Condition,
    Conduct,
    Coverage,
    Observation,
    Rating,
    Relation,
    Result,
    ServiceOrder,
    Sight,
    SignOff,
    Visit,
)
from svcdesk.domain.signature import Party, Signature
from svcdesk.services import delivery, dispatching
from svcdesk.services.desk import Session
from tests.conftest import Clock
from tests.delivering import ARRIVED, CHECKLIST, filled_in, in_desk, signature

replace = msgspec.structs.replace

STARTED = ARRIVED + timedelta(minutes=5)
CONFIRMED = ARRIVED + timedelta(minutes=20)
FINISHED = ARRIVED + timedelta(hours=2)
SIGNED = FINISHED + timedelta(minutes=5)
NOW = SIGNED + timedelta(minutes=10)
WANG = Actor("w" * 32, "王工", "service")


def sight(one: Observation, verdict: Verdict = Verdict.PASS, value: int | None = None, **more: Any) -> Sight:
    """Return how a thing is found: readings within or outside their limits, everything else by verdict."""
    if one.aspect is Aspect.PERFORMANCE and one.item.kind is ItemKind.READING:
        good = 380 if one.item.id == "volt" else 90
        return Sight(value=Decimal(good if value is None else value), **more)
    return Sight(verdict=verdict, text="" if verdict is Verdict.PASS else "有磕碰", **more)


def looked_at(order: ServiceOrder, when: str, verdict: Verdict = Verdict.PASS) -> ServiceOrder:
    """Return the order with everything looked at, before or after."""
    return replace(
        order, observations=tuple(replace(one, **{when: sight(one, verdict)}) for one in order.observations)
    )


def bare_order(**more: Any) -> ServiceOrder:
    """Return an order of a compressor under warranty, somebody on the way, without a desk."""
    values: dict[str, Any] = {
        "customer": CustomerRef(doc="k" * 32, name="宏达纺织有限公司"),
        "device": Device(product="c" * 32, name="螺杆空压机", serial="SN-1"),
        "fault": "停机，报警 E07",
        "coverage": Coverage.WARRANTY,
        "coverage_basis": Coverage.WARRANTY,
        "technician": WANG,
        "visits": (Visit(id="v1", technician=WANG),),
        "observations": from_checklist(CHECKLIST),
    }
    return ServiceOrder(**(values | more))


def arrived(order: ServiceOrder) -> ServiceOrder:
    """Return the order with its visit begun and everything found as it should be, signed by the customer."""
    visit = replace(
        order.visits[-1], departed_at=ARRIVED - timedelta(hours=1), arrived_at=ARRIVED, started_at=STARTED
    )
    found = looked_at(replace(order, visits=(*order.visits[:-1], visit)), "before")
    return replace(found, before_signatures=(signature(Party.CUSTOMER, "李工", CONFIRMED),))


def confirmed(order: ServiceOrder) -> ServiceOrder:
    """Return the same as it stands once the condition found is confirmed."""
    return replace(arrived(order), before_confirmed_at=CONFIRMED)


def finished(order: ServiceOrder) -> ServiceOrder:
    """Return an order whose condition is confirmed with everything filled in and signed by both."""
    visit = replace(order.visits[-1], finished_at=FINISHED)
    return replace(
        looked_at(order, "after"),
        visits=(*order.visits[:-1], visit),
        conduct=Conduct(protected=True, asked_before_use=True, cleaned=True),
        cause="electrical.sensor",
        work="更换温度传感器，复位",
        trial_minutes=30,
        trial_result=Verdict.PASS,
        result=Result.SOLVED,
        rating=Rating.SATISFIED,
        sign_off=SignOff(condition=Condition.INTACT, relation=Relation.EMPLOYEE),
        signatures=both(),
    )


def both(minutes: int = 0) -> tuple[Signature, ...]:
    at = SIGNED + timedelta(minutes=minutes)
    return (signature(Party.STAFF, "王工", at), signature(Party.CUSTOMER, "李工", at))


class Sold(NamedTuple):
    """What the desk holds once a compressor was accepted."""

    customer: str
    compressor: str
    filters: str


def sold(session: Session, clock: Clock) -> Sold:
    """Put a compressor (SN-1) with two filters to the customer by a signed acceptance; the clock goes on to NOW."""
    contract = in_desk(session)
    plan, _ = delivery.plan(session, contract.doc, {"1": Decimal(1), "2": Decimal(2)})
    at = clock.now
    early = replace(filled_in(plan.body), site_work=_early(filled_in(plan.body).site_work))
    signatures = tuple(replace(one, signed_at=at - timedelta(minutes=1)) for one in early.signatures)
    delivery.sign(session, plan, replace(early, signatures=signatures))
    clock.now = NOW
    lines = {line.id: line.product for line in contract.body.lines}
    return Sold(contract.body.customer, lines["1"], lines["2"])


def _early(work: Any) -> Any:
    """Return the visit of the acceptance as one of the day before."""
    day = timedelta(days=1)
    return replace(work, arrived_at=work.arrived_at - day, finished_at=work.finished_at - day)


def new_order(session: Session, goods: Sold, serial: str = "SN-1", **more: Any) -> Record[ServiceOrder]:
    """Make an order for the compressor at the customer and send the session's person out."""
    record, _ = dispatching.open_order(
        session,
        customer=CustomerRef(doc=goods.customer, name="宏达纺织有限公司"),
        device=Device(product=goods.compressor, serial=serial),
        **({"fault": "停机，报警 E07"} | more),
    )
    return record


def sent(session: Session, goods: Sold, person: str, **more: Any) -> Record[ServiceOrder]:
    """Make an order and give it to a person."""
    record, _ = dispatching.dispatch(session, new_order(session, goods, **more), person, ARRIVED)
    return record
