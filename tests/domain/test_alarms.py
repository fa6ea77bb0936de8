"""Who is told when: warnings before, once it is over, and nobody twice."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdesk.domain.alarms import Alarm, Listener, alarms, hears, told
from svcdesk.domain.clock import After, Rule, Stop

DUE = datetime(2026, 3, 2, 12, tzinfo=UTC)
RULE = Rule(
    id="r",
    stop=Stop.REACHED,
    target=7200,
    warn_before=(1800, 600),
    tell_before=("owner",),
    tell_after=("department:sales",),
)
MINUTE = timedelta(minutes=1)


def test_each_moment_in_its_order():
    found = list(alarms(RULE, DUE, DUE - 60 * MINUTE, DUE + 60 * MINUTE))
    assert found == [Alarm(DUE - 30 * MINUTE, False), Alarm(DUE - 10 * MINUTE, False), Alarm(DUE, True)]


@given(looks=st.lists(st.integers(-100, 100), min_size=1, max_size=20))
def test_looking_often_or_seldom_tells_each_moment_once(looks: list[int]):
    moments = sorted({-101, *looks, 101})
    found = [
        one for start, end in pairwise(moments) for one in alarms(RULE, DUE, DUE + start * MINUTE, DUE + end * MINUTE)
    ]
    assert found == list(alarms(RULE, DUE, DUE - 200 * MINUTE, DUE + 200 * MINUTE))


@pytest.mark.parametrize(
    ("over", "after", "who"),
    [
        (False, After.NOTHING, ("owner",)),
        (True, After.NOTHING, ("department:sales",)),
        (True, After.ESCALATE, ("department:sales", "role:manager")),
    ],
)
def test_who_is_told(over: bool, after: After, who: tuple[str, ...]):
    assert told(msgspec.structs.replace(RULE, after=after), Alarm(DUE, over)) == who


@pytest.mark.parametrize(
    ("keys", "owner", "department", "heard"),
    [
        (("owner",), "me", "service", True),
        (("owner",), "you", "service", False),
        (("owner",), "", "service", True),  # nobody's yet: the department's
        (("owner",), "", "sales", False),
        (("department:service",), "you", "sales", True),
        (("role:clerk",), "you", "sales", True),
        (("role:manager",), "me", "service", False),
        ((), "me", "service", False),
    ],
)
def test_who_hears(keys: tuple[str, ...], owner: str, department: str, heard: bool):
    assert hears(Listener("me", "service", ["clerk"]), keys, owner, department) is heard
