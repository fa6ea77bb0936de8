"""Replays the past under other time limits or other hours: what was late, and what would have been."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias

from svcdesk.domain.clock import ClockState, Event, Frozen, Reading, Rule, read_all
from svcdesk.domain.clock_parts import with_due
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.policy import Policy, rules_for

_LISTED = 500
Clock: TypeAlias = tuple[str, int, datetime]


class Case(NamedTuple):
    """A record of the past: what happened to it, what it was timed by, and the calendar it would be timed by.

    ``kept`` is given where the calendar it was timed by is not at this desk: the due times that were saved with it,
    by rule, cycle and start; then ``calendar`` is the one in force.
    """

    doc: str
    number: str
    title: str
    kind: str
    events: Sequence[Event]
    frozen: Frozen
    calendar: WorkCalendar
    proposed: WorkCalendar
    kept: Mapping[Clock, datetime] | None = None


class Changed(NamedTuple):
    """A clock that would have stood otherwise; a side is none where the rule is not there."""

    doc: str
    number: str
    title: str
    rule: Rule
    cycle: int
    before: Reading | None
    after: Reading | None
    zone: str


class Tally(NamedTuple):
    """How one rule fared: clocks and late ones before and after, those newly late, those late no more."""

    rule: Rule
    before: int = 0
    late_before: int = 0
    after: int = 0
    late_after: int = 0
    newly: int = 0
    spared: int = 0

    def counting(self, before: Reading | None, after: Reading | None) -> "Tally":
        """Return the tally with one clock more."""
        was, would = _late(before), _late(after)
        return self._replace(
            before=self.before + (before is not None),
            late_before=self.late_before + was,
            after=self.after + (after is not None),
            late_after=self.late_after + would,
            newly=self.newly + (would and not was),
            spared=self.spared + (was and not would),
        )


class Simulation(NamedTuple):
    """``changed`` are the first clocks that would have stood otherwise, those newly late at first.

    ``elsewhere`` is how many records were timed by a calendar that is not at this desk: what would have been is read
    by the calendar in force for them, and is for guidance only.
    """

    cases: int
    tallies: tuple[Tally, ...]
    changed: tuple[Changed, ...]
    elsewhere: int = 0


def simulate(cases: Iterable[Case], policy: Policy | None, now: datetime) -> Simulation:
    """Return what would have been late under a policy (each record's own where none is given)."""
    tallies: dict[str, Tally] = {}
    changed: list[Changed] = []
    count = elsewhere = 0
    for case in cases:
        count += 1
        elsewhere += case.kept is not None
        for one in _replayed(case, policy, now):
            tally = tallies.get(one.rule.id, Tally(one.rule))
            tallies[one.rule.id] = tally.counting(one.before, one.after)
            if _late(one.before) != _late(one.after):
                changed.append(one)
    changed.sort(key=_newly_late_first)
    return Simulation(count, tuple(tallies.values()), tuple(changed[:_LISTED]), elsewhere)


def _replayed(case: Case, policy: Policy | None, now: datetime) -> Iterator[Changed]:
    rules = rules_for(policy, case.kind) if policy else case.frozen.rules
    by_id = {rule.id: rule for rule in (*case.frozen.rules, *rules)}
    before = _clocks(case.frozen.rules, case.events, case.calendar, now)
    if case.kept is not None:
        before = {key: _as_kept(one, case.kept, now) for key, one in before.items()}
    after = _clocks(rules, case.events, case.proposed, now)
    for rule, cycle in dict.fromkeys((*before, *after)):
        sides = before.get((rule, cycle)), after.get((rule, cycle))
        yield Changed(case.doc, case.number, case.title, by_id[rule], cycle, *sides, case.proposed.zone)


def _clocks(
    rules: tuple[Rule, ...], events: Sequence[Event], calendar: WorkCalendar, now: datetime
) -> dict[tuple[str, int], Reading]:
    """Return the readings that count: a clock that ended without a verdict does not."""
    readings = read_all(Frozen(rules), events, calendar, now)
    return {(one.rule, one.cycle): one for one in readings if one.state is not ClockState.CANCELLED}


def _as_kept(reading: Reading, kept: Mapping[Clock, datetime], now: datetime) -> Reading:
    due = kept.get((reading.rule, reading.cycle, reading.started_at))
    return reading if due is None else with_due(reading, due, now)


def _late(reading: Reading | None) -> bool:
    return reading is not None and reading.late


def _newly_late_first(one: Changed) -> tuple[bool, str]:
    return not _late(one.after), one.number
