"""Laws the clock engine must obey, whatever happens."""

from datetime import date, datetime, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from svcdesk.domain.clock import ClockState, Event, EventKind, Rule, Stop, Unit, read
from svcdesk.domain.times import SHANGHAI
from svcdesk.domain.workdays import due
from svcdesk.words import LANGUAGES, say
from tests.domain.test_clock import LATER, OFFICE, REPAIR, UPWARD, at, one

KINDS = st.sampled_from([kind.value for kind in EventKind])
MINUTES = st.integers(0, 60 * 24 * 20)
UNITS = st.sampled_from(list(Unit))
START = at("2026-02-09 10:00")


def story(pairs: list[tuple[str, int]]) -> list[Event]:
    told = [Event(EventKind(kind), START + timedelta(minutes=minutes), LATER) for kind, minutes in pairs]
    return [Event(EventKind.RECEIVED, START, START), *told]


@given(
    pairs=st.lists(st.tuples(KINDS, MINUTES), max_size=12),
    unit=UNITS,
    pausable=st.booleans(),
    stop=st.sampled_from(Stop),
)
def test_whatever_happens_every_reading_holds_together(
    pairs: list[tuple[str, int]], unit: Unit, pausable: bool, stop: Stop
):
    rule = Rule(id="any", stop=stop, target=3 if unit is Unit.WORKING_DAYS else 20_000, unit=unit, pausable=pausable)
    now = START + timedelta(days=15)
    rounds = read(rule, story(pairs), OFFICE, now)
    assert [one.cycle for one in rounds] == list(range(len(rounds)))
    for found in rounds:
        assert found.used >= timedelta()
        assert found.due_at >= found.started_at
        assert (found.state is ClockState.MET) == (
            found.stopped_at is not None and found.stopped_at <= found.due_at and not found.late
        )
        assert not (found.open and found.stopped_at)
        if found.state in {ClockState.RUNNING, ClockState.MET}:
            assert found.left >= timedelta()
        for step in found.steps:
            assert all(say(step, lang) for lang in LANGUAGES)
    assert sum(one.open for one in rounds) <= 1


@given(begin=st.integers(1, 400), length=st.integers(0, 5000), unit=st.sampled_from([Unit.CLOCK, Unit.WORKING]))
def test_a_pause_moves_the_due_time_by_what_it_lasted(begin: int, length: int, unit: Unit):
    rule = msgspec.structs.replace(REPAIR, unit=unit)
    plain = one(rule, story([]))
    held = one(rule, story([("paused", begin), ("resumed", begin + length)]))
    again = one(rule, story([("resolved", 60 * 24 * 19), ("paused", begin), ("resumed", begin + length)]))
    if START + timedelta(minutes=begin) >= plain.due_at:
        assert held.due_at == plain.due_at
    else:
        assert held.due_at >= plain.due_at
        without = one(rule, story([("resolved", 60 * 24 * 19)])).used - again.used
        stood_still = read(
            msgspec.structs.replace(rule, target=rule.target + int(without.total_seconds())), story([]), OFFICE, LATER
        )
        assert held.due_at == stood_still[0].due_at


@given(first=MINUTES, second=MINUTES)
def test_who_is_reached_later_has_used_no_less(first: int, second: int):
    early, late = sorted((first, second))
    assert (
        one(UPWARD, story([("reached", early), ("resolved", early)])).used
        <= one(UPWARD, story([("resolved", late)])).used
    )


@given(day=st.dates(date(2026, 1, 1), date(2026, 12, 20)), days=st.integers(0, 30))
def test_working_days_are_those_of_the_feedback(day: date, days: int):
    start = datetime(day.year, day.month, day.day, 17, tzinfo=SHANGHAI)
    rule = Rule(id="days", stop=Stop.CLOSED, target=days, unit=Unit.WORKING_DAYS)
    assert one(rule, [Event(EventKind.RECEIVED, start, start)], start).due_at == due(start, days).at
