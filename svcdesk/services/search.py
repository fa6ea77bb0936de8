"""Finds any record by what somebody remembers: number, customer, serial, phone tail, words, pinyin, initials."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from svcdesk.models.docview import docview
from svcdesk.services.desk import Session
from svcdesk.store import search
from svcdesk.store.search import Found, search_index, search_text
from svcdesk.store.tokens import Term, fold, matches, terms

__all__ = ["Found", "Hit", "count", "find"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found; ``matched`` is the text it was found by where the list does not show it anyway."""

    doc: str
    kind: str
    number: str
    state: str
    title: str
    subject: str
    matched: str


def find(session: Session, query: str, limit: int = 50) -> list[Hit]:
    """Return the newest records that hold everything in a query, newest first."""
    wanted = terms(query)
    if not wanted:
        return []
    with session.read() as connection:
        found = connection.execute(_newest(connection, wanted, limit)).all()
    return [
        Hit(doc, kind, number, state, title, subject, _matched(wanted, (number, title, subject), text.split("\n")))
        for doc, kind, number, state, title, subject, text in found
    ]


_HITS = select(
    docview.c.doc,
    docview.c.kind,
    docview.c.number,
    docview.c.state,
    docview.c.title,
    docview.c.subject,
    search_text.c.text,
).join(search_text, search_text.c.id == docview.c.id)


def _newest(connection: Connection, wanted: tuple[Term, ...], limit: int) -> Select[Any]:
    if any(term.checked for term in wanted):
        rows = search.newest(connection, wanted, limit)
        return _HITS.where(docview.c.id.in_(rows)).order_by(docview.c.id.desc())
    suggested = _HITS.join(search_index, search_index.c.rowid == docview.c.id)
    return suggested.where(search.condition(connection, wanted)).order_by(search_index.c.rowid.desc()).limit(limit)


def count(session: Session, query: str) -> Found:
    """Return how many records hold everything in a query."""
    with session.read() as connection:
        return search.count(connection, query)


def _matched(wanted: tuple[Term, ...], shown: tuple[str, ...], texts: list[str]) -> str:
    """Return the first text that explains the hit, empty where what is shown explains it already."""
    for term in wanted:
        if any(_shows(one, term) for one in shown):
            continue
        by = next((one for one in texts if _shows(one, term)), "")
        if not by and any(matches(one, term) for one in shown):
            continue
        by = by or next((one for one in texts if matches(one, term)), "")
        if by:
            return by
    return ""


def _shows(text: str, term: Term) -> bool:
    return term.text in text or (not term.han and term.text in fold(text))
