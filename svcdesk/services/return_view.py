"""What a screen shows beside a return: the rights derived, earlier repairs, what it came from and what followed."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from svcdesk.domain.record import Record
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.return_rights import Repair
from svcdesk.models.docview import docview
from svcdesk.services import return_aftermath, return_entitlement
from svcdesk.services.desk import Session
from svcdesk.services.labels import kind_label, state_label
from svcdesk.words import Message


@dataclass(frozen=True, slots=True)
class Link:
    """A record beside a return."""

    kind: str
    doc: str
    number: str
    kind_name: Message
    state_name: Message


def links(session: Session, record: Record[ReturnCase]) -> list[Link]:
    """Return where a return came from and what followed from it."""
    body = record.body
    with session.read() as connection:
        lines = [line.id for line in body.lines]
        bad = return_aftermath.found_nonconformities(connection, record.doc, lines)
        claims = return_aftermath.found_claims(connection, record.doc, lines)
        followed = [*(one.doc for one in bad), *(one.doc for one in claims)]
    near = [body.ticket, body.complaint, body.delivery or next((line.device.delivery for line in body.lines), "")]
    return found_links(session, [*(doc for doc in near if doc), *followed])


def links_of_origin(session: Session, doc: str, *near: str) -> list[Link]:
    """Return some records and every record made from a document."""
    with session.read() as connection:
        made = connection.scalars(select(docview.c.doc).where(docview.c.origin == doc).order_by(docview.c.id)).all()
    return found_links(session, [*(one for one in near if one), *made])


def found_links(session: Session, docs: Iterable[str]) -> list[Link]:
    """Return some records in their order, those this desk has."""
    wanted = list(dict.fromkeys(docs))
    columns = (docview.c.doc, docview.c.kind, docview.c.number, docview.c.state)
    with session.read() as connection:
        rows = {row.doc: row for row in connection.execute(select(*columns).where(docview.c.doc.in_(wanted)))}
    return [
        Link(row.kind, row.doc, row.number, kind_label(row.kind), state_label(row.kind, row.state))
        for row in (rows[doc] for doc in wanted if doc in rows)
    ]


def repairs(session: Session, body: ReturnCase) -> dict[str, list[Repair]]:
    """Return the earlier repairs of every line's piece, by its id."""
    with session.read() as connection:
        return {
            line.id: list(return_entitlement.repairs_of(connection, line.device, body.same_fault))
            for line in body.lines
        }
