"""Says in a record's row what the office last said of it, from the marks kept beside the record."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import ColumnElement, Connection, bindparam, literal_column, or_, select, update

from svcdesk.domain.review import ReviewMark
from svcdesk.models.docview import docview
from svcdesk.models.kinds import KINDS
from svcdesk.store import log
from svcdesk.store.bodies import body_of
from svcdesk.store.prepared import Prepared

KIND = "review"
CHANGED_SINCE = "+"
_NOTHING: ColumnElement[str] = literal_column("''")  # written out, so that the index of just these serves
_OF = (
    select(docview.c.rev)
    .where(docview.c.origin == bindparam("about"), docview.c.origin != _NOTHING, docview.c.kind == KIND)
    .order_by(docview.c.occurred_at.desc(), docview.c.rev.desc())
)
_LAST = Prepared(_OF.limit(1))
_ALL = Prepared(_OF)
_BESIDE = (KIND, "departure")
"""The kinds of records that stand beside another one and go where it goes."""
_DOCUMENTS = Prepared(
    select(docview.c.doc).where(
        docview.c.origin == bindparam("about"),
        docview.c.origin != _NOTHING,
        or_(*(docview.c.kind == kind for kind in _BESIDE)),
    )
)
_SHOWN = Prepared(
    select(docview.c.rev, docview.c.kind, docview.c.review).where(docview.c.doc == bindparam("the_doc"))
)
_SAY = Prepared(
    update(docview)
    .where(docview.c.doc == bindparam("the_doc"))
    .values(review=bindparam("word"))
    .returning(docview.c.id)
)


class _Marked(msgspec.Struct):
    """A body that may hold marks, as those written up to schema 2 do."""

    reviews: tuple[ReviewMark, ...] = ()


def given(connection: Connection, doc: str) -> list[ReviewMark]:
    """Return the marks given to a record, the latest first; those of schema 2 stand in the record itself."""
    return [*(_mark(connection, rev) for (rev,) in _ALL.run(connection, about=doc)), *_earlier(connection, doc)]


def documents(connection: Connection, docs: Iterable[str]) -> set[str]:
    """Return the documents of what stands beside some records: marks given to them, departures noted later."""
    return {mark for doc in docs for (mark,) in _DOCUMENTS.run(connection, about=doc)}


def word(connection: Connection, doc: str, rev: str) -> str:
    """Return the last verdict on a record that a list shows with this revision, marked where another one was seen."""
    for (last,) in _LAST.run(connection, about=doc):
        mark = _mark(connection, last)
        return f"{mark.verdict}{'' if mark.seen == rev else CHANGED_SINCE}"
    return ""


def tell(connection: Connection, docs: Iterable[str]) -> None:
    """Write into the rows of some records what the office last said of them; one that is not here has none."""
    for doc in sorted(set(docs)):
        for rev, kind, before in _SHOWN.run(connection, the_doc=doc):
            now = word(connection, doc, rev) if KINDS[kind].reviewed else before
            if now != before:
                _SAY.run(connection, the_doc=doc, word=now)


def _earlier(connection: Connection, doc: str) -> list[ReviewMark]:
    bodies = (msgspec.json.decode(made.body, type=_Marked) for _, made in log.history(connection, doc))
    found = {(mark.at, mark.by.doc): mark for body in bodies for mark in body.reviews}
    return [found[key] for key in sorted(found, reverse=True)]


def _mark(connection: Connection, rev: str) -> ReviewMark:
    made = body_of(log.load(connection, rev))
    if not isinstance(made, ReviewMark):
        raise TypeError(rev)
    return made
