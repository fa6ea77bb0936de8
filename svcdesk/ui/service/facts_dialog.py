"""Changes what was registered: who called, about what, when it came in; the change stays in the history."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from svcdesk.domain.device import CustomerRef
from svcdesk.domain.record import Record
from svcdesk.domain.ticket import Channel, Kind, Severity, Ticket
from svcdesk.services import background, records
from svcdesk.services import ticket as tickets
from svcdesk.ui import theme
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.service.dialogs import choices, when
from svcdesk.ui.sources import sources

_FIELDS = {
    "received_at": "received_missing received_ahead contact_before_receipt resolved_before_receipt"
    " escalated_before_receipt held_before_receipt",
    "reason": "received_reason",
    "serial_note": "serial_of_another",
    "name": "customer_missing",
    "caller": "caller_missing",
    "content": "content_missing",
}
_CONCERNS = {f"ticket.{code}": field for field, codes in _FIELDS.items() for code in codes.split()}


def change_facts(context: Context, record: Record[Ticket], parent: QWidget) -> None:
    """Ask for what was registered as it should stand."""
    changing = _Changing(context, record, parent)
    changing.ask(parent)
    changing.deleteLater()


class _Changing(QObject):
    """Tries what stands in the form."""

    def __init__(self, context: Context, record: Record[Ticket], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._record = record

    def ask(self, parent: QWidget) -> None:
        """Show what is registered, to be changed."""
        session = self._context.session
        form = Form(self._fields(), columns=3, sources=sources(session), clock=session.clock)
        form.set_values(_values(self._record.body))
        words = self.tr("改前改后都留在修改历史中。接收时间是计时起点，更改须写明原因（F21）。")
        title, save = self.tr("修改登记内容"), self.tr("保存")
        dialog = FormDialog(title, form, save, self.attempt, words=words, concerns=_CONCERNS, parent=parent)
        dialog.setMinimumWidth(theme.target() * 22)
        dialog.exec()
        dialog.deleteLater()

    def attempt(self, values: Mapping[str, Any]) -> None:
        """Save it; raises ``KnownError`` where it will not do."""
        before = self._record.body
        body = replace(
            before,
            kind=Kind(str(values["kind"] or before.kind)),
            channel=Channel(str(values["channel"] or before.channel)),
            severity=Severity(str(values["severity"] or before.severity)),
            customer=self._customer(values),
            device=self._device(values),
            content=str(values["content"]),
            received_at=when(values["received_at"]) or before.received_at,
            serial_note=str(values["serial_note"]),
        )
        self._context.do(tickets.revise, self._record, body, str(values["reason"]))

    def _customer(self, values: Mapping[str, Any]) -> CustomerRef:
        before, doc = self._record.body.customer, str(values["customer"] or "")
        name = str(values["name"]).strip()
        if doc and doc != before.doc:
            name = records.title(self._context.session, doc)
        return replace(before, doc=doc, name=name, caller=str(values["caller"]), phone=str(values["phone"]))

    def _device(self, values: Mapping[str, Any]) -> Any:
        before = self._record.body.device
        serial, product = str(values["serial"]).strip(), str(values["product"] or "")
        if (serial, product) == (before.serial, before.product):
            return before
        customer = str(values["customer"] or "")
        return background.background(self._context.session, customer, product, serial).device

    def _fields(self) -> list[Field]:
        serial_note = self.tr("序列号说明")
        return [
            Field("kind", self.tr("信息类别"), "choice", choices("kind", Kind), required=True),
            Field("channel", self.tr("接收方式"), "choice", choices("channel", Channel), required=True),
            Field("severity", self.tr("严重程度"), "choice", choices("severity", Severity), required=True),
            Field("customer", self.tr("客户档案"), "reference", source="customer"),
            Field("name", self.tr("顾客名称"), required=True),
            Field("caller", self.tr("来电人")),
            Field("phone", self.tr("联系电话"), "phone"),
            Field("product", self.tr("产品"), "reference", source="product"),
            Field("serial", self.tr("序列号")),
            Field("serial_note", serial_note, placeholder=self.tr("序列号登记在别的顾客名下时填写")),
            Field("received_at", self.tr("接收时间"), "datetime", required=True),
            Field("reason", self.tr("更改接收时间的原因")),
            Field("content", self.tr("顾客原话"), "long_text", required=True),
        ]


def _values(body: Ticket) -> dict[str, object]:
    customer, device = body.customer, body.device
    return {
        "kind": body.kind.value, "channel": body.channel.value, "severity": body.severity.value,
        "customer": customer.doc or None, "name": customer.name, "caller": customer.caller, "phone": customer.phone,
        "product": device.product or None, "serial": device.serial, "serial_note": body.serial_note,
        "content": body.content, "received_at": body.received_at,
    }  # fmt: skip
