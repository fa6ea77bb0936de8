"""Metadata with named constraints and the column types that refuse anything but exact money, quantities and UTC."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Dialect, Index, MetaData, Table, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex
from sqlalchemy.types import TypeDecorator

from svcdesk.domain.times import EPOCH, from_microseconds

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    }
)
_CONDITION = "condition_on_postgresql"
_MICROSECOND = timedelta(microseconds=1)


def partial_index(name: str, table: Table, columns: Sequence[str], *, sqlite: str, postgresql: str = "") -> None:
    """Give a table an index of only those rows that fulfil a condition.

    The condition for PostgreSQL is added when the index is made: as an argument it would load that dialect, at the
    start of every laptop, for a tenth of a second.
    """
    info = {_CONDITION: postgresql or sqlite}
    Index(name, *(table.c[one] for one in columns), sqlite_where=text(sqlite), info=info)


@compiles(CreateIndex, "postgresql")
def _create_index(element: CreateIndex, compiler: Any, **options: Any) -> str:
    made = str(compiler.visit_create_index(element, **options))
    condition = element.element.info.get(_CONDITION)
    return f"{made} WHERE {condition}" if condition else made


class UtcTime(TypeDecorator[datetime]):
    """An instant as whole microseconds since 1970-01-01 UTC; a time without offset is refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        if value is None:
            return None
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise TypeError(value)
        return (value - EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else from_microseconds(value)


class _Scaled(TypeDecorator[Decimal]):
    """A decimal as a whole number of its smallest unit; more digits than that are refused."""

    impl = BigInteger
    cache_ok = True
    places = 0

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        if value is None:
            return None
        if not isinstance(value, Decimal):
            raise TypeError(value)
        scaled = value.scaleb(self.places)
        if scaled != scaled.to_integral_value():
            raise ValueError(value)
        return int(scaled)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else Decimal(value).scaleb(-self.places)


class Money(_Scaled):
    """Yuan in code, whole 分 in the database."""

    cache_ok = True
    places = 2


class Quantity(_Scaled):
    """A quantity with up to six decimal places."""

    cache_ok = True
    places = 6
