"""The first tables: the log, the rows of lists, and what is derived for joins and sums."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPEND_ONLY = ("revision", "edge", "blobref", "blob", "blob_part")
FUNCTION = """CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$"""
SEARCH_INDEX = {
    "sqlite": (
        """CREATE VIRTUAL TABLE search_index USING
        fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii')""",
    ),
    "postgresql": (
        "CREATE TABLE search_index (rowid integer CONSTRAINT pk_search_index PRIMARY KEY, tokens tsvector NOT NULL)",
        "CREATE INDEX ix_search_index_tokens ON search_index USING gin (tokens)",
    ),
}


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    _log()
    for table in APPEND_ONLY:
        _guard(table, dialect)
    _lists()
    for statement in SEARCH_INDEX[dialect]:
        op.execute(statement)
    _derived()


def _guard(table: str, dialect: str) -> None:
    """Let the engine itself refuse to change or delete what was written."""
    if dialect == "postgresql":
        op.execute(FUNCTION)
    for verb in ("UPDATE", "DELETE"):
        name = f"{table}_no_{verb.lower()}"
        if dialect == "sqlite":
            action = f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
            op.execute(f"CREATE TRIGGER {name} BEFORE {verb} ON {table} {action}")
        else:
            action = "FOR EACH ROW EXECUTE FUNCTION append_only()"
            op.execute(f"CREATE TRIGGER {name} BEFORE {verb} ON {table} {action}")


