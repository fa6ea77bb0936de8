"""What every printed sheet is gathered from: company, logo, pictures, the stamp of a revision, numbers of others."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from svcdesk.domain.masters import Company
from svcdesk.domain.record import Record
from svcdesk.domain.sheets import Image, Stamp
from svcdesk.models.docview import docview
from svcdesk.services import own_company
from svcdesk.services.desk import Session
from svcdesk.services.stored_pictures import picture, picture_here


class Letterhead(NamedTuple):
    """The company whose sheet it is, with its logo."""

    company: Company
    logo: Image | None


def letterhead(connection: Connection) -> Letterhead:
    """Return the desk's company; a desk without one prints sheets without a head."""
    company = own_company.body(connection)
    return Letterhead(company, picture_here(connection, company.logo) if company.logo else None)


def image(connection: Connection, sha: str) -> Image:
    """Return a stored picture."""
    return picture(connection, sha)


def images(connection: Connection, shas: Iterable[str]) -> dict[str, Image]:
    """Return stored pictures by the hashes of their contents."""
    return {sha: image(connection, sha) for sha in shas}


def stamp(session: Session, record: Record[Any]) -> Stamp:
    """Return which revision a sheet shows, and who prints it when."""
    return Stamp(
        number=record.number,
        rev=record.rev,
        state=record.state,
        amendment=record.amendment,
        reason=record.reason,
        printed_at=session.clock(),
        printed_by=session.actor.name,
    )


def no_record(session: Session) -> Stamp:
    """Return the stamp of a sheet that shows no record: an empty form, a list of many."""
    return Stamp(number="", rev="", state="", printed_at=session.clock(), printed_by=session.actor.name)


def numbers(connection: Connection, docs: Iterable[str]) -> tuple[str, ...]:
    """Return the numbers of documents in their order, as far as this desk has them."""
    wanted = [doc for doc in docs if doc]
    if not wanted:
        return ()
    rows = connection.execute(select(docview.c.doc, docview.c.number).where(docview.c.doc.in_(wanted)))
    known = {row.doc: row.number for row in rows}
    return tuple(known[doc] for doc in wanted if doc in known)
