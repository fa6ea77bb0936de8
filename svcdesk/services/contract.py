"""Contracts as far as deliveries need them (6.4.4): typed or imported, signed, amended, cancelled."""

from collections.abc import Iterable
from decimal import Decimal
from uuid import uuid4

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select

from svcdesk.domain.check_contract import check_contract as contract_findings
from svcdesk.domain.check_contract import check_signing
from svcdesk.domain.checks import Finding
from svcdesk.domain.contract import Contract, Line, State
from svcdesk.domain.masters import Customer, Product
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.errors import Refused
from svcdesk.models.delivery import delivery_line
from svcdesk.models.docview import docview
from svcdesk.services.desk import Changes, Session, load
from svcdesk.services.find import bodies
from svcdesk.services.rights import require
from svcdesk.services.saving import refuse, save
from svcdesk.words import Message

_CLAUSE = "6.4.4"


def check_contract(session: Session, body: Contract, doc: str = "", *, signing: bool = False) -> list[Finding]:
    """Return everything wrong, or worth telling, with a contract about to be saved or, with ``signing``, signed."""
    with session.read() as connection:
        body = completed(connection, body)
        found = findings(connection, body, doc)
    return [*found, *check_signing(body)] if signing else found


def save_contract(
    session: Session, body: Contract, record: Record[Contract] | None = None
) -> tuple[Record[Contract], Changes]:
    """Record a contract that is not signed yet; names left empty are taken from customer and products."""
    require(session, Right.CONTRACTS)
    if record and record.state != State.DRAFT:
        raise Refused([Message("contract.already_signed", {"number": record.number}, _CLAUSE)])
    with session.work() as work:
        body = completed(work.connection, body)
        refuse(findings(work.connection, body, record.doc if record else ""))
        saved = save(work, "contract", body, record, state=State.DRAFT)
    return saved, work.changes


def sign_contract(session: Session, record: Record[Contract]) -> tuple[Record[Contract], Changes]:
    """Put a draft in force; raises ``Refused`` with everything that is missing."""
    require(session, Right.SIGN_CONTRACTS)
    if record.state != State.DRAFT:
        raise Refused([_state_problem("not_draft", record)])
    with session.work() as work:
        refuse([*findings(work.connection, record.body, record.doc), *check_signing(record.body)])
        saved = work.revise(record, record.body, state=State.SIGNED)
    return saved, work.changes


def amend_contract(
    session: Session, record: Record[Contract], body: Contract, reason: str
) -> tuple[Record[Contract], Changes]:
    """Change a signed contract: a new revision with a reason, a draft until it is signed again (6.4.3)."""
    require(session, Right.CONTRACTS)
    if record.state != State.SIGNED:
        raise Refused([_state_problem("not_signed", record)])
    with session.work() as work:
        body = completed(work.connection, body)
        refuse([*_reason(reason), *findings(work.connection, body, record.doc)])
        saved = work.revise(record, body, state=State.DRAFT, reason=reason.strip(), amendment=record.amendment + 1)
    return saved, work.changes


def cancel_contract(session: Session, record: Record[Contract], reason: str) -> tuple[Record[Contract], Changes]:
    """Cancel a contract that has no deliveries; its number stays."""
    require(session, Right.SIGN_CONTRACTS)
    with session.work() as work:
        refuse(_reason(reason))
        if any(delivered(work.connection, record.doc).values()):
            raise Refused([Message("contract.has_deliveries", {"number": record.number}, "6.5.1")])
        saved = work.revise(record, record.body, state=State.CANCELLED, reason=reason.strip())
    return saved, work.changes


def findings(connection: Connection, body: Contract, doc: str) -> list[Finding]:
    """Return everything wrong, or worth telling, with a contract; ``doc`` is its record, if any."""
    products = products_of(connection, body.lines)
    return contract_findings(body, products, delivered(connection, doc) if doc else {})


def delivered(connection: Connection, doc: str) -> dict[str, Decimal]:
    """Return how much of each line of a contract deliveries take, planned ones too."""
    return _delivered(connection, delivery_line.c.contract == doc).get(doc, {})


def all_delivered(connection: Connection) -> dict[str, dict[str, Decimal]]:
    """Return the same for every contract that has deliveries, by document."""
    return _delivered(connection)


def _delivered(connection: Connection, *conditions: ColumnElement[bool]) -> dict[str, dict[str, Decimal]]:
    table = delivery_line.c
    keys = (table.contract, table.contract_line)
    rows = connection.execute(
        select(*keys, func.sum(table.quantity).label("quantity")).where(*conditions).group_by(*keys)
    )
    found: dict[str, dict[str, Decimal]] = {}
    for row in rows:
        found.setdefault(row.contract, {})[row.contract_line] = row.quantity
    return found


def products_of(connection: Connection, lines: Iterable[Line]) -> dict[str, Product]:
    """Return the products of some lines by document."""
    wanted = {line.product for line in lines if line.product}
    return bodies(connection, "product", Product, docview.c.doc.in_(wanted)) if wanted else {}


def completed(connection: Connection, body: Contract) -> Contract:
    """Return a contract with names filled in from customer, site and products, and an id for every line."""
    products = products_of(connection, body.lines)
    lines = tuple(complete_line(line, products.get(line.product)) for line in body.lines)
    body = msgspec.structs.replace(body, lines=lines, external=body.external.strip())
    if not body.customer:
        return body
    return with_customer(body, load(connection, body.customer, Customer).body)


def with_customer(body: Contract, customer: Customer) -> Contract:
    """Return a contract with names, address and contact taken from customer and site where they are empty."""
    site = next((site for site in customer.sites if site.id == body.site), None)
    contact = customer.contacts[0] if customer.contacts else None
    return msgspec.structs.replace(
        body,
        customer_name=body.customer_name or customer.name,
        site_name=body.site_name or (site.name if site else ""),
        address=body.address or (site.address if site else "") or customer.address,
        contact=body.contact or (site.contact if site else "") or (contact.name if contact else ""),
        phone=body.phone or (site.phone if site else "") or (contact.phone if contact else "") or customer.phone,
    )


def complete_line(line: Line, product: Product | None) -> Line:
    """Return a contract line with id, name, specification and unit, taken from its product where they are empty."""
    line = line if line.id else msgspec.structs.replace(line, id=uuid4().hex[:12])
    if product is None:
        return line
    spec = " ".join(part for part in (product.model, product.spec) if part)
    return msgspec.structs.replace(
        line, name=line.name or product.name, spec=line.spec or spec, uom=line.uom or product.uom
    )


def _reason(reason: str) -> list[Finding]:
    return [] if reason.strip() else [Finding(Message("contract.reason_missing", clause="6.4.3"), "reason")]


def _state_problem(code: str, record: Record[Contract]) -> Message:
    state = Message(f"contract.state.{record.state}")
    return Message(f"contract.{code}", {"number": record.number, "state": state}, _CLAUSE)
