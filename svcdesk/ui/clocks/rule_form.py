"""One time limit as a form: what it says in fields, and back again."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import msgspec
from PySide6.QtCore import QCoreApplication

from svcdesk.domain.check_policy import TELLABLE
from svcdesk.domain.clock import After, Rule, Stop, Trigger, Unit
from svcdesk.domain.clock_words import rule_name, tell_words
from svcdesk.domain.masters import Role
from svcdesk.domain.ticket import Kind
from svcdesk.errors import KnownError
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.words import Message

translate = QCoreApplication.translate

_MINUTE, _HOUR = 60, 3600
_DAYS = "working_days"
_MEASURES: Mapping[str, tuple[Unit, int]] = {
    "hours_clock": (Unit.CLOCK, _HOUR),
    "minutes_clock": (Unit.CLOCK, _MINUTE),
    "hours_working": (Unit.WORKING, _HOUR),
    "minutes_working": (Unit.WORKING, _MINUTE),
    _DAYS: (Unit.WORKING_DAYS, 1),
}
DELIVERY = "delivery"
_SELDOM = {f"role:{role}" for role in (Role.ADMIN, Role.SALES, Role.INSPECTOR, Role.ENGINEER)}


def rule_form() -> Form:
    """Return the form of a time limit."""
    measures = tuple(Choice(key, Message(f"policy.measure.{key}")) for key in _MEASURES)
    triggers = tuple(Choice(one, Message(f"policy.trigger.{one}")) for one in Trigger)
    stops = tuple(Choice(one, Message(f"policy.stop.{one}")) for one in Stop)
    afters = tuple(Choice(one, Message(f"policy.after.{one}")) for one in After)
    kinds = (
        *(Choice(one, Message(f"ticket.kind.{one}")) for one in Kind),
        Choice(DELIVERY, Message("lists.kind.delivery")),
    )
    tellable = tuple(Choice(key, tell_words(key)) for key in TELLABLE if key not in _SELDOM)
    return Form([
        _field("name", required=True), _field("clause"), _field("active", "yes_no"),
        Field("amount", Message("fields.rule.target"), "integer", required=True),
        _field("unit", "choice", choices=measures, required=True),
        _field("pausable", "yes_no"),
        _field("trigger", "choice", choices=triggers, required=True),
        _field("stop", "choice", choices=stops, required=True),
        _field("after", "choice", choices=afters),
        _field("warn_before", unit=translate("rule_form", "分钟"), placeholder="30, 10",
               hint=translate("rule_form", "到期前多少分钟提醒，可写几个。"), wide=True),
        _field("kinds", "multi_choice", choices=kinds, hint=translate("rule_form", "不选则对所有信息记录有效。")),
        _field("tell_before", "multi_choice", choices=tellable),
        _field("tell_after", "multi_choice", choices=tellable),
    ], columns=3)  # fmt: skip


def _field(key: str, kind: Any = "text", **more: Any) -> Field:
    return Field(key, Message(f"fields.rule.{key}"), kind, **more)


def values_of(rule: Rule | None) -> dict[str, object]:
    """Return what the form shows of a rule, or of a new one."""
    shown = rule or Rule(id="", stop=Stop.RESOLVED, target=8 * _HOUR, unit=Unit.WORKING)
    measure, amount = measured(shown)
    plain = {name: getattr(shown, name) for name in ("clause", "trigger", "stop", "pausable", "active", "after")}
    lists = {name: getattr(shown, name) for name in ("kinds", "tell_before", "tell_after")}
    warnings = ", ".join(f"{seconds / _MINUTE:g}" for seconds in shown.warn_before)
    name = text(rule_name(shown)) if rule else ""
    return {**plain, **lists, "name": name, "unit": measure, "amount": amount, "warn_before": warnings}


def measured(rule: Rule) -> tuple[str, int]:
    """Return the coarsest measure that tells a rule's time in whole numbers, and that number."""
    fitting = (
        (key, rule.target // size)
        for key, (unit, size) in _MEASURES.items()
        if unit is rule.unit and rule.target % size == 0
    )
    return next(
        fitting, ("minutes_clock" if rule.unit is Unit.CLOCK else "minutes_working", -(-rule.target // _MINUTE))
    )


def rule_of(values: Mapping[str, Any], before: Rule | None) -> Rule:
    """Return the rule a form stands for; raises ``KnownError`` where warnings are no numbers."""
    unit, size = _MEASURES[values["unit"] or "hours_clock"]
    shown_name = text(rule_name(before)) if before else ""
    name = (values["name"] or "").strip()
    same_name = before is not None and name == shown_name
    return msgspec.structs.replace(
        before or Rule(id=uuid4().hex[:12], stop=Stop.RESOLVED, target=0),
        name=before.name if before and same_name else name,
        clause=(values["clause"] or "").strip(),
        trigger=Trigger(values["trigger"] or Trigger.RECEIVED),
        stop=Stop(values["stop"] or Stop.RESOLVED),
        target=(values["amount"] or 0) * size,
        unit=unit,
        pausable=bool(values["pausable"]),
        kinds=tuple(values["kinds"]),
        warn_before=_warnings(values["warn_before"] or ""),
        tell_before=_told(values["tell_before"], before.tell_before if before else ()),
        tell_after=_told(values["tell_after"], before.tell_after if before else ()),
        after=After(values["after"] or After.NOTHING),
        active=bool(values["active"]),
    )


def _told(chosen: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Return who is told: what was ticked, and what the form does not offer but was set elsewhere."""
    return (*chosen, *(key for key in before if key in _SELDOM))


def _warnings(typed: str) -> tuple[int, ...]:
    parts = typed.replace("，", ",").replace("、", ",").replace(" ", ",").split(",")
    try:
        found = {round(float(part) * _MINUTE) for part in parts if part}
    except (ValueError, OverflowError) as wrong:
        raise KnownError(Message("policy.warning_unreadable", {"typed": typed}, "6.6.2")) from wrong
    return tuple(sorted(found, reverse=True))
