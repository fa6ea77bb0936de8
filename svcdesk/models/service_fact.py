"""What the charts of the office count: one row per thing counted, and totals that the engine itself keeps."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, SmallInteger, String, Table, event, text

from svcdesk.domain.measures import Measure
from svcdesk.domain.times import SHANGHAI
from svcdesk.models.base import UtcTime, metadata, partial_index

service_fact = Table(
    "service_fact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("doc", String(32), nullable=False, index=True),
    Column("measure", String(12), nullable=False),
    Column("month", Integer, nullable=False, comment="of the site: year * 100 + month"),
    Column("key", String, nullable=False),
    Column("met", SmallInteger, nullable=False, comment="1 where it was in time, done, right at first"),
    Column("amount", BigInteger, nullable=False, comment="seconds, 0 where nothing is measured"),
    Column("until", UtcTime, comment="while this is not past, nobody can say yet whether it is met"),
    Index(None, "measure", "key", "month"),
)
partial_index("ix_service_fact_until", service_fact, ("until",), sqlite="until IS NOT NULL")

service_total = Table(
    "service_total",
    metadata,
    Column("measure", String(12), primary_key=True),
    Column("month", Integer, primary_key=True),
    Column("key", String, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("met", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)


def fact(
    doc: str, measure: Measure, at: datetime, key: str = "", *, met: bool = False, amount: int = 0
) -> dict[str, Any]:
    """Return the row of one thing counted, in the month in which it happened at the site."""
    return {
        "doc": doc,
        "measure": measure.value,
        "month": month_of(at),
        "key": key,
        "met": int(met),
        "amount": amount,
        "until": None,
    }


def month_of(at: datetime) -> int:
    """Return the month of an instant at the site, as year * 100 + month."""
    local = at.astimezone(SHANGHAI)
    return local.year * 100 + local.month


_ADD = """INSERT INTO service_total (measure, month, key, n, met, amount)
VALUES (NEW.measure, NEW.month, NEW.key, 1, NEW.met, NEW.amount)
ON CONFLICT (measure, month, key) DO UPDATE SET n = service_total.n + 1,
met = service_total.met + excluded.met, amount = service_total.amount + excluded.amount;"""
_SAME = "measure = OLD.measure AND month = OLD.month AND key = OLD.key"
_TAKE = f"""UPDATE service_total SET n = n - 1, met = met - OLD.met, amount = amount - OLD.amount WHERE {_SAME};
DELETE FROM service_total WHERE {_SAME} AND n <= 0;"""
_REFUSE = "replaced, never updated: service_fact"
_ABORT = f"SELECT RAISE(ABORT, '{_REFUSE}');"

KEEPERS: dict[str, tuple[str, ...]] = {
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
"""The statements that let an engine itself keep the totals, so that no way of writing can pass them by."""


def _keep(_table: Table, connection: Connection, **_: object) -> None:
    for statement in KEEPERS[connection.dialect.name]:
        connection.execute(text(statement))


event.listen(service_fact, "after_create", _keep)
