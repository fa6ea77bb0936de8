"""What appears by itself beside an intake: piece and warranty, open cases, contract hours, what was before."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, false, select, true

from svcdesk.domain.check_hours import span_text
from svcdesk.domain.device import UNKNOWN, Device
from svcdesk.domain.hours import WorkCalendar, spans_on
from svcdesk.domain.masters import CustomerState
from svcdesk.domain.ticket import Ticket
from svcdesk.models.docview import docview
from svcdesk.models.units import unit
from svcdesk.services import one_customer
from svcdesk.services.clock_rules import absent_calendar
from svcdesk.services.desk import Session
from svcdesk.services.installed import NAMED, count_at, device_of
from svcdesk.services.list_query import COLUMNS
from svcdesk.services.list_rows import Row
from svcdesk.services.one_customer import family, is_of
from svcdesk.services.ticket_saving import calendar_of
from svcdesk.words import Message

CASES = ("ticket", "service_order", "complaint", "return_case")
PAST = (*CASES, "delivery")
_OPEN_MOST, _PAST_MOST = 8, 8


@dataclass(frozen=True, slots=True)
class Background:
    """``calendar`` names the working hours of the contract, ``hours`` are today's; ``told`` has to be known first.

    ``goes_on`` is the customer that the one asked for was merged into, whose records these are as well.
    """

    device: Device = UNKNOWN
    installed: int = 0
    open_cases: tuple[Row, ...] = ()
    past: tuple[Row, ...] = ()
    contracts: tuple[Row, ...] = ()
    calendar: str = ""
    hours: tuple[str, ...] = ()
    open_now: bool = True
    told: tuple[Message, ...] = ()
    goes_on: str = ""


def background(session: Session, customer: str, product: str = "", serial: str = "") -> Background:
    """Return what the desk knows of a caller and a piece; every part may be empty."""
    with session.read() as connection:
        device = device_of(connection, product, serial) if product else _by_serial(connection, serial)
        contract = docview.c.kind == "contract"
        customers = family(connection, customer)
        calendar = calendar_of(connection, device.contract)
        hours, open_now = _hours(calendar, session.clock())
        return Background(
            device=device,
            installed=count_at(connection, customers) if customers else 0,
            open_cases=_cases(connection, customers, serial, CASES, _OPEN_MOST, docview.c.open == true()),
            past=_cases(connection, customers, serial, PAST, _PAST_MOST),
            contracts=_rows(connection, 4, contract, is_of(docview.c.customer, customers)) if customers else (),
            calendar=calendar.name,
            hours=hours,
            open_now=open_now,
            told=(*standing(connection, customer), *_timing(connection, device.contract)),
            goes_on=customers[0] if customers and customers[0] != customer else "",
        )


def of_ticket(session: Session, doc: str, ticket: Ticket) -> Background:
    """Return the same beside a ticket that stands already, without itself among the cases."""
    found = background(session, ticket.customer.doc, ticket.device.product, ticket.device.serial)
    cases, past = ([row for row in rows if row.doc != doc] for rows in (found.open_cases, found.past))
    return replace(found, open_cases=tuple(cases), past=tuple(past))


def _timing(connection: Connection, contract: str) -> list[Message]:
    """Say that the hours agreed on with a contract are not known here, so that others count."""
    number = absent_calendar(connection, contract)
    return [Message("ticket.contract_calendar_absent", {"number": number}, "6.6.2")] if number else []


def _hours(calendar: WorkCalendar, now: datetime) -> tuple[tuple[str, ...], bool]:
    """Return the hours worked today, and whether this is one of them."""
    local = now.astimezone(ZoneInfo(calendar.zone))
    spans = spans_on(calendar, local.date())
    seconds = local.hour * 3600 + local.minute * 60 + local.second
    return tuple(map(span_text, spans)), any(first <= seconds < last for first, last in spans)


def standing(connection: Connection, customer: str) -> list[Message]:
    """Return what became of a customer's record since it was written down somewhere; nothing where all is well."""
    if not customer:
        return []
    kept = one_customer.standing(connection, customer)
    columns = (docview.c.state, docview.c.title, docview.c.number)
    row = connection.execute(select(*columns).where(docview.c.doc == kept)).first()
    if row is None:
        return [Message("ticket.customer_gone")]
    found = one_customer.told(connection, customer)
    if row.state == CustomerState.RETIRED:
        found.append(Message("ticket.customer_retired", {"customer": row.title, "number": row.number}))
    return found


def _by_serial(connection: Connection, serial: str) -> Device:
    """Return the piece with a serial number, where only one product has it."""
    from_units = select(unit.c.product).where(unit.c.serial == serial).limit(2)
    products = connection.scalars(from_units).all() if serial else []
    return device_of(connection, products[0], serial) if len(products) == 1 else Device(serial=serial)


def _cases(
    connection: Connection,
    customers: tuple[str, ...],
    serial: str,
    kinds: Collection[str],
    most: int,
    *conditions: ColumnElement[bool],
) -> tuple[Row, ...]:
    """Return records about the piece first, then others of the customer, newest first, each once."""
    about = _rows(connection, most, docview.c.unit == serial, NAMED, docview.c.kind.in_(kinds), *conditions)
    whose = is_of(docview.c.customer, customers) if customers else false()
    of = _rows(connection, most, whose, docview.c.kind.in_(kinds), *conditions)
    found = {row.doc: row for row in (*(about if serial else ()), *of)}
    return tuple(found.values())[:most]


def _rows(connection: Connection, most: int, *conditions: ColumnElement[bool]) -> tuple[Row, ...]:
    query = select(*COLUMNS).where(*conditions).order_by(docview.c.id.desc()).limit(most)
    return tuple(Row(*found) for found in connection.execute(query))
