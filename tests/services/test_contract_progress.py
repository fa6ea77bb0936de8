"""How far a contract is delivered: planned, accepted, void, and still open."""

from decimal import Decimal

from svcdesk.services import delivery
from svcdesk.services.contract_progress import progress
from svcdesk.services.desk import Session
from tests.delivering import filled_in, in_desk


def figures(desk: Session, doc: str):
    return [(line.ordered, line.planned, line.signed, line.open) for line in progress(desk, doc).lines]


def test_what_is_planned_signed_and_void_is_told_apart(desk: Session, clock):
    sold = in_desk(desk)
    assert figures(desk, sold.doc) == [(3, 0, 0, 3), (10, 0, 0, 10)]
    first, _ = delivery.plan(desk, sold.doc, {"1": Decimal(1), "2": Decimal(4)}, technician_name="王工")
    assert figures(desk, sold.doc) == [(3, 1, 0, 2), (10, 4, 0, 6)]
    clock.forward(hours=7)
    delivery.sign(desk, first, filled_in(first.body))
    assert figures(desk, sold.doc) == [(3, 0, 1, 2), (10, 0, 4, 6)]
    second, _ = delivery.plan(desk, sold.doc, {"1": Decimal(2)}, technician_name="李工")
    delivery.void(desk, second, "客户改期")
    assert figures(desk, sold.doc) == [(3, 0, 1, 2), (10, 0, 4, 6)]
    rows = progress(desk, sold.doc).deliveries
    assert [(row.number, row.state, row.result, row.technician) for row in rows] == [
        (first.number, "signed", "full", "王工"),
    ] + [(second.number, "void", "", "李工")] * (len(rows) - 1)
