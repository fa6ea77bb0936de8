"""The pages of the service tab for orders and preventive plans: list at the left, record at the right."""

from svcdesk.domain.rights import Right
from svcdesk.services import rights
from svcdesk.ui.context import Context
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.repair.plan_view import PlanView
from svcdesk.ui.repair.view import OrderView
from svcdesk.ui.stage_page import StagePage
from svcdesk.words import Message

_ORDERS = ListSpec(
    name="service_order",
    kinds=("service_order",),
    columns=("record", "state"),
    choices=("record", "state", "about", "unit", "due", "owner", "occurred", "remaining", "review"),
    presets=("open", "mine", "unassigned", "overdue", "unsigned", "rework", "all", "conflicts"),
    conditions=("unassigned", "unsigned", "reviewed"),
    empty=Message("service_order.none_here"),
    action=Message("service_order.make"),
)
_PLANS = ListSpec(
    name="service_plan",
    kinds=("service_plan",),
    columns=("record", "state", "due"),
    choices=("record", "state", "about", "unit", "due", "owner"),
    presets=("open", "overdue", "all", "conflicts"),
    empty=Message("service_plan.none_here"),
    action=Message("service_plan.make"),
)


class OrdersPage(StagePage):
    """Service orders by list and record."""

    def __init__(self, context: Context) -> None:
        may = rights.may(context.session, Right.DISPATCH)
        super().__init__(context, _ORDERS, OrderView(context), stage="service", may_begin=may)


class PlansPage(StagePage):
    """Preventive plans by list and record."""

    def __init__(self, context: Context) -> None:
        may = rights.may(context.session, Right.SERVICE_PLANS)
        super().__init__(context, _PLANS, PlanView(context), stage="service", may_begin=may)
