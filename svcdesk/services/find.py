"""Reads records of a kind: by document, by code, by what somebody typed."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, select

from svcdesk.domain.record import Revision, decode_revision
from svcdesk.models.docview import docview
from svcdesk.store import hearing
from svcdesk.store.frame import revision
from svcdesk.store.projector import body_of

T = TypeVar("T")


def revisions(connection: Connection, kind: str, *conditions: ColumnElement[bool]) -> Iterator[tuple[Revision, Any]]:
    """Yield the shown revision of every record of a kind with its body, oldest record first, in one query."""
    rows = connection.execute(
        select(revision.c.payload)
        .join(docview, docview.c.rev == revision.c.rev)
        .where(docview.c.kind == kind, *conditions)
        .order_by(docview.c.id)
    )
    spoken_to = hearing.spoken_to(connection, kind)
    for (payload,) in rows:
        made = decode_revision(bytes(payload))
        body = body_of(made)
        yield made, hearing.heard(connection, made, body)[1] if made.doc in spoken_to else body


def of_docs(connection: Connection, docs: Iterable[str], body: type[T]) -> dict[str, T]:
    """Return the bodies of some documents of one kind; what this desk has not is left out."""
    wanted = list(docs)
    rows = connection.execute(
        select(docview.c.doc, revision.c.payload)
        .join(revision, revision.c.rev == docview.c.rev)
        .where(docview.c.doc.in_(wanted))
    )
    made = {doc: decode_revision(bytes(payload)) for doc, payload in rows} if wanted else {}
    found = {doc: hearing.heard(connection, one, body_of(one))[1] for doc, one in made.items()}
    if any(not isinstance(value, body) for value in found.values()):
        raise TypeError(body)
    return found


def bodies(connection: Connection, kind: str, body: type[T], *conditions: ColumnElement[bool]) -> dict[str, T]:
    """Return the bodies of a kind by document, oldest first."""
    found = {made.doc: value for made, value in revisions(connection, kind, *conditions)}
    for value in found.values():
        if not isinstance(value, body):
            raise TypeError(kind)
    return found
