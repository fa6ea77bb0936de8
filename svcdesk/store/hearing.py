"""Lets a record hear of those made from it, whichever of them came to this desk first."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, literal_column, or_, select

from svcdesk.domain.record import Revision
from svcdesk.models.docview import docview
from svcdesk.models.kinds import KINDS
from svcdesk.store import log
from svcdesk.store.bodies import body_of
from svcdesk.store.prepared import Prepared

TELLING = frozenset(kind.name for kind in KINDS.values() if kind.tells)
HEARING = frozenset(kind.name for kind in KINDS.values() if kind.hears)
_NOTHING: ColumnElement[str] = literal_column("''")  # written out, so that the index of just these serves
_MADE_FROM = Prepared(
    select(docview.c.rev)
    .where(docview.c.origin == bindparam("about"), docview.c.origin != _NOTHING)
    .where(or_(*(docview.c.kind == literal_column(f"'{name}'") for name in sorted(TELLING))))
    .order_by(docview.c.number, docview.c.rev)
)


def heard(connection: Connection, made: Revision, body: Any) -> tuple[str, Any]:
    """Return the state and the body of a shown revision with what the records made from it say."""
    hears = KINDS[made.kind].hears
    if hears is None:
        return made.state, body
    told = [log.load(connection, rev) for (rev,) in _MADE_FROM.run(connection, about=made.doc)]
    if not told:
        return made.state, body
    body = hears(body, [(one, body_of(one)) for one in told])
    return str(body.state), body


def spoken_to(connection: Connection, kind: str) -> frozenset[str]:
    """Return the records of a kind that hear of any other, for whoever reads all of them; few do among many."""
    if kind not in HEARING:
        return frozenset()
    query = select(docview.c.origin).where(docview.c.origin != _NOTHING, docview.c.kind.in_(TELLING)).distinct()
    return frozenset(connection.scalars(query))


def hearers(connection: Connection, docs: Sequence[str]) -> set[str]:
    """Return the records that some hundred documents were made from, if these tell of themselves."""
    told = select(docview.c.origin).where(docview.c.kind.in_(TELLING), docview.c.origin != _NOTHING)
    return set(connection.scalars(told.where(docview.c.doc.in_(docs))))


def changed_with(kinds: Iterable[str]) -> frozenset[str]:
    """Return the kinds of which records may read differently once some of these kinds have changed."""
    return HEARING if not TELLING.isdisjoint(kinds) else frozenset()
