"""What after-sales service and returns derive for lists, gates and charts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _clocks()


def _clocks() -> None:
    op.create_table(
        "ticket_due",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("doc", sa.String(length=32), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("cycle", sa.SmallInteger(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("stopped_at", sa.BigInteger()),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ticket_due"),
    )
    op.create_index("ix_ticket_due_doc", "ticket_due", ["doc"])
    op.create_index("ix_ticket_due_rule_due_at", "ticket_due", ["rule", "due_at"])
