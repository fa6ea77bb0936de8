"""What was complained of, as fields, and the complaint that stands in them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from svcdesk.domain.causes import cause_label, group_label, groups
from svcdesk.domain.complaint import Category, Complaint, Response
from svcdesk.domain.device import CustomerRef
from svcdesk.domain.service_order import Rating
from svcdesk.services.choices import fits
from svcdesk.ui.colours import Tone
from svcdesk.ui.fields import Choice, Field, Option
from svcdesk.ui.language import text
from svcdesk.words import Message

translate = QCoreApplication.translate

_UNSET = "open"
_TONES: dict[str, Tone] = {"high": "bad", "medium": "warn", "low": "ok", "accepted": "ok", "rejected": "bad"}


def choices(name: str, of: Iterable[StrEnum]) -> tuple[Choice, ...]:
    """Return the choices of a word of complaints, without the one that says that nobody has chosen."""
    return tuple(
        Choice(one.value, Message(f"complaint.{name}.{one}"), _TONES.get(one.value, "neutral"))
        for one in of
        if one != _UNSET
    )


def facts_fields() -> list[Field]:
    """Return the fields of what was complained of."""
    return [
        Field("customer", translate("complaint", "顾客"), "reference", source="customer"),
        Field("caller", translate("complaint", "投诉人")),
        Field("phone", translate("complaint", "联系电话"), "phone"),
        Field("agent", translate("complaint", "代理人（代表顾客投诉时）")),
        Field("category", translate("complaint", "投诉类别"), "choice", choices("category", Category),
              required=True, wide=True),
        Field("description", translate("complaint", "投诉内容"), "long_text", required=True,
              placeholder=translate("complaint", "用顾客的话写")),
        Field("photos", translate("complaint", "照片"), "photos"),
        Field("asked", translate("complaint", "顾客要求"), "multi_choice", choices("response", Response)),
        Field("product", translate("complaint", "产品"), "reference", source="product"),
        Field("serial", translate("complaint", "序列号或批号")),
        Field("quantity", translate("complaint", "数量"), "decimal"),
        Field("occurred_at", translate("complaint", "问题发生时间"), "datetime"),
        Field("place", translate("complaint", "发生地点")),
        Field("received_at", translate("complaint", "受理时间"), "datetime"),
    ]  # fmt: skip


def closing_fields() -> list[Field]:
    """Return what is asked when one complaint, or many, are closed."""
    ratings = tuple(Choice(one.value, Message(f"service_order.rating.{one}")) for one in Rating if one != _UNSET)
    return [
        Field("satisfied", translate("complaint", "顾客对处理的满意程度"), "choice", ratings,
              required=True, wide=True, buttons=True),
        Field("verification", translate("complaint", "效果验证"), "long_text", required=True),
        Field("corrective_needed", translate("complaint", "需要纠正措施"), "yes_no", required=True),
        Field("corrective_note", translate("complaint", "纠正什么（纠正措施单在“改进”中办理）"), "long_text"),
    ]  # fmt: skip


def facts_values(body: Complaint) -> dict[str, object]:
    """Return what the fields show."""
    return {
        "customer": body.customer.doc or None,
        "caller": body.customer.caller,
        "phone": body.customer.phone,
        "agent": body.agent,
        "category": None if body.category is Category.OPEN else body.category.value,
        "description": body.description,
        "photos": body.photos,
        "asked": tuple(one.value for one in body.asked),
        "product": body.device.product or None,
        "serial": body.device.serial,
        "quantity": body.quantity,
        "occurred_at": body.occurred_at,
        "place": body.place,
        "received_at": body.received_at,
    }


def complaint_of(values: Mapping[str, Any], before: Complaint, product_name: str) -> Complaint:
    """Return the complaint that stands on the screen; ``product_name`` is what the product chosen is called."""
    doc = values["customer"] or ""
    named = before.customer if before.customer.doc == doc else CustomerRef(doc=doc)
    named = msgspec.structs.replace(named, caller=values["caller"] or "", phone=values["phone"] or "")
    product, serial = values["product"] or "", values["serial"] or ""
    device = before.device
    if (device.product, device.serial) != (product, serial):
        device = msgspec.structs.replace(device, product=product, serial=serial, name=product_name)
    return msgspec.structs.replace(
        before,
        customer=named,
        device=device,
        agent=values["agent"] or "",
        category=Category(values["category"] or _UNSET),
        description=values["description"] or "",
        photos=values["photos"] or (),
        asked=tuple(Response(one) for one in values["asked"] or ()),
        quantity=values["quantity"],
        occurred_at=values["occurred_at"],
        place=values["place"] or "",
        received_at=values["received_at"] or before.received_at,
    )


def blank(now: datetime) -> Complaint:
    """Return a complaint nobody has filled in."""
    return Complaint(received_at=now)


class Causes:
    """The root cause codes, found by code, name or group."""

    def search(self, words: str) -> list[Option]:
        """Return the causes that hold what was typed."""
        found = [
            Option(code, text(cause_label(code)), text(group_label(group)))
            for group, codes in groups().items()
            for code in codes
        ]
        return [one for one in found if fits(words, one.id, one.title, one.detail)]

    def title(self, id: str) -> str:  # noqa: A002 - the word of the records
        """Return what to show for a cause."""
        return text(cause_label(id)) if id else ""
