"""What a person set up on this machine (filters, columns), kept in the desk beside the data, never exchanged."""

from typing import TypeVar

import msgspec
from sqlalchemy import delete, insert, select

from svcdesk.services.desk import Session
from svcdesk.services.local_keys import set_up
from svcdesk.store.frame import localmeta

T = TypeVar("T")


def recall(session: Session, name: str, kind: type[T]) -> T | None:
    """Return what the person of a session last had remembered under a name; none where that cannot be read today."""
    with session.read() as connection:
        found = connection.scalar(select(localmeta.c.value).where(localmeta.c.key == set_up(session.actor.doc, name)))
    if found is None:
        return None
    try:
        return msgspec.json.decode(found, type=kind)
    except msgspec.DecodeError:  # written by another version of the program: the person sets it up again
        return None


def remember(session: Session, name: str, value: object) -> None:
    """Keep a value for the person of a session on this machine."""
    key = set_up(session.actor.doc, name)
    with session.store.write() as connection:
        connection.execute(delete(localmeta).where(localmeta.c.key == key))
        connection.execute(insert(localmeta), {"key": key, "value": msgspec.json.encode(value).decode()})
