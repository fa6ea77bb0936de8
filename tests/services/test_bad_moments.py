"""Times that cannot be: refused with a sentence, nothing lost; where a package brings them, nothing negative."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from svcdesk.domain.record import Record
from svcdesk.domain.ticket import Attempt, Channel, Hold, Pause, Reach, Satisfaction, State, Ticket
from svcdesk.errors import Refused
from svcdesk.models.service_fact import service_fact
from svcdesk.services import conflicts, records, ticket_routing, ticket_view
from svcdesk.services import ticket as tickets
from svcdesk.services.desk import Session
from svcdesk.services.exchange import handing_over, taking_in
from svcdesk.services.ticket_saving import timed, write
from svcdesk.store.check import check
from svcdesk.words import LANGUAGES, say
from tests.exchange.conftest import laptop
from tests.exchange.people import ALL
from tests.services.test_ticket import settled, taken

__all__ = ["laptop"]
HOUR = timedelta(hours=1)


def refused(desk: Session, record: Record[Ticket] | None, verb, *args, **kwargs) -> list[str]:
    """Return why something was refused, once it is sure that it can be said and that nothing was written."""
    with pytest.raises(Refused) as found:
        verb(desk, *args, **kwargs)
    assert all(say(one, lang) for one in found.value.problems for lang in LANGUAGES)
    if record is not None:
        assert records.record(desk, record.doc, Ticket).rev == record.rev
    return [one.code.removeprefix("ticket.") for one in found.value.problems]


def test_nothing_happens_before_a_contact_came_in(desk: Session, clock):
    record = taken(desk)
    before = clock.now - timedelta(seconds=1)
    assert refused(desk, record, tickets.attempt, record, Reach.NO_ANSWER, at=before) == ["contact_before_receipt"]
    assert refused(desk, record, tickets.resolve, record, "好了", at=before) == ["resolved_before_receipt"]
    escalated = refused(desk, record, ticket_routing.escalate, record, desk.actor, "急", at=before)
    assert escalated == ["escalated_before_receipt"]


def test_nothing_happens_in_the_future(desk: Session, clock):
    ahead = clock.now + HOUR
    record = settled(desk)
    assert refused(desk, record, tickets.follow_up, record, Satisfaction.SATISFIED, at=ahead) == ["ahead"]
    record = taken(desk)
    assert refused(desk, record, tickets.attempt, record, Reach.NO_ANSWER, at=ahead) == ["ahead"]
    assert refused(desk, record, tickets.resolve, record, "好了", at=ahead) == ["ahead"]
    assert refused(desk, record, ticket_routing.escalate, record, desk.actor, "急", at=ahead) == ["ahead"]


def test_a_call_back_is_not_before_the_matter_was_settled(desk: Session, clock):
    record = settled(desk)
    early = clock.now - HOUR
    assert refused(desk, record, tickets.follow_up, record, Satisfaction.SATISFIED, at=early) == ["follow_up_early"]


def test_the_receipt_is_not_moved_behind_what_happened_since(desk: Session, clock):
    record = taken(desk)
    clock.forward(minutes=10)
    record, _ = tickets.attempt(desk, record, Reach.REACHED, content="约好上门")
    record, _ = ticket_routing.escalate(desk, record, desk.actor, "急")
    record, _ = ticket_routing.hold(desk, record, Hold.CUSTOMER, "等备件")
    record, _ = tickets.resolve(desk, record, "好了")
    clock.forward(hours=1)
    moved = replace(record.body, received_at=clock.now)
    assert refused(desk, record, tickets.revise, record, moved, "记错了") == [
        "contact_before_receipt", "resolved_before_receipt", "escalated_before_receipt", "held_before_receipt",
    ]  # fmt: skip


def impossible(desk: Session, now: datetime) -> Record[Ticket]:
    """Write what a laptop whose clock stood wrong may bring: settled, reached and on hold before it came in."""
    record = taken(desk)
    early = record.body.received_at - 3 * HOUR
    attempt = Attempt(
        id=uuid4().hex, at=early, recorded_at=now, by=desk.actor, channel=Channel.PHONE, result=Reach.REACHED,
        content="约好上门",
    )  # fmt: skip
    pause = Pause(id=uuid4().hex, reason=Hold.CUSTOMER, since=early, until=early - HOUR)
    body = replace(record.body, attempts=(attempt,), pauses=(pause,), result="好了", resolved_at=early)
    with desk.work() as work:
        return write(work, record, timed(work.connection, body))[0]


def test_what_a_wrong_clock_brought_counts_nothing_negative(desk: Session, clock):
    record = impossible(desk, clock.now)
    clock.forward(hours=5)
    shown = ticket_view.show(desk, record.doc)
    readings = ticket_view.clocks(shown.record.body, shown.calendar, clock.now)
    assert readings
    assert all(reading.used >= timedelta(0) for _, reading in readings)
    assert all(reading.stopped_at is None or reading.due_at >= reading.started_at for _, reading in readings)
    with desk.read() as connection:
        amounts = list(connection.scalars(select(service_fact.c.amount).where(service_fact.c.doc == record.doc)))
    assert amounts
    assert min(amounts) >= 0
    assert check(desk.store) == []


def test_two_laptops_that_close_one_ticket_keep_both_words_and_a_person_chooses(
    sqlite_desk: Session, laptop: Session, clock, tmp_path: Path
):
    desk = sqlite_desk
    record = settled(desk)
    taking_in.take_in(laptop, handing_over.hand_over(desk, tmp_path / "a.svcpack", ALL).files[0])
    tickets.close(desk, record)
    clock.forward(minutes=3)
    tickets.close(laptop, records.record(laptop, record.doc, Ticket))
    taking_in.take_in(desk, handing_over.hand_over(laptop, tmp_path / "b.svcpack", ALL).files[0])
    assert records.record(desk, record.doc, Ticket).state == State.CLOSED
    assert records.conflicted(desk, record.doc)
    found = conflicts.compare(desk, record.doc)
    assert [side.code for side in found.sides].count("B2") == 1
    assert ("body", "closed_at") in found.clashes
    chosen = found.sides[0].record
    heads = tuple(side.record.rev for side in found.sides)
    conflicts.resolve(desk, record.doc, heads, chosen.body, state=State.CLOSED)
    taking_in.take_in(laptop, handing_over.hand_over(desk, tmp_path / "c.svcpack", ALL).files[0])
    both = [records.record(one, record.doc, Ticket) for one in (desk, laptop)]
    assert both[0].body == both[1].body == chosen.body
    assert not records.conflicted(laptop, record.doc)
