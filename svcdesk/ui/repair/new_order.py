"""Asks what a service order made by hand is about: whose it is, which device, what is wrong."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.service_order import Mode, Type
from svcdesk.services import dispatching, records
from svcdesk.services.installed import only_device
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.repair.installed_source import InstalledAt
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

    form = NewOrderForm(context)
    dialog = FormDialog(
        translate("NewOrder", "新建工单"), form, translate("NewOrder", "新建"), make, parent=parent.window()
    )
    dialog.exec()
    dialog.deleteLater()
    return made[0] if made else ""


class NewOrderForm(Form):
    """Once the customer is chosen, the pieces that stand there are offered; another may be typed by hand."""

    def __init__(self, context: Context) -> None:
        self._session = context.session
        self._installed = InstalledAt(context.session)
        own, tail = translate("NewOrder", "顾客的设备"), translate("NewOrder", "序列号末几位，从顾客的设备中选")
        super().__init__(
            (
                Field("customer", translate("NewOrder", "顾客"), "reference", source="customer", required=True),
                Field("device", own, "reference", source="installed", placeholder=tail),
                Field("product", translate("NewOrder", "产品"), "reference", source="product"),
                Field("serial", translate("NewOrder", "序列号")),
                Field("type", translate("NewOrder", "服务类型"), "choice", choices=choices("type", Type)),
                Field("mode", translate("NewOrder", "服务方式"), "choice", choices=choices("mode", Mode)),
                Field("fault", translate("NewOrder", "故障现象或服务内容"), "long_text", required=True),
            ),
            sources={**sources(context.session), "installed": self._installed},
        )
        self.set_values({"type": Type.REPAIR.value, "mode": Mode.ON_SITE.value})
        self.changed.connect(self._typed)

    def _typed(self, key: str) -> None:
        if key == "customer":
            self._installed.customer = str(self.values()["customer"] or "")
            only = only_device(self._session, self._installed.customer)
            if only.product or self.values()["device"]:
                self._fill(only.product, only.serial)
        elif key == "device" and self.values()["device"]:
            product, _, serial = str(self.values()["device"]).partition(":")
            self._fill(product, serial)
        elif key in {"product", "serial"}:
            self.set_values({"device": None})

    def _fill(self, product: str, serial: str) -> None:
        device = f"{product}:{serial}" if product else None
        self.set_values({"device": device, "product": product or None, "serial": serial})
