"""What follows an acceptance: feedback, payment notice and nonconformities, through amendments and voids."""

from datetime import date, datetime
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.delivery import Delivery, Remedy, Result, Verdict
from svcdesk.domain.masters import BankAccount, Company, Department, Role
from svcdesk.domain.record import Record
from svcdesk.domain.settlement import Stage, in_time
from svcdesk.errors import Denied, KnownError, Refused
from svcdesk.services import aftermath, delivery, settlement
from svcdesk.services.desk import Session
from svcdesk.services.settlement import Followers
from tests.conftest import Clock, as_person
from tests.delivering import both_signatures, filled_in, in_desk

replace = msgspec.structs.replace

BANK = BankAccount("宏宇压缩机设备有限公司", "中国银行苏州分行", "4567 0000 1111 2222", "91320500MA1ABCDE1X")


@pytest.fixture
def desk(desk: Session, clock: Clock) -> Session:
    """Give a desk of a company with a bank account; it is four in the afternoon."""
    clock.forward(hours=7)
    with desk.work() as work:
        work.create("company", Company("宏宇压缩机设备有限公司", bank=BANK, feedback_working_days=1), "active")
    return desk


def planned(desk: Session, compressors: int = 3, filters: int = 10) -> Record[Delivery]:
    return delivery.plan(desk, in_desk(desk).doc, {"1": Decimal(compressors), "2": Decimal(filters)})[0]


def signed(desk: Session, record: Record[Delivery]) -> Record[Delivery]:
    return delivery.sign(desk, record, filled_in(record.body))[0]


def with_damage(desk: Session, record: Record[Delivery], remedy: Remedy) -> Record[Delivery]:
    """Save a filled-in delivery whose first piece is damaged, with a remedy decided."""
    body = filled_in(record.body, Result.PARTIAL)
    body = replace(body, units=(replace(body.units[0], appearance=Verdict.FAIL, damage="漏油"), *body.units[1:]))
    saved, _ = delivery.save(desk, record, body)
    defects = tuple(replace(one, remedy=remedy, owner="王工", due=date(2026, 12, 1)) for one in saved.body.defects)
    return delivery.save(desk, saved, replace(saved.body, defects=defects))[0]


def amended(desk: Session, record: Record[Delivery], clock: Clock, **fields: object) -> Record[Delivery]:
    clock.forward(days=1)
    body = replace(record.body, signatures=both_signatures(clock.now), **fields)
    clock.forward(minutes=10)
    return delivery.amend(desk, record, body, "更正")[0]


def found(desk: Session, record: Record[Delivery]) -> Followers:
    return settlement.followers(desk, record.doc)


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_feedback_says_what_happened_and_is_due_in_a_working_day(desk: Session):
    record = signed(desk, planned(desk))
    told = found(desk, record).feedback
    assert told is not None
    assert (told.state, told.body.due_at.isoformat(), told.body.due_certain) == (
        "sent",
        "2026-11-25T00:00:00+08:00",
        True,
    )
    assert (told.body.quantity, told.body.trained, told.body.result) == (Decimal(13), 1, Result.FULL)
    assert (told.body.complete, told.body.intact, told.body.functional) == (True, True, True)
    assert (told.body.sent_by, told.body.issues, told.body.replaced) == ("王工", (), ())


def test_the_notice_asks_for_what_the_plan_makes_due(desk: Session):
    record = signed(desk, planned(desk))
    asked = found(desk, record).notice
    assert asked is not None
    body = asked.body
    assert body.total == Decimal("184505.00")
    assert (body.paid, body.due) == (Decimal("55351.50"), Decimal("110703.00"))
    assert (body.term, body.due_on, body.bank) == ("验收款", date(2026, 12, 23), BANK)
    assert (body.delivery_number, body.contract_external) == (record.number, "HD-2026-118")


def test_partial_deliveries_are_paid_in_parts_that_come_to_the_whole(desk: Session):
    first = signed(desk, planned(desk, compressors=1, filters=3))
    second, _ = delivery.plan(desk, first.body.contract, {"1": Decimal(2), "2": Decimal(7)})
    last = signed(desk, second)
    parts = [found(desk, record).notice for record in (first, last)]
    due = [part.body.due for part in parts if part]
    assert due == [Decimal("36810.90"), Decimal("73892.10")]
    assert sum(due) == Decimal("110703.00")


