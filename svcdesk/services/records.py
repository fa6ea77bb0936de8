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


def title(session: Session, doc: str) -> str:
    """Return what a record is called in lists, empty where this desk has none such."""
    with session.read() as connection:
        return connection.scalar(select(docview.c.title).where(docview.c.doc == doc)) or ""
