"""A new delivery begins with its contract: which one, then what of it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from svcdesk.domain.contract import Contract
from svcdesk.errors import Refused
from svcdesk.services import choices, records
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.contract.plan_dialog import PlanDialog
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.sources import sources
from svcdesk.words import Message

_UNCHOSEN = "delivery.contract_unchosen"


def begin_delivery(context: Context, parent: QWidget) -> str:
    """Ask for a contract and plan a delivery of it; returns its document, or nothing."""
    if not choices.find(context.session, "contract", limit=1):
        words = QCoreApplication.translate(
            "Beginning", "还没有合同。请先在“需求与合同”里录入或导入合同，再从合同新建交付。"
        )
        ask.message(parent, words, tone="warn")
        return ""
    contract = _ask_contract(context, parent)
    if not contract:
        return ""
    dialog = PlanDialog(context, records.record(context.session, contract, Contract), parent.window())
    dialog.exec()
    dialog.deleteLater()
    return dialog.planned


def _ask_contract(context: Context, parent: QWidget) -> str:
    title = QCoreApplication.translate("Beginning", "交付哪一份合同？")
    name = QCoreApplication.translate("Beginning", "合同（单号、顾客、拼音首字母）")
    form = Form(
        [Field("contract", name, "reference", source="contract", required=True)],
        sources=sources(context.session),
        columns=1,
    )
    yes = QCoreApplication.translate("Beginning", "下一步")
    dialog = FormDialog(title, form, yes, _taken, concerns={_UNCHOSEN: "contract"}, parent=parent.window())
    chosen = str(form.values()["contract"] or "") if dialog.exec() else ""
    dialog.deleteLater()
    return chosen


def _taken(values: Mapping[str, Any]) -> None:
    """Nothing is done yet: the next dialog asks on, of some contract."""
    if not values["contract"]:
        raise Refused([Message(_UNCHOSEN, {}, "6.5.1")])
