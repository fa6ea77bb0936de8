"""What after-sales service and returns derive for lists, gates and charts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _clocks()
    _exchange()
    _codes_may_meet()


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


def _exchange() -> None:
    """What hand-over packages brought and the log could not take, what is awaited, and what other desks have."""
    op.create_table(
        "intray",
        sa.Column("rev", sa.String(length=64), nullable=False, comment="of what was handed over and is not in the log"),
        sa.Column("status", sa.String(length=10), nullable=False, comment="waiting, refused or dropped"),
        sa.Column("reason", sa.Text(), nullable=False, comment="the sentence, as a message"),
        sa.Column("node", sa.String(length=32), nullable=False),
        sa.Column("doc", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("sender", sa.String(length=32), nullable=False, comment="the device whose package brought it"),
        sa.Column("arrived_at", sa.BigInteger(), nullable=False),
        sa.Column("dropped", sa.Text(), nullable=False, comment="who dropped it, when and why"),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("rev", name="pk_intray"),
    )
    op.create_table(
        "intray_need",
        sa.Column("need", sa.String(length=64), nullable=False, comment="the revision it follows and that is not here"),
        sa.Column("rev", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("need", "rev", name="pk_intray_need"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "awaited",
        sa.Column(
            "sha", sa.String(length=64), nullable=False, comment="an attachment handed over by name but not yet as bytes"
        ),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sha", name="pk_awaited"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hole",
        sa.Column("node", sa.String(length=32), nullable=False),
        sa.Column(
            "first",
            sa.BigInteger(),
            nullable=False,
            comment="of a device's revisions that nobody has handed over yet",
        ),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("node", "first", name="pk_hole"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "peer",
        sa.Column("node", sa.String(length=32), nullable=False, comment="a device whose packages were taken in"),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.Column("have", sa.Text(), nullable=False, comment="what its desk has, by device"),
        sa.Column("awaited", sa.Text(), nullable=False, comment="the attachments it lacks"),
        sa.PrimaryKeyConstraint("node", name="pk_peer"),
    )


def _codes_may_meet() -> None:
    """Let two devices of one code be known, so that a hand-over can say so; numbers are what must not repeat."""
    if op.get_bind().dialect.name == "sqlite":
        op.create_table(
            "node_new",
            sa.Column("node", sa.String(length=32), nullable=False),
            sa.Column("code", sa.String(length=8), nullable=False),
            sa.Column("name", sa.String(), nullable=False),
            sa.Column("public_key", sa.LargeBinary(), nullable=False),
            sa.PrimaryKeyConstraint("node", name="pk_node"),
        )
        op.execute("INSERT INTO node_new SELECT node, code, name, public_key FROM node")
        op.drop_table("node")
        op.rename_table("node_new", "node")
    else:
        op.drop_constraint("uq_node_code", "node", type_="unique")
    op.create_index("ix_node_code", "node", ["code"])
