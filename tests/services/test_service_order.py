"""Service orders from dispatch to signature, amended and void, on both engines."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from svcdesk.domain import nonconformity
from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.masters import Customer, Department, Product, Role
from svcdesk.domain.record import Record
from svcdesk.domain.service_order import Coverage, OldPart, Payer, Priority, ServiceOrder, State, VisitResult
from svcdesk.domain.stock import Place
from svcdesk.errors import Conflict, Denied, KnownError, Refused
from svcdesk.models.docview import docview
from svcdesk.services import aftermath, coverage, dispatching, order_parts, passport, stock
from svcdesk.services import service_order as orders
from svcdesk.services.desk import Session, load
from tests.conftest import Clock, as_person
from tests.repairing import ARRIVED, NOW, Sold, arrived, both, finished, new_order, sent, sold

replace = msgspec.structs.replace


@pytest.fixture
def goods(desk: Session, clock: Clock) -> Sold:
    return sold(desk, clock)


@pytest.fixture
def person(desk: Session) -> str:
    return as_person(desk, "王工", Department.SERVICE, Role.TECHNICIAN).actor.doc


@pytest.fixture
def confirmed(desk: Session, goods: Sold, person: str) -> Record[ServiceOrder]:
    record = sent(desk, goods, person)
    return orders.confirm_before(desk, record, arrived(record.body))[0]


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code.removeprefix("service_order.") for problem in refused.value.problems]


def with_filter(session: Session, body: ServiceOrder, goods: Sold, **more: Any) -> ServiceOrder:
    """Return an order with one filter used from stock, under warranty, the old one taken back."""
    spare = order_parts.spares(session, goods.filters)[0]
    values = {"payer": Payer.US, "old_part": OldPart.TAKEN_BACK, **more}
    return replace(body, parts=(replace(order_parts.part_of(spare, "p1"), **values),))


def test_an_order_takes_warranty_checks_and_address_from_the_desk(desk: Session, goods: Sold):
    body = new_order(desk, goods).body
    assert body.device.name == "螺杆空压机"
    assert body.device.warranty_end == "2027-11-22"
    assert [one.item.id for one in body.observations] == ["look", "valve", "volt", "temp"]
    assert (body.coverage, body.coverage_basis) == (Coverage.WARRANTY, Coverage.WARRANTY)


def test_a_serial_number_of_another_customer_is_refused(desk: Session, goods: Sold):
    with desk.work() as work:
        other = work.create("customer", Customer("江南制药"), "active").doc
    with pytest.raises(Refused) as refused:
        dispatching.open_order(
            desk,
            customer=CustomerRef(doc=other, name="江南制药"),
            device=Device(product=goods.compressor, serial="SN-1"),
            fault="停机",
        )
    assert codes(refused) == ["serial_of_other"]


def test_dispatching_moves_and_stops_once_somebody_set_out(desk: Session, goods: Sold, person: str):
    record = sent(desk, goods, person)
    assert (record.state, record.body.technician.name) == (State.DISPATCHED, "王工")
    moved, _ = dispatching.dispatch(desk, record, person, ARRIVED + timedelta(days=1))
    assert [visit.appointed_at for visit in moved.body.visits] == [ARRIVED + timedelta(days=1)]
    body = arrived(moved.body)
    begun, _ = orders.save(desk, moved, replace(body, before_signatures=()))
    assert begun.state == State.ON_SITE
    with pytest.raises(Refused) as refused:
        dispatching.dispatch(desk, begun, person, ARRIVED)
    assert codes(refused) == ["visit_begun"]


def test_what_was_confirmed_stays(desk: Session, confirmed: Record[ServiceOrder]):
    assert confirmed.state == State.CONFIRMED
    first = confirmed.body.observations[0]
    changed = replace(first, before=replace(first.before, text="新划痕"))
    body = replace(confirmed.body, observations=(changed, *confirmed.body.observations[1:]))
    with pytest.raises(Refused) as refused:
        orders.save(desk, confirmed, body)
    assert codes(refused) == ["before_frozen"]
    reopened, _ = orders.reopen_before(desk, confirmed, confirmed.body, "漏记一处划痕")
    assert (reopened.state, reopened.body.before_signatures) == (State.ON_SITE, ())
    saved, _ = orders.save(desk, reopened, replace(body, before_signatures=(), before_confirmed_at=None))
    assert saved.body.observations[0].before.text == "新划痕"


def test_nothing_is_signed_without_both_confirmations(desk: Session, goods: Sold, person: str):
    record = sent(desk, goods, person)
    with pytest.raises(Refused) as refused:
        orders.sign(desk, record, replace(finished(arrived(record.body)), signatures=()))
    assert set(codes(refused)) >= {"before_unconfirmed", "staff_unsigned", "customer_unsigned"}
    assert orders.opened(desk, record.doc).record.state == State.DISPATCHED


def test_signing_moves_parts_and_quarantines_old_ones(desk: Session, goods: Sold, confirmed: Record[ServiceOrder]):
    body = with_filter(desk, finished(confirmed.body), goods)
    signed, changes = orders.sign(desk, confirmed, body)
    assert signed.state == State.SIGNED
    assert signed.body.visits[-1].result is VisitResult.DONE
    assert changes.kinds == {"service_order", "nonconformity"}
    held = {(one.place, one.quantity) for one in stock.on_hand(desk, goods.filters, place=None)}
    assert (Place.GOOD, Decimal(17)) in held
    assert (Place.CUSTOMER, Decimal(3)) in held
    assert (Place.QUARANTINE, Decimal(1)) in held
    assert not stock.clashes(desk)
    with desk.read() as connection:
        found = aftermath.nonconformities(connection, signed.doc, ["p1"])
    assert [(one.state, one.body.found_number) for one in found] == [(nonconformity.State.OPEN, signed.number)]


def test_voiding_and_amending_bring_stock_in_line(desk: Session, goods: Sold, confirmed: Record[ServiceOrder]):
    signed, _ = orders.sign(desk, confirmed, with_filter(desk, finished(confirmed.body), goods))
    without = replace(signed.body, parts=(), signatures=both(minutes=6))
    amended, _ = orders.amend(desk, signed, without, "没有换芯")
    assert (amended.amendment, amended.body.finished_at) == (1, signed.body.finished_at)
    assert _good(desk, goods) == Decimal(18)
    again = with_filter(desk, replace(amended.body, signatures=both(minutes=8)), goods)
    amended, _ = orders.amend(desk, amended, again, "换过一个")
    assert _good(desk, goods) == Decimal(17)
    voided, _ = orders.void(desk, amended, "开错单")
    assert _good(desk, goods) == Decimal(18)
    with desk.read() as connection:
        found = aftermath.nonconformities(connection, voided.doc, ["p1"])
    assert [one.state for one in found] == [nonconformity.State.VOID]


def _good(desk: Session, goods: Sold) -> Decimal:
    return sum((one.quantity for one in stock.on_hand(desk, goods.filters)), Decimal(0))


def _quantity(desk: Session, body: ServiceOrder, goods: Sold) -> ServiceOrder:
    return with_filter(desk, body, goods, quantity=Decimal(19))


def _store(desk: Session, body: ServiceOrder, goods: Sold) -> ServiceOrder:
    return with_filter(desk, body, goods, store="三号车")


def _sold_already(desk: Session, body: ServiceOrder, goods: Sold) -> ServiceOrder:
    spare = order_parts.spares(desk, goods.compressor)[0]
    part = order_parts.part_of(spare, "p1")
    return replace(body, parts=(replace(part, serial="SN-1", payer=Payer.US, old_part=OldPart.NONE),))


@pytest.mark.parametrize(
    ("wrong", "code"), [(_quantity, "part_short"), (_store, "part_short"), (_sold_already, "part_elsewhere")]
)
def test_parts_must_be_on_hand(
    desk: Session, goods: Sold, confirmed: Record[ServiceOrder], wrong: Callable[..., ServiceOrder], code: str
):
    with pytest.raises(Refused) as refused:
        orders.sign(desk, confirmed, wrong(desk, finished(confirmed.body), goods))
    assert codes(refused) == [code]
    assert _good(desk, goods) == Decimal(18)


def test_a_banned_product_is_no_part(desk: Session, goods: Sold, confirmed: Record[ServiceOrder]):
    body = with_filter(desk, finished(confirmed.body), goods)
    with desk.work() as work:
        product = load(work.connection, goods.filters, Product)
        work.revise(product, replace(product.body, banned="国家明令淘汰"))
    assert order_parts.spares(desk, goods.filters) == []
    with pytest.raises(Refused) as refused:
        orders.sign(desk, confirmed, body)
    assert codes(refused) == ["part_banned"]


def test_a_serial_part_replaces_the_one_taken_out(desk: Session, goods: Sold, confirmed: Record[ServiceOrder]):
    spare = next(one for one in order_parts.spares(desk, goods.compressor) if one.piece.serial == "SN-3")
    part = replace(order_parts.part_of(spare, "p1"), payer=Payer.US, old_serial=" SN-1 ", old_part=OldPart.TAKEN_BACK)
    signed, _ = orders.sign(desk, confirmed, replace(finished(confirmed.body), parts=(part,)))
    new, old = passport.passport(desk, goods.compressor, "SN-3"), passport.passport(desk, goods.compressor, "SN-1")
    assert new is not None
    assert old is not None
    assert (new.place, new.replaces, old.place, old.replaced_by) == (
        Place.CUSTOMER, "SN-1", Place.QUARANTINE, "SN-3",
    )  # fmt: skip
    orders.void(desk, signed, "开错单")
    new, old = passport.passport(desk, goods.compressor, "SN-3"), passport.passport(desk, goods.compressor, "SN-1")
    assert new is not None
    assert old is not None
    assert (new.place, old.place, old.replaced_by) == (Place.GOOD, Place.CUSTOMER, "")


def test_two_laptops_cannot_both_sign(desk: Session, confirmed: Record[ServiceOrder]):
    body = finished(confirmed.body)
    orders.sign(desk, confirmed, body)
    with pytest.raises(Conflict):
        orders.sign(desk, confirmed, body)


def test_a_signed_order_is_frozen(desk: Session, confirmed: Record[ServiceOrder]):
    signed, _ = orders.sign(desk, confirmed, finished(confirmed.body))
    with pytest.raises(KnownError):
        orders.save(desk, signed, replace(signed.body, work="别的"))
    with pytest.raises(Refused) as refused:
        orders.amend(desk, signed, signed.body, " ")
    assert codes(refused) == ["amendment_unsaid", "old_signatures"]


def test_a_draft_comes_back_until_it_is_saved(desk: Session, confirmed: Record[ServiceOrder]):
    body = replace(confirmed.body, work="拆检")
    orders.keep_draft(desk, confirmed, body, half_typed={"work": {"trial_minutes": "三"}})
    opened = orders.opened(desk, confirmed.doc)
    assert (opened.draft, opened.stale, opened.half_typed) == (body, False, {"work": {"trial_minutes": "三"}})
    orders.save(desk, confirmed, body)
    assert orders.opened(desk, confirmed.doc).draft is None


def test_coming_again_keeps_the_confirmation_and_makes_a_visit(desk: Session, confirmed: Record[ServiceOrder]):
    other = replace(confirmed.body.observations[0], before=replace(confirmed.body.observations[0].before, text="改"))
    changed = replace(confirmed.body, observations=(other, *confirmed.body.observations[1:]))
    with pytest.raises(Refused) as refused:
        dispatching.come_again(desk, confirmed, changed, "等配件")
    assert codes(refused) == ["before_frozen"]
    again, _ = dispatching.come_again(desk, confirmed, confirmed.body, "等配件", NOW + timedelta(days=2))
    assert [visit.result for visit in again.body.visits] == [VisitResult.COME_AGAIN, VisitResult.OPEN]
    assert again.state == State.CONFIRMED
    with desk.read() as connection:
        row = connection.execute(select(docview).where(docview.c.doc == again.doc)).one()
    assert row.due_at == NOW + timedelta(days=2)


def test_who_may_not_repair_is_told_who_may(desk: Session, confirmed: Record[ServiceOrder]):
    seller = as_person(desk, "销售小陈", Department.SALES, Role.SALES)
    for verb in (orders.save, orders.sign, orders.confirm_before):
        with pytest.raises(Denied):
            verb(seller, confirmed, confirmed.body)
    technician = as_person(desk, "李工", Department.SERVICE, Role.TECHNICIAN)
    with pytest.raises(Denied):
        orders.void(technician, confirmed, "不要了")


def test_earlier_repairs_lengthen_the_warranty_and_guarantee_their_parts(
    desk: Session, goods: Sold, confirmed: Record[ServiceOrder]
):
    body = with_filter(desk, finished(confirmed.body), goods, warranty_months=3)
    orders.sign(desk, confirmed, body)
    second = new_order(desk, goods)
    decision = coverage.decision(desk, second.body, second.doc)
    assert [one.code for one in decision.why] == [
        f"service_order.why.{one}" for one in ("on", "unit", "repair_time", "inside")
    ]
    assert str(decision.until) == "2027-11-23"


def test_who_dispatches_says_what_and_how_urgent_until_somebody_is_there(desk: Session, goods: Sold, person: str):
    clerk = as_person(desk, "前台小李", Department.SERVICE, Role.CLERK)
    record = sent(desk, goods, person)
    saved, _ = orders.save(clerk, record, replace(record.body, priority=Priority.URGENT))
    assert saved.body.priority is Priority.URGENT
    with pytest.raises(Denied):
        orders.save(clerk, saved, replace(saved.body, work="修好了"))
    begun, _ = orders.save(desk, saved, replace(arrived(saved.body), before_signatures=()))
    with pytest.raises(Denied):
        orders.save(clerk, begun, replace(begun.body, priority=Priority.NORMAL))


def test_a_serial_number_alone_finds_its_product(desk: Session, goods: Sold):
    made, _ = dispatching.open_order(
        desk,
        customer=CustomerRef(doc=goods.customer, name="宏达纺织有限公司"),
        device=Device(serial="ＳＮ－1"),
        fault="停机",
    )
    assert (made.body.device.product, made.body.device.serial) == (goods.compressor, "SN-1")
    assert made.body.device.contract_number.startswith("HT-")
    assert made.body.coverage is Coverage.WARRANTY


def test_signed_on_two_laptops_is_a_hard_conflict_and_its_parts_are_taken_once(
    desk: Session, goods: Sold, confirmed: Record[ServiceOrder]
):
    body = with_filter(desk, finished(confirmed.body), goods)
    signed, _ = orders.sign(desk, confirmed, body)
    other = replace(signed.body, work="另一台电脑上签的", signatures=both(minutes=2))
    with desk.work() as work:  # what the other laptop signed comes in
        work.revise(confirmed, other, state=State.SIGNED, allow_branch=True)
    with desk.read() as connection:
        row = connection.execute(select(docview).where(docview.c.doc == signed.doc)).one()
    assert row.conflict == 2
    assert _good(desk, goods) == Decimal(17)
    assert not stock.clashes(desk)


def test_an_old_part_that_was_disposed_of_stays_in_its_order(
    desk: Session, goods: Sold, confirmed: Record[ServiceOrder]
):
    signed, _ = orders.sign(desk, confirmed, with_filter(desk, finished(confirmed.body), goods))
    with desk.work() as work:
        (found,) = aftermath.nonconformities(work.connection, signed.doc, ["p1"])
        work.revise(found, found.body, state=nonconformity.State.DISPOSED)
    without = replace(signed.body, parts=(), signatures=both(minutes=6))
    with pytest.raises(Refused) as refused:
        orders.amend(desk, signed, without, "没换")
    assert [one.code for one in refused.value.problems] == ["delivery.disposed_already"]
    with pytest.raises(Refused) as refused:
        orders.void(desk, signed, "开错单")
    assert [one.code for one in refused.value.problems] == ["delivery.disposed_already"]


def test_the_day_the_fault_was_told_decides_however_late_somebody_is_sent(
    desk: Session, goods: Sold, person: str, clock: Clock
):
    record = new_order(desk, goods)
    clock.now = NOW.replace(year=2028)
    late, _ = dispatching.dispatch(desk, record, person, clock.now)
    assert coverage.decision(desk, late.body, late.doc).coverage is Coverage.WARRANTY
