"""The tab of needs and contracts (6.4): for now the contract itself, typed or imported."""

from svcdesk.domain.rights import Right
from svcdesk.services import rights
from svcdesk.ui.context import Context
from svcdesk.ui.contract.view import ContractView
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.stage_page import StagePage
from svcdesk.words import Message

_COLUMNS = ("record", "state", "amount")
_SPEC = ListSpec(
    name="contract",
    kinds=("contract",),
    columns=_COLUMNS,
    choices=("record", "state", "subject", "amount", "occurred"),
    presets=("all", "open", "conflicts"),
    empty=Message("sections.no_contract"),
    action=Message("sections.new_contract"),
)


class ContractPage(StagePage):
    """Contracts by list and record."""

    def __init__(self, context: Context, _key: str) -> None:
        may = rights.may(context.session, Right.CONTRACTS)
        super().__init__(context, _SPEC, ContractView(context), stage="contract", may_begin=may)
