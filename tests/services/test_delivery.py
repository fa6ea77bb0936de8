"""Deliveries from plan to signature, on both engines."""

from decimal import Decimal

from svcdesk.services import delivery
from svcdesk.services.desk import Session
from tests.delivering import filled_in, in_desk


def test_the_simple_path_from_plan_to_signature(desk: Session):
    sold = in_desk(desk)
    planned, _ = delivery.plan(desk, sold.doc, {"1": Decimal(2), "2": Decimal(3)})
    assert planned.body.packing.number == planned.number.replace("YS", "ZX")
    assert planned.body.lines[0].serials == ("SN-1", "SN-2")
    saved, changes = delivery.save(desk, planned, filled_in(planned.body))
    assert (saved.state, changes.kinds) == ("checking", frozenset({"delivery"}))
    signed, _ = delivery.sign(desk, saved, saved.body)
    assert signed.state == "signed"
    assert delivery.open_delivery(desk, signed.doc).record == signed
    assert delivery.remaining(desk, sold.doc) == {"1": Decimal(1), "2": Decimal(7)}
