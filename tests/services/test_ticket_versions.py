"""Two desks go on with one ticket: what both wrote is kept, with the clocks and the state that follow from it."""

from msgspec.structs import replace

from svcdesk.domain.device import NOBODY
from svcdesk.domain.ticket import Escalation, Hold, Pause, Reach, Ticket
from svcdesk.services import conflicts
from svcdesk.services import ticket as tickets
from svcdesk.services.desk import Session
from svcdesk.services.ticket_saving import retimed
from tests.conftest import Clock
from tests.services.test_ticket import taken


def branched(desk: Session, record, body: Ticket) -> None:
    """Write another version of a ticket, as a package from another desk brings it."""
    with desk.work() as work:
        body = retimed(work.connection, body, work.now)
        work.revise(record, body, state=body.state, allow_branch=True)


def test_a_contact_here_and_a_report_upward_there_go_together(desk: Session, clock: Clock):
    first = taken(desk)
    clock.forward(minutes=10)
    tickets.attempt(desk, first, Reach.REACHED, content="约好上门")
    told = Escalation(id="e", at=clock.now, recorded_at=clock.now, by=desk.actor, to=NOBODY, reason="大客户")
    branched(desk, first, replace(first.body, escalations=(told,)))
    seen = conflicts.compare(desk, first.doc)
    assert (seen.clashes, seen.state) == ((), "handling")
    heads = tuple(side.record.rev for side in seen.sides)
    joined, _ = conflicts.resolve(desk, first.doc, heads, seen.proposal, state=seen.state)
    assert (len(joined.body.attempts), len(joined.body.escalations)) == (1, 1)
    assert {due.rule for due in joined.body.dues if due.stopped_at == clock.now} == {
        "contact", "reply", "report_upward",
    }  # fmt: skip


def test_a_state_that_follows_from_both_is_not_disputed(desk: Session, clock: Clock):
    first = taken(desk)
    clock.forward(minutes=10)
    tickets.attempt(desk, first, Reach.REACHED, content="约好上门")
    branched(desk, first, replace(first.body, pauses=(Pause(id="p", reason=Hold.PARTS, since=clock.now),)))
    seen = conflicts.compare(desk, first.doc)
    assert (seen.clashes, seen.state) == ((), "waiting")


def test_the_same_thing_written_differently_is_still_for_a_person(desk: Session):
    first = taken(desk)
    branched(desk, first, replace(first.body, content="一号机停机"))
    branched(desk, first, replace(first.body, content="二号机停机"))
    seen = conflicts.compare(desk, first.doc)
    assert (seen.clashes, seen.proposal) == ((("body", "content"),), None)
