"""Says values of working calendars and time limits in words: hours as clocks show them, seconds as hours."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from svcdesk.domain.changes import Field, Row
from svcdesk.domain.check_hours import span_text
from svcdesk.domain.clock import Rule, Unit
from svcdesk.domain.clock_words import days_words, rule_name, span_words, tell_words
from svcdesk.domain.hours import Spans, SpecialDay, WorkCalendar
from svcdesk.words import Lang, Message, listed, say

Told = Callable[[Any, Lang, Rule | None], str]


def clock_value(found: Any, lang: Lang, steps: tuple[Field | Row, ...]) -> str | None:
    """Return a value in words where it is one of calendars or limits; ``steps`` is the way to it."""
    told = _TOLD.get(steps[-1]) if steps and isinstance(steps[-1], Field) else None
    if told is None:
        return None
    around = [step.value for step in steps if isinstance(step, Row) and isinstance(step.value, Rule)]
    return told(found, lang, around[-1] if around else None)


def clock_title(found: object, lang: Lang) -> str:
    """Return what a limit or a day of a calendar is called, empty for anything else."""
    if isinstance(found, Rule):
        name = rule_name(found)
        return say(name, lang) if isinstance(name, Message) else name
    return f"{found.day} {found.name}".strip() if isinstance(found, SpecialDay) else ""


def _week(found: tuple[Spans, ...], lang: Lang, _rule: Rule | None) -> str:
    days = (f"{_weekday(at, lang)} {_hours(spans)}" for at, spans in enumerate(found) if spans)
    return "; ".join(days)


def _spans(found: Spans, lang: Lang, _rule: Rule | None) -> str:
    return _hours(found) or say(Message("clock.short.off"), lang)


def _hours(spans: Spans) -> str:
    return ", ".join(map(span_text, spans))


def _weekday(at: int, lang: Lang) -> str:
    return say(Message(f"clock.weekday.{at}"), lang)


def _make_up(found: int, lang: Lang, _rule: Rule | None) -> str:
    return _weekday(found, lang)


def _target(found: int, lang: Lang, rule: Rule | None) -> str:
    days = rule is not None and rule.unit is Unit.WORKING_DAYS
    return say(days_words(found) if days else span_words(timedelta(seconds=found)), lang)


def _warnings(found: tuple[int, ...], lang: Lang, _rule: Rule | None) -> str:
    return listed((say(span_words(timedelta(seconds=one)), lang) for one in found), lang)


def _people(found: tuple[str, ...], lang: Lang, _rule: Rule | None) -> str:
    return listed((say(tell_words(key), lang) for key in found), lang)


_TOLD: Mapping[Field, Told] = {
    Field(WorkCalendar, "week"): _week,
    Field(WorkCalendar, "make_up"): _make_up,
    Field(SpecialDay, "spans"): _spans,
    Field(Rule, "target"): _target,
    Field(Rule, "warn_before"): _warnings,
    Field(Rule, "tell_before"): _people,
    Field(Rule, "tell_after"): _people,
}
