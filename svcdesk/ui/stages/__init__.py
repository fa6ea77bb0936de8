"""The one list of stages: the window knows its tabs only from here."""

from collections.abc import Callable
from dataclasses import dataclass

from svcdesk.ui.context import Context
from svcdesk.ui.page import Page
from svcdesk.ui.stages import contract
from svcdesk.ui.stages.planned import PlannedPage
from svcdesk.ui.stages.today import TodayPage
from svcdesk.words import Message


@dataclass(frozen=True, slots=True)
class Stage:
    """One tab: its key (also its title's code), the clauses it serves, the kinds it shows and what makes its page."""

    key: str
    clauses: tuple[str, ...]
    kinds: tuple[str, ...]
    page: Callable[[Context, str], Page]

    @property
    def title(self) -> Message:
        return Message(f"stages.{self.key}.title")


STAGES: tuple[Stage, ...] = (
    Stage("today", (), (), TodayPage),
    Stage("supplier", ("6.3.1",), (), PlannedPage),
    Stage("purchase", ("6.3.2",), (), PlannedPage),
    Stage("inspection", ("6.3.4", "6.3.3", "6.2"), ("nonconformity",), PlannedPage),
    Stage("contract", contract.CLAUSES, ("contract",), contract.ContractPage),
    Stage("delivery", ("6.5.1", "6.5.2"), ("delivery", "feedback", "payment_notice"), PlannedPage),
    Stage("service", ("6.6.2", "6.6.1", "6.6.3", "6.6.4"), (), PlannedPage),
    Stage("returns", ("6.1", "6.5.1"), (), PlannedPage),
    Stage("survey", ("6.7", "5"), (), PlannedPage),
    Stage("action", ("6.1",), (), PlannedPage),
)
"""In the order of Figure 1."""
