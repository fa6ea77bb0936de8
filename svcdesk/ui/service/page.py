"""The register: tickets by list and record."""

from svcdesk.services.lists import Sort
from svcdesk.ui.context import Context
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.service.view import TicketView
from svcdesk.ui.stage_page import StagePage
from svcdesk.words import Message

_SPEC = ListSpec(
    name="ticket",
    kinds=("ticket",),
    columns=("case", "owner", "remaining"),
    choices=(
        "case",
        "owner",
        "remaining",
        "topic",
        "channel",
        "state",
        "about",
        "unit",
        "department",
        "due",
        "occurred",
        "review",
    ),
    presets=(
        "open",
        "mine",
        "ours",
        "unassigned",
        "overdue",
        "soon",
        "waiting_customer",
        "unsigned",
        "rework",
        "all",
        "conflicts",
    ),
    sort=Sort.URGENT,
    conditions=("ours", "unassigned", "unsigned", "waits", "reviewed"),
    empty=Message("service.no_ticket"),
    action=Message("service.new_ticket"),
)


class TicketsPage(StagePage):
    """Tickets by list and record."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _SPEC, TicketView(context), stage="service")
