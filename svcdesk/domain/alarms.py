"""What a clock asks people to hear: warnings before its due time and that it has run out, and who is told."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from svcdesk.domain.clock import After, Rule

_MANAGERS = "role:manager"


class Listener(NamedTuple):
    """Somebody at a desk, as rules name people."""

    doc: str
    department: str
    roles: Collection[str]


class Alarm(NamedTuple):
    """A moment at which people are told; ``over`` once the clock has run out."""

    at: datetime
    over: bool


def alarms(rule: Rule, due_at: datetime, after: datetime, until: datetime) -> Iterator[Alarm]:
    """Yield what falls due to be told later than one moment and not later than another, the earliest first."""
    moments = [Alarm(due_at - timedelta(seconds=seconds), over=False) for seconds in rule.warn_before]
    for alarm in sorted([*moments, Alarm(due_at, over=True)]):
        if after < alarm.at <= until:
            yield alarm


def told(rule: Rule, alarm: Alarm) -> tuple[str, ...]:
    """Return who hears of an alarm, as the rule names people."""
    keys = rule.tell_after if alarm.over else rule.tell_before
    return (*keys, _MANAGERS) if alarm.over and rule.after is After.ESCALATE else keys


def hears(listener: Listener, keys: Collection[str], owner: str, department: str) -> bool:
    """Whether somebody is among those told; what nobody owns yet is the whole department's."""
    if "owner" in keys and (owner == listener.doc if owner else department == listener.department):
        return True
    return f"department:{listener.department}" in keys or any(f"role:{role}" in keys for role in listener.roles)
