"""Deliveries that were signed and goods that come back, for tests of returns."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.device import CustomerRef
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Basis, Liability, Reason, ReturnCase, Type
from svcdesk.domain.return_rules import missing_nodes
from svcdesk.domain.return_settling import Offer
from svcdesk.domain.signature import Party, Signature
from svcdesk.domain.stock import Place
from svcdesk.errors import Refused
from svcdesk.services import delivery, return_begin, return_case, return_goods, stock
from svcdesk.services.desk import Session, load
from svcdesk.services.return_goods import Inspected
from tests.conftest import Clock, as_person
from tests.delivering import filled_in, in_desk, signature

replace = msgspec.structs.replace


def delivered(desk: Session, clock: Clock, compressors: int = 2, filters: int = 3, **terms: Any) -> Record[Delivery]:
    """Sell and hand over compressors SN-1 … and filters; ``terms`` are fields of the contract. Noon comes after."""
    sold = in_desk(desk)
    if terms:
        with desk.work() as work:
            body = replace(sold.body, **terms)
            sold = work.revise(sold, body, reason="条款", amendment=sold.amendment)
    record, _ = delivery.plan(desk, sold.doc, {"1": Decimal(compressors), "2": Decimal(filters)})
    clock.forward(hours=7)
    return delivery.sign(desk, record, filled_in(record.body))[0]


def contract_of(desk: Session, record: Record[Delivery]) -> Record[Contract]:
    with desk.read() as connection:
        return load(connection, record.body.contract, Contract)


def asked(desk: Session, record: Record[Delivery], *serials: str, **more: Any) -> ReturnCase:
    """Return a request of the delivery's customer for some pieces, as a screen would put it together."""
    blank = ReturnCase(
        delivery=record.doc,
        customer=CustomerRef(doc=record.body.customer),
        type=Type.EXCHANGE,
        reason=Reason.FUNCTION,
        basis=Basis.STATUTORY,
        basis_note="合同口头约定按三包处理",
        requested_at=desk.clock(),
    )
    blank = replace(blank, **more)
    goods = return_begin.candidates(desk, record.body.customer, record.doc)
    for serial in serials:
        chosen = next(one for one in goods if one.serial == serial)
        blank = replace(blank, lines=(*blank.lines, return_begin.line_for(desk, blank, chosen)))
    return blank


def manager(desk: Session, name: str = "钱主管") -> Session:
    """Return somebody who speaks for the department and for the management, but not for sales."""
    return as_person(desk, name, Department.MANAGEMENT, Role.MANAGER)


def approved(desk: Session, record: Record[ReturnCase]) -> Record[ReturnCase]:
    """Have every node needed agree, each by another person."""
    people = {
        "department": (Department.SERVICE, Role.MANAGER),
        "finance": (Department.SALES, Role.SALES),
        "management": (Department.MANAGEMENT, Role.MANAGER),
    }
    while record.state == "requested":
        node = missing_nodes(record.body)[0].node
        department, role = people[node]
        record, _ = return_case.approve(as_person(desk, f"审批{node}", department, role), record, node, "同意")
    return record


def received(desk: Session, record: Record[ReturnCase]) -> Record[ReturnCase]:
    quantities = {line.id: line.quantity for line in record.body.lines}
    return return_goods.receive(desk, record, quantities, store="退货架")[0]


def inspected(desk: Session, record: Record[ReturnCase], *, defective: bool = True) -> Record[ReturnCase]:
    verdicts = {line.id: Inspected(found="通电试机不启动", defective=defective) for line in record.body.lines}
    return return_goods.inspect(desk, record, verdicts)[0]


def quality(desk: Session, name: str = "质检员") -> Session:
    return as_person(desk, name, Department.QUALITY, Role.INSPECTOR)


def judged(desk: Session, record: Record[ReturnCase], liability: Liability = Liability.PRODUCT) -> Record[ReturnCase]:
    verdicts = {line.id: liability for line in record.body.lines}
    return return_goods.judge(quality(desk), record, verdicts, "电机绕组短路")[0]


def ready(desk: Session, request: ReturnCase, **how: Any) -> Record[ReturnCase]:
    """Return a case whose goods are here, inspected and judged: what is left is to settle its lines."""
    record, _ = return_case.save_request(desk, request)
    record = inspected(desk, received(desk, approved(desk, record)), defective=how.get("defective", True))
    return judged(desk, record, how.get("liability", Liability.PRODUCT))


def offer(desk: Session, **fields: Any) -> Offer:
    return Offer(at=desk.clock(), **fields)


def signatures(desk: Session) -> tuple[Signature, ...]:
    now = desk.clock()
    return (
        signature(Party.STAFF, "王工", now),
        signature(Party.CUSTOMER, "李工", now + timedelta(minutes=1)),
    )


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    """Return why something was refused, without the area the words stand in."""
    return [problem.code.partition(".")[2] for problem in refused.value.problems]


def places(desk: Session, *serials: str) -> dict[str, tuple[Place, str]]:
    """Return where some pieces are, inside the company or with a customer."""
    found = stock.on_hand(desk, place=None)
    return {
        one.serial: (one.place, one.store)
        for one in found
        if one.serial in serials and one.place is not Place.OUTSIDE
    }
