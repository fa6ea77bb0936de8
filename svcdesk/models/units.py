"""Where each piece or lot stands now, derived from the stock moves of its serial number."""

from sqlalchemy import Boolean, Column, Index, String, Table

from svcdesk.models.base import UtcTime, metadata, partial_index

unit = Table(
    "unit",
    metadata,
    Column("product", String(32), primary_key=True),
    Column("serial", String, primary_key=True),
    Column("place", String(12), nullable=False),
    Column("store", String, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("doc", String(32), nullable=False, comment="the record that moved it last"),
    Column("customer", String(32), nullable=False),
    Column("site", String, nullable=False),
    Column("replaces", String, nullable=False, comment="serial number of the piece it stands in for"),
    Column("replaced_by", String, nullable=False),
    Column("warranty_start", String(10), nullable=False),
    Column("warranty_end", String(10), nullable=False),
    Column("clash", Boolean, nullable=False, comment="two records took it: somebody has to settle that"),
    Index(None, "serial"),
    Index(None, "customer"),
    sqlite_with_rowid=False,
)
partial_index("ix_unit_clash", unit, ("clash",), sqlite="clash = 1", postgresql="clash = true")
