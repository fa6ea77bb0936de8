"""A list goes out with the columns it shows, in the order it shows them, and its rows in their order."""

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from svcdesk.domain.device import CustomerRef
from svcdesk.domain.record import Actor
from svcdesk.domain.ticket import Channel, Due, Hold, Kind, Pause, Ticket
from svcdesk.errors import Cancelled
from svcdesk.services import list_columns, lists
from svcdesk.services.desk import New, Session
from svcdesk.services.exporting import export_shown
from svcdesk.services.lists import Query, Sort
from svcdesk.ui.record_columns import COLUMNS
from svcdesk.words import LANGUAGES, Message
from tests.conftest import ADMIN, Clock

START = Clock().now
QUERY = Query(kinds=("ticket",), sort=Sort.URGENT, descending=False)
SHOWN = ("remaining", "case", "channel", "owner")


def ticket(n: int) -> Ticket:
    due = Due(rule="contact", started_at=START, due_at=START + timedelta(minutes=90 - 60 * n))
    return Ticket(
        received_at=START,
        receiver=ADMIN,
        channel=Channel.MAIL,
        kind=Kind.REPAIR,
        customer=CustomerRef(name=f"客户 {n}"),
        content="=漏油",
        owner=Actor("o", "李工", "service"),
        dues=(due,),
    )


def put(desk: Session, count: int) -> None:
    with desk.work() as work:
        work.create_many("ticket", [New(body=ticket(n), state="open") for n in range(count)])


def read(path: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def test_columns_stand_as_they_are_shown_and_rows_in_the_order_of_the_list(desk: Session, tmp_path: Path):
    put(desk, 3)
    ids = lists.order(desk, QUERY)
    assert export_shown(desk, ids, SHOWN, tmp_path / "t.xlsx", "信息记录") == 3
    head, *rows = read(tmp_path / "t.xlsx")
    assert head == ["到期时刻", "剩余", "剩余（小时）", "单号", "客户", "说明", "标记", "来源", "责任人"]
    assert [row[1] for row in rows] == ["−0:30", "0:30", "1:30"]
    assert [row[2] for row in rows] == [-0.5, 0.5, 1.5]
    assert [row[4] for row in rows] == ["客户 2", "客户 1", "客户 0"]
    assert rows[0][0] == datetime(2026, 11, 23, 8, 30)
    assert rows[0][5:] == ["=漏油", "", "邮件", "李工"]
    export_shown(desk, ids[:1], ("number", "state"), tmp_path / "e.xlsx", "Tickets", "en")
    assert read(tmp_path / "e.xlsx")[0] == ["Number", "State", "When due"]
    assert len(read(tmp_path / "e.xlsx")) == 2


def test_every_column_a_list_can_show_can_go_out(desk: Session):
    assert set(list_columns.PARTS) == set(COLUMNS)
    held = Pause(id="p", reason=Hold.PARTS, since=START)
    with desk.work() as work:
        work.create("ticket", ticket(0), "open")
        work.create("ticket", Ticket(
            received_at=START, receiver=ADMIN, channel=Channel.PHONE, kind=Kind.NEED, pauses=(held,)
        ), "waiting")  # fmt: skip
    for lang in LANGUAGES:
        values = list_columns.Values(tuple(k for k in COLUMNS if k != "result"), START, lang)
        heads = list_columns.headings(tuple(k for k in COLUMNS if k != "result"), lang)
        assert len(heads) == len(set(heads))
        for row in lists.page(desk, QUERY, 0, 9):
            cells = values.of(row)
            assert len(cells) == len(heads)
            assert not any(isinstance(cell, Message) for cell in cells)


def test_hours_left_are_exact_to_a_tenth_and_negative_when_late(desk: Session):
    put(desk, 3)
    values = list_columns.Values(("remaining",), START, "zh_CN")
    found = [values.of(row)[2] for row in lists.rows(desk, lists.order(desk, QUERY))]
    assert found == [Decimal("-0.5"), Decimal("0.5"), Decimal("1.5")]


def test_a_cancelled_export_leaves_no_file(desk: Session, tmp_path: Path):
    put(desk, 250)

    def stop(done: int, total: int) -> None:
        assert total == 250
        if done >= 100:
            raise Cancelled(Message("form.job_cancelled"))

    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        export_shown(desk, lists.order(desk, QUERY), SHOWN, folder / "t.xlsx", "t", progress=stop)
    assert list(folder.iterdir()) == []
