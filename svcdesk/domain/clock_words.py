"""Times, durations and names of rules as words, for derivations and lists."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from svcdesk.domain.clock_parts import Rule, Unit
from svcdesk.words import Message

_MINUTE, _HOUR = 60, 3600
_INSTANT = timedelta(microseconds=1)
SHIPPED_RULES = frozenset({"contact", "reply", "report_upward", "delivery_feedback"})


def rule_name(rule: Rule) -> str | Message:
    """Return the company's own name of a rule, the translated name of a shipped one."""
    if rule.name or rule.id not in SHIPPED_RULES:
        return rule.name or rule.id
    return Message(f"clock.rule.{rule.id}")


def target_words(rule: Rule) -> Message:
    """Return what a rule allows and how it is counted: 2 hours round the clock, 1 working day."""
    if rule.unit is Unit.WORKING_DAYS:
        return days_words(rule.target)
    return Message(f"clock.target.{rule.unit}", {"time": span_words(timedelta(seconds=rule.target))})


def amount_words(rule: Rule, amount: timedelta) -> Message:
    """Return used or left time in the unit of its rule, without a sign."""
    return days_words(abs(amount.days)) if rule.unit is Unit.WORKING_DAYS else span_words(abs(amount))


def days_words(days: int) -> Message:
    """Return a number of working days."""
    return Message("clock.span.day" if days == 1 else "clock.span.days", {"n": days})


def span_words(span: timedelta) -> Message:
    """Return hours, minutes and seconds; hours are not folded into days, which working time has none of."""
    total = span // timedelta(seconds=1)
    hours, minutes, seconds = total // _HOUR, total % _HOUR // _MINUTE, total % _MINUTE
    shown = "".join(letter for letter, part in zip("hms", (hours, minutes, seconds), strict=True) if part)
    key = {"hs": "hms", "": "m"}.get(shown, shown)
    return Message(f"clock.span.{key}", {"h": hours, "m": minutes, "s": seconds})


def time_words(at: datetime, zone: ZoneInfo) -> str:
    """Return an instant as local clocks show it; seconds only where there are some."""
    local = at.astimezone(zone)
    return f"{local:%Y-%m-%d %H:%M:%S}" if local.second else f"{local:%Y-%m-%d %H:%M}"


def due_words(rule: Rule, at: datetime, zone: ZoneInfo) -> str:
    """Return a due time; the end of a working day is 24:00 of that day."""
    if rule.unit is not Unit.WORKING_DAYS:
        return time_words(at, zone)
    return f"{(at - _INSTANT).astimezone(zone):%Y-%m-%d} 24:00"


def clock_words(seconds: int) -> str:
    """Return seconds after midnight as a clock shows them; the end of the day is 24:00."""
    rest = f":{seconds % _MINUTE:02}" if seconds % _MINUTE else ""
    return f"{seconds // _HOUR:02}:{seconds % _HOUR // _MINUTE:02}{rest}"


def tell_words(key: str) -> Message:
    """Return who is told: its owner, a role, a department."""
    kind, _, name = key.partition(":")
    if kind == "role":
        return Message("policy.tell.role", {"role": Message(f"rights.role.{name}")})
    if kind == "department":
        return Message("policy.tell.department", {"department": Message(f"rights.department.{name}")})
    return Message("policy.tell.owner")
