"""What a contract asks for, as fields: its head, its lines and its payment plan."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from svcdesk.domain.contract import Contract, Instalment, Line, Trigger
from svcdesk.ui.fields import Choice, Field, Kind
from svcdesk.ui.row_parts import Column
from svcdesk.words import Message

translate = QCoreApplication.translate

_HUNDRED = Decimal(100)


def _field(of: str, key: str, kind: Kind = "text", **more: Any) -> Field:
    return Field(key, Message(f"fields.{of}.{key}"), kind, **more)


def head_fields() -> list[Field]:
    """Return the fields of the contract's head."""
    taken = translate("contract", "留空则取客户资料")
    return [
        _field("contract", "customer", "reference", source="customer", required=True, wide=True),
        _field("contract", "external"),
        _field("contract", "seller"),
        _field("contract", "signed_on", "date"),
        _field("contract", "due_on", "date"),
        _field("contract", "site", "reference", source="site"),
        _field("contract", "address", placeholder=taken),
        _field("contract", "contact", placeholder=taken),
        _field("contract", "phone", "phone", placeholder=taken),
        _field(
            "contract",
            "warranty_months",
            "integer",
            unit=translate("contract", "个月"),
            placeholder=translate("contract", "按产品"),
        ),
        _field("contract", "return_days", "integer", unit=translate("contract", "天")),
        _field("contract", "exchange_days", "integer", unit=translate("contract", "天")),
        _field("contract", "three_guarantees", "yes_no"),
        _field("contract", "warranty_restarts", "yes_no"),
        _field("contract", "freight", "money"),
        _field("contract", "calendar", "reference", source="calendar", placeholder=translate("contract", "公司日历")),
        _field("contract", "note"),
    ]


def line_columns() -> list[Column]:
    """Return the columns of the contract's lines."""
    return [
        Column(_field("contract_line", "product", "reference", source="product", required=True), 6),
        Column(_field("contract_line", "spec"), 4),
        Column(_field("contract_line", "quantity", "decimal", required=True), 2),
        Column(_field("contract_line", "uom"), 2),
        Column(_field("contract_line", "unit_price", "decimal", required=True), 3),
        Column(Field("discount", translate("contract", "减价 %"), "decimal"), 2),
        Column(Field("amount", Message("fields.contract_line.amount"), read_only=True), 3),
    ]


def plan_columns() -> list[Column]:
    """Return the columns of the payment plan."""
    triggers = tuple(Choice(one, Message(f"contract.trigger.{one}")) for one in Trigger)
    return [
        Column(_field("instalment", "name", required=True), 4),
        Column(Field("share", translate("contract", "比例 %"), "decimal", required=True), 2),
        Column(_field("instalment", "trigger", "choice", choices=triggers, required=True), 3),
        Column(_field("instalment", "days", "integer"), 2),
        Column(_field("instalment", "paid", "decimal"), 3),
    ]


def line_row(line: Line) -> dict[str, object]:
    """Return a line as its row shows it."""
    plain = msgspec.structs.asdict(line)
    return {**plain, "discount": _percent(line.discount), "amount": f"{line.amount:,.2f}"}


def line_of(row: Mapping[str, Any]) -> Line:
    """Return the line a row stands for; what is missing is told by the check, not here."""
    return Line(
        id=str(row.get("id") or ""),
        product=row["product"] or "",
        name=str(row.get("name") or ""),
        spec=row["spec"] or "",
        uom=row["uom"] or "",
        quantity=row["quantity"] or Decimal(0),
        unit_price=row["unit_price"] or Decimal(0),
        discount=(row["discount"] or Decimal(0)) / _HUNDRED,
        note=str(row.get("note") or ""),
    )


def plan_row(part: Instalment) -> dict[str, object]:
    """Return an instalment as its row shows it."""
    return {**msgspec.structs.asdict(part), "share": _percent(part.share)}


def instalment_of(row: Mapping[str, Any]) -> Instalment:
    """Return the instalment a row stands for."""
    return Instalment(
        name=row["name"] or "",
        share=(row["share"] or Decimal(0)) / _HUNDRED,
        trigger=Trigger(row["trigger"] or Trigger.ACCEPTANCE),
        days=row["days"] or 0,
        paid=row["paid"] or Decimal(0),
    )


def contract_of(values: Mapping[str, Any], before: Contract | None) -> Contract:
    """Return the contract that stands on the screen; what the services take from the customer stays empty."""
    head = {key: value for key, value in values.items() if key not in {"lines", "plan"}}
    same = before is not None and before.customer == head["customer"] and before.site == (head["site"] or "")
    names = {"customer_name": before.customer_name, "site_name": before.site_name} if before and same else {}
    head |= {key: head[key] or "" for key in ("customer", "site", "calendar")}
    head["freight"] = head["freight"] or Decimal(0)
    return msgspec.structs.replace(
        before or Contract("", ""),  # what the form does not ask for stays as it was agreed
        **{"customer_name": "", "site_name": "", **names, **head},
        lines=tuple(line_of(row) for row in values["lines"]),
        plan=tuple(instalment_of(row) for row in values["plan"]),
    )


def _percent(share: Decimal) -> Decimal | None:
    shown = (share * _HUNDRED).normalize()
    return Decimal(f"{shown:f}") if share else None
