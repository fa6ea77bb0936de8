"""What lies ahead of a ticket's clocks, what open orders have set aside, and how many of a product there should be."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _clocks()
    _spares()


def _clocks() -> None:
    for name, comment in (
        ("told_from", "when its first warning falls due"),
        ("urgent_from", "since when the ticket is urgent, as far as this clock says"),
        ("managers_from", "since when the ticket lies before the managers because of this clock"),
    ):
        op.add_column("ticket_due", sa.Column(name, sa.BigInteger(), comment=comment))
    op.drop_index("ix_ticket_due_rule_due_at", "ticket_due")
    for name, column, condition in (
        ("ix_ticket_due_running", "due_at", "stopped_at IS NULL"),
        ("ix_ticket_due_managers", "managers_from", "managers_from IS NOT NULL"),
    ):
        where = sa.text(condition)
        op.create_index(name, "ticket_due", [column], sqlite_where=where, postgresql_where=where)


def _spares() -> None:
    op.create_table(
        "part_reserved",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("doc", sa.String(length=32), nullable=False),
        sa.Column("product", sa.String(length=32), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("store", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_part_reserved"),
    )
    op.create_index("ix_part_reserved_doc", "part_reserved", ["doc"])
    op.create_index("ix_part_reserved_product", "part_reserved", ["product"])
    op.create_table(
        "minimum_stock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("doc", sa.String(length=32), nullable=False),
        sa.Column("minimum", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_minimum_stock"),
    )
    op.create_index("ix_minimum_stock_doc", "minimum_stock", ["doc"])
