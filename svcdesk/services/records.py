"""Opens a record of any kind for a screen to show."""

from typing import TypeVar

from svcdesk.domain.record import Record
from svcdesk.services.desk import Session, load

T = TypeVar("T")


def record(session: Session, doc: str, body: type[T]) -> Record[T]:
    """Return a record as its list shows it; raises ``KnownError`` where this desk has no such document."""
    with session.read() as connection:
        return load(connection, doc, body)
