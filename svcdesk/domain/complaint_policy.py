"""How long the steps of a complaint may take and who approves its cost, as data."""

import tomllib
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache

import msgspec

from svcdesk.domain.complaint import Acceptance, Complaint, Level, State
from svcdesk.domain.masters import Department, Role
from svcdesk.paths import resource


class Approver(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"least": "from"}):
    """Whose word it takes where a complaint costs ``least`` yuan or more."""

    least: Decimal
    roles: tuple[Role, ...] = ()
    departments: tuple[Department, ...] = ()

    def speaks(self, roles: frozenset[Role], department: str) -> bool:
        """Whether somebody with these roles, of this department, may approve."""
        return not roles.isdisjoint(self.roles) or department in self.departments


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hours on the clock."""

    acknowledge: int
    assess: int
    investigate: dict[str, int]
    answer: int
    close: int
    approval: tuple[Approver, ...]

    def approver(self, cost: Decimal | None) -> Approver | None:
        """Return whose word a cost in yuan takes, none where it takes nobody's."""
        reached = [one for one in self.approval if cost is not None and cost >= one.least]
        return max(reached, key=_least, default=None)


def _least(one: Approver) -> Decimal:
    return one.least


@cache
def policy() -> Policy:
    """Return the rules the program carries."""
    return msgspec.convert(
        tomllib.loads(resource("data/complaint_rules.toml").read_text("utf-8")), Policy, strict=False
    )


def next_due(body: Complaint, state: str) -> datetime | None:
    """Return when the next step is due: counted on the clock from the receipt, later from the step before."""
    rules = policy()
    begun = max((one.at for one in body.reopenings), default=body.received_at)
    last = max((reply.at for reply in body.replies), default=begun)
    investigated = body.investigated_at or body.received_at
    severity = body.assessment.severity
    known = severity if severity is not Level.OPEN else Level.MEDIUM
    rejected = any(reply.verdict is Acceptance.REJECTED for reply in body.replies)
    since = max(begun, last) if rejected else begun
    spans: dict[str, tuple[datetime, int]] = {
        State.RECEIVED: (body.received_at, rules.acknowledge),
        State.ACKNOWLEDGED: (body.received_at, rules.assess),
        State.ASSESSED: (since, rules.investigate[known]),
        State.INVESTIGATED: (investigated, rules.answer),
        State.ANSWERED: (last, rules.close),
    }
    if state not in spans:
        return None
    start, hours = spans[state]
    return start + timedelta(hours=hours)
