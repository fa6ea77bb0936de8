"""The tab of delivery and acceptance (6.5): the list of deliveries and the six steps of the one in hand."""

from svcdesk.domain.rights import Right
from svcdesk.services import rights
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.view import DeliveryView
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.stage_page import StagePage
from svcdesk.words import Message

_SPEC = ListSpec(
    name="delivery",
    kinds=("delivery",),
    columns=("record", "state"),
    presets=("open", "mine", "overdue", "all", "conflicts"),
    empty=Message("sections.no_delivery"),
    action=Message("sections.new_delivery"),
)


class DeliveryPage(StagePage):
    """Deliveries by list and record."""

    def __init__(self, context: Context, _key: str) -> None:
        may = rights.may(context.session, Right.PLAN_DELIVERY)
        super().__init__(context, _SPEC, DeliveryView(context), stage="delivery", may_begin=may)
