"""The fields of the intake and how they become an ``Intake``, and back."""

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import QObject

from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.intake import Intake
from svcdesk.domain.record import Actor
from svcdesk.domain.ticket import Channel, Kind, Severity
from svcdesk.ui.fields import Field
from svcdesk.ui.service.dialogs import departments, numbered, when


class IntakeFields(QObject):
    """The fields in their groups, in the language of the window."""

    def caller(self) -> list[Field]:
        """Return the fields of who is calling and about which piece."""
        return [
            Field("name", self.tr("顾客名称"), required=True),
            Field("caller", self.tr("来电人")),
            Field("phone", self.tr("联系电话"), "phone"),
            Field("product", self.tr("产品"), "reference", source="product"),
            Field("serial", self.tr("序列号")),
            Field("received_at", self.tr("接收时间"), "datetime", placeholder=self.tr("第一个键的时间")),
        ]

    def serial(self) -> list[Field]:
        """Return the field for a word on a serial number known at another customer."""
        return [Field("serial_note", self.tr("为什么填这个序列号（转让、借用、代报…）"), wide=True)]

    def matter(self) -> list[Field]:
        """Return the fields of what it is about."""
        words = self.tr("照顾客说的写")
        kinds = numbered("kind", Kind)
        hint = self.tr("这次通话里已经答复的，写在这里：登记后即为“已联系”")
        return [
            Field("kind", self.tr("信息类别"), "choice", kinds, required=True, wide=True, buttons=True),
            Field("content", self.tr("顾客原话"), "long_text", required=True, placeholder=words),
            Field("answered", self.tr("当场答复"), wide=True, placeholder=hint),
        ]

    def office(self) -> list[Field]:
        """Return the fields of who deals with it."""
        return [
            Field("channel", self.tr("接收方式"), "choice", numbered("channel", Channel), required=True),
            Field("severity", self.tr("严重程度"), "choice", numbered("severity", Severity)),
            Field("department", self.tr("责任部门"), "choice", departments()),
            Field("owner", self.tr("责任人"), "reference", source="person"),
        ]


def values_of(intake: Intake) -> dict[str, object]:
    """Return what stands in the fields of an intake."""
    customer, device = intake.customer, intake.device
    return {
        "name": customer.name, "caller": customer.caller, "phone": customer.phone,
        "product": device.product or None, "serial": device.serial, "received_at": intake.received_at,
        "serial_note": intake.serial_note, "kind": intake.kind.value if intake.kind else None,
        "content": intake.content, "severity": intake.severity.value,
        "channel": intake.channel.value if intake.channel else None, "department": intake.department or None,
        "owner": intake.owner.doc or None, "answered": intake.answered,
    }  # fmt: skip


def intake_of(values: Mapping[str, object], before: Intake, owner: Actor) -> Intake:
    """Return the intake that stands in the fields; what no field shows stays as it was."""
    name = str(values["name"])
    customer = before.customer if name == before.customer.name else CustomerRef(address=before.customer.address)
    device = before.device
    if (str(values["serial"]), str(values["product"] or "")) != (device.serial, device.product):
        device = Device(product=str(values["product"] or ""), serial=str(values["serial"]))
    return replace(
        before,
        customer=replace(customer, name=name, caller=str(values["caller"]), phone=str(values["phone"])),
        device=device,
        serial_note=str(values["serial_note"]),
        received_at=when(values["received_at"]),
        kind=Kind(str(values["kind"])) if values["kind"] else None,
        content=str(values["content"]),
        severity=Severity(str(values["severity"] or Severity.NORMAL)),
        channel=Channel(str(values["channel"])) if values["channel"] else None,
        department=str(values["department"] or ""),
        owner=owner if values["owner"] else NOBODY,
        answered=str(values["answered"]),
    )