def test_open_points_are_told_with_who_and_when(desk: Session):
    record = with_damage(desk, planned(desk), Remedy.PUNCH)
    told = found(desk, delivery.sign(desk, record, record.body)[0]).feedback
    assert told is not None
    assert told.body.issues == (("螺杆空压机 SN-1: 漏油", "王工", "2026-12-01"),)
    assert (told.body.complete, told.body.intact) == (True, False)


def test_sales_acknowledges_with_the_next_step(desk: Session, clock: Clock):
    record = signed(desk, planned(desk))
    told = found(desk, record).feedback
    assert told is not None
    with pytest.raises(Refused) as refused:
        settlement.acknowledge(desk, told, " ")
    assert codes(refused) == ["settlement.next_step_unsaid"]
    seller = as_person(desk, "李销", Department.SALES, Role.SALES)
    clock.forward(hours=1)
    taken, _ = settlement.acknowledge(seller, told, "发收款通知")
    assert (taken.state, taken.body.received_by, taken.body.received_at) == ("acknowledged", "李销", clock.now)
    assert in_time(taken.body, clock.forward(days=30))
    with pytest.raises(Refused) as refused:
        settlement.acknowledge(seller, taken, "再来")
    assert codes(refused) == ["settlement.not_waiting"]


def test_only_sales_acknowledges(desk: Session):
    told = found(desk, signed(desk, planned(desk))).feedback
    assert told is not None
    with pytest.raises(Denied):
        settlement.acknowledge(as_person(desk, "赵工", Department.SERVICE, Role.TECHNICIAN), told, "收款")


def test_open_and_overdue_feedback_is_late_and_at_the_last_moment_in_time(desk: Session):
    told = found(desk, signed(desk, planned(desk))).feedback
    assert told is not None
    assert in_time(told.body, told.body.due_at)
    assert not in_time(told.body, datetime.fromisoformat("2026-11-25T00:00:01+08:00"))


def test_a_notice_is_sent_reminded_and_paid(desk: Session, clock: Clock):
    asked = found(desk, signed(desk, planned(desk))).notice
    assert asked is not None
    sent, _ = settlement.send(desk, asked)
    assert (sent.state, sent.body.handler, sent.body.stage) == ("sent", "王工", Stage.FIRST)
    clock.forward(days=40)
    reminded, _ = settlement.send(desk, sent, stage=Stage.REMINDER)
    with pytest.raises(Refused) as refused:
        settlement.book_paid(desk, reminded, date(2027, 1, 3))
    assert codes(refused) == ["settlement.paid_in_future"]
    paid, _ = settlement.book_paid(desk, reminded, date(2027, 1, 2), "银行回单 8812")
    assert (paid.state, paid.body.paid_on, paid.body.stage) == ("paid", date(2027, 1, 2), Stage.REMINDER)
    with pytest.raises(Refused):
        settlement.void_notice(desk, paid, "错")


def test_a_notice_without_date_or_bank_does_not_go_out(desk: Session):
    asked = found(desk, signed(desk, planned(desk))).notice
    assert asked is not None
    bare, _ = settlement.edit_notice(
        desk, asked, replace(asked.body, due_on=None, bank=BankAccount(), due=Decimal(1))
    )
    assert bare.body.due == asked.body.due  # amounts follow from the acceptance, nobody types them
    with pytest.raises(Refused) as refused:
        settlement.send(desk, bare)
    assert codes(refused) == ["settlement.due_on_missing", "settlement.bank_missing"]


def test_an_amendment_asks_sales_anew_but_leaves_an_unchanged_notice(desk: Session, clock: Clock):
    record = signed(desk, planned(desk))
    before = found(desk, record)
    assert before.feedback is not None
    settlement.acknowledge(desk, before.feedback, "发收款通知")
    again = found(desk, amended(desk, record, clock, opinion="服务很好"))
    assert again.feedback is not None
    assert (again.feedback.state, again.feedback.body.opinion, again.feedback.body.received_by) == (
        "sent",
        "服务很好",
        "",
    )
    assert again.feedback.number == before.feedback.number
    assert again.feedback.body.due_at.isoformat() == "2026-11-26T00:00:00+08:00"
    assert again.notice == before.notice


