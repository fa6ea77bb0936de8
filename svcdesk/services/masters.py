"""Company, customers, products and checklists: saved, checked, retired, found.

Every ``save_…`` takes the body as it shall stand and the record it was opened from (none for a new one), raises
``Refused`` with all problems at once, and writes no revision where nothing changed. ``check_…`` returns the same
problems, and warnings, beforehand.
"""

from collections.abc import Iterator
from typing import Any, TypeVar
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, select

from svcdesk.domain import merging, uscc
from svcdesk.domain.check_checklist import check_checklist as checklist_findings
from svcdesk.domain.check_masters import check_company as company_findings
from svcdesk.domain.check_masters import check_customer as customer_findings
from svcdesk.domain.check_masters import check_product as product_findings
from svcdesk.domain.checks import Finding
from svcdesk.domain.masters import CheckItem, Checklist, Company, Customer, CustomerState, Product, Site, State
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.models.docview import docview
from svcdesk.services import one_customer, own_company
from svcdesk.services.desk import Changes, Session
from svcdesk.services.phones import phone_findings
from svcdesk.services.rights import require
from svcdesk.services.saving import refuse, save, taken
from svcdesk.words import Message

T = TypeVar("T")
_RIGHTS = {
    "customer": Right.CUSTOMERS,
    "product": Right.PRODUCTS,
    "checklist": Right.CHECKLISTS,
    "calendar": Right.CLOCK_RULES,
}


def company(session: Session) -> Record[Company] | None:
    """Return the company of this desk, or nothing before it was entered."""
    with session.read() as connection:
        return own_company.record(connection)


def save_company(session: Session, body: Company) -> tuple[Record[Company], Changes]:
    """Record the company's own data; there is one such record per desk."""
    require(session, Right.COMPANY)
    body = msgspec.structs.replace(body, name=body.name.strip())
    with session.work() as work:
        refuse(company_findings(body))
        blobs = (body.logo,) if body.logo else ()
        record = save(work, "company", body, own_company.record(work.connection), blobs=blobs)
    return record, work.changes


def check_customer(session: Session, body: Customer, doc: str = "") -> list[Finding]:
    """Return everything wrong, or worth telling, with a customer about to be saved."""
    with session.read() as connection:
        return _customer_findings(connection, tidy_customer(body), doc)


def save_customer(
    session: Session, body: Customer, record: Record[Customer] | None = None
) -> tuple[Record[Customer], Changes]:
    """Record a customer with sites and contacts; a site without id gets one."""
    require(session, Right.CUSTOMERS)
    body = tidy_customer(body)
    with session.work() as work:
        refuse(_standing(record))
        refuse(_customer_findings(work.connection, body, record.doc if record else ""))
        saved = save(work, "customer", body, record, state=record.state if record else State.ACTIVE)
    return saved, work.changes


def check_product(session: Session, body: Product, doc: str = "") -> list[Finding]:
    """Return everything wrong, or worth telling, with a product about to be saved."""
    with session.read() as connection:
        return _product_findings(connection, tidy_product(body), doc)


def save_product(
    session: Session, body: Product, record: Record[Product] | None = None
) -> tuple[Record[Product], Changes]:
    """Record a product; ``checklist`` is the document of its commissioning checklist."""
    require(session, Right.PRODUCTS)
    body = tidy_product(body)
    with session.work() as work:
        refuse(_product_findings(work.connection, body, record.doc if record else ""))
        saved = save(work, "product", body, record, state=record.state if record else State.ACTIVE)
    return saved, work.changes


def check_checklist(body: Checklist, before: Checklist | None = None) -> list[Finding]:
    """Return everything wrong, or worth telling, with a checklist about to follow ``before``."""
    return checklist_findings(tidy_checklist(body), before)


def save_checklist(
    session: Session, body: Checklist, record: Record[Checklist] | None = None
) -> tuple[Record[Checklist], Changes]:
    """Record a checklist, or its next version as the next revision; deliveries keep the items they froze.

    Items without id get one. Changed items need a new version.
    """
    require(session, Right.CHECKLISTS)
    body = tidy_checklist(body)
    with session.work() as work:
        refuse(checklist_findings(body, record.body if record else None))
        saved = save(work, "checklist", body, record, state=record.state if record else State.ACTIVE)
    return saved, work.changes


def retire(session: Session, record: Record[T]) -> tuple[Record[T], Changes]:
    """Take a customer, product or checklist out of use; it stays readable and old records keep it."""
    return _set_state(session, record, State.RETIRED)


def restore(session: Session, record: Record[T]) -> tuple[Record[T], Changes]:
    """Take a retired customer, product or checklist into use again."""
    return _set_state(session, record, State.ACTIVE)


def _set_state(session: Session, record: Record[T], state: State) -> tuple[Record[T], Changes]:
    require(session, _RIGHTS[record.kind])
    refuse(_standing(record))
    with session.work() as work:
        saved = save(work, record.kind, record.body, record, state=state)
    return saved, work.changes


def _standing(record: Record[Any] | None) -> Iterator[Finding]:
    """Find that a customer is merged: what it was stays as it is, and whoever goes on is the one to change."""
    if record is not None and record.state == CustomerState.MERGED:
        yield Finding(Message("masters.merged_read_only", clause=merging.CLAUSE))


def _customer_findings(connection: Connection, body: Customer, doc: str) -> list[Finding]:
    phones = {"phone": body.phone}
    phones |= {f"sites.{index}.phone": site.phone for index, site in enumerate(body.sites)}
    phones |= {f"contacts.{index}.phone": contact.phone for index, contact in enumerate(body.contacts)}
    own = one_customer.family(connection, doc)  # it may take over the code of one that was merged into it
    return [*customer_findings(body, taken(connection, "customer", *own)), *phone_findings(phones)]


def _product_findings(connection: Connection, body: Product, doc: str) -> list[Finding]:
    checklists = connection.scalars(select(docview.c.doc).where(docview.c.kind == "checklist"))
    return product_findings(body, taken(connection, "product", doc), checklists)


def tidy_customer(body: Customer) -> Customer:
    """Return a customer as it is kept: blanks around names and codes gone, every site with an id."""
    return msgspec.structs.replace(
        body,
        name=body.name.strip(),
        code=body.code.strip(),
        uscc=uscc.tidy(body.uscc),
        sites=tuple(_with_id(site) for site in body.sites),
    )


def tidy_product(body: Product) -> Product:
    """Return a product as it is kept: blanks around name, code and unit gone."""
    return msgspec.structs.replace(body, name=body.name.strip(), code=body.code.strip(), uom=body.uom.strip())


def tidy_checklist(body: Checklist) -> Checklist:
    """Return a checklist as it is kept: blanks around name and version gone, every item with an id."""
    items = tuple(_with_id(item) for item in body.items)
    return msgspec.structs.replace(body, name=body.name.strip(), version=body.version.strip(), items=items)


P = TypeVar("P", Site, CheckItem)


def _with_id(part: P) -> P:
    return part if part.id else msgspec.structs.replace(part, id=uuid4().hex[:12])
