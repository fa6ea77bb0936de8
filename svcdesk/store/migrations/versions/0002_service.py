"""What after-sales service and returns derive for lists, gates and charts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _clocks()
    _returns()
    _lists()
    _serials()
    _totals()
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
    op.create_table(
        "ticket_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("doc", sa.String(length=32), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False, comment="answer, call_back, follow_up or close"),
        sa.Column("department", sa.String(length=20), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("owner_name", sa.String(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger()),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ticket_task"),
    )
    op.create_index("ix_ticket_task_doc", "ticket_task", ["doc"])
    op.create_index("ix_ticket_task_due_at", "ticket_task", ["due_at"])


def _serials() -> None:
    """Find everything about a serial number: calls, orders, complaints, returns."""
    op.create_index(
        "ix_docview_unit_kind_id",
        "docview",
        ["unit", "kind", "id"],
        sqlite_where=sa.text("unit != ''"),
        postgresql_where=sa.text("unit != ''"),
    )


def _returns() -> None:
    op.create_table(
        "return_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("doc", sa.String(length=32), nullable=False),
        sa.Column("line", sa.String(length=40), nullable=False),
        sa.Column("customer", sa.String(length=32), nullable=False),
        sa.Column("product", sa.String(length=32), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("contract", sa.String(length=32), nullable=False),
        sa.Column("delivery", sa.String(length=32), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("refund", sa.BigInteger(), nullable=False),
        sa.Column(
            "claimed",
            sa.Boolean(),
            nullable=False,
            comment="asked for and not here yet: no other return may ask for it",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_return_line"),
    )
    op.create_index("ix_return_line_doc", "return_line", ["doc"])
    op.create_index("ix_return_line_product_serial", "return_line", ["product", "serial"])
    op.create_index("ix_return_line_contract", "return_line", ["contract"])
    op.create_index("ix_return_line_delivery", "return_line", ["delivery"])


def _lists() -> None:
    """Give every record in a list a channel, what it waits for and what it was made from."""
    if op.get_bind().dialect.name == "sqlite":
        _docview_anew()
    else:
        for name, length, comment in _NEW_COLUMNS:
            column = sa.Column(name, sa.String(length=length), nullable=False, server_default="", comment=comment)
            op.add_column("docview", column)
            op.alter_column("docview", name, server_default=None)
    for name, columns, sqlite, postgresql in (
        ("ix_docview_open_department_kind_due_at_id", "department kind due_at id", "open = 1", "open = true"),
        ("ix_docview_waits_kind_due_at_id", "waits kind due_at id", "waits <> ''", "waits <> ''"),
        ("ix_docview_origin_kind", "origin kind", "origin <> ''", "origin <> ''"),
        ("ix_docview_review_kind_id", "review kind id", "review <> ''", "review <> ''"),
    ):
        _partial(name, columns, sqlite, postgresql)


_NEW_COLUMNS = (
    ("channel", 20, "how it reached us"),
    ("waits", 20, "what holds it up: customer, parts, signature …"),
    ("origin", 32, "the document it was made from"),
    ("review", 12, "the office's last word; + where it was changed after"),
)


def _partial(name: str, columns: str, sqlite: str, postgresql: str) -> None:
    op.create_index(
        name, "docview", columns.split(), sqlite_where=sa.text(sqlite), postgresql_where=sa.text(postgresql)
    )


def _docview_anew() -> None:
    """Make the table again with more columns: SQLite adds one only behind the constraints, and with a default."""
    op.create_table(
        "docview_new",
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
        *(sa.Column(name, sa.String(length=n), nullable=False, comment=said) for name, n, said in _NEW_COLUMNS),
        sa.PrimaryKeyConstraint("id", name="pk_docview"),
        sa.UniqueConstraint("doc", name="uq_docview_doc"),
    )
    op.execute("INSERT INTO docview_new SELECT *, '', '', '', '' FROM docview")
    op.drop_table("docview")
    op.rename_table("docview_new", "docview")
    for name, columns in (
        ("ix_docview_customer_kind_id", "customer kind id"),
        ("ix_docview_kind_id", "kind id"),
        ("ix_docview_kind_state_id", "kind state id"),
        ("ix_docview_number", "number"),
        ("ix_docview_owner_kind_id", "owner kind id"),
    ):
        op.create_index(name, "docview", columns.split())
    _partial("ix_docview_conflict_kind_id", "kind id", '"conflict" > 0', '"conflict" > 0')
    for name, columns in (
        ("ix_docview_open_kind_due_at_id", "kind due_at id"),
        ("ix_docview_open_kind_id", "kind id"),
        ("ix_docview_open_owner_kind_id", "owner kind id"),
    ):
        _partial(name, columns, "open = 1", "open = true")


def _totals() -> None:
    """What the charts of the office count, and the totals that the engine keeps by itself."""
    op.create_table(
        "service_fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("doc", sa.String(length=32), nullable=False),
        sa.Column("measure", sa.String(length=12), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False, comment="of the site: year * 100 + month"),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("met", sa.SmallInteger(), nullable=False, comment="1 where it was in time, done, right at first"),
        sa.Column("amount", sa.BigInteger(), nullable=False, comment="seconds, 0 where nothing is measured"),
        sa.Column(
            "until",
            sa.BigInteger(),
            nullable=True,
            comment="while this is not past, nobody can say yet whether it is met",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_service_fact"),
    )
    op.create_index("ix_service_fact_doc", "service_fact", ["doc"])
    op.create_index("ix_service_fact_measure_key_month", "service_fact", ["measure", "key", "month"])
    some = sa.text("until IS NOT NULL")
    op.create_index("ix_service_fact_until", "service_fact", ["until"], sqlite_where=some, postgresql_where=some)
    op.create_table(
        "service_total",
        sa.Column("measure", sa.String(length=12), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("met", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("measure", "month", "key", name="pk_service_total"),
        sqlite_with_rowid=False,
    )
    for statement in _KEEPERS[op.get_bind().dialect.name]:
        op.execute(statement)


_ADD = """INSERT INTO service_total (measure, month, key, n, met, amount)
VALUES (NEW.measure, NEW.month, NEW.key, 1, NEW.met, NEW.amount)
ON CONFLICT (measure, month, key) DO UPDATE SET n = service_total.n + 1,
met = service_total.met + excluded.met, amount = service_total.amount + excluded.amount;"""
_SAME = "measure = OLD.measure AND month = OLD.month AND key = OLD.key"
_TAKE = f"""UPDATE service_total SET n = n - 1, met = met - OLD.met, amount = amount - OLD.amount WHERE {_SAME};
DELETE FROM service_total WHERE {_SAME} AND n <= 0;"""
_REFUSE = "replaced, never updated: service_fact"
_ABORT = f"SELECT RAISE(ABORT, '{_REFUSE}');"
_KEEPERS = {
    "sqlite": (
        f"CREATE TRIGGER service_fact_added AFTER INSERT ON service_fact BEGIN {_ADD} END",
        f"CREATE TRIGGER service_fact_gone AFTER DELETE ON service_fact BEGIN {_TAKE} END",
        f"CREATE TRIGGER service_fact_changed BEFORE UPDATE ON service_fact BEGIN {_ABORT} END",
    ),
    "postgresql": (
        f"""CREATE OR REPLACE FUNCTION keep_service_total() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
IF TG_OP = 'INSERT' THEN {_ADD}
ELSIF TG_OP = 'DELETE' THEN {_TAKE}
ELSE RAISE EXCEPTION '{_REFUSE}';
END IF;
RETURN NULL;
END $$""",
        """CREATE TRIGGER service_fact_kept AFTER INSERT OR DELETE OR UPDATE ON service_fact
FOR EACH ROW EXECUTE FUNCTION keep_service_total()""",
    ),
}


def _exchange() -> None:
    """What hand-over packages brought and the log could not take, what is awaited, and what other desks have."""
    op.create_table(
        "intray",
        sa.Column(
            "rev", sa.String(length=64), nullable=False, comment="of what was handed over and is not in the log"
        ),
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
    op.create_index("ix_intray_status", "intray", ["status"])
    op.create_table(
        "intray_need",
        sa.Column(
            "need", sa.String(length=64), nullable=False, comment="the revision it follows and that is not here"
        ),
        sa.Column("rev", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("need", "rev", name="pk_intray_need"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "awaited",
        sa.Column(
            "sha",
            sa.String(length=64),
            nullable=False,
            comment="an attachment handed over by name but not yet as bytes",
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
