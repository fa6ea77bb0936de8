"""To settle: two versions of a record, one piece in two deliveries, a computer whose clock went back."""

from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import event

from svcdesk.domain.masters import Customer
from svcdesk.domain.stock import Transfer, TransferLine
from svcdesk.services.delivery import plan, sign
from svcdesk.services.desk import Session
from svcdesk.services.settling import unsettled
from svcdesk.words import say
from tests.conftest import Clock
from tests.delivering import filled_in, in_desk

replace = msgspec.structs.replace


def said(desk: Session) -> list[str]:
    return [say(one.what, "zh_CN") for one in unsettled(desk)]


def test_an_ordinary_desk_has_nothing_to_settle(desk: Session):
    in_desk(desk)
    assert unsettled(desk) == []


def test_what_is_to_settle_is_found_by_an_index(sqlite_desk: Session):
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        asked.append((statement, parameters))

    event.listen(sqlite_desk.store.engine, "before_cursor_execute", note)
    unsettled(sqlite_desk)
    event.remove(sqlite_desk.store.engine, "before_cursor_execute", note)
    with sqlite_desk.read() as connection:
        plans = [
            step[3]
            for statement, parameters in asked
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    assert len(plans) >= 3
    assert [one for one in plans if one.startswith("SCAN") and "INDEX" not in one] == []


def test_two_versions_of_a_record_wait_for_somebody(desk: Session):
    with desk.work() as work:
        first: Any = work.create("customer", Customer("宏达"), "active")
    for phone in ("1", "2"):
        with desk.work() as work:
            work.revise(first, Customer("宏达", phone=phone), allow_branch=True)
    assert said(desk) == [f"客户 {first.number}（宏达）有几个版本并存，请选定一个"]
    assert [(one.kind, one.doc) for one in unsettled(desk)] == [("customer", first.doc)]


def test_one_piece_taken_by_two_records_names_both(desk: Session, clock: Clock):
    record = plan(desk, in_desk(desk).doc, {"1": Decimal(1)})[0]
    clock.forward(hours=7)
    signed = sign(desk, record, filled_in(record.body))[0]
    unit = signed.body.units[0]
    line = TransferLine(unit.product, unit.name, Decimal(1), unit.serial)
    with desk.work() as work:  # as another laptop, without network, would have booked it
        moved = work.create("transfer", Transfer(unit.store, "服务车 1", (line,)), "booked")
    assert said(desk) == [f"螺杆空压机 {unit.serial} 被两份单据取用：{signed.number}、{moved.number}"]
    assert [(one.kind, one.doc) for one in unsettled(desk)] == [("unit", f"{unit.product}:{unit.serial}")]


def test_a_clock_that_was_set_back_is_shown_for_a_fortnight(desk: Session, clock: Clock):
    with desk.work() as work:
        work.create("customer", Customer("甲"), "active")
    clock.forward(seconds=-30)
    with desk.work() as work:
        work.create("customer", Customer("乙"), "active")
    assert said(desk) == []
    clock.forward(hours=-2)
    with desk.work() as work:
        late = work.create("customer", Customer("丙"), "active")
    assert said(desk) == [f"电脑时钟曾倒退 120 分钟（2026-11-23 06:59，{late.number}），请核对时间"]
    clock.forward(days=15)
    assert said(desk) == []
