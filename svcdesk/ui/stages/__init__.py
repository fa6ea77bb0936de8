"""The one list of stages: the window knows its tabs only from here."""

from collections.abc import Callable
from dataclasses import dataclass

from svcdesk.services.lists import Query
from svcdesk.ui.context import Context
from svcdesk.ui.kinds_page import kinds_of
from svcdesk.ui.page import Page
from svcdesk.ui.stages.contract import ContractPage
from svcdesk.ui.stages.delivery import DeliveryPage
from svcdesk.ui.stages.inspection import InspectionPage
from svcdesk.ui.stages.planned import PlannedPage
from svcdesk.ui.stages.returns import PARTS as RETURNS
from svcdesk.ui.stages.returns import ReturnsPage
from svcdesk.ui.stages.service import PARTS as SERVICE
from svcdesk.ui.stages.service import ServicePage
from svcdesk.ui.stages.today import TodayPage
from svcdesk.words import Message


@dataclass(frozen=True, slots=True)
class Stage:
    """One tab: key (also of its title), main clause, kinds it shows, what makes its page, what waits there."""

    key: str
    clause: str
    kinds: tuple[str, ...]
    page: Callable[[Context, str], Page]
    waiting: Query | None = None

    @property
    def title(self) -> Message:
        return Message(f"stages.{self.key}.title")


def _open(kind: str) -> Query:
    return Query(kinds=(kind,), open=True)


STAGES: tuple[Stage, ...] = (
    Stage("today", "", (), TodayPage),
    Stage("supplier", "6.3.1", (), PlannedPage),
    Stage("purchase", "6.3.2", (), PlannedPage),
    Stage("inspection", "6.3.4", ("nonconformity",), InspectionPage, _open("nonconformity")),
    Stage("contract", "6.4.4", ("contract",), ContractPage, Query(kinds=("contract",), states=("draft",))),
    Stage("delivery", "6.5.1", ("delivery",), DeliveryPage, _open("delivery")),
    Stage("service", "6.6.2", kinds_of(SERVICE), ServicePage, _open("ticket")),
    Stage("returns", "P3", kinds_of(RETURNS), ReturnsPage, _open("return_case")),
    Stage("survey", "6.7", (), PlannedPage),
    Stage("action", "P4", (), PlannedPage),
)
"""In the order of Figure 1."""
