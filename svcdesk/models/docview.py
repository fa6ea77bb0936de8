"""The one view row per record that lists, filters and searches read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Boolean, Column, Index, Integer, SmallInteger, String, Table

from svcdesk.models.base import Money, UtcTime, metadata, partial_index

docview = Table(
    "docview",
    metadata,
    Column("id", Integer, primary_key=True, comment="order of first appearance; newest is largest"),
    Column("doc", String(32), nullable=False, unique=True),
    Column("rev", String(64), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("number", String(40), nullable=False),
    Column("state", String(20), nullable=False),
    Column("open", Boolean, nullable=False),
    Column("title", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("customer", String(32), nullable=False),
    Column("customer_name", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("owner", String(32), nullable=False),
    Column("owner_name", String, nullable=False),
    Column("department", String(20), nullable=False),
    Column("result", String(20), nullable=False),
    Column("due_at", UtcTime),
    Column("amount", Money),
    Column("occurred_at", UtcTime, nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
    Column("amendment", SmallInteger, nullable=False),
    Column("conflict", SmallInteger, nullable=False, comment="0 none, 1 soft, 2 hard"),
    Column("channel", String(20), nullable=False, comment="how it reached us"),
    Column("waits", String(20), nullable=False, comment="what holds it up: customer, parts, signature …"),
    Column("origin", String(32), nullable=False, comment="the document it was made from"),
    Column("review", String(12), nullable=False, comment="the office's last word; + where it was changed after"),
    Index(None, "kind", "id"),
    Index(None, "kind", "state", "id"),
    Index(None, "number"),
    Index(None, "customer", "kind", "id"),
    Index(None, "owner", "kind", "id"),
)

# Of a million records a few thousand are open: what asks only for those reads an index of only those.
for _name, _columns in (
    ("open_kind_id", ("kind", "id")),
    ("open_kind_due_at_id", ("kind", "due_at", "id")),
    ("open_owner_kind_id", ("owner", "kind", "id")),
    ("open_department_kind_due_at_id", ("department", "kind", "due_at", "id")),
):
    partial_index(f"ix_docview_{_name}", docview, _columns, sqlite="open = 1", postgresql="open = true")
partial_index("ix_docview_unit_kind_id", docview, ("unit", "kind", "id"), sqlite="unit != ''")
partial_index("ix_docview_conflict_kind_id", docview, ("kind", "id"), sqlite="conflict > 0")
partial_index("ix_docview_waits_kind_due_at_id", docview, ("waits", "kind", "due_at", "id"), sqlite="waits <> ''")
partial_index("ix_docview_review_kind_id", docview, ("review", "kind", "id"), sqlite="review <> ''")
partial_index("ix_docview_origin_kind", docview, ("origin", "kind"), sqlite="origin <> ''")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a kind says about one of its records in a list; ``search`` are the texts it is found by."""

    title: str
    open: bool = False
    subject: str = ""
    customer: str = ""
    customer_name: str = ""
    unit: str = ""
    owner: str = ""
    owner_name: str = ""
    department: str = ""
    result: str = ""
    due_at: datetime | None = None
    amount: Decimal | None = None
    channel: str = ""
    waits: str = ""
    origin: str = ""
    search: Iterable[str] = ()
