"""A signature goes on only with what it was given for, in this desk and in what another one hands over."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from svcdesk.domain.complaint import Complaint
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.service_order import Quote, ServiceOrder, Sight
from svcdesk.errors import Refused
from svcdesk.services import conflicts
from svcdesk.services.desk import Session, load
from svcdesk.services.exchange import in_tray
from tests.delivering import ARRIVED, SIGNED, both_signatures
from tests.exchange.files import named, with_lines
from tests.exchange.people import revised, said, signed, take
from tests.repairing import bare_order, both, confirmed, finished

replace = msgspec.structs.replace
SETTLED = ReturnCase(requested_at=ARRIVED, signatures=both_signatures(), settled_at=ARRIVED, freight_payer="我方")
CLOSED = replace(SETTLED, closed_at=ARRIVED, refund_paid_on=date(2026, 11, 23), closing_note="已付")


def settled(desk: Session) -> Any:
    with desk.work() as work:
        record = work.create("return_case", replace(SETTLED, signatures=()), "inspected")
        return work.revise(record, SETTLED, state="settled")


def order(desk: Session, body: ServiceOrder, state: str) -> Any:
    with desk.work() as work:
        return work.create("service_order", body, state)


def codes(caught: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.code for one in caught.value.problems]


def test_closing_a_settled_return_changes_its_closing_only(desk: Session):
    record = settled(desk)
    with pytest.raises(Refused) as caught, desk.work() as work:
        work.revise(record, replace(CLOSED, freight_payer="顾客"), state="closed")
    assert codes(caught) == ["return_case.signed_for"]
    with pytest.raises(Refused), desk.work() as work:
        work.revise(record, replace(CLOSED, signatures=both_signatures()[:1]), state="closed")
    with desk.work() as work:
        closed = work.revise(record, CLOSED, state="closed")
    assert (closed.body, closed.amendment) == (CLOSED, 0)


def test_an_amendment_under_the_old_signatures_changes_nothing_else(desk: Session):
    record = settled(desk)
    with pytest.raises(Refused) as caught, desk.work() as work:
        work.revise(record, replace(SETTLED, freight_payer="顾客"), state="settled", reason="改", amendment=1)
    assert codes(caught) == ["return_case.signed_for"]
    with desk.work() as work:
        work.revise(record, replace(SETTLED, signatures=()), state="inspected", reason="改", amendment=1)


def test_a_signed_order_changes_under_new_signatures_only(desk: Session):
    body = replace(finished(confirmed(bare_order())), signatures=both())
    record = order(desk, body, "signed")
    with pytest.raises(Refused) as caught, desk.work() as work:
        work.revise(record, replace(body, work="换了别的"), state="signed", reason="改", amendment=1)
    assert codes(caught) == ["service_order.signed_for"]
    anew = replace(body, work="换了别的", signatures=both(5))
    with desk.work() as work:
        work.revise(record, anew, state="signed", reason="改", amendment=1)


def test_versions_are_not_put_together_under_a_confirmation_given_for_one_of_them(desk: Session):
    """One laptop has the condition found confirmed while another changes a finding: joining them would lie."""
    body = confirmed(bare_order())
    first = order(desk, replace(body, before_signatures=(), before_confirmed_at=None), "on_site")
    with desk.work() as work:
        work.revise(first, body, state="confirmed")
    other = replace(body.observations[0], before=Sight(text="另一台电脑上写的"))
    revised(desk, first, observations=(other, *body.observations[1:]))
    seen = conflicts.compare(desk, first.doc)
    assert seen.proposal is None
    mixed = replace(body, observations=(other, *body.observations[1:]))
    parents = tuple(side.record.rev for side in seen.sides)
    with pytest.raises(Refused) as caught:
        conflicts.resolve(desk, first.doc, parents, mixed, state="confirmed")
    assert codes(caught) == ["service_order.before_frozen"]
    conflicts.resolve(desk, first.doc, parents, body, state="confirmed")


def test_a_person_may_choose_between_versions_that_both_went_on_from_one_confirmation(desk: Session):
    body = confirmed(bare_order())
    first = order(desk, body, "confirmed")
    late = [replace(body.observations[0], id=name, before=Sight(untested="后来才发现")) for name in "pq"]
    for one in late:
        revised(desk, first, observations=(*body.observations, one), work=one.id)
    seen = conflicts.compare(desk, first.doc)
    assert seen.clashes
    parents = tuple(side.record.rev for side in seen.sides)
    chosen = seen.sides[0].record.body
    record, _ = conflicts.resolve(desk, first.doc, parents, chosen, state="confirmed")
    assert record.body == chosen


def test_an_accepted_delivery_changes_under_new_signatures_only(desk: Session):
    record = signed(desk)
    anew = both_signatures(SIGNED + timedelta(days=1))
    halves = [(anew[0], record.body.signatures[1]), (*record.body.signatures, anew[0]), record.body.signatures]
    for some in halves:  # one old signature under a new text is as wrong as both
        body = replace(record.body, opinion="另有赔偿", signatures=some)
        with pytest.raises(Refused) as caught, desk.work() as work:
            work.revise(record, body, state="signed", reason="改", amendment=1)
        assert codes(caught) == ["delivery.signed_for"]
    with desk.work() as work:
        later = work.revise(
            record,
            replace(record.body, opinion="另有赔偿", signatures=anew),
            state="signed",
            reason="改",
            amendment=1,
        )
    with desk.work() as work:
        voided = replace(later.body, void_reason="作废")
        assert work.revise(later, voided, state="void", reason="作废", amendment=1).state == "void"


def test_an_accepted_quote_and_an_approved_cost_stay_as_they_were_signed(desk: Session):
    given = Quote(text="换电机", amount=Decimal(800), signature=both_signatures()[1])
    agreed = order(desk, replace(bare_order(), quote=given), "dispatched")
    with pytest.raises(Refused) as caught:
        revised(desk, agreed, quote=replace(given, amount=Decimal(900)))
    assert codes(caught) == ["service_order.quote_signed_for"]
    revised(desk, agreed, quote=replace(given, amount=Decimal(900), signature=None))
    with desk.work() as work:
        body = Complaint(received_at=ARRIVED, cost=Decimal(500), approval=both_signatures()[0])
        approved = work.create("complaint", body, "investigated")
    with pytest.raises(Refused) as caught:
        revised(desk, approved, cost=Decimal(5000))
    assert codes(caught) == ["complaint.signed_for"]
    revised(desk, approved, resolution="换新")
    revised(desk, approved, cost=Decimal(5000), approval=None)


FORGED: list[tuple[dict[str, Any], str]] = [
    ({"freight_payer": "顾客"}, "return_case.signed_for"),
    ({"closing_note": "已付", "signatures": []}, "return_case.customer_unsigned"),
]


@pytest.mark.parametrize(("changed", "code"), FORGED)
def test_a_foreign_closing_that_changes_what_was_signed_is_refused(
    desk: Session, laptop: Session, packed: Callable[..., Path], changed: dict[str, Any], code: str
):
    record = settled(laptop)
    take(desk, packed())
    with laptop.work() as work:
        work.revise(record, CLOSED, state="closed")

    def forge(lines: list[dict[str, Any]]) -> list[tuple[str, bytes]]:
        last = lines[-1]["payload"]
        body = {**last["body"], **changed}
        return [*(named(line["payload"]) for line in lines[:-1]), named({**last, "body": body})]

    honest = packed()
    take(desk, with_lines(honest, forge))
    (kept,) = in_tray.lying(desk).kept
    assert code in {reason.code for reason in kept.reasons}
    for reason in kept.reasons:
        said(reason)
    with desk.read() as connection:
        assert load(connection, record.doc, ReturnCase).body == SETTLED
    take(desk, honest)
    with desk.read() as connection:
        assert load(connection, record.doc, ReturnCase).body == CLOSED


@pytest.mark.parametrize("kept", [slice(0, 2), slice(0, 1), slice(1, 2)])
def test_a_foreign_amendment_of_an_acceptance_under_old_signatures_is_refused(
    desk: Session, laptop: Session, packed: Callable[..., Path], kept: slice
):
    """Somebody makes an amendment that changes what was accepted and hands on signatures given before it."""
    record = signed(laptop)
    take(desk, packed())
    anew = both_signatures(SIGNED + timedelta(days=1))
    with laptop.work() as work:
        body = replace(record.body, opinion="另有赔偿", signatures=anew)
        amended = work.revise(record, body, state="signed", reason="改", amendment=1)

    def forge(lines: list[dict[str, Any]]) -> list[tuple[str, bytes]]:
        first, last = lines[-2]["payload"], lines[-1]["payload"]
        old = list(first["body"]["signatures"])
        body = {**last["body"], "signatures": [*old[kept], *last["body"]["signatures"]]}
        return [*(named(line["payload"]) for line in lines[:-1]), named({**last, "body": body})]

    honest = packed()
    take(desk, with_lines(honest, forge))
    (lying,) = in_tray.lying(desk).kept
    assert [reason.code for reason in lying.reasons] == ["exchange.over_signature", "delivery.signed_for"]
    for reason in lying.reasons:
        said(reason)
    with desk.read() as connection:
        assert load(connection, record.doc, Delivery).body == record.body
    take(desk, honest)
    with desk.read() as connection:
        assert load(connection, record.doc, Delivery).body == amended.body


@pytest.mark.parametrize("state", ["confirmed", "signed"])
def test_a_foreign_order_without_the_first_confirmation_is_refused(
    desk: Session, laptop: Session, packed: Callable[..., Path], state: str
):
    body = replace(finished(confirmed(bare_order())), before_signatures=(), before_confirmed_at=None)
    order(laptop, body, state)
    take(desk, packed())
    (kept,) = in_tray.lying(desk).kept
    assert "service_order.before_unconfirmed" in {reason.code for reason in kept.reasons}
