"""Opens a record of any kind for a screen to show."""

from typing import TypeVar

from sqlalchemy import select

from svcdesk.domain.record import Record
from svcdesk.models.docview import docview
from svcdesk.services.desk import Session, load

T = TypeVar("T")


def record(session: Session, doc: str, body: type[T]) -> Record[T]:
    """Return a record as its list shows it; raises ``KnownError`` where this desk has no such document."""
    with session.read() as connection:
        return load(connection, doc, body)


def conflicted(session: Session, doc: str) -> bool:
    """Whether a record has versions side by side that nobody has settled yet."""
    with session.read() as connection:
        return bool(connection.scalar(select(docview.c.conflict).where(docview.c.doc == doc)))


def title(session: Session, doc: str) -> str:
    """Return what a record is called in lists, empty where this desk has none such."""
    with session.read() as connection:
        return connection.scalar(select(docview.c.title).where(docview.c.doc == doc)) or ""


def kind(session: Session, doc: str) -> str:
    """Return the kind of a record, empty where this desk has none such."""
    with session.read() as connection:
        return connection.scalar(select(docview.c.kind).where(docview.c.doc == doc)) or ""


def number(session: Session, doc: str) -> str:
    """Return the number of a record, empty where this desk has none such."""
    with session.read() as connection:
        return connection.scalar(select(docview.c.number).where(docview.c.doc == doc)) or ""
