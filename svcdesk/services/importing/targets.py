"""What a column of an import can mean: the fields of each kind, and how their cells are read."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple

from svcdesk.domain.masters import Department, ItemKind, Role, Tracking
from svcdesk.domain.stock import Place
from svcdesk.domain.ticket import Channel, Kind, Satisfaction, Severity
from svcdesk.services.importing import convert
from svcdesk.services.importing.cells import Cell
from svcdesk.words import Message


class Value(StrEnum):
    """How a cell is read; a code is text without blanks around it, text stays exactly as it is."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    DISCOUNT = "discount"
    MONTHS = "months"
    DAYS = "days"
    DATE = "date"
    TRUTH = "truth"
    DEPARTMENT = "department"
    ROLES = "roles"
    TRACKING = "tracking"
    ITEM_KIND = "item_kind"
    PLACE = "place"
    MOMENT = "moment"
    CHANNEL = "channel"
    TOPIC = "topic"
    SEVERITY = "severity"
    SATISFACTION = "satisfaction"


def _code(cell: Cell) -> str:
    return convert.text(cell).strip()


READ: dict[Value, Callable[[Cell], Any]] = {
    Value.TEXT: convert.text,
    Value.CODE: _code,
    Value.NUMBER: convert.number,
    Value.MONEY: convert.money,
    Value.SHARE: convert.share,
    Value.DISCOUNT: convert.discount,
    Value.MONTHS: convert.months,
    Value.DAYS: convert.days,
    Value.TRUTH: convert.truth,
}
"""Every way of reading but dates, which need their whole column, and choices, which need their words."""

CHOICES: dict[Value, type[StrEnum]] = {
    Value.DEPARTMENT: Department,
    Value.ROLES: Role,
    Value.TRACKING: Tracking,
    Value.ITEM_KIND: ItemKind,
    Value.PLACE: Place,
    Value.CHANNEL: Channel,
    Value.TOPIC: Kind,
    Value.SEVERITY: Severity,
    Value.SATISFACTION: Satisfaction,
}


LABELS: dict[type[StrEnum], str] = {
    Department: "rights.department",
    Role: "rights.role",
    Tracking: "stock.tracking",
    ItemKind: "fields.item_kind",
    Place: "stock.place",
    Channel: "ticket.channel",
    Kind: "ticket.kind",
    Severity: "ticket.severity",
    Satisfaction: "ticket.satisfaction",
}
"""Where the names of a closed list's members stand."""


def label_of(value: object) -> str:
    """Return the code of what a member of a closed list is called; empty for any other value."""
    area = LABELS.get(type(value)) if isinstance(value, StrEnum) else None
    return f"{area}.{value}" if area else ""


class Target(NamedTuple):
    """One field a column can fill; ``label`` is the code of its name in ``words/fields.toml``."""

    key: str
    value: Value
    label: str
    required: bool = False

    @property
    def name(self) -> Message:
        """Return what the field is called."""
        return Message(self.label)


def _of(kind: str, fields: str, value: Value = Value.TEXT, *, required: bool = False) -> list[Target]:
    return [Target(key, value, f"fields.{kind}.{key}", required) for key in fields.split()]


def _extra(fields: str, value: Value = Value.TEXT, *, required: bool = False) -> list[Target]:
    return _of("import", fields, value, required=required)


def _ticket(fields: str, value: Value = Value.TEXT, *, required: bool = False) -> list[Target]:
    return _of("ticket_row", fields, value, required=required)


_ADDRESS = _extra("province city region postal_code", Value.CODE)
_LINE = [
    *_extra("product", Value.CODE),
    *_of("contract_line", "quantity", Value.NUMBER),
    *_of("contract_line", "unit_price", Value.MONEY),
    *_of("contract_line", "discount", Value.DISCOUNT),
    *_of("contract_line", "spec uom", Value.CODE),
    *_extra("line_note"),
]

