"""What an import did or would do, row by row: the sentences a person works through."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

import msgspec

from svcdesk.words import Message

MOST_ISSUES = 1000


class Action(StrEnum):
    """What happens to one record."""

    CREATE = "create"
    UPDATE = "update"
    UNCHANGED = "unchanged"


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """Something about one row (numbered as in the sheet): a problem refuses the whole file, a warning only tells."""

    row: int
    column: str = ""
    value: str = ""
    message: Message
    warning: bool = False


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """One record that the file makes, changes or leaves as it is; ``number`` is empty until it is written."""

    row: int
    kind: str
    action: Action
    title: str
    doc: str
    number: str = ""


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """Control totals of contract lines in yuan: ``exact`` rounds once at the end, ``booked`` every line to 分."""

    exact: Decimal
    booked: Decimal


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole import; ``written`` tells whether the desk was changed.

    ``rows`` counts the rows with data, ``issues`` holds the first thousand of ``issue_count``.
    """

    kind: str
    source: str
    rows: int
    issues: tuple[Issue, ...] = ()
    issue_count: int = 0
    problem_count: int = 0
    outcomes: tuple[Outcome, ...] = ()
    notes: tuple[Message, ...] = ()
    totals: Totals | None = None
    written: bool = False

    @property
    def ok(self) -> bool:
        """Whether nothing stands against importing the file."""
        return not self.problem_count

    def count(self, action: Action, kind: str = "") -> int:
        """Return how many records the file makes, changes or leaves, of its own kind unless another is named."""
        return sum(one.action is action and one.kind == (kind or self.main_kind) for one in self.outcomes)

    @property
    def main_kind(self) -> str:
        """The kind of record the file is about."""
        return "contract" if self.kind == "contract_line" else self.kind


def problems(issues: Sequence[Issue]) -> int:
    """Return how many issues refuse."""
    return sum(not issue.warning for issue in issues)
