"""What every verb on a ticket does the same way: look at the desk, refuse, bring the clocks up to date, write."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from svcdesk.domain.checks import Finding
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.policy import rules_for
from svcdesk.domain.record import Record
from svcdesk.domain.stock import Place
from svcdesk.domain.ticket import Ticket
from svcdesk.domain.ticket_clocks import with_dues, with_stops
from svcdesk.domain.ticket_rules import Linked
from svcdesk.errors import KnownError, Refused
from svcdesk.models.docview import docview
from svcdesk.models.units import unit
from svcdesk.services import one_customer
from svcdesk.services.clock_rules import calendar_for, calendar_version, policy_now
from svcdesk.services.desk import Changes, Work, load_written

Saved = tuple[Record[Ticket], Changes]


def refuse(findings: Iterable[Finding]) -> None:
    """Raise ``Refused`` with everything that is more than a warning."""
    if wrong := [finding.message for finding in findings if not finding.warning]:
        raise Refused(wrong)


def timed(connection: Connection, body: Ticket) -> Ticket:
    """Return a new ticket with the rules and the calendar version in force, which stay its own."""
    _, version = calendar_for(connection, body.device.contract)
    rules = rules_for(policy_now(connection), body.kind.value)
    return msgspec.structs.replace(body, rules=rules, calendar=version)


def calendar_of(connection: Connection, contract: str = "", version: str = "") -> WorkCalendar:
    """Return the working calendar a ticket is timed by; the one in force where this desk has not got its version."""
    return own_calendar(connection, version) or calendar_for(connection, contract)[0]


def own_calendar(connection: Connection, version: str) -> WorkCalendar | None:
    """Return the calendar version frozen with a ticket, none where it has none or this desk has not got it."""
    if version:
        with suppress(KnownError):
            return calendar_version(connection, version)
    return None


def retimed(connection: Connection, body: Ticket, now: datetime) -> Ticket:
    """Return a ticket with its clocks up to date; without its own calendar, what was saved as due stays due."""
    own = own_calendar(connection, body.calendar)
    if own is None and body.calendar:
        return with_stops(body, calendar_for(connection, body.device.contract)[0], now)
    return with_dues(body, own or calendar_for(connection, body.device.contract)[0], now)


def write(work: Work, record: Record[Ticket], body: Ticket, *, reason: str = "", at: datetime | None = None) -> Saved:
    """Write the next revision of a ticket; its state follows from what happened."""
    body = retimed(work.connection, body, work.now)
    saved = work.revise(record, body, state=body.state, reason=reason.strip(), occurred_at=at)
    return saved, work.changes


def link(work: Work, ticket: str, made: str) -> None:
    """Note on a ticket a document that was made from it, in the transaction that makes it."""
    record = load_written(work.connection, ticket, Ticket)
    if made not in record.body.linked:
        write(work, record, msgspec.structs.replace(record.body, linked=(*record.body.linked, made)))


def linked_of(connection: Connection, body: Ticket) -> list[Linked]:
    """Return what was made from a ticket, as far as this desk has it."""
    columns = (docview.c.doc, docview.c.kind, docview.c.number, docview.c.state, docview.c.open)
    rows = connection.execute(select(*columns).where(docview.c.doc.in_(body.linked)))
    found = {row.doc: Linked(*row) for row in rows}
    return [found[doc] for doc in body.linked if doc in found]


def owner_of_serial(connection: Connection, body_customer: str, product: str, serial: str) -> str:
    """Return the name of another customer at whom the desk knows a serial number, empty where there is none.

    Customers that were merged are one. A number that no piece of the named product has at a customer is looked for
    among all: the product may be the one the caller's own device filled in.
    """
    if not serial.strip():
        return ""
    customer = docview.alias()
    query = (
        select(unit.c.product, unit.c.customer, customer.c.title)
        .join(customer, customer.c.doc == unit.c.customer)
        .where(unit.c.serial == serial.strip(), unit.c.place == Place.CUSTOMER.value)
    )
    known = list(connection.execute(query))
    named = [row for row in known if row.product == product] or known
    owners = {row.customer: row.title for row in named}
    same = {body_customer, *one_customer.family(connection, body_customer)} if owners else set()
    return "" if not owners or same & owners.keys() else str(next(iter(owners.values())))
