"""What time limits must say to be kept: a name, a time, warnings that come in time, and no pause for a contact."""

from collections.abc import Iterator

from svcdesk.domain.checks import Finding, same, unholdable
from svcdesk.domain.clock import After, Rule, Stop, Trigger, Unit
from svcdesk.domain.clock_words import SHIPPED_RULES, rule_name
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.policy import FEEDBACK_RULE, Policy
from svcdesk.words import Message

OWNER = "owner"
TELLABLE = (OWNER, *(f"role:{role}" for role in Role), *(f"department:{one}" for one in Department))
"""Who may be told: whose record it is, everybody of a role, everybody of a department."""

_MOST_SECONDS, _MOST_DAYS = 400 * 86_400, 400
_CLAUSE = "6.6.2"
DELIVERY, _DELIVERED = "delivery", "6.5.2"


def check_policy(policy: Policy) -> list[Finding]:
    """Return everything against keeping a policy, and warnings."""
    found = [*unholdable(policy), *_twice(policy)]
    for index, rule in enumerate(policy.rules):
        found += _rule(index, rule)
    kept = {rule.id for rule in policy.rules if rule.active}
    for missing in sorted(SHIPPED_RULES - kept):
        params = {"rule": Message(f"clock.rule.{missing}")}
        found.append(Finding(Message("policy.specified_off", params, _CLAUSE), "rules", warning=True))
    return found


def _twice(policy: Policy) -> Iterator[Finding]:
    ids = [rule.id for rule in policy.rules]
    names = [same(rule.name) for rule in policy.rules]
    for index, rule in enumerate(policy.rules):
        if ids.index(rule.id) != index or (names[index] and names.index(names[index]) != index):
            yield _wrong("twice", rule, f"rules.{index}.name")


def _rule(index: int, rule: Rule) -> Iterator[Finding]:
    at = f"rules.{index}"
    if not rule.name.strip() and rule.id not in SHIPPED_RULES:
        yield Finding(Message("policy.name_missing", {"n": index + 1}, rule.clause or _CLAUSE), f"{at}.name")
        return
    most = _MOST_DAYS if rule.unit is Unit.WORKING_DAYS else _MOST_SECONDS
    if not 0 < rule.target <= most:
        yield _wrong("target_range", rule, f"{at}.target")
    if rule.unit is not Unit.WORKING_DAYS and any(not 0 < before < rule.target for before in rule.warn_before):
        yield _wrong("warning_range", rule, f"{at}.warn_before")
    if rule.unit is Unit.WORKING_DAYS and any(before <= 0 for before in rule.warn_before):
        yield _wrong("warning_range", rule, f"{at}.warn_before")
    if rule.pausable and rule.stop is Stop.REACHED:
        yield _wrong("contact_never_pauses", rule, f"{at}.pausable", _CLAUSE)
    if not set(rule.tell_before) <= set(TELLABLE) or not set(rule.tell_after) <= set(TELLABLE):
        yield _wrong("tell_unknown", rule, f"{at}.tell_before")
    if rule.trigger.value == rule.stop.value:
        yield _wrong("stops_itself", rule, f"{at}.stop")
    yield from _deliveries(at, rule)


def _deliveries(at: str, rule: Rule) -> Iterator[Finding]:
    """Find what would time a delivery otherwise than 6.5.2 does: nothing else would ever be timed by it."""
    if rule.id == FEEDBACK_RULE:
        fixed = (rule.trigger, rule.stop, rule.kinds, rule.active)
        if fixed != (Trigger.DELIVERED, Stop.ACKNOWLEDGED, (DELIVERY,), True):
            yield _wrong("feedback_fixed", rule, f"{at}.trigger", _DELIVERED)
        if rule.pausable or rule.after is not After.NOTHING:
            yield _wrong("feedback_changes_nothing", rule, f"{at}.after", _DELIVERED)
    elif DELIVERY in rule.kinds or rule.trigger is Trigger.DELIVERED:
        yield _wrong("delivery_has_one", rule, f"{at}.kinds", _DELIVERED)


def _wrong(code: str, rule: Rule, field: str, clause: str = "") -> Finding:
    return Finding(Message(f"policy.{code}", {"rule": rule_name(rule)}, clause or rule.clause or _CLAUSE), field)
