"""Who may be calling: customers, their pieces and earlier callers, by the little somebody on the phone says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from svcdesk.domain import merging
from svcdesk.domain.contract import Contract
from svcdesk.domain.device import UNKNOWN, CustomerRef, Device
from svcdesk.domain.masters import Contact, Customer, State
from svcdesk.domain.record import Record
from svcdesk.domain.scanning import clean
from svcdesk.domain.stock import Place
from svcdesk.domain.ticket import Ticket
from svcdesk.models.docview import docview
from svcdesk.models.units import unit
from svcdesk.services import one_customer, search
from svcdesk.services.desk import Session, load
from svcdesk.services.find import of_docs
from svcdesk.services.installed import NAMED, device_of
from svcdesk.services.search import Hit
from svcdesk.store.tokens import matches, terms

_SHORTEST = 2
_LOOKED_AT = 10
_UNKNOWN = (docview.c.kind == "ticket", docview.c.customer == "")
"""Tickets of callers who are no customers yet."""
_IN_USE = docview.c.state != State.RETIRED.value
_NUMBERS = select(docview.c.doc, docview.c.number)


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who may be calling, and about which piece, where what was typed says so.

    ``matched`` is what explains the find where names do not; ``retired`` says that the customer is out of use;
    ``formerly`` is the name of the customer merged into this one that was found.
    """

    customer: CustomerRef
    device: Device = UNKNOWN
    matched: str = ""
    retired: bool = False
    formerly: str = ""


def find_callers(session: Session, typed: str, limit: int = 8) -> list[Caller]:
    """Return who may be calling by phone tail, name, pinyin, serial tail or contract number, best first."""
    if len(typed.strip()) < _SHORTEST:
        return []
    customers = search.find(session, typed, _LOOKED_AT, [docview.c.kind == "customer"])
    numbered = any(sign.isdigit() for sign in typed)
    wide = numbered or len(customers) < limit  # a name that fits many customers needs no further places
    deliveries = search.find(session, typed, _LOOKED_AT, [docview.c.kind == "delivery"]) if numbered else []
    contracts = search.find(session, typed, _LOOKED_AT, [docview.c.kind == "contract"]) if wide else []
    unknown = search.find(session, typed, _LOOKED_AT, _UNKNOWN) if wide else []
    with session.read() as connection:
        found = [
            *_pieces(connection, typed, (hit.matched for hit in deliveries)),
            *_called_about(connection, typed),
            *_customers(connection, typed, customers),
            *_contracts(connection, contracts),
            *_earlier(connection, [hit.doc for hit in unknown]),
        ]
    return _each_once(found)[:limit]


def known(session: Session, doc: str) -> Caller:
    """Return a customer as a caller of whom nothing else was said; raises ``KnownError`` where this desk has none."""
    with session.read() as connection:
        return _caller(connection, load(connection, doc, Customer), None)


def named(session: Session, name: str) -> str:
    """Return the document of the only customer with exactly this name, now or before it was merged; else nothing."""
    wanted = name.strip()
    if len(wanted) < _SHORTEST:
        return ""
    exactly = (docview.c.kind == "customer", docview.c.state != State.RETIRED.value, docview.c.title == wanted)
    hits = search.find(session, wanted, _LOOKED_AT, exactly)
    with session.read() as connection:
        known = one_customer.merges(connection)
        found = {merging.standing(hit.doc, known) for hit in hits}
        in_use = connection.scalars(select(docview.c.doc).where(docview.c.doc.in_(found), _IN_USE)).all()
    return in_use[0] if len(in_use) == 1 else ""


def _each_once(found: Iterable[Caller]) -> list[Caller]:
    """Leave out who was found in a better way already; a customer found by a piece is offered with it alone."""
    kept: dict[tuple[str, str], Caller] = {}
    whose: set[str] = set()
    for one in found:
        who = one.customer.doc or f"{one.customer.name}:{one.customer.phone}"
        if who in whose and not one.device.serial:
            continue
        whose.add(who)
        kept.setdefault((who, one.device.serial), one)
    return list(kept.values())


