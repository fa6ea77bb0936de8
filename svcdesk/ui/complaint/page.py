"""Complaints by list and record."""

from svcdesk.domain.rights import Right
from svcdesk.services import rights
from svcdesk.services.lists import Sort
from svcdesk.ui.complaint.view import ComplaintView
from svcdesk.ui.context import Context
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.stage_page import StagePage
from svcdesk.words import Message

_SPEC = ListSpec(
    name="complaint",
    kinds=("complaint",),
    columns=("record", "state", "due"),
    choices=("record", "state", "due", "about", "unit", "owner", "department", "occurred", "review"),
    presets=("open", "mine", "overdue", "all", "conflicts"),
    sort=Sort.URGENT,
    empty=Message("complaint.none_here"),
    action=Message("complaint.make"),
)


class ComplaintsPage(StagePage):
    """Complaints by list and record."""

    def __init__(self, context: Context) -> None:
        may = rights.may(context.session, Right.COMPLAINTS)
        super().__init__(context, _SPEC, ComplaintView(context), stage="service", may_begin=may)
