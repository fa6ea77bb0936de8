"""The time limits of the specification, as they are shipped: 6.6.2, 6.7.1, 6.5.2."""

import msgspec

from svcdesk.domain.clock import After, Rule, Stop, Trigger, Unit

HOUR = 3600
FEEDBACK_RULE = "delivery_feedback"
"""The one rule that times deliveries (6.5.2): from the delivery until 销售部 has taken note of it."""


class Policy(msgspec.Struct, frozen=True):
    """A named set of rules; a record freezes the rules in force when it was received."""

    name: str
    rules: tuple[Rule, ...] = ()


SHIPPED = Policy(
    name="",
    rules=(
        Rule(
            id="contact",
            clause="6.6.2",
            stop=Stop.REACHED,
            target=2 * HOUR,
            warn_before=(1800, 600),
            tell_before=("owner",),
            tell_after=("owner", "role:manager"),
            after=After.URGENT,
        ),
        Rule(
            id="reply",
            clause="6.7.1",
            stop=Stop.REACHED,
            target=2 * HOUR,
            tell_before=("owner",),
            tell_after=("owner", "role:manager"),
        ),
        Rule(
            id="report_upward",
            clause="6.6.2",
            stop=Stop.HANDLED,
            target=24 * HOUR,
            warn_before=(4 * HOUR, HOUR),
            tell_before=("owner",),
            tell_after=("owner", "role:manager"),
            after=After.ESCALATE,
        ),
        Rule(
            id=FEEDBACK_RULE,
            clause="6.5.2",
            trigger=Trigger.DELIVERED,
            stop=Stop.ACKNOWLEDGED,
            target=1,
            unit=Unit.WORKING_DAYS,
            kinds=("delivery",),
            tell_before=("department:sales",),
            tell_after=("department:sales", "role:manager"),
        ),
    ),
)


def rules_for(policy: Policy, kind: str) -> tuple[Rule, ...]:
    """Return the rules that hold for a kind of record, as it freezes them."""
    return tuple(rule for rule in policy.rules if rule.active and (not rule.kinds or kind in rule.kinds))
