"""What time limits must say to be kept: a name, a time, warnings that come in time, and no pause for a contact."""

from collections.abc import Iterator

from svcdesk.domain.checks import Finding, same, unholdable
from svcdesk.domain.clock import Rule, Stop, Unit
from svcdesk.domain.clock_words import SHIPPED_RULES, rule_name
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.policy import Policy
from svcdesk.words import Message

OWNER = "owner"
TELLABLE = (OWNER, *(f"role:{role}" for role in Role), *(f"department:{one}" for one in Department))
"""Who may be told: whose record it is, everybody of a role, everybody of a department."""

_MOST_SECONDS, _MOST_DAYS = 400 * 86_400, 400
_CLAUSE = "6.6.2"


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
            yield Finding(Message("policy.twice", {"rule": rule_name(rule)}), f"rules.{index}.name")


def _rule(index: int, rule: Rule) -> Iterator[Finding]:
    at, name = f"rules.{index}", rule_name(rule)
    if not rule.name.strip() and rule.id not in SHIPPED_RULES:
        yield Finding(Message("policy.name_missing", {"n": index + 1}), f"{at}.name")
        return
    most = _MOST_DAYS if rule.unit is Unit.WORKING_DAYS else _MOST_SECONDS
    if not 0 < rule.target <= most:
        yield Finding(Message("policy.target_range", {"rule": name}), f"{at}.target")
    if rule.unit is not Unit.WORKING_DAYS and any(not 0 < before < rule.target for before in rule.warn_before):
        yield Finding(Message("policy.warning_range", {"rule": name}), f"{at}.warn_before")
    if rule.unit is Unit.WORKING_DAYS and any(before <= 0 for before in rule.warn_before):
        yield Finding(Message("policy.warning_range", {"rule": name}), f"{at}.warn_before")
    if rule.pausable and rule.stop is Stop.REACHED:
        yield Finding(Message("policy.contact_never_pauses", {"rule": name}, _CLAUSE), f"{at}.pausable")
    if not set(rule.tell_before) <= set(TELLABLE) or not set(rule.tell_after) <= set(TELLABLE):
        yield Finding(Message("policy.tell_unknown", {"rule": name}), f"{at}.tell_before")
    if rule.trigger.value == rule.stop.value:
        yield Finding(Message("policy.stops_itself", {"rule": name}), f"{at}.stop")