def _log() -> None:
    """The revision log and what belongs to this device."""
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False, comment="order of arrival on this desk; never leaves it"),
        sa.Column("rev", sa.String(length=64), nullable=False),
        sa.Column("node", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("doc", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column(
            "clock_back",
            sa.Integer(),
            nullable=False,
            comment="seconds the device's clock stood behind its last revision",
        ),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
        sa.UniqueConstraint("node", "seq", name="uq_revision_node_seq"),
        sa.UniqueConstraint("rev", name="uq_revision_rev"),
    )
    op.create_index(
        "ix_revision_clock_back",
        "revision",
        ["clock_back"],
        sqlite_where=sa.text("clock_back > 0"),
        postgresql_where=sa.text("clock_back > 0"),
    )
    op.create_index("ix_revision_doc", "revision", ["doc"])
    op.create_table(
        "edge",
        sa.Column("parent", sa.String(length=64), nullable=False),
        sa.Column("rev", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("parent", "rev", name="pk_edge"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "blobref",
        sa.Column("rev", sa.String(length=64), nullable=False),
        sa.Column("sha", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("rev", "sha", name="pk_blobref"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_blobref_sha", "blobref", ["sha"])
    op.create_table(
        "blob",
        sa.Column("sha", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("mime", sa.String(length=60), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False, comment="pixels, 0 where it is no picture"),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sha", name="pk_blob"),
    )
    op.create_table(
        "blob_part",
        sa.Column("sha", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha", "n", name="pk_blob_part"),
    )
    op.create_table(
        "node",
        sa.Column("node", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("node", name="pk_node"),
        sa.UniqueConstraint("code", name="uq_node_code"),
    )
    op.create_table(
        "counter",
        sa.Column("node", sa.String(length=32), nullable=False),
        sa.Column("prefix", sa.String(length=8), nullable=False),
        sa.Column("day", sa.String(length=6), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("node", "prefix", "day", name="pk_counter"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "localmeta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_localmeta"),
    )


def _lists() -> None:
    """What every list reads, and what records are found by."""
    op.create_table(
        "docview",
        sa.Column("id", sa.Integer(), nullable=False, comment="order of first appearance; newest is largest"),
        sa.Column("doc", sa.String(length=32), nullable=False),
        sa.Column("rev", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("customer", sa.String(length=32), nullable=False),
        sa.Column("customer_name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("owner_name", sa.String(), nullable=False),
        sa.Column("department", sa.String(length=20), nullable=False),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("occurred_at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("amendment", sa.SmallInteger(), nullable=False),
        sa.Column("conflict", sa.SmallInteger(), nullable=False, comment="0 none, 1 soft, 2 hard"),
        sa.PrimaryKeyConstraint("id", name="pk_docview"),
        sa.UniqueConstraint("doc", name="uq_docview_doc"),
    )
    op.create_index(
        "ix_docview_conflict_kind_id",
        "docview",
        ["kind", "id"],
        sqlite_where=sa.text('"conflict" > 0'),
        postgresql_where=sa.text('"conflict" > 0'),
    )
    op.create_index("ix_docview_customer_kind_id", "docview", ["customer", "kind", "id"])
    op.create_index("ix_docview_kind_id", "docview", ["kind", "id"])
    op.create_index("ix_docview_kind_state_id", "docview", ["kind", "state", "id"])
    op.create_index("ix_docview_number", "docview", ["number"])
    op.create_index(
        "ix_docview_open_kind_due_at_id",
        "docview",
        ["kind", "due_at", "id"],
        sqlite_where=sa.text("open = 1"),
        postgresql_where=sa.text("open = true"),
    )
    op.create_index(
        "ix_docview_open_kind_id",
        "docview",
        ["kind", "id"],
        sqlite_where=sa.text("open = 1"),
        postgresql_where=sa.text("open = true"),
    )
    op.create_index(
        "ix_docview_open_owner_kind_id",
        "docview",
        ["owner", "kind", "id"],
        sqlite_where=sa.text("open = 1"),
        postgresql_where=sa.text("open = true"),
    )
    op.create_index("ix_docview_owner_kind_id", "docview", ["owner", "kind", "id"])
    op.create_table(
        "search_text",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="docview.id"),
        sa.Column("text", sa.String(), nullable=False, comment="one line per text the record is found by"),
        sa.PrimaryKeyConstraint("id", name="pk_search_text"),
    )


def _derived() -> None:
    """What joins and sums need."""
    op.create_table(
        "contract_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("doc", sa.String(length=32), nullable=False),
        sa.Column("line", sa.String(length=40), nullable=False),
        sa.Column("product", sa.String(length=32), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contract_line"),
    )
    op.create_index("ix_contract_line_doc_line", "contract_line", ["doc", "line"])
    op.create_table(
        "delivery_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("doc", sa.String(length=32), nullable=False),
        sa.Column("contract", sa.String(length=32), nullable=False),
        sa.Column("contract_line", sa.String(length=40), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_delivery_line"),
    )
    op.create_index("ix_delivery_line_contract_contract_line", "delivery_line", ["contract", "contract_line"])
    op.create_index("ix_delivery_line_doc", "delivery_line", ["doc"])
    op.create_table(
        "delivery_unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("doc", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("product", sa.String(length=32), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("store", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column(
            "open", sa.Boolean(), nullable=False, comment="the delivery is not signed yet, so the piece is spoken for"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_delivery_unit"),
    )
    op.create_index("ix_delivery_unit_doc", "delivery_unit", ["doc"])
    op.create_index("ix_delivery_unit_product_open", "delivery_unit", ["product", "open"])
    op.create_index("ix_delivery_unit_serial", "delivery_unit", ["serial"])
    op.create_table(
        "stock_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("doc", sa.String(length=32), nullable=False),
        sa.Column("product", sa.String(length=32), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.String(length=12), nullable=False),
        sa.Column("target", sa.String(length=12), nullable=False),
        sa.Column("origin_store", sa.String(), nullable=False),
        sa.Column("target_store", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("customer", sa.String(length=32), nullable=False),
        sa.Column("site", sa.String(), nullable=False),
        sa.Column("replaces", sa.String(), nullable=False),
        sa.Column("warranty_start", sa.String(length=10), nullable=False),
        sa.Column("warranty_end", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stock_move"),
    )
    op.create_index("ix_stock_move_customer", "stock_move", ["customer"])
    op.create_index("ix_stock_move_doc", "stock_move", ["doc"])
    op.create_index(
        "ix_stock_move_product_replaces",
        "stock_move",
        ["product", "replaces"],
        sqlite_where=sa.text("replaces != ''"),
        postgresql_where=sa.text("replaces != ''"),
    )
    op.create_index("ix_stock_move_product_serial", "stock_move", ["product", "serial"])
    op.create_index("ix_stock_move_serial", "stock_move", ["serial"])
    op.create_table(
        "unit",
        sa.Column("product", sa.String(length=32), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("place", sa.String(length=12), nullable=False),
        sa.Column("store", sa.String(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("doc", sa.String(length=32), nullable=False, comment="the record that moved it last"),
        sa.Column("customer", sa.String(length=32), nullable=False),
        sa.Column("site", sa.String(), nullable=False),
        sa.Column("replaces", sa.String(), nullable=False, comment="serial number of the piece it stands in for"),
        sa.Column("replaced_by", sa.String(), nullable=False),
        sa.Column("warranty_start", sa.String(length=10), nullable=False),
        sa.Column("warranty_end", sa.String(length=10), nullable=False),
        sa.Column("clash", sa.Boolean(), nullable=False, comment="two records took it: somebody has to settle that"),
        sa.PrimaryKeyConstraint("product", "serial", name="pk_unit"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_unit_clash",
        "unit",
        ["clash"],
        sqlite_where=sa.text("clash = 1"),
        postgresql_where=sa.text("clash = true"),
    )
    op.create_index("ix_unit_customer", "unit", ["customer"])
    op.create_index("ix_unit_serial", "unit", ["serial"])