TARGETS: dict[str, tuple[Target, ...]] = {
    "customer": (
        *_of("customer", "name", Value.CODE, required=True),
        *_of("customer", "code short_name uscc", Value.CODE),
        *_of("customer", "address"),
        *_ADDRESS,
        *_of("customer", "country phone", Value.CODE),
        *_extra("contact_name contact_role contact_phone contact_email", Value.CODE),
        *_extra("site_name", Value.CODE),
        *_extra("site_address"),
        *_of("customer", "note"),
    ),
    "product": (
        *_of("product", "name", Value.CODE, required=True),
        *_of("product", "code model spec uom", Value.CODE),
        *_of("product", "tracking", Value.TRACKING),
        *_of("product", "warranty_months", Value.MONTHS),
        *_of("product", "checklist category maker origin", Value.CODE),
        *_of("product", "price", Value.MONEY),
        *_of("product", "minimum_stock", Value.NUMBER),
        *_extra("stock", Value.NUMBER),
        *_extra("discontinued", Value.TRUTH),
        *_of("product", "banned note"),
    ),
    "person": (
        *_of("person", "name", Value.CODE, required=True),
        *_of("person", "department", Value.DEPARTMENT, required=True),
        *_of("person", "roles", Value.ROLES),
        *_of("person", "login phone", Value.CODE),
        *_of("person", "active", Value.TRUTH),
    ),
    "contract": (
        *_of("contract", "external", Value.CODE, required=True),
        *_of("contract", "customer", Value.CODE, required=True),
        *_of("contract", "signed_on due_on", Value.DATE),
        *_of("contract", "site_name", Value.CODE),
        *_of("contract", "address"),
        *_ADDRESS,
        *_extra("country", Value.CODE),
        *_of("contract", "contact phone", Value.CODE),
        *_of("contract", "freight", Value.MONEY),
        *_of("contract", "warranty_months", Value.MONTHS),
        *_of("contract", "return_days exchange_days", Value.DAYS),
        *_of("contract", "three_guarantees warranty_restarts", Value.TRUTH),
        *_of("contract", "seller calendar", Value.CODE),
        *_of("contract", "note"),
        *_LINE,
    ),
    "contract_line": (
        *_extra("contract", Value.CODE, required=True),
        *(one._replace(required=one.key in {"product", "quantity"}) for one in _LINE),
    ),
    "opening": (
        *_of("opening_line", "product", Value.CODE, required=True),
        *_of("opening_line", "serial", Value.CODE),
        *_of("opening_line", "quantity", Value.NUMBER),
        *_of("opening_line", "store", Value.CODE),
        *_of("opening_line", "place", Value.PLACE),
    ),
    "checklist": (
        *_of("checklist", "name version", Value.CODE, required=True),
        *_of("checklist", "valid_from", Value.DATE),
        *_extra("item", Value.CODE, required=True),
        *_of("check_item", "kind", Value.ITEM_KIND),
        *_of("check_item", "unit", Value.CODE),
        *_of("check_item", "low high", Value.NUMBER),
        *_of("check_item", "requirement method"),
        *_of("check_item", "photo_required required safety", Value.TRUTH),
    ),
    "ticket": (
        *_ticket("number", Value.CODE),
        *_ticket("received_at", Value.MOMENT, required=True),
        *_ticket("channel", Value.CHANNEL, required=True),
        *_ticket("kind", Value.TOPIC, required=True),
        *_ticket("customer", Value.CODE, required=True),
        *_ticket("caller phone product serial", Value.CODE),
        *_ticket("content", required=True),
        *_ticket("severity", Value.SEVERITY),
        *_ticket("department", Value.DEPARTMENT),
        *_ticket("receiver owner", Value.CODE),
        *_ticket("contacted_at", Value.MOMENT),
        *_ticket("contact_note"),
        *_ticket("cause", Value.CODE),
        *_ticket("result"),
        *_ticket("resolved_at", Value.MOMENT),
        *_ticket("satisfied", Value.SATISFACTION),
        *_ticket("closed_at", Value.MOMENT),
    ),
}
"""The fields of each kind that can be imported, in the order a person is shown them."""
