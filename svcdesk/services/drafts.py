"""Unfinished forms on this machine: kept while somebody types, found again after a crash, dropped when saved."""

from datetime import datetime
from typing import TypeVar

import msgspec

from svcdesk.domain.record import canonical
from svcdesk.services.desk import Session
from svcdesk.store.drafts import Draft

__all__ = ["Draft", "body_of", "drop", "find", "keep", "unfinished"]

T = TypeVar("T")


def keep(session: Session, key: str, body: object, *, kind: str = "", title: str = "", parent: str = "") -> datetime:
    """Keep what somebody typed so far and return when; it outlives a crash and a power cut from here on.

    ``key`` names the form, for instance a record's document; ``parent`` is the revision it started from.
    """
    at = session.clock()
    actor = session.actor
    session.store.drafts.put(
        Draft(
            owner=actor.doc,
            owner_name=actor.name,
            key=key,
            kind=kind,
            title=title,
            parent=parent,
            body=canonical(body),
            at=at,
        )
    )
    return at


def find(session: Session, key: str) -> Draft | None:
    """Return what this person typed into a form and did not save, or none."""
    return session.store.drafts.get(session.actor.doc, key)


def body_of(draft: Draft, kind: type[T]) -> T | None:
    """Return a draft as the type the form works on, or none where a newer program has other fields."""
    try:
        return msgspec.json.decode(draft.body, type=kind)
    except msgspec.MsgspecError:
        return None


def drop(session: Session, key: str) -> None:
    """Forget a draft of this person: it was saved or is not wanted."""
    session.store.drafts.drop(session.actor.doc, key)


def unfinished(session: Session) -> list[Draft]:
    """Return every draft of this machine, the newest first; those of other people show whose they are."""
    return session.store.drafts.all()
