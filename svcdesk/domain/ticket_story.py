"""What happened to a ticket, told in order: when it happened, when it was typed, who, and what was said."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import msgspec

from svcdesk.domain.clock_words import rule_name
from svcdesk.domain.limits_run_out import RanOut, ran_out
from svcdesk.domain.review import Review, ReviewMark
from svcdesk.domain.ticket import Attempt, FollowUp, Reach, Reopening, Routing, Satisfaction, Ticket
from svcdesk.words import Message

TYPED_LATER = timedelta(minutes=1)
"""From so much on, what was typed later than it happened is told so."""


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the story; ``recorded_at`` is none where it was typed as it happened."""

    at: datetime
    recorded_at: datetime | None = None
    by: str = ""
    what: Message
    words: str | Message = ""
    good: bool = False
    bad: bool = False

    @property
    def typed_later(self) -> bool:
        """Whether it has to be told when it was typed."""
        return self.recorded_at is not None and abs(self.recorded_at - self.at) >= TYPED_LATER


def story(ticket: Ticket, marks: Iterable[ReviewMark] = (), now: datetime | None = None) -> list[Happening]:
    """Return everything that happened, the earliest first; ``marks`` are what the office said of it.

    With ``now`` also what limits that ran out changed by themselves until then.
    """
    found = [*_receipt(ticket), *_passing(ticket), *_waiting(ticket), *_ends(ticket), *map(_review, marks)]
    if now:
        found += map(_changed, ran_out(ticket, now))
    return sorted(found, key=lambda one: one.at)


def _changed(one: RanOut) -> Happening:
    why = Message("clock.ran_out.why", {"rule": rule_name(one.rule)}, one.rule.clause)
    return Happening(at=one.at, what=Message(f"clock.ran_out.{one.rule.after}"), words=why, bad=True)


def _receipt(ticket: Ticket) -> Iterator[Happening]:
    channel = Message(f"ticket.channel.{ticket.channel}")
    phone = ticket.customer.phone or ticket.customer.caller
    yield Happening(
        at=ticket.received_at,
        recorded_at=ticket.recorded_at,
        by=ticket.receiver.name,
        what=Message("ticket.story.received", {"channel": channel}),
        words=phone,
    )
    for one in ticket.attempts:
        yield _attempt(one)


def _attempt(one: Attempt) -> Happening:
    words = " · ".join(part for part in (one.spoke_with, one.content) if part)
    result = Message(f"ticket.reach.{one.result}")
    reached = one.result is Reach.REACHED
    return Happening(
        at=one.at,
        recorded_at=one.recorded_at,
        by=one.by.name,
        what=Message("ticket.story.contact", {"result": result}),
        words=words,
        good=reached,
    )


def _passing(ticket: Ticket) -> Iterator[Happening]:
    for routing in ticket.routings:
        yield from _routing(routing)
    for one in ticket.escalations:
        yield Happening(
            at=one.at,
            recorded_at=one.recorded_at,
            by=one.by.name,
            what=Message("ticket.story.escalated", {"to": one.to.name}),
            words=one.reason,
        )


def _routing(one: Routing) -> Iterator[Happening]:
    department = Message(f"rights.department.{one.department}")
    params = {"department": department}
    yield Happening(at=one.at, by=one.by.name, what=Message("ticket.story.routed", params), words=one.note)
    if one.acknowledged_at and one.acknowledged_at != one.answered_at:
        what = Message("ticket.story.acknowledged", params)
        yield Happening(at=one.acknowledged_at, by=one.acknowledged_by.name, what=what)
    if one.answered_at:
        what = Message("ticket.story.answered", params)
        yield Happening(at=one.answered_at, by=one.answered_by.name, what=what, words=one.answer)
    if one.returned_at:
        yield Happening(at=one.returned_at, what=Message("ticket.story.returned", params), words=one.return_reason)


def _waiting(ticket: Ticket) -> Iterator[Happening]:
    for pause in ticket.pauses:
        reason = Message(f"ticket.hold.{pause.reason}")
        yield Happening(at=pause.since, what=Message("ticket.story.held", {"reason": reason}), words=pause.note)
        if pause.until:
            yield Happening(at=pause.until, what=Message("ticket.story.resumed"))


def _ends(ticket: Ticket) -> Iterator[Happening]:
    turns = ticket.turns
    for again in ticket.reopenings:
        if again in turns:
            yield from _end(again)
        what = Message("ticket.story.reopened")
        yield Happening(at=again.at, by=again.by.name, what=what, words=again.reason, bad=True)
    yield from _end(ticket)
    for call in ticket.follow_ups:
        yield _follow_up(call)
    if ticket.voided_at:
        yield Happening(at=ticket.voided_at, what=Message("ticket.story.void"), words=ticket.void_reason, bad=True)


def _end(one: Ticket | Reopening) -> Iterator[Happening]:
    if one.resolved_at:
        what = Message("ticket.story.resolved")
        yield Happening(at=one.resolved_at, by=one.resolved_by.name, what=what, words=one.result, good=True)
    if one.closed_at:
        yield Happening(at=one.closed_at, by=one.closed_by.name, what=Message("ticket.story.closed"))


def _follow_up(call: FollowUp) -> Happening:
    said = Message(f"ticket.satisfaction.{call.satisfied or 'open'}")
    return Happening(
        at=call.at,
        by=call.by.name,
        what=Message("ticket.story.followed_up", {"satisfied": said}),
        words=call.note,
        good=call.satisfied is Satisfaction.SATISFIED,
        bad=call.satisfied is Satisfaction.DISSATISFIED,
    )


def _review(mark: ReviewMark) -> Happening:
    verdict = Message(f"lists.review.{mark.verdict}")
    bad = mark.verdict is Review.REWORK
    what = Message("ticket.story.reviewed", {"verdict": verdict})
    return Happening(at=mark.at, by=mark.by.name, what=what, words=mark.note, bad=bad)
