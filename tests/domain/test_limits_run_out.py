"""What a limit that ran out changes: read off the record and the time, so that every desk says the same."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from svcdesk.domain.clock import After, Rule, Stop, Unit
from svcdesk.domain.device import NOBODY
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.limits_run_out import before_managers, ran_out, urgency, urgent_since
from svcdesk.domain.ticket import Attempt, Channel, Escalation, Hold, Kind, Pause, Reach, Reopening, Severity, Ticket
from svcdesk.domain.ticket_clocks import with_dues
from svcdesk.domain.ticket_story import story
from svcdesk.words import LANGUAGES, say

START = datetime(2026, 11, 23, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
URGENT = Rule(id="contact", clause="6.6.2", stop=Stop.REACHED, target=7200, after=After.URGENT)
UPWARD = Rule(id="report_upward", stop=Stop.HANDLED, target=4 * 3600, after=After.ESCALATE, pausable=True)


def ticket(now: datetime, **fields: object) -> Ticket:
    plain = Ticket(received_at=START, receiver=NOBODY, channel=Channel.HOTLINE, kind=Kind.REPAIR)
    body = replace(plain, rules=(URGENT, UPWARD), **fields)
    return with_dues(body, WorkCalendar("x"), now)


def contact(at: datetime) -> Attempt:
    return Attempt(id="a", at=at, recorded_at=at, by=NOBODY, result=Reach.REACHED)


def upward(at: datetime) -> Escalation:
    return Escalation(id="e", at=at, recorded_at=at, by=NOBODY, to=NOBODY, reason="x")


def test_it_becomes_urgent_the_moment_after_and_not_before():
    body = ticket(START)
    assert urgency(body, START + 2 * HOUR) is Severity.NORMAL  # then is still in time
    assert urgency(body, START + 2 * HOUR + timedelta(seconds=1)) is Severity.URGENT
    assert urgency(replace(body, severity=Severity.SAFETY), START + 3 * HOUR) is Severity.SAFETY


def test_the_record_need_not_be_written_for_it():
    """Two laptops that only look say the same as one that saved: nothing of it lies in the record."""
    now = START + 5 * HOUR
    assert list(ran_out(ticket(START), now)) == list(ran_out(ticket(now), now))
    assert ticket(START) == ticket(now)


def test_a_late_contact_leaves_it_urgent_until_it_is_settled():
    now = START + 6 * HOUR
    late = ticket(now, attempts=(contact(START + 3 * HOUR),))
    assert urgency(late, now) is Severity.URGENT
    assert urgency(replace(late, resolved_at=now), now) is Severity.NORMAL
    in_time = ticket(now, attempts=(contact(START + HOUR),))
    assert urgent_since(in_time, now) is None


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({}, True),
        ({"escalations": (upward(START + 3 * HOUR),)}, False),
        ({"escalations": (upward(START + 5 * HOUR),)}, False),
        ({"resolved_at": START + 5 * HOUR}, False),
        ({"voided_at": START + 5 * HOUR, "void_reason": "x"}, False),
        ({"pauses": (Pause(id="p", reason=Hold.PARTS, since=START + HOUR),)}, False),
        ({"attempts": (contact(START + HOUR),)}, True),
    ],
)
def test_it_lies_before_the_managers_until_somebody_takes_it_up(fields: dict[str, object], asked: bool):
    now = START + 6 * HOUR
    assert (before_managers(ticket(now, **fields), now) is not None) is asked


def test_what_ran_out_before_it_was_opened_again_changes_the_new_round_nothing():
    again = START + 8 * HOUR
    opened = Reopening(at=again, by=NOBODY, reason="x", resolved_at=START + 6 * HOUR)
    body = ticket(again + HOUR, reopenings=(opened,))
    assert urgent_since(body, again + HOUR) is None
    later = urgent_since(body, again + 3 * HOUR)
    assert later is not None
    assert later.at == again + 2 * HOUR


def test_the_story_tells_it_with_its_rule():
    body = ticket(START)
    told = [one.what for one in story(body, now=START + 5 * HOUR)]
    assert [one.code for one in told[1:]] == ["clock.ran_out.urgent", "clock.ran_out.escalate"]
    assert all(say(one, lang) for one in told for lang in LANGUAGES)
    assert len(story(body, now=START + HOUR)) == 1


def test_working_days_change_it_at_the_end_of_the_day():
    rule = Rule(id="own", name="x", stop=Stop.CLOSED, target=1, unit=Unit.WORKING_DAYS, after=After.URGENT)
    body = with_dues(replace(ticket(START), rules=(rule,)), WorkCalendar("x"), START)
    midnight = datetime(2026, 11, 24, 16, tzinfo=UTC)
    assert (urgent_since(body, midnight), urgency(body, midnight + HOUR)) == (None, Severity.URGENT)
