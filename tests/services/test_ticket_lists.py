"""The views of the register answer the same on both engines: urgency, what waits, what was counted, reviews."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from svcdesk.domain.device import Device
from svcdesk.domain.record import Actor
from svcdesk.domain.review import Review
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.ticket import Channel, Due, Hold, Kind, Pause, Ticket
from svcdesk.services import lists, marks
from svcdesk.services.desk import Session
from svcdesk.services.lists import Counted, Query, Sort
from tests.conftest import ADMIN, Clock

START = Clock().now
ALL = Query(kinds=("ticket",), sort=Sort.URGENT, descending=False)


def due(minutes: int) -> Due:
    return Due(rule="contact", started_at=START, due_at=START + timedelta(minutes=minutes))


def ticket(name: str, **fields: Any) -> Ticket:
    first = Ticket(received_at=START, receiver=ADMIN, channel=Channel.PHONE, kind=Kind.REPAIR, content=name)
    return replace(first, **fields)


def put(desk: Session, name: str, state: str = "open", **fields: Any) -> str:
    with desk.work() as work:
        return work.create("ticket", ticket(name, **fields), state).doc


@pytest.fixture
def register(desk: Session) -> Session:
    """Record eight tickets, one of each sort."""
    held = Pause(id="p", reason=Hold.CUSTOMER, since=START)
    put(desk, "closed old", "closed", dues=(due(-99),), cause="wear")
    put(desk, "late", dues=(due(-10),), owner=ADMIN)
    put(desk, "in an hour", dues=(due(60),), department="sales")
    put(desk, "waiting", "waiting", pauses=(held,), owner=ADMIN)
    put(desk, "in a day", dues=(due(1440),), owner=Actor("o", "李工", "service"))
    put(desk, "late first", dues=(due(-10), due(-5)), department="management")
    put(desk, "no clock", "handling", owner=ADMIN)
    put(desk, "void", "void", dues=(due(30),))
    return desk


def names(session: Session, query: Query) -> list[str]:
    return [row.subject for row in lists.rows(session, lists.order(session, query))]


def test_what_is_due_stands_first_and_the_rest_newest_first(register: Session):
    expected = [
        "late", "late first", "in an hour", "in a day", "void", "no clock", "waiting", "closed old",
    ]  # fmt: skip
    assert names(register, ALL) == expected
    backwards = replace(ALL, descending=True)
    assert names(register, backwards) == expected[::-1]
    for query in (ALL, backwards):
        rows = lists.rows(register, lists.order(register, query))
        for offset in range(9):
            assert lists.page(register, query, offset, 3) == rows[offset : offset + 3]
        for at, row in enumerate(rows):
            assert lists.position(register, query, row) == at


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"open": True}, ["late", "late first", "in an hour", "in a day", "no clock", "waiting"]),
        ({"open": True, "mine": True}, ["late", "no clock", "waiting"]),
        ({"open": True, "ours": True}, ["late first"]),
        ({"open": True, "unassigned": True}, ["late first", "in an hour"]),
        ({"overdue": True}, ["late", "late first"]),
        ({"hours": 2}, ["in an hour"]),
        ({"hours": 24}, ["in an hour", "in a day"]),
        ({"open": True, "waits": "customer"}, ["waiting"]),
        ({"waits": "parts"}, []),
        ({"unsigned": True}, []),
        ({"counted": Counted(measure="cause", first=202611, last=202611, key="wear")}, ["closed old"]),
        ({"counted": Counted(measure="cause", first=202610, last=202610, key="wear")}, []),
        ({"counted": Counted(measure="cause", first=202611, last=202611, key="misuse")}, []),
        ({"counted": Counted(measure="cause", first=202601, last=202612)}, ["closed old"]),
        ({"counted": Counted(measure="cause", first=202601, last=202612, met=True)}, []),
    ],
)
def test_a_view_has_these_and_no_others(register: Session, fields: dict[str, object], expected: list[str]):
    query = replace(ALL, **fields)
    assert names(register, query) == expected
    assert lists.count(register, query) == len(expected)
    assert [row.subject for row in lists.page(register, query, 0, 9)] == expected


def test_tickets_with_a_sheet_to_be_signed_are_found_by_their_orders(register: Session):
    doc = put(register, "with a sheet")
    with register.work() as work:
        work.create("service_order", ServiceOrder(ticket=doc), "dispatched")
        sheet = work.create("service_order", ServiceOrder(ticket=doc), "confirmed")
    unsigned = replace(ALL, unsigned=True)
    assert names(register, unsigned) == ["with a sheet"]
    orders = Query(kinds=("service_order",), unsigned=True)
    assert [row.doc for row in lists.page(register, orders, 0, 9)] == [sheet.doc]
    with register.work() as work:
        work.revise(sheet, sheet.body, state="void")
    assert names(register, unsigned) == []


def test_orders_and_their_tickets_stand_behind_a_bar_of_orders(register: Session):
    doc = put(register, "repaired", "closed")
    order = ServiceOrder(ticket=doc, technician=Actor("t", "李工", "service"), dispatched_at=START)
    with register.work() as work:
        made = work.create("service_order", order, "dispatched")
    counted = Counted(measure="technician", first=202611, last=202611, key="t")
    assert names(register, replace(ALL, counted=counted)) == ["repaired"]
    found = lists.page(register, Query(kinds=("service_order",), counted=counted), 0, 9)
    assert [row.doc for row in found] == [made.doc]


def test_the_offices_last_word_is_known_and_that_it_was_changed_after(register: Session, clock: Clock):
    with register.work() as work:
        body = ticket("reviewed", device=Device(name="泵"))
        record = work.create("ticket", body, "open")
    marks.give(register, record, Review.SEEN)
    clock.forward(seconds=1)
    marks.give(register, record, Review.REWORK, "缺照片")
    rework, unseen = replace(ALL, reviewed="rework"), replace(ALL, reviewed="none")
    assert [row.review for row in lists.page(register, rework, 0, 9)] == ["rework"]
    assert "reviewed" not in names(register, unseen)
    assert len(names(register, unseen)) == 8
    clock.forward(minutes=1)
    with register.work() as work:
        work.revise(record, replace(body, cause="wear"))
    assert [row.review for row in lists.page(register, rework, 0, 9)] == ["rework+"]
    assert names(register, replace(ALL, reviewed="seen")) == []


def test_a_row_says_channel_kind_and_what_it_was_made_from(register: Session):
    doc = put(register, "by mail", channel=Channel.MAIL, kind=Kind.QUESTION)
    with register.work() as work:
        work.create("service_order", ServiceOrder(ticket=doc), "new")
    (row,) = lists.of_docs(register, [doc])
    assert (row.channel, row.result, row.origin, row.waits) == ("mail", "question", "", "")
    (order,) = lists.page(register, Query(kinds=("service_order",)), 0, 9)
    assert order.origin == doc
