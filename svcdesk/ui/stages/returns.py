"""The tab of returns and exchanges: returns by list and record, and the claims on suppliers they lead to."""

from svcdesk.domain.rights import Right
from svcdesk.services import rights
from svcdesk.ui.context import Context
from svcdesk.ui.kinds_page import KindsPage, Part
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.returns.claim_view import ClaimView
from svcdesk.ui.returns.view import ReturnView
from svcdesk.ui.stage_page import StagePage
from svcdesk.words import Message

_RETURNS = ListSpec(
    name="return_case",
    kinds=("return_case",),
    columns=("record", "state"),
    choices=("record", "state", "about", "unit", "owner", "occurred"),
    presets=("open", "mine", "all", "conflicts"),
    empty=Message("return_case.none_here"),
    action=Message("return_case.make"),
)
_CLAIMS = ListSpec(
    name="supplier_claim",
    kinds=("supplier_claim",),
    columns=("claim", "unit", "state"),
    choices=("claim", "unit", "state", "owner", "occurred"),
    presets=("open", "mine", "all", "conflicts"),
    empty=Message("supplier_claim.none_here"),
)


class ReturnCasesPage(StagePage):
    """Returns by list and record."""

    def __init__(self, context: Context) -> None:
        may = rights.may(context.session, Right.RETURNS)
        super().__init__(context, _RETURNS, ReturnView(context), stage="returns", may_begin=may)


class ClaimsPage(StagePage):
    """Claims on suppliers by list and record."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _CLAIMS, ClaimView(context), stage="returns")


PARTS: tuple[Part, ...] = (
    Part("returns", Message("return_case.part.returns"), ("return_case",), ReturnCasesPage),
    Part("claims", Message("return_case.part.claims"), ("supplier_claim",), ClaimsPage),
)


class ReturnsPage(KindsPage):
    """Returns, and what follows from them on the supplier's side."""

    def __init__(self, context: Context, key: str) -> None:
        super().__init__(context, key, PARTS)
