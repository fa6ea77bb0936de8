"""What a request for a return asks for, as fields, and the request that stands in them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.return_case import Basis, Line, Reason, ReturnCase, Type
from svcdesk.ui.colours import Tone
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.row_parts import Column
from svcdesk.words import Message

translate = QCoreApplication.translate

_UNSET = "open"
_TONES: dict[str, Tone] = {
    "product": "bad", "refunded": "warn", "returned": "warn", "replaced": "ok", "repaired": "ok",
}  # fmt: skip
PAYERS = ("us", "customer", "supplier")


def choices(name: str, of: Iterable[StrEnum]) -> tuple[Choice, ...]:
    """Return the choices of a word of returns, without the one that says that nobody has chosen."""
    return tuple(
        Choice(one.value, Message(f"return_case.{name}.{one}"), _TONES.get(one.value, "neutral"))
        for one in of
        if one != _UNSET
    )


def head_fields() -> list[Field]:
    """Return the fields of a request."""
    payers = tuple(Choice(one, Message(f"return_case.payer.{one}")) for one in PAYERS)
    return [
        Field("customer", translate("returns", "顾客"), "reference", source="customer", required=True),
        Field("type", translate("returns", "顾客要求"), "choice", choices("type", Type), required=True),
        Field("reason", translate("returns", "原因"), "choice", choices("reason", Reason), required=True, wide=True),
        Field("reason_note", translate("returns", "情况说明"), "long_text"),
        Field("fault_on", translate("returns", "故障日期"), "date", hint=translate("returns", "不填按申请日")),
        Field("requested_at", translate("returns", "申请时间"), "datetime"),
        Field("basis", translate("returns", "适用规则"), "choice", choices("basis", Basis), wide=True),
        Field("basis_note", translate("returns", "规则说明（协商内容、为什么适用三包）"), wide=True),
        Field("parts_missing_since", translate("returns", "缺零配件待修自"), "date"),
        Field("waybill", translate("returns", "物流单号")),
        Field("freight", translate("returns", "运费"), "money"),
        Field("freight_payer", translate("returns", "运费承担"), "choice", payers),
    ]


def line_columns() -> list[Column]:
    """Return the columns of the goods that come back."""
    return [
        Column(Field("name", translate("returns", "产品"), read_only=True), 6),
        Column(Field("serial", translate("returns", "序列号或批号"), read_only=True), 4),
        Column(Field("quantity", translate("returns", "数量"), "decimal", required=True), 2),
        Column(Field("unit_price", translate("returns", "单价（元）"), "decimal"), 3),
        Column(
            Field(
                "description",
                translate("returns", "这一件的问题"),
                placeholder=translate("returns", "这一件的问题"),
            ),
            1,
            below=True,
        ),
        Column(Field("photos", translate("returns", "照片"), "photos"), below=True),
    ]


def head_values(body: ReturnCase) -> dict[str, object]:
    """Return what the fields of a request show."""
    return {
        "customer": body.customer.doc or None,
        "type": _chosen(body.type),
        "reason": _chosen(body.reason),
        "reason_note": body.reason_note,
        "fault_on": body.fault_on,
        "requested_at": body.requested_at,
        "basis": _chosen(body.basis),
        "basis_note": body.basis_note,
        "parts_missing_since": body.parts_missing_since,
        "waybill": body.waybill,
        "freight": body.freight,
        "freight_payer": body.freight_payer or None,
    }


def _chosen(one: StrEnum) -> str | None:
    return None if one == _UNSET else one.value


def line_row(line: Line) -> dict[str, object]:
    """Return a line as its row shows it."""
    device = line.device
    return {
        "id": line.id,
        "product": device.product,
        "delivery": device.delivery,
        "name": " ".join(part for part in (device.name, device.spec) if part),
        "serial": device.serial,
        "quantity": Decimal(f"{line.quantity.normalize():f}"),
        "unit_price": line.unit_price,
        "description": line.description,
        "photos": line.photos,
    }


def request_of(values: Mapping[str, Any], known: Mapping[str, Line], before: ReturnCase) -> ReturnCase:
    """Return the request that stands on the screen; ``known`` are the lines as they were chosen."""
    customer = values["customer"] or ""
    named = before.customer if before.customer.doc == customer or not customer else CustomerRef(doc=customer)
    return msgspec.structs.replace(
        before,
        customer=msgspec.structs.replace(named, doc=customer),
        type=Type(values["type"] or _UNSET),
        reason=Reason(values["reason"] or _UNSET),
        reason_note=values["reason_note"] or "",
        fault_on=values["fault_on"],
        requested_at=values["requested_at"] or before.requested_at,
        basis=Basis(values["basis"] or _UNSET),
        basis_note=values["basis_note"] or "",
        parts_missing_since=values["parts_missing_since"],
        waybill=values["waybill"] or "",
        freight=values["freight"],
        freight_payer=values["freight_payer"] or "",
        lines=tuple(_line_of(row, known) for row in values["lines"]),
    )


def _line_of(row: Mapping[str, Any], known: Mapping[str, Line]) -> Line:
    line_id = str(row.get("id") or "")
    device = Device(
        product=str(row.get("product") or ""), name=row["name"] or "", serial=row["serial"] or "",
        delivery=str(row.get("delivery") or ""),
    )  # fmt: skip
    return msgspec.structs.replace(
        known.get(line_id) or Line(id=line_id, device=device),
        quantity=row["quantity"] or Decimal(0),
        unit_price=row["unit_price"],
        description=row["description"] or "",
        photos=row["photos"] or (),
    )


def blank(now: datetime) -> ReturnCase:
    """Return a request nobody has filled in."""
    return ReturnCase(requested_at=now)