def test_an_amendment_to_refused_takes_notice_and_goods_back(desk: Session, clock: Clock):
    record = signed(desk, planned(desk))
    after = amended(desk, record, clock, result=Result.REFUSED, result_reason="验收后发现型号不符", witness="赵工")
    assert after.body.warranty_start is None
    notice = found(desk, after).notice
    assert notice is not None
    assert notice.state == "void"
    back = amended(desk, after, clock, result=Result.FULL, result_reason="", witness="")
    revived = found(desk, back).notice
    assert revived is not None
    assert (revived.state, revived.number) == ("ready", notice.number)
    assert back.body.warranty_start == date(2026, 11, 25)  # a refusal started none


def test_a_changed_amount_makes_a_sent_notice_ready_again(desk: Session, clock: Clock):
    kept_back = with_damage(desk, planned(desk), Remedy.TAKE_BACK)
    record, _ = delivery.sign(desk, kept_back, kept_back.body)
    first = found(desk, record)
    assert first.notice is not None
    assert first.notice.body.due == Decimal("74703.00")
    settlement.send(desk, first.notice)
    units = (replace(record.body.units[0], appearance=Verdict.PASS, damage=""), *record.body.units[1:])
    after = amended(desk, record, clock, units=units, defects=(), result=Result.FULL, result_reason="")
    second = found(desk, after)
    assert second.notice is not None
    assert (second.notice.state, second.notice.body.due) == ("ready", Decimal("110703.00"))
    assert [one.state for one in second.nonconformities] == ["void"]


def test_a_paid_notice_stands_whatever_is_amended_and_bars_voiding(desk: Session, clock: Clock):
    record = signed(desk, planned(desk))
    asked = found(desk, record).notice
    assert asked is not None
    settlement.book_paid(desk, asked, date(2026, 11, 23))
    after = amended(desk, record, clock, opinion="好")
    notice = found(desk, after).notice
    assert notice is not None
    assert notice.state == "paid"
    with pytest.raises(Refused) as refused:
        delivery.void(desk, after, "作废")
    assert codes(refused) == ["delivery.paid_already"]
    assert found(desk, after).feedback is not None


def test_money_that_arrived_stays_arrived_when_the_customer_refuses_after_all(desk: Session, clock: Clock):
    record = signed(desk, planned(desk))
    asked = found(desk, record).notice
    assert asked is not None
    paid, _ = settlement.book_paid(desk, asked, date(2026, 11, 23))
    after = amended(desk, record, clock, result=Result.REFUSED, result_reason="型号不符", witness="赵工")
    told = found(desk, after)
    assert told.notice == paid
    assert told.feedback is not None
    assert (told.feedback.body.result, told.feedback.state) == (Result.REFUSED, "sent")


def test_a_disposed_nonconformity_bars_voiding(desk: Session):
    kept_back = with_damage(desk, planned(desk), Remedy.TAKE_BACK)
    record, _ = delivery.sign(desk, kept_back, kept_back.body)
    bad = found(desk, record).nonconformities[0]
    with desk.work() as work:
        work.revise(bad, bad.body, state="disposed")
    with pytest.raises(Refused) as refused:
        delivery.void(desk, record, "作废")
    assert codes(refused) == ["delivery.disposed_already"]


def test_voiding_takes_everything_along(desk: Session):
    kept_back = with_damage(desk, planned(desk), Remedy.TAKE_BACK)
    record, _ = delivery.sign(desk, kept_back, kept_back.body)
    voided, _ = delivery.void(desk, record, "合同解除")
    after = found(desk, voided)
    assert after.feedback is not None
    assert after.notice is not None
    states = (after.feedback.state, after.notice.state, [one.state for one in after.nonconformities])
    assert states == ("void", "void", ["void"])


def test_nothing_is_asked_where_everything_is_paid(desk: Session):
    record = planned(desk, compressors=1, filters=0)
    with desk.work() as work:
        sold = aftermath.load(work.connection, record.body.contract, aftermath.Contract)
        plan = (replace(sold.body.plan[0], share=Decimal(1), paid=sold.body.amount),)
        work.revise(sold, replace(sold.body, plan=plan), amendment=1, reason="全款预付")
    assert found(desk, signed(desk, record)).notice is None


def test_a_notice_not_due_says_why_there_is_none_to_void(desk: Session):
    asked = found(desk, signed(desk, planned(desk))).notice
    assert asked is not None
    voided, _ = settlement.void_notice(desk, asked, "另行开票")
    for verb in (settlement.send, lambda session, record: settlement.edit_notice(session, record, record.body)):
        with pytest.raises(KnownError) as told:
            verb(desk, voided)
        assert told.value.message.code == "settlement.notice_closed"
