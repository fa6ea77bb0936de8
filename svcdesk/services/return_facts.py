"""What stock and other returns know of goods that come back: does the customer have them, who else asks for them."""

from decimal import Decimal

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select

from svcdesk.domain.device import Device
from svcdesk.domain.masters import Tracking
from svcdesk.domain.return_case import Line, ReturnCase
from svcdesk.domain.return_rules import Known
from svcdesk.domain.stock import Place
from svcdesk.models.docview import docview
from svcdesk.models.return_case import return_line
from svcdesk.models.stock import stock_move
from svcdesk.services import one_customer
from svcdesk.services.return_sale import sale, unit_row

_NOUGHT = Decimal(0)


def known(connection: Connection, case: ReturnCase, doc: str = "") -> dict[str, Known]:
    """Return what is known of the goods of every line, by its id; ``doc`` is the return's own record."""
    return {line.id: _known(connection, case, line, doc) for line in case.lines if line.device.product}


def _known(connection: Connection, case: ReturnCase, line: Line, doc: str) -> Known:
    product, serial = line.device.product, line.device.serial
    whose = "" if line.tracking is Tracking.SERIAL else case.customer.doc
    claimed, claimed_by = _claimed(connection, product, serial, whose, doc)
    bought = sale(connection, product, serial, line.device.delivery)
    found = Known(
        there=_there(connection, product, serial, case.customer.doc),
        claimed=claimed,
        claimed_by=claimed_by,
        delivered=_delivered(connection, line.device) if line.device.delivery else None,
        sold_at=bought.at if bought else None,
    )
    row = unit_row(connection, product, serial) if serial else None
    if row is None:
        return found
    titles = select(docview.c.doc, docview.c.number, docview.c.title).where(
        docview.c.doc.in_({row.doc, row.customer})
    )
    named = {one.doc: one for one in connection.execute(titles)}
    return msgspec.structs.replace(
        found,
        seen=True,
        place=Place(row.place),
        moved_by=named[row.doc].number if row.doc in named else "",
        owner=one_customer.as_known(connection, row.customer, case.customer.doc),
        owner_name=named[row.customer].title if row.customer in named else "",
    )


def left(connection: Connection, customer: str, product: str, serial: str, doc: str = "") -> Decimal:
    """Return how much of counted goods a customer has that no other return than ``doc`` asks for yet."""
    claimed, _ = _claimed(connection, product, serial, customer, doc)
    return max(_there(connection, product, serial, customer) - claimed, _NOUGHT)


def _claimed(connection: Connection, product: str, serial: str, customer: str, doc: str) -> tuple[Decimal, str]:
    """Return how much of the same goods other returns ask for and have not got yet, and the first one's number.

    Without a ``customer`` those of everybody count: there is one piece of a serial number.
    """
    of = return_line.c
    same = [of.product == product, of.serial == serial, of.claimed, of.doc != doc]
    if customer:
        same.append(one_customer.has(connection, of.customer, customer))
    rows = connection.execute(
        select(docview.c.number, of.quantity)
        .join(docview, docview.c.doc == of.doc)
        .where(*same)
        .order_by(docview.c.id)
    ).all()
    return sum((row.quantity for row in rows), _NOUGHT), rows[0].number if rows else ""


def _there(connection: Connection, product: str, serial: str, customer: str) -> Decimal:
    """Return how much of some goods a customer has, as the sum of moves."""
    move = stock_move.c
    same = (move.product == product, move.serial == serial, one_customer.has(connection, move.customer, customer))
    came = _sum(connection, *same, move.target == Place.CUSTOMER)
    return came - _sum(connection, *same, move.origin == Place.CUSTOMER)


def _delivered(connection: Connection, device: Device) -> Decimal:
    move = stock_move.c
    same = (move.doc == device.delivery, move.product == device.product, move.serial == device.serial)
    return _sum(connection, *same, move.target == Place.CUSTOMER)


def _sum(connection: Connection, *conditions: ColumnElement[bool]) -> Decimal:
    return connection.scalar(select(func.sum(stock_move.c.quantity)).where(*conditions)) or _NOUGHT
