"""The register: tickets by list and record."""

from svcdesk.ui.context import Context
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.service.view import TicketView
from svcdesk.ui.stage_page import StagePage
from svcdesk.words import Message

_SPEC = ListSpec(
    name="ticket",
    kinds=("ticket",),
    columns=("record", "state"),
    choices=("record", "state", "about", "unit", "due", "owner", "department", "occurred"),
    presets=("open", "mine", "overdue", "all", "conflicts"),
    empty=Message("service.no_ticket"),
    action=Message("service.new_ticket"),
)


class TicketsPage(StagePage):
    """Tickets by list and record."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _SPEC, TicketView(context), stage="service")
