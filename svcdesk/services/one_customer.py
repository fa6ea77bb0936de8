"""Who goes on for a customer that was merged, and everybody whose records count as one customer's."""

from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, select, true

from svcdesk.domain import merging
from svcdesk.domain.device import CustomerRef
from svcdesk.domain.masters import Customer, CustomerState
from svcdesk.domain.merging import Merges
from svcdesk.domain.record import Record
from svcdesk.models.docview import docview
from svcdesk.services.desk import Session, load
from svcdesk.words import Message

IS_MERGED = (docview.c.kind == "customer", docview.c.state == CustomerState.MERGED.value)


def merges(connection: Connection) -> Merges:
    """Return the merged customers with those that go on; one merged into somebody not here goes on itself."""
    kept = docview.alias("kept")
    query = select(docview.c.doc, docview.c.customer).join(kept, kept.c.doc == docview.c.customer).where(*IS_MERGED)
    return {row.doc: row.customer for row in connection.execute(query)}


def standing(connection: Connection, doc: str) -> str:
    """Return the document of who goes on for a customer; mostly the customer's own."""
    return merging.standing(doc, merges(connection)) if doc else ""


def family(connection: Connection, doc: str) -> tuple[str, ...]:
    """Return the documents under which one customer's records were written, who goes on first; none for nobody."""
    return merging.family(doc, merges(connection)) if doc else ()


def is_of(column: ColumnElement[Any], docs: tuple[str, ...]) -> ColumnElement[bool]:
    """Return the condition that a record is one of some customers'; of one alone it follows an index as before."""
    return column == docs[0] if len(docs) == 1 else column.in_(docs)


def goes_on(connection: Connection, doc: str) -> Record[Customer]:
    """Return the record of who goes on for a customer; raises ``KnownError`` where this desk has none."""
    return load(connection, standing(connection, doc), Customer)


def told(connection: Connection, doc: str) -> list[Message]:
    """Return the sentence for somebody who writes for a merged customer; nothing for any other."""
    kept = standing(connection, doc)
    if kept == doc:
        return []
    columns = (docview.c.doc, docview.c.title, docview.c.number)
    rows = {row.doc: row for row in connection.execute(select(*columns).where(docview.c.doc.in_((doc, kept))))}
    own, other = rows[doc], rows[kept]
    params = {"customer": own.title, "number": own.number, "into": other.title, "into_number": other.number}
    return [Message("ticket.customer_merged", params, merging.CLAUSE)]


def told_of(session: Session, doc: str) -> list[Message]:
    """Return the sentence for whoever works on a record of a merged customer; tickets say it themselves."""
    query = select(docview.c.kind, docview.c.customer).where(docview.c.doc == doc, docview.c.open == true())
    with session.read() as connection:
        row = connection.execute(query).first()
        if row is None or row.kind in {"ticket", "customer"}:
            return []
        return told(connection, row.customer)


def now(session: Session, named: CustomerRef) -> CustomerRef:
    """Return a caller as who goes on for their merged customer; whoever called, and how, stays as it is."""
    with session.read() as connection:
        kept = goes_on(connection, named.doc)
    return replace(named, doc=kept.doc, name=kept.body.name)


def has(connection: Connection, column: ColumnElement[Any], doc: str) -> ColumnElement[bool]:
    """Return the condition that something is a customer's, whichever of its documents it was written for."""
    return is_of(column, family(connection, doc) or ("",))


def as_known(connection: Connection, doc: str, name: str) -> str:
    """Return ``name`` where it stands for the same customer as ``doc``, else ``doc``: for comparing the two."""
    return name if name and doc in family(connection, name) else doc
