"""The tab of after-sales service (6.6): the register of every contact, and the records made from it."""

from svcdesk.ui.complaint.page import ComplaintsPage
from svcdesk.ui.context import Context
from svcdesk.ui.kinds_page import KindsPage, Part
from svcdesk.ui.repair.board import BoardPage
from svcdesk.ui.repair.pages import OrdersPage, PlansPage
from svcdesk.ui.review.page import AnalysisPage
from svcdesk.ui.service.page import TicketsPage
from svcdesk.words import Message

PARTS: tuple[Part, ...] = (
    Part("tickets", Message("service.part.tickets"), ("ticket",), TicketsPage),
    Part("orders", Message("service.part.orders"), ("service_order",), OrdersPage),
    Part("board", Message("service.part.board"), (), BoardPage),
    Part("complaints", Message("complaint.part"), ("complaint",), ComplaintsPage),
    Part("plans", Message("service.part.plans"), ("service_plan",), PlansPage),
    Part("analysis", Message("service.part.analysis"), (), AnalysisPage),
)
"""What the tab holds, in the order of the switch: one line each."""


class ServicePage(KindsPage):
    """Tickets and what follows from them."""

    def __init__(self, context: Context, key: str) -> None:
        super().__init__(context, key, PARTS)
