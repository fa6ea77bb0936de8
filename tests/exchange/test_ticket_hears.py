"""A ticket hears of its signed order, whichever of them comes to a desk first, and no desk writes it for that."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from svcdesk.domain.masters import Role
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.service_order import Result, ServiceOrder
from svcdesk.domain.ticket import Reach, Satisfaction, Ticket
from svcdesk.services import conflicts, lists, ticket_view
from svcdesk.services import ticket as tickets
from svcdesk.services.desk import Session, load, load_written
from svcdesk.services.exchange import handing_over, taking_in
from svcdesk.store import log, projector
from svcdesk.store.check import check
from svcdesk.store.store import create_desk
from tests.conftest import Clock
from tests.exchange.people import ALL, take
from tests.repairing import bare_order, both, confirmed, finished
from tests.services.test_ticket import taken

WORK = "更换温度传感器，复位"


@pytest.fixture
def third(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    """Give a third desk that has met nobody yet."""
    store = create_desk(str(tmp_path / "third.svcdesk"), "C3", "办公室")
    yield Session(store, Actor("c" * 32, "小李", "service"), frozenset(Role), clock)
    store.close()


def package(session: Session, path: Path) -> Path:
    return handing_over.hand_over(session, path.with_name(f"{session.store.node.code}-{path.name}"), ALL).files[0]


def signed(session: Session, ticket: Record[Ticket], **changed: Any) -> Record[ServiceOrder]:
    """Sign an order of a ticket on a desk that has not got the ticket."""
    about = bare_order(ticket=ticket.doc, ticket_number=ticket.number)
    body = replace(finished(confirmed(about)), signatures=both(), finished_at=both()[1].signed_at, **changed)
    with session.work() as work:
        first = work.create("service_order", confirmed(about), "confirmed")
        return work.revise(first, body, state="signed")


def read(session: Session, doc: str) -> Record[Ticket]:
    with session.read() as connection:
        return load(connection, doc, Ticket)


def hears(session: Session, ticket: Record[Ticket], order: Record[ServiceOrder]) -> None:
    """Check that a desk shows the ticket settled by the order, in lists too, and wrote nothing for that."""
    found = read(session, ticket.doc)
    assert (found.state, found.body.result, found.body.resolved_by) == ("resolved", WORK, order.actor)
    assert found.body.resolved_at == order.body.finished_at
    assert (found.rev, found.body.linked) == (ticket.rev, (order.doc,))
    (row,) = lists.of_docs(session, [ticket.doc])
    assert (row.state, row.conflict) == ("resolved", 0)
    assert [one.number for one in ticket_view.show(session, ticket.doc).linked] == [order.number]
    with session.read() as connection:
        assert load_written(connection, ticket.doc, Ticket).body == ticket.body
        assert len(log.history(connection, ticket.doc)) == 1
    assert check(session.store) == []


def test_ticket_and_order_meet_in_any_order_on_any_desk(
    desk: Session, laptop: Session, third: Session, clock: Clock, tmp_path: Path
):
    ticket = taken(desk)
    clock.forward(hours=3)
    order = signed(laptop, ticket)
    told, settled = package(desk, tmp_path / "t"), package(laptop, tmp_path / "o")
    take(desk, settled)  # the order comes to its ticket
    take(laptop, told)  # the ticket comes to its order
    for path in (told, settled, told, settled):
        take(third, path)
    for session in (desk, laptop, third):
        hears(session, ticket, order)
    with desk.store.write() as connection:
        projector.rebuild(connection)
    hears(desk, ticket, order)


def test_lists_are_told_that_a_ticket_reads_differently_once_its_order_comes(
    desk: Session, laptop: Session, tmp_path: Path
):
    ticket = taken(desk)
    order = signed(laptop, ticket)
    _, changes = taking_in.take_in(desk, package(laptop, tmp_path / "o"))
    assert {ticket.doc, order.doc} <= changes.docs


def test_what_two_desks_do_with_what_they_heard_goes_together(
    desk: Session, laptop: Session, clock: Clock, tmp_path: Path
):
    """Both write down what the order says with what they do next: the same words are no conflict of words."""
    ticket = taken(desk)
    clock.forward(hours=3)
    order = signed(laptop, ticket)
    told, settled = package(desk, tmp_path / "t"), package(laptop, tmp_path / "o")
    take(desk, settled)
    take(laptop, told)
    for session, note in ((desk, "已恢复"), (laptop, "还好")):
        clock.forward(minutes=5)
        again, _ = tickets.follow_up(session, read(session, ticket.doc), Satisfaction.SATISFIED, note=note)
        assert again.body.result == WORK
    take(desk, package(laptop, tmp_path / "l"))
    seen = conflicts.compare(desk, ticket.doc)
    assert (seen.clashes, len(seen.sides)) == ((), 2)
    heads = tuple(side.record.rev for side in seen.sides)
    joined, _ = conflicts.resolve(desk, ticket.doc, heads, seen.proposal, state=seen.state)
    assert [one.note for one in joined.body.follow_ups] == ["已恢复", "还好"]
    assert (joined.state, joined.body.linked) == ("resolved", (order.doc,))


def test_a_ticket_hears_when_its_order_is_void_or_amended(
    desk: Session, laptop: Session, clock: Clock, tmp_path: Path
):
    ticket = taken(desk)
    clock.forward(hours=3)
    order = signed(laptop, ticket)
    take(desk, package(laptop, tmp_path / "o"))
    with laptop.work() as work:
        body = replace(order.body, result=Result.PARTLY, signatures=both(9))
        amended = work.revise(order, body, state="signed", reason="未修好", amendment=1)
    take(desk, package(laptop, tmp_path / "a"))
    assert (read(desk, ticket.doc).state, lists.of_docs(desk, [ticket.doc])[0].state) == ("open", "open")
    with laptop.work() as work:
        body = replace(order.body, signatures=both(12))
        amended = work.revise(amended, body, state="signed", reason="已修好", amendment=2)
    take(desk, package(laptop, tmp_path / "b"))
    assert lists.of_docs(desk, [ticket.doc])[0].state == "resolved"
    with laptop.work() as work:
        voided = replace(amended.body, void_reason="开错")
        work.revise(amended, voided, state="void", reason="开错")
    take(desk, package(laptop, tmp_path / "v"))
    assert (read(desk, ticket.doc).state, lists.of_docs(desk, [ticket.doc])[0].state) == ("open", "open")
    assert check(desk.store) == []


def test_what_people_said_stands_and_a_later_cycle_needs_an_order_of_its_own(
    desk: Session, laptop: Session, clock: Clock, tmp_path: Path
):
    ticket = taken(desk)
    clock.forward(minutes=10)
    reached, _ = tickets.attempt(desk, ticket, Reach.REACHED, content="已自行恢复")
    tickets.resolve(desk, reached, "电话指导")
    clock.forward(hours=3)
    order = signed(laptop, ticket)
    take(desk, package(laptop, tmp_path / "o"))
    said = read(desk, ticket.doc)
    assert (said.body.result, said.body.linked) == ("电话指导", (order.doc,))
    clock.forward(hours=1)
    assert clock.now > order.body.finished_at + timedelta(minutes=1)
    again, _ = tickets.reopen(desk, said, "又停机")
    assert read(desk, ticket.doc).state == again.state == "open"
