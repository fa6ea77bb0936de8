"""Record numbers: unique without a network, since each device counts by itself under its own code."""

from datetime import datetime

from sqlalchemy import Connection, text

from svcdesk.domain.times import local_day
from svcdesk.store.log import Node

_TAKE = text(
    "INSERT INTO counter (node, prefix, day, last) VALUES (:node, :prefix, :day, :count) "
    "ON CONFLICT (node, prefix, day) DO UPDATE SET last = counter.last + :count RETURNING last"
)


def take_number(connection: Connection, node: Node, prefix: str, at: datetime) -> str:
    """Take a device's next number: prefix, date in China, device code and counter, e.g. ``YS-261123-A1-0007``."""
    return take_numbers(connection, node, prefix, at, 1)[0]


def take_numbers(connection: Connection, node: Node, prefix: str, at: datetime, count: int) -> list[str]:
    """Take as many numbers in a row."""
    day = f"{local_day(at):%y%m%d}"  # the company's day, wherever the laptop thinks it is
    values = {"node": node.key, "prefix": prefix, "day": day, "count": count}
    last = int(connection.execute(_TAKE, values).scalar_one())
    return [f"{prefix}-{day}-{node.code}-{n:04d}" for n in range(last - count + 1, last + 1)]
