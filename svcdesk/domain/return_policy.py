"""The rule sets of returns as data: 三包 with its source, and who approves from which amount on."""

import tomllib
from decimal import Decimal
from functools import cache

import msgspec

from svcdesk.domain.masters import Department, Role
from svcdesk.paths import resource


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number of days or of times, and the article of the source it stands in."""

    article: int
    days: int = 0
    times: int = 0


class Statutory(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The 三包 rule set; ``source`` is the number of the regulation."""

    source: str
    return_days: Term
    exchange_days: Term
    repairs: Term
    parts_days: Term
    repair_time_excluded: Term
    restart_on_exchange: Term


class Node(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"least": "from"}):
    """Somebody who has to agree where the goods are worth ``least`` yuan or more."""

    node: str
    least: Decimal
    roles: tuple[Role, ...] = ()
    departments: tuple[Department, ...] = ()

    def speaks(self, roles: frozenset[Role], department: str) -> bool:
        """Whether somebody with these roles, of this department, speaks for this node."""
        return not roles.isdisjoint(self.roles) or department in self.departments


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    statutory: Statutory
    approval: tuple[Node, ...]

    def needed(self, amount: Decimal) -> tuple[Node, ...]:
        """Return whose word it takes for goods of a value in yuan."""
        return tuple(node for node in self.approval if amount >= node.least)


@cache
def policy() -> Policy:
    """Return the rule sets the program carries."""
    return msgspec.convert(tomllib.loads(resource("data/return_rules.toml").read_text("utf-8")), Policy, strict=False)
