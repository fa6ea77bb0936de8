"""Tickets from an old register: kept as they were recorded, guarded, all or nothing, on both engines."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from svcdesk.domain.masters import Customer, Department, Person, Product
from svcdesk.domain.ticket import Channel, Kind, Satisfaction, Severity, State, Ticket
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import Cancelled
from svcdesk.services import lists
from svcdesk.services.desk import Session
from svcdesk.services.importing.convert import Doubt
from svcdesk.services.importing.mapping import guess
from svcdesk.services.importing.moments import moment
from svcdesk.services.importing.report import Action
from svcdesk.services.importing.run import dry_run, run
from svcdesk.services.importing.tables import Table
from svcdesk.services.lists import Query
from svcdesk.words import Message
from tests.conftest import Clock
from tests.services.bringing import bring, problems, revisions, states, stored, warnings

HEAD = ("信息编号", "接收时间", "接收方式", "信息类别", "顾客名称", "电话", "责任人", "内容", "联系时间", "办结时间",
        "处理结果", "关闭时间")  # fmt: skip
CLOSED = ("R-1", "2026-03-05 14:18", "400热线", "报修", "宏达纺织", "0571-1", "李工", "停机", "2026-03-05 15:02",
          "2026-03-06 10:00", "换传感器", "2026-03-07 09:00")  # fmt: skip
OPEN = ("R-2", "2026-11-23 08:30", "微信", "咨询", "东风机械", "138", "李工", "保养周期")
START = Clock().now


@pytest.fixture
def register(desk: Session) -> Session:
    with desk.work() as work:
        work.create("customer", Customer("宏达纺织", phone="0571-8000", address="杭州"), "active")
        work.create("product", Product("空压机", code="GA37", model="GA37"), "active")
        work.create("person", Person(name="李工", department=Department.SERVICE, login="li"), "active")
    return desk


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)


def test_a_closed_one_is_kept_as_it_was_and_no_clock_of_it_runs(register: Session):
    report = bring(register, "ticket", HEAD, CLOSED)
    assert problems(report) == []
    assert report.written
    (body,) = stored(register, "ticket", Ticket)
    assert (body.channel, body.kind, body.state) == (Channel.HOTLINE, Kind.REPAIR, State.CLOSED)
    assert (body.customer.name, body.customer.phone, body.customer.address) == ("宏达纺织", "0571-1", "杭州")
    assert len(body.customer.doc) == 32
    assert (body.received_at, body.closed_at) == (local(2026, 3, 5, 14, 18), local(2026, 3, 7, 9))
    assert body.recorded_at == START
    assert body.owner.name == body.closed_by.name == "李工"
    assert len(body.owner.doc) == 32
    assert [one.at for one in body.attempts] == [local(2026, 3, 5, 15, 2)]
    assert body.dues
    assert all(due.stopped_at for due in body.dues)
    (row,) = lists.page(register, Query(kinds=("ticket",)), 0, 9)
    assert (row.number, row.open, row.due_at, row.occurred_at) == ("R-1", False, None, body.received_at)
    counted = lists.Counted(measure="contact", first=202603, last=202603, met=True)
    assert lists.count(register, Query(counted=counted)) == 1


def test_an_open_one_runs_from_when_it_came_in(register: Session):
    report = bring(register, "ticket", HEAD, OPEN)
    assert problems(report) == []
    (row,) = lists.page(register, Query(kinds=("ticket",), open=True), 0, 9)
    assert (row.state, row.owner_name, row.due_at) == ("open", "李工", local(2026, 11, 23, 10, 30))
    assert row.customer_name == "东风机械"
    assert [note.code for note in report.notes] == ["importing.ticket_unknown_customers"]


def test_a_row_without_number_gets_one_and_the_same_file_changes_nothing_else(register: Session):
    bring(register, "ticket", HEAD, CLOSED)
    before = revisions(register)
    again = bring(register, "ticket", HEAD, CLOSED)
    assert again.count(Action.UNCHANGED) == 1
    assert revisions(register) == before
    bring(register, "ticket", HEAD, (None, *CLOSED[1:]))
    numbers = {row.number for row in lists.page(register, Query(kinds=("ticket",)), 0, 9)}
    assert numbers == {"R-1", "FW-261123-A1-0001"}


def change(row: tuple[Any, ...], **fields: Any) -> tuple[Any, ...]:
    at = {"number": 0, "received": 1, "channel": 2, "kind": 3, "customer": 4, "phone": 5, "owner": 6, "content": 7,
          "contact": 8, "resolved": 9, "result": 10, "closed": 11}  # fmt: skip
    return tuple(fields.get(name, row[n] if n < len(row) else None) for name, n in at.items())


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (change(CLOSED, received="2027-01-01 08:00"), ("接收时间", "received_ahead")),
        (change(CLOSED, contact="2026-03-05 14:17"), ("联系时间", "contact_before_receipt")),
        (change(CLOSED, resolved="2026-03-05 14:17"), ("办结时间", "resolved_before_receipt")),
        (change(CLOSED, closed="2026-03-06 09:59"), ("关闭时间", "closed_before_resolved")),
        (change(CLOSED, closed="2026-11-23 09:01"), ("关闭时间", "ahead")),
        (change(CLOSED, contact="2026-12-01 08:00"), ("联系时间", "ahead")),
        (change(CLOSED, channel="鸽子"), ("接收方式", "no_choice")),
        (change(CLOSED, kind="别的"), ("信息类别", "no_choice")),
        (change(CLOSED, received="去年"), ("接收时间", "no_date")),
        (change(CLOSED, received="2026-02-30 08:00"), ("接收时间", "no_such_day")),
        (change(CLOSED, received="2026-02-28 25:00"), ("接收时间", "no_such_time")),
        (change(OPEN, owner="无此人"), ("责任人", "person_unknown")),
        (change(OPEN, phone=None), ("", "caller_missing")),
        (change(OPEN, received="2026-11-23"), ("接收时间", "time_missing")),
    ],
)
def test_what_cannot_have_been_refuses_the_whole_file(
    register: Session, row: tuple[Any, ...], expected: tuple[str, str]
):
    report = bring(register, "ticket", HEAD, change(CLOSED, number="R-9"), row)
    assert problems(report)[0] == (3, *expected)
    assert not report.written
    assert states(register, "ticket") == {}


def test_a_report_shows_moments_as_people_write_them(register: Session):
    report = bring(register, "ticket", HEAD, change(CLOSED, contact="2026/3/5 9:05", closed="2026年3月1日"))
    assert [issue.value for issue in report.issues] == ["2026-03-05 09:05", "2026-03-01"]


def test_numbers_that_meet_are_told(register: Session):
    report = bring(register, "ticket", HEAD, CLOSED, CLOSED, change(CLOSED, number="KH-261123-A1-0001"))
    assert problems(report) == [(3, "信息编号", "number_twice"), (4, "信息编号", "number_taken")]


def test_days_without_times_are_history_whose_clocks_nobody_can_read(register: Session):
    report = bring(register, "ticket", HEAD, change(CLOSED, received="2026年3月5日", result=None))
    assert problems(report) == []
    assert warnings(report) == [(2, "ticket_no_result")]
    assert [note.code for note in report.notes] == ["importing.ticket_day_only"]
    (body,) = stored(register, "ticket", Ticket)
    assert (body.dues, body.rules) == ((), ())


def test_more_is_understood_in_english(register: Session):
    head = ("Ticket no.", "Received at", "Channel", "About", "Customer", "Caller", "Product", "Serial no.",
            "Customer's words", "Severity", "Cause", "Customer's word", "Closed at", "Result")  # fmt: skip
    row = ("T-7", datetime(2026, 3, 5, 14, 18), "E-mail", "Complaint", "宏达纺织", "张", "GA37", "SN-1", "noise",
           "Urgent", "mechanical.bearing", "Dissatisfied", datetime(2026, 3, 9, 8), "mended")  # fmt: skip
    report = bring(register, "ticket", head, row)
    assert problems(report) == []
    (body,) = stored(register, "ticket", Ticket)
    assert (body.severity, body.cause) == (Severity.URGENT, "mechanical.bearing")
    assert (body.device.name, body.device.spec, body.device.serial) == ("空压机", "GA37", "SN-1")
    assert body.follow_ups[0].satisfied is Satisfaction.DISSATISFIED
    assert body.resolved_at == body.closed_at == local(2026, 3, 9, 8)


def test_a_dry_run_says_the_same_and_writes_nothing_and_a_cancelled_one_leaves_nothing(register: Session):
    table = Table("表.xlsx", (HEAD, *(change(CLOSED, number=f"R-{n}") for n in range(300))))
    layout = guess("ticket", table)
    before = revisions(register)
    report = dry_run(register, "ticket", table, layout)
    assert (report.ok, report.written, report.count(Action.CREATE)) == (True, False, 300)
    told: list[int] = []

    def stop(done: int, total: int) -> None:
        told.append(done)
        assert done <= total == 602
        if done > 450:
            raise Cancelled(Message("importing.no_rows"))

    with pytest.raises(Cancelled):
        run(register, "ticket", table, layout, stop)
    assert revisions(register) == before
    assert max(told) > 450
    assert run(register, "ticket", table, layout)[0].written
    assert lists.count(register, Query(kinds=("ticket",))) == 300


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-03-05 14:18", (14, 18, 0)),
        ("2026-03-05T14:18:09", (14, 18, 9)),
        ("2026/3/5 4:18", (4, 18, 0)),
        ("2026年3月5日 14:18", (14, 18, 0)),
        ("2026年3月5日14时18分", (14, 18, 0)),
        ("2026年3月5日 下午2:18", (14, 18, 0)),
        ("2026.3.5 2:18 pm", (14, 18, 0)),
        ("2026-03-05 12:05 am", (0, 5, 0)),
        ("5-Mar-2026 14:18", (14, 18, 0)),
        ("2026-03-05T06:18:00Z", (14, 18, 0)),
        ("2026-03-05 06:18:00+00:00", (14, 18, 0)),
        (datetime(2026, 3, 5, 14, 18), (14, 18, 0)),
        (46086.5958333333, (14, 18, 0)),
    ],
)
def test_a_moment_is_read_in_many_shapes(cell: Any, expected: tuple[int, int, int]):
    found = moment(cell)
    assert found.timed
    assert found.at == local(2026, 3, 5) + timedelta(hours=expected[0], minutes=expected[1], seconds=expected[2])


@pytest.mark.parametrize("cell", ["2026-03-05", "20260305", 46086, "2026年3月5日", datetime(2026, 3, 5).date()])
def test_a_day_is_no_more_than_a_day(cell: Any):
    assert moment(cell) == (local(2026, 3, 5), False)


@pytest.mark.parametrize("cell", ["2026-03-05 24:01", "2026-03-05 14:60", "soon", "2026-13-01 08:00", "14:18"])
def test_what_is_no_moment_is_doubted(cell: str):
    with pytest.raises(Doubt):
        moment(cell)
