"""Two desks go on with one ticket: what both wrote is kept, with the clocks and the state that follow from it."""

from datetime import timedelta

from msgspec.structs import replace

from svcdesk.domain import ticket_story
from svcdesk.domain.device import NOBODY
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.ticket import Attempt, Escalation, FollowUp, Hold, Pause, Reach, Satisfaction, Ticket
from svcdesk.domain.ticket_steps import reopened
from svcdesk.services import conflicts
from svcdesk.services import ticket as tickets
from svcdesk.services.desk import Session, load
from svcdesk.services.ticket_saving import retimed
from tests.conftest import Clock
from tests.services.test_ticket import taken

START = Clock().now


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


def settle(desk: Session, doc: str) -> Record[Ticket]:
    """Join what two desks wrote, as somebody does who accepts the proposal."""
    seen = conflicts.compare(desk, doc)
    assert (seen.clashes, len(seen.sides)) == ((), 2)
    heads = tuple(side.record.rev for side in seen.sides)
    return conflicts.resolve(desk, doc, heads, seen.proposal, state=seen.state)[0]


def told(minutes: int, name: str = "赵", words: str = "好了") -> FollowUp:
    at = START + timedelta(minutes=minutes)
    return FollowUp(at=at, by=Actor(name, name), satisfied=Satisfaction.SATISFIED, note=words)


def test_call_backs_and_links_of_two_desks_stand_together_in_their_order(desk: Session):
    first = taken(desk)
    branched(desk, first, replace(first.body, follow_ups=(told(5),), linked=("a" * 32,)))
    with desk.read() as connection:
        base = load(connection, first.doc, Ticket)
    branched(desk, base, replace(base.body, follow_ups=(told(5), told(30)), linked=("a" * 32, "b" * 32)))
    branched(desk, base, replace(base.body, follow_ups=(told(5), told(9, "钱")), linked=("a" * 32, "c" * 32)))
    joined = settle(desk, first.doc).body
    assert [one.at for one in joined.follow_ups] == [told(5).at, told(9).at, told(30).at]
    assert (joined.linked[0], set(joined.linked[1:])) == ("a" * 32, {"b" * 32, "c" * 32})


def test_one_call_back_written_down_differently_is_still_for_a_person(desk: Session):
    first = taken(desk)
    for words in ("很满意", "不满意"):
        branched(desk, first, replace(first.body, follow_ups=(told(5, words=words),)))
    seen = conflicts.compare(desk, first.doc)
    assert seen.proposal is None
    assert [path[:2] for path in seen.clashes] == [("body", "follow_ups")]


def test_two_desks_open_a_ticket_again_after_one_end(desk: Session, clock: Clock):
    """It is one more cycle, from the earlier of both; a contact between them belongs to it."""
    first = taken(desk)
    clock.forward(minutes=10)
    reached, _ = tickets.attempt(desk, first, Reach.REACHED, content="约好")
    closed, _ = tickets.resolve(desk, reached, "换了传感器")
    clock.forward(minutes=10)
    early = reopened(closed.body, "又停机", desk.actor, clock.now)
    clock.forward(minutes=5)
    call = Attempt(
        id="again", at=clock.now, recorded_at=clock.now, by=desk.actor, result=Reach.REACHED, content="再去一次"
    )
    branched(desk, closed, replace(early, attempts=(*early.attempts, call)))
    clock.forward(minutes=5)
    branched(desk, closed, reopened(closed.body, "顾客来电", Actor("q", "钱"), clock.now))
    joined = settle(desk, first.doc)
    assert (joined.state, len(joined.body.reopenings), len(joined.body.turns)) == ("handling", 2, 1)
    assert joined.body.cycle_began == early.reopenings[-1].at
    contacts = [due for due in joined.body.dues if due.rule == "contact"]
    assert [(due.cycle, due.stopped_at is not None) for due in contacts] == [(0, True), (1, True)]
    story = [one.what.code for one in ticket_story.story(joined.body)]
    assert (story.count("ticket.story.resolved"), story.count("ticket.story.reopened")) == (1, 2)


def test_the_same_thing_written_differently_is_still_for_a_person(desk: Session):
    first = taken(desk)
    branched(desk, first, replace(first.body, content="一号机停机"))
    branched(desk, first, replace(first.body, content="二号机停机"))
    seen = conflicts.compare(desk, first.doc)
    assert (seen.clashes, seen.proposal) == ((("body", "content"),), None)
