"""Who is to be called today, and in which order."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from svcdesk.domain.calling import by_urgency, call_for
from svcdesk.domain.device import CustomerRef
from svcdesk.domain.record import Actor
from svcdesk.domain.sheets import Why
from svcdesk.domain.ticket import Attempt, Channel, Due, FollowUp, Kind, Reach, Reopening, Satisfaction, Ticket

CLERK = Actor("p1", "孙丽", "service")
RECEIVED = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
WAITING = Ticket(
    received_at=RECEIVED,
    receiver=CLERK,
    channel=Channel.HOTLINE,
    kind=Kind.REPAIR,
    customer=CustomerRef(name="宏达纺织", caller="陈伟", phone="13900008213"),
    content="排气温度高\n第二行",
    dues=(Due(rule="contact", started_at=RECEIVED, due_at=RECEIVED + 2 * HOUR),),
)


def attempt(hours: int, result: Reach, back: int = 0) -> Attempt:
    at = RECEIVED + hours * HOUR
    return Attempt(
        id=str(hours),
        at=at,
        recorded_at=at,
        by=CLERK,
        result=result,
        content="说过的话",
        call_back_at=at + back * HOUR if back else None,
    )


def why(ticket: Ticket) -> Why | None:
    found = call_for(ticket, "FW-1", "", MIDNIGHT)
    return found.why if found else None


REACHED = replace(WAITING, attempts=(attempt(1, Reach.REACHED),))
SETTLED = replace(REACHED, resolved_at=RECEIVED + 3 * HOUR, result="已修好")
TOLD = FollowUp(at=RECEIVED + 4 * HOUR, by=CLERK, satisfied=Satisfaction.SATISFIED)


@pytest.mark.parametrize(
    ("ticket", "expected"),
    [
        (WAITING, Why.CONTACT),
        (replace(WAITING, attempts=(attempt(1, Reach.NO_ANSWER),)), Why.CONTACT),
        (replace(WAITING, attempts=(attempt(1, Reach.CALL_BACK, 3),)), Why.CALL_BACK),
        (REACHED, None),
        (replace(REACHED, attempts=(attempt(1, Reach.REACHED, 3),)), Why.CALL_BACK),
        (replace(REACHED, attempts=(attempt(1, Reach.REACHED, 40),)), None),
        (SETTLED, Why.FOLLOW_UP),
        (replace(SETTLED, follow_ups=(TOLD,)), None),
        (
            replace(
                SETTLED, follow_ups=(TOLD,), reopenings=(Reopening(at=TOLD.at + HOUR, by=CLERK, reason="又坏了"),)
            ),
            Why.FOLLOW_UP,
        ),
        (replace(SETTLED, closed_at=RECEIVED + 5 * HOUR), None),
        (replace(WAITING, void_reason="重复"), None),
    ],
)
def test_a_ticket_asks_for_a_call(ticket: Ticket, expected: Why | None):
    assert why(ticket) is expected


def test_what_is_due_tomorrow_is_not_called_today():
    tomorrow = replace(WAITING, dues=(replace(WAITING.dues[0], due_at=MIDNIGHT),))
    assert why(tomorrow) is None
    tonight = replace(WAITING, dues=(replace(WAITING.dues[0], due_at=MIDNIGHT - timedelta(seconds=1)),))
    assert why(tonight) is Why.CONTACT


def test_a_call_says_whom_why_and_how_often_it_was_tried():
    tried = replace(WAITING, attempts=(attempt(1, Reach.NO_ANSWER), attempt(2, Reach.BUSY)))
    call = call_for(tried, "FW-1", "r", MIDNIGHT)
    assert call is not None
    assert (call.customer, call.caller, call.phone) == ("宏达纺织", "陈伟", "13900008213")
    assert (call.attempts, call.last, call.subject) == (2, "说过的话", "排气温度高")


def test_what_is_due_first_comes_first_and_what_has_no_time_last():
    early, late = call_for(WAITING, "FW-2", "", MIDNIGHT), call_for(SETTLED, "FW-1", "", MIDNIGHT)
    assert early is not None
    assert late is not None
    timeless = replace(late, due_at=None)
    assert sorted([timeless, early], key=by_urgency) == [early, timeless]