def _pieces(connection: Connection, typed: str, matched: Iterable[str]) -> Iterator[Caller]:
    numbers = {one for one in (typed.strip(), clean(typed), *matched) if one}
    query = (
        select(unit.c.product, unit.c.serial, unit.c.customer)
        .where(unit.c.serial.in_(numbers), unit.c.place == Place.CUSTOMER.value)
        .order_by(unit.c.serial)
        .limit(_LOOKED_AT)
    )
    for product, serial, customer in connection.execute(query).all():
        record = load(connection, customer, Customer)
        device = device_of(connection, product, serial)
        contact = _contact(record.body, typed)  # the same digits may end a telephone number of this customer
        if contact is None and not record.body.phone:
            contact = _named_in(connection, device.contract)
        yield _caller(connection, record, contact, device, serial)


def _named_in(connection: Connection, contract: str) -> Contact | None:
    """Return whom a contract names, where it names anybody."""
    body = load(connection, contract, Contract).body if contract else None
    return Contact(body.contact, phone=body.phone) if body and (body.contact or body.phone) else None


def _customers(connection: Connection, typed: str, hits: list[Hit]) -> Iterator[Caller]:
    for hit in sorted(hits, key=lambda hit: (hit.state == State.RETIRED, bool(hit.matched))):
        record = load(connection, hit.doc, Customer)
        yield _caller(connection, record, _contact(record.body, typed), matched=hit.matched)


def _contact(body: Customer, typed: str) -> Contact | None:
    """Return the person whose number or name was typed."""
    wanted = terms(typed)
    fitting = (
        one for one in body.contacts if all(any(matches(text, t) for text in (one.phone, one.name)) for t in wanted)
    )
    return next(fitting, None)


def _contracts(connection: Connection, hits: list[Hit]) -> Iterator[Caller]:
    for doc, body in of_docs(connection, [hit.doc for hit in hits], Contract).items():
        hit = next(hit for hit in hits if hit.doc == doc)
        customer = load(connection, body.customer, Customer)
        contact = _named_in(connection, doc)
        device = Device(contract=doc, contract_number=hit.number, site=body.site, site_name=body.site_name)
        yield _caller(connection, customer, contact, device, hit.number)


def _called_about(connection: Connection, typed: str) -> Iterator[Caller]:
    """Yield who called about a piece that the stock does not know: the newest such call."""
    numbers = {one for one in (typed.strip(), clean(typed)) if one}
    query = select(docview.c.doc).where(docview.c.kind == "ticket", docview.c.unit.in_(numbers), NAMED)
    yield from _earlier(connection, list(connection.scalars(query.order_by(docview.c.id.desc()).limit(1))))


def _earlier(connection: Connection, docs: list[str]) -> Iterator[Caller]:
    """Yield the callers of earlier tickets, as they were written down."""
    numbers = {row.doc: row.number for row in connection.execute(_NUMBERS.where(docview.c.doc.in_(docs)))}
    found = of_docs(connection, docs, Ticket)
    for doc in docs:
        yield Caller(found[doc].customer, found[doc].device, numbers[doc])


def _caller(
    connection: Connection,
    found: Record[Customer],
    contact: Contact | None,
    device: Device = UNKNOWN,
    matched: str = "",
) -> Caller:
    """Return a customer as a caller; of a merged one, whoever goes on for it, reached as the merged one was."""
    now, body = one_customer.goes_on(connection, found.doc), found.body
    site = next((site.address for site in body.sites if site.id == device.site), "")
    ref = CustomerRef(
        doc=now.doc,
        name=now.body.name,
        caller=contact.name if contact else "",
        role=contact.role if contact else "",
        phone=(contact.phone if contact else "") or body.phone or now.body.phone,
        address=site or body.address or now.body.address,
    )
    formerly = body.name if now.doc != found.doc else ""
    return Caller(ref, device, matched, now.state == State.RETIRED, formerly)
