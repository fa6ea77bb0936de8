"""How a due time came about, line by line, as a clerk would work it out by hand."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from svcdesk.domain.clock_cycles import Cycle, stops
from svcdesk.domain.clock_days import counted_days
from svcdesk.domain.clock_measures import measure, stretches
from svcdesk.domain.clock_parts import ClockState, Event, EventKind, Reading, Rule, Stop, Unit
from svcdesk.domain.clock_words import amount_words, due_words, rule_name, target_words, time_words
from svcdesk.domain.hours import WorkCalendar, workdays_of
from svcdesk.words import Message

_AT_ONCE = timedelta(minutes=1)


def derivation(
    rule: Rule, cycle: Cycle, reading: Reading, future: Sequence[Event], calendar: WorkCalendar
) -> tuple[Message, ...]:
    """Return the lines: the rule, the start, what counted and what did not, the due time, and how it stands."""
    zone = ZoneInfo(calendar.zone)
    return (
        Message("clock.step.rule", {"rule": rule_name(rule), "target": target_words(rule)}, rule.clause),
        *_start(cycle, zone),
        *_counted(rule, cycle, reading, calendar),
        *_no_pause(rule, cycle),
        _due(rule, reading, zone),
        *_unknown(reading, calendar),
        *_beside(rule, cycle, future, zone),
        *_stand(rule, cycle, reading, zone),
    )


def _start(cycle: Cycle, zone: ZoneInfo) -> Iterator[Message]:
    kind, at = cycle.start.kind, time_words(cycle.start.occurred_at, zone)
    yield Message(f"clock.start.{kind}", {"at": at, "n": cycle.number + 1})
    yield from _typed_later(cycle.start, zone)


def _typed_later(event: Event, zone: ZoneInfo) -> Iterator[Message]:
    if event.recorded_at - event.occurred_at > _AT_ONCE:
        at, typed = time_words(event.occurred_at, zone), time_words(event.recorded_at, zone)
        yield Message("clock.step.typed_later", {"at": at, "typed": typed})


def _counted(rule: Rule, cycle: Cycle, reading: Reading, calendar: WorkCalendar) -> Iterator[Message]:
    """Yield what counted up to the due time, with the pauses between."""
    zone, by = ZoneInfo(calendar.zone), measure(rule.unit, calendar)
    pauses = iter(cycle.pauses)
    done = timedelta()
    for begin, end in stretches(cycle.start.occurred_at, cycle.pauses):
        last = reading.due_at if end is None else min(end, reading.due_at)
        yield from _stretch(rule, calendar, begin, last, done)
        done += by.between(begin, last)
        if end is None or last < end or end == reading.due_at:
            return
        pause = next(pauses)
        params: dict[str, str | int | Message] = {
            "from": time_words(pause.start, zone),
            "reason": pause.reason or "—",
        }
        if pause.end is None:
            yield Message("clock.step.paused_still", params)
        else:
            without = amount_words(rule, by.between(pause.start, pause.end))
            yield Message("clock.step.paused", {**params, "to": time_words(pause.end, zone), "time": without})


def _stretch(
    rule: Rule, calendar: WorkCalendar, begin: datetime, end: datetime, done: timedelta
) -> Iterator[Message]:
    if rule.unit is not Unit.CLOCK:
        yield from counted_days(rule.unit, calendar, begin, end, done)
        return
    zone = ZoneInfo(calendar.zone)
    counted = amount_words(rule, end - begin)
    yield Message(
        "clock.step.counted", {"from": time_words(begin, zone), "to": time_words(end, zone), "time": counted}
    )


def _no_pause(rule: Rule, cycle: Cycle) -> Iterator[Message]:
    if not rule.pausable and any(event.kind is EventKind.PAUSED for event in cycle.events):
        yield Message("clock.step.never_pauses")


def _due(rule: Rule, reading: Reading, zone: ZoneInfo) -> Message:
    code = "due_earliest" if reading.state is ClockState.PAUSED else "due"
    return Message(f"clock.step.{code}", {"at": due_words(rule, reading.due_at, zone)})


def _unknown(reading: Reading, calendar: WorkCalendar) -> Iterator[Message]:
    if not reading.certain:
        yield Message("workdays.unknown_year", {"last": workdays_of(calendar).last})


def _beside(rule: Rule, cycle: Cycle, future: Sequence[Event], zone: ZoneInfo) -> Iterator[Message]:
    """Yield what happened and does not stop this clock: attempts, and stops at a time that cannot be."""
    ended = cycle.end.occurred_at if cycle.end else None
    for event in cycle.events:
        params: dict[str, str | int | Message] = {
            "at": time_words(event.occurred_at, zone),
            "event": Message(f"clock.event.{event.kind}"),
        }
        if event.kind is EventKind.ATTEMPTED and rule.stop is Stop.REACHED:
            yield Message("clock.step.attempt", params)
        elif stops(rule, event) and event.occurred_at < cycle.start.occurred_at:
            yield Message("clock.step.before_start", params)
        elif stops(rule, event) and ended is not None and event.occurred_at > ended:
            yield Message("clock.step.after_end", params)
    for event in future:
        if stops(rule, event):
            what = Message(f"clock.event.{event.kind}")
            yield Message("clock.step.in_future", {"at": time_words(event.occurred_at, zone), "event": what})


def _stand(rule: Rule, cycle: Cycle, reading: Reading, zone: ZoneInfo) -> Iterator[Message]:
    last = cycle.stop or cycle.end
    params: dict[str, str | int | Message] = {
        "used": amount_words(rule, reading.used),
        "left": amount_words(rule, reading.left),
    }
    if last is not None:
        params |= {"at": time_words(last.occurred_at, zone), "event": Message(f"clock.event.{last.kind}")}
        yield from _typed_later(last, zone)
    ended = "_ended" if cycle.end and reading.state is ClockState.LATE else ""
    yield Message(f"clock.stand.{reading.state}{ended}", params)
