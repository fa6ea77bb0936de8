"""Asks what a service order made by hand is about: whose it is, which device, what is wrong."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.service_order import Mode, Type
from svcdesk.services import dispatching, records
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.repair.words import choices
from svcdesk.ui.sources import sources

translate = QCoreApplication.translate


def begin_order(context: Context, parent: QWidget) -> str:
    """Make an order and return its document, empty where the person thought better of it."""
    made: list[str] = []

    def make(values: Mapping[str, Any]) -> None:
        doc = str(values["customer"] or "")
        record = context.do(
            dispatching.open_order,
            customer=CustomerRef(doc=doc, name=records.title(context.session, doc) if doc else ""),
            device=Device(product=str(values["product"] or ""), serial=values["serial"].strip()),
            type=Type(values["type"] or Type.REPAIR),
            mode=Mode(values["mode"] or Mode.ON_SITE),
            fault=values["fault"],
        )
        made.append(record.doc)

    form = Form(
        (
            Field("customer", translate("NewOrder", "顾客"), "reference", source="customer", required=True),
            Field("product", translate("NewOrder", "产品"), "reference", source="product"),
            Field("serial", translate("NewOrder", "序列号")),
            Field("type", translate("NewOrder", "服务类型"), "choice", choices=choices("type", Type)),
            Field("mode", translate("NewOrder", "服务方式"), "choice", choices=choices("mode", Mode)),
            Field("fault", translate("NewOrder", "故障现象或服务内容"), "long_text", required=True),
        ),
        sources=sources(context.session),
    )
    form.set_values({"type": Type.REPAIR.value, "mode": Mode.ON_SITE.value})
    dialog = FormDialog(
        translate("NewOrder", "新建工单"), form, translate("NewOrder", "新建"), make, parent=parent.window()
    )
    dialog.exec()
    dialog.deleteLater()
    return made[0] if made else ""
