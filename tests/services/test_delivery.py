"""Deliveries from plan to signature, amended and void, on both engines."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import msgspec
import pytest
from sqlalchemy import select

from svcdesk.domain.counting import type_serial
from svcdesk.domain.delivery import Delivery, Remedy, Result, Verdict
from svcdesk.domain.masters import Department, Product, Role
from svcdesk.domain.record import Record
from svcdesk.domain.replacement import replace_from_stock
from svcdesk.domain.scanning import Outcome
from svcdesk.domain.signature import Party
from svcdesk.domain.stock import Place
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import Conflict, Denied, KnownError, Refused
from svcdesk.models.docview import docview
from svcdesk.services import aftermath, delivery, stock
from svcdesk.services.desk import Session, load
from tests.conftest import Clock, as_person
from tests.delivering import SIGNED, both_signatures, filled_in, in_desk, passed, signature

replace = msgspec.structs.replace


@pytest.fixture
def afternoon(clock: Clock) -> datetime:
    """Set the clock to a moment after the signatures."""
    return clock.forward(hours=7)


def planned(desk: Session, compressors: int = 2, filters: int = 3) -> Record[Delivery]:
    sold = in_desk(desk)
    record, _ = delivery.plan(desk, sold.doc, {"1": Decimal(compressors), "2": Decimal(filters)})
    return record


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_planning_packs_the_oldest_pieces_and_freezes_the_checks(desk: Session):
    record = planned(desk)
    body = record.body
    assert body.packing.number == record.number.replace("YS", "ZX")
    assert [(line.name, line.quantity, line.serials) for line in body.lines] == [
        ("螺杆空压机", Decimal(2), ("SN-1", "SN-2")),
        ("油气分离芯", Decimal(3), ()),
        ("合格证", Decimal(2), ()),
        ("说明书", Decimal(2), ()),
        ("保修卡", Decimal(2), ()),
    ]
    assert [(unit.serial, unit.store, len(unit.answers)) for unit in body.units] == [
        ("SN-1", "一号库", 3),
        ("SN-2", "一号库", 3),
        ("", "", 1),
    ]
    assert body.units[2].answers[0].item.name == "功能正常"
    assert all(answer.judged is Verdict.OPEN for unit in body.units for answer in unit.answers)


def test_what_one_delivery_has_packed_no_other_one_packs(desk: Session):
    first = planned(desk)
    second, _ = delivery.plan(desk, first.body.contract, {"1": Decimal(1)})
    assert second.body.lines[0].serials == ("SN-3",)
    assert delivery.remaining(desk, first.body.contract) == {"1": Decimal(0), "2": Decimal(7)}


def test_more_than_is_open_is_refused_line_by_line(desk: Session):
    sold = in_desk(desk)
    with pytest.raises(Refused) as refused:
        delivery.plan(desk, sold.doc, {"1": Decimal("3.5"), "2": Decimal(-1), "9": Decimal(1)})
    assert codes(refused) == ["delivery.more_than_open", "delivery.quantity_not_positive", "delivery.no_such_line"]
    assert delivery.remaining(desk, sold.doc) == {"1": Decimal(3), "2": Decimal(10)}


def test_half_a_machine_and_nothing_at_all_are_refused(desk: Session):
    sold = in_desk(desk)
    with pytest.raises(Refused) as refused:
        delivery.plan(desk, sold.doc, {"1": Decimal("1.5")})
    assert codes(refused) == ["delivery.broken_piece"]
    with pytest.raises(Refused) as refused:
        delivery.plan(desk, sold.doc, {"1": Decimal(0)})
    assert codes(refused) == ["delivery.nothing_planned"]


def test_signing_moves_the_goods_and_starts_the_warranty(desk: Session, afternoon: datetime):
    record = planned(desk)
    signed, changes = delivery.sign(desk, record, filled_in(record.body))
    assert (signed.state, signed.occurred_at) == ("signed", SIGNED + timedelta(minutes=1))
    assert (signed.body.warranty_start, signed.body.warranty_end) == (date(2026, 11, 23), date(2027, 11, 22))
    assert changes.kinds == {"delivery", "feedback", "payment_notice"}
    kept = {(one.serial, one.quantity) for one in stock.on_hand(desk, place=Place.CUSTOMER)}
    assert kept == {("SN-1", Decimal(1)), ("SN-2", Decimal(1)), ("", Decimal(3))}
    assert stock.clashes(desk) == []


def test_signing_says_everything_that_is_missing(desk: Session):
    record = planned(desk)
    with pytest.raises(Refused) as refused:
        delivery.sign(desk, record, record.body)
    assert len(codes(refused)) > 20
    assert delivery.open_delivery(desk, record.doc).record.state == "planned"


def test_a_signature_from_the_future_is_refused(desk: Session, clock: Clock):
    record = planned(desk)  # it is nine in the morning, the signatures are of the afternoon
    with pytest.raises(Refused) as refused:
        delivery.sign(desk, record, filled_in(record.body))
    assert set(codes(refused)) == {"delivery.signed_in_future"}
    clock.now = SIGNED - timedelta(minutes=5)
    assert delivery.sign(desk, record, filled_in(record.body))[0].state == "signed"


def test_a_replaced_piece_goes_to_quarantine_with_its_nonconformity(desk: Session, afternoon: datetime):
    record = planned(desk)
    body = filled_in(record.body)
    body = replace(body, units=(replace(body.units[0], appearance=Verdict.FAIL, damage="机壳凹陷"), *body.units[1:]))
    saved, _ = delivery.save(desk, record, body)
    found = saved.body.defects[0]
    offered = delivery.replacement_pieces(desk, saved.body, found.id)
    assert [piece.serial for piece in offered] == ["SN-3", "SN-4"]
    body = replace_from_stock(saved.body, found.id, offered[0])
    body = replace(body, units=(*body.units[:-1], passed(body.units[-1])))
    signed, changes = delivery.sign(desk, saved, body)
    assert "nonconformity" in changes.kinds
    with desk.read() as connection:
        unit = signed.body.units[0].id
        bad = aftermath.existing(connection, signed.doc, "nonconformity", aftermath.Nonconformity, unit)
    assert bad is not None
    assert (bad.state, bad.body.serial, bad.body.replaced_by) == ("open", "SN-1", "SN-3")
    assert "机壳凹陷" in bad.body.description
    assert {one.serial for one in stock.on_hand(desk, place=Place.QUARANTINE)} == {"SN-1"}
    assert {one.serial for one in stock.on_hand(desk, place=Place.CUSTOMER) if one.serial} == {"SN-2", "SN-3"}
    assert stock.clashes(desk) == []


def test_a_refused_delivery_brings_the_goods_home_and_asks_for_no_money(desk: Session, afternoon: datetime):
    record = planned(desk)
    body = replace(filled_in(record.body), result=Result.REFUSED, result_reason="外箱进水", witness="赵工")
    signed, changes = delivery.sign(desk, record, body)
    assert changes.kinds == {"delivery", "feedback"}
    assert (signed.body.warranty_start, signed.body.warranty_end) == (None, None)
    assert stock.on_hand(desk, place=Place.CUSTOMER) == []
    assert delivery.remaining(desk, record.body.contract) == {"1": Decimal(3), "2": Decimal(10)}
    assert len(delivery.plan(desk, record.body.contract, {"1": Decimal(3)})[0].body.lines[0].serials) == 3


def test_a_signed_delivery_is_frozen(desk: Session, afternoon: datetime):
    record = planned(desk)
    signed, _ = delivery.sign(desk, record, filled_in(record.body))
    for verb in (delivery.save, delivery.sign):
        with pytest.raises(KnownError) as told:
            verb(desk, signed, signed.body)
        assert told.value.message.code == "delivery.frozen"


def test_an_amendment_needs_a_reason_and_new_signatures(desk: Session, afternoon: datetime):
    record = planned(desk)
    with pytest.raises(Refused) as refused:
        delivery.amend(desk, record, filled_in(record.body), "写错")
    assert codes(refused) == ["delivery.not_signed"]
    signed, _ = delivery.sign(desk, record, filled_in(record.body))
    with pytest.raises(Refused) as refused:
        delivery.amend(desk, signed, signed.body, " ")
    assert codes(refused) == ["delivery.amendment_unsaid", "delivery.old_signatures"]


def test_an_amendment_is_a_new_revision_and_the_warranty_stays(desk: Session, clock: Clock, afternoon: datetime):
    record = planned(desk)
    signed, _ = delivery.sign(desk, record, filled_in(record.body))
    clock.forward(days=14)
    body = replace(signed.body, opinion="很好", signatures=both_signatures(clock.now))
    clock.forward(minutes=5)
    amended, _ = delivery.amend(desk, signed, body, "补记顾客意见")
    assert (amended.amendment, amended.reason, amended.state) == (1, "补记顾客意见", "signed")
    assert amended.body.warranty_start == signed.body.warranty_start
    again = replace(amended.body, opinion="满意", signatures=both_signatures(clock.now))
    assert delivery.amend(desk, amended, again, "再次更正")[0].amendment == 2


def test_voiding_frees_goods_and_quantities(desk: Session, afternoon: datetime):
    record = planned(desk)
    signed, _ = delivery.sign(desk, record, filled_in(record.body))
    with pytest.raises(Refused) as refused:
        delivery.void(desk, signed, " ")
    assert codes(refused) == ["delivery.void_unsaid"]
    voided, changes = delivery.void(desk, signed, "合同作废")
    assert (voided.state, voided.number, voided.body.void_reason) == ("void", record.number, "合同作废")
    assert changes.kinds == {"delivery", "feedback", "payment_notice"}
    assert stock.on_hand(desk, place=Place.CUSTOMER) == []
    assert delivery.remaining(desk, record.body.contract) == {"1": Decimal(3), "2": Decimal(10)}
    with pytest.raises(KnownError):
        delivery.void(desk, voided, "再来一次")


def test_saving_what_has_not_changed_writes_nothing(desk: Session):
    record = planned(desk)
    saved, _ = delivery.save(desk, record, filled_in(record.body))
    again, changes = delivery.save(desk, saved, saved.body)
    assert (again, changes.docs) == (saved, frozenset())


def test_two_people_at_once_are_told(desk: Session):
    record = planned(desk)
    delivery.save(desk, record, filled_in(record.body))
    with pytest.raises(Conflict):
        delivery.save(desk, record, replace(record.body, opinion="好"))


def test_typed_serial_numbers_are_kept_tidy(desk: Session):
    record = planned(desk)
    units = (replace(record.body.units[0], serial="　ＳＮ－1\n"), *record.body.units[1:])
    saved, _ = delivery.save(desk, record, replace(record.body, units=units))
    assert saved.body.units[0].serial == "SN-1"


def test_text_the_desk_cannot_hold_is_refused(desk: Session):
    record = planned(desk)
    with pytest.raises(Refused):
        delivery.save(desk, record, replace(record.body, opinion="a\0b"))


def test_who_may_do_what(desk: Session):
    record = planned(desk)
    seller = as_person(desk, "李销", Department.SALES, Role.SALES)
    technician = as_person(desk, "王工", Department.SERVICE, Role.TECHNICIAN)
    for verb in (delivery.save, delivery.sign):
        with pytest.raises(Denied):
            verb(seller, record, record.body)
    for forbidden in (delivery.void,):
        with pytest.raises(Denied):
            forbidden(technician, record, "不要了")
    delivery.save(technician, record, filled_in(record.body))


def test_what_is_typed_comes_back(desk: Session, clock: Clock):
    record = planned(desk)
    body = replace(record.body, opinion="还没写完")
    at = delivery.keep_draft(desk, record, body)
    opened = delivery.open_delivery(desk, record.doc)
    assert (opened.draft, opened.draft_at, opened.stale, opened.reason) == (body, at, False, "")
    saved, _ = delivery.save(desk, record, body)
    assert delivery.open_delivery(desk, record.doc).draft is None
    delivery.keep_draft(desk, record, replace(body, opinion="旧的"))
    assert delivery.open_delivery(desk, record.doc).stale
    delivery.drop_draft(desk, saved)
    assert delivery.open_delivery(desk, record.doc).draft is None


def test_what_means_nothing_yet_comes_back_with_the_step_it_was_typed_in(desk: Session):
    record = planned(desk)
    half_typed = {"site": {"arrived_at": "2026-11-2"}}
    at = delivery.keep_draft(desk, record, record.body, half_typed=half_typed, step=3)
    opened = delivery.open_delivery(desk, record.doc)
    assert (opened.draft, opened.draft_at) == (record.body, at)
    assert (opened.half_typed, opened.step) == (half_typed, 3)
    delivery.keep_draft(desk, record, record.body, step=3)
    assert delivery.open_delivery(desk, record.doc).draft is None


def test_a_begun_amendment_comes_back_with_its_reason(desk: Session, afternoon: datetime):
    record = planned(desk)
    signed, _ = delivery.sign(desk, record, filled_in(record.body))
    delivery.keep_draft(desk, signed, replace(signed.body, opinion="改"))
    assert delivery.open_delivery(desk, record.doc).draft is None  # nothing typed into a frozen record counts
    delivery.keep_draft(desk, signed, replace(signed.body, opinion="改"), reason="漏写意见")
    opened = delivery.open_delivery(desk, record.doc)
    assert (opened.reason, opened.draft and opened.draft.opinion) == ("漏写意见", "改")


def test_a_piece_left_with_us_is_still_to_be_delivered(desk: Session, afternoon: datetime):
    record = planned(desk)
    body = filled_in(record.body, Result.PARTIAL)
    body = replace(body, units=(replace(body.units[0], appearance=Verdict.FAIL, damage="漏油"), *body.units[1:]))
    saved, _ = delivery.save(desk, record, body)
    defects = tuple(replace(one, remedy=Remedy.TAKE_BACK) for one in saved.body.defects)
    signed, changes = delivery.sign(desk, saved, replace(saved.body, defects=defects))
    assert "nonconformity" in changes.kinds
    assert delivery.remaining(desk, record.body.contract)["1"] == Decimal(2)
    assert {one.serial for one in stock.on_hand(desk, place=Place.QUARANTINE)} == {"SN-1"}
    assert signed.body.warranty_start == date(2026, 11, 23)


def test_the_first_delivery_of_a_contract_is_signed_by_both_sides(desk: Session, afternoon: datetime):
    record = planned(desk)
    body = replace(filled_in(record.body), signatures=(signature(Party.STAFF, "王工"),))
    with pytest.raises(Refused) as refused:
        delivery.sign(desk, record, body)
    assert codes(refused) == ["acceptance.customer_unsigned"]


def test_two_deliveries_of_the_same_piece_both_stand_and_are_listed_to_be_settled(desk: Session, afternoon: datetime):
    first = planned(desk)
    second, _ = delivery.plan(desk, first.body.contract, {"1": Decimal(1)})
    body = type_serial(second.body, second.body.units[0].id, "SN-1")
    body = replace(body, lines=(replace(body.lines[0], serials=("SN-1",)), *body.lines[1:]))
    delivery.sign(desk, first, filled_in(first.body))
    assert stock.clashes(desk) == []
    delivery.sign(desk, second, filled_in(body))
    clash = stock.clashes(desk)
    assert [(one.serial, one.place, one.store, one.quantity) for one in clash] == [
        ("SN-1", Place.GOOD, "一号库", Decimal(-1))
    ]
    assert delivery.open_delivery(desk, first.doc).record.state == "signed"


def test_goods_nobody_booked_into_stock_are_delivered_and_listed(desk: Session, afternoon: datetime):
    record = planned(desk, filters=10)
    other, _ = delivery.plan(desk, in_desk(desk, ()).doc, {"2": Decimal(10)})
    delivery.sign(desk, record, filled_in(record.body))
    delivery.sign(desk, other, filled_in(other.body))
    assert stock.clashes(desk) == []  # each contract's filters are a product of their own
    more, _ = delivery.plan(desk, in_desk(desk, ()).doc, {"1": Decimal(1)})
    body = type_serial(more.body, "L1.1", "N-1")
    delivery.sign(desk, more, filled_in(body))
    assert [(one.serial, one.quantity) for one in stock.clashes(desk)] == [("N-1", Decimal(-1))]


def test_a_product_banned_after_packing_cannot_be_signed_for(desk: Session, afternoon: datetime):
    record = planned(desk)
    with desk.work() as work:
        product = load(work.connection, record.body.lines[0].product, Product)
        work.revise(product, replace(product.body, banned="安全未达标"))
    with pytest.raises(Refused) as refused:
        delivery.sign(desk, record, filled_in(record.body))
    assert [(one.code, one.clause) for one in refused.value.problems] == [("delivery.banned", "6.2")]
    with pytest.raises(Refused) as refused:
        delivery.plan(desk, record.body.contract, {"1": Decimal(1)})
    assert codes(refused) == ["delivery.banned"]
    home = replace(filled_in(record.body), result=Result.REFUSED, result_reason="禁售", witness="赵工")
    assert delivery.sign(desk, record, home)[0].state == "signed"


def test_stock_tells_which_goods_a_scanned_number_belongs_to(desk: Session):
    record = planned(desk)
    in_desk(desk, ("Z-1",))  # another product of the same kind
    _, result = delivery.take_scan(desk, record.body, "ｚ－1\n")
    assert (result.outcome, delivery.take_scan(desk, record.body, "SN-9")[1].outcome) == (
        Outcome.CHOOSE,
        Outcome.CHOOSE,
    )
    _, result = delivery.take_scan(desk, record.body, "Z-1")
    assert result.outcome is Outcome.WRONG_PRODUCT
    body, result = delivery.take_scan(desk, record.body, "sn-1")
    assert (result.outcome, body.lines[0].seen) == (Outcome.TICKED, ("SN-1",))


def test_open_points_keep_a_signed_delivery_on_the_list_until_they_are_settled(
    desk: Session, clock: Clock, afternoon: datetime
):
    record = planned(desk)
    body = filled_in(record.body, Result.PARTIAL)
    body = replace(body, units=(replace(body.units[0], appearance=Verdict.FAIL, damage="掉漆"), *body.units[1:]))
    saved, _ = delivery.save(desk, record, body)
    points = tuple(
        replace(one, remedy=Remedy.PUNCH, owner="王工", due=date(2026, 12, 1)) for one in saved.body.defects
    )
    signed, _ = delivery.sign(desk, saved, replace(saved.body, defects=points))
    assert listed(desk, signed) == (True, datetime(2026, 12, 2, tzinfo=SHANGHAI))
    clock.forward(days=3)
    done = tuple(replace(one, remedy=Remedy.REPAIR, action="补漆", recheck=Verdict.PASS) for one in points)
    body = replace(signed.body, defects=done, result=Result.FULL, signatures=both_signatures(clock.now))
    amended, _ = delivery.amend(desk, signed, body, "遗留问题已整改")
    assert listed(desk, amended) == (False, None)


def listed(desk: Session, record: Record[Delivery]) -> tuple[bool, datetime | None]:
    with desk.read() as connection:
        row = connection.execute(select(docview.c.open, docview.c.due_at).where(docview.c.doc == record.doc)).one()
    return row.open, row.due_at


def test_the_technicians_name_is_looked_up(desk: Session):
    technician = as_person(desk, "赵工", Department.SERVICE, Role.TECHNICIAN).actor.doc
    record, _ = delivery.plan(desk, in_desk(desk).doc, {"1": Decimal(1)}, technician=technician)
    assert record.body.technician_name == "赵工"
