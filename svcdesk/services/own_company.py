"""Which company a desk belongs to: the one record of it that is in force."""

from sqlalchemy import Connection, select

from svcdesk.domain.exchange import Firm
from svcdesk.domain.masters import Company, State
from svcdesk.domain.record import Record
from svcdesk.models.docview import docview
from svcdesk.services.desk import load


def record(connection: Connection) -> Record[Company] | None:
    """Return the company's record, or none before it was entered; one that was given up does not count."""
    query = select(docview.c.doc).where(docview.c.kind == "company", docview.c.state == State.ACTIVE)
    doc = connection.scalar(query.order_by(docview.c.id).limit(1))
    return load(connection, doc, Company) if doc else None


def by_document(connection: Connection, doc: str) -> Record[Company] | None:
    """Return a company that is in force by its document."""
    here = docview.c.kind == "company", docview.c.state == State.ACTIVE, docview.c.doc == doc
    return load(connection, doc, Company) if connection.scalar(select(docview.c.doc).where(*here)) else None


def body(connection: Connection) -> Company:
    """Return the company's data, without a name before it was entered."""
    found = record(connection)
    return found.body if found else Company(name="")


def firm(connection: Connection) -> Firm:
    """Return the company as packages name it."""
    found = record(connection)
    return Firm(found.doc, found.body.name) if found else Firm()
