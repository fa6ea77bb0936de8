"""Finds any record by what somebody remembers: number, customer, serial, phone tail, words, pinyin, initials."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from svcdesk.domain import merging, sheetcode
from svcdesk.domain.masters import CustomerState
from svcdesk.domain.sheet_numbers import form_of_number, record_number
from svcdesk.models.docview import docview
from svcdesk.services import one_customer
from svcdesk.services.desk import Session
from svcdesk.store import search
from svcdesk.store.search import Found, search_index, search_text
from svcdesk.store.tokens import Term, fold, matches, terms

__all__ = ["Found", "Hit", "count", "find"]


_LOOKED_AT = 10
"""How many rows the index suggests are looked at for each that shall be found."""


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


def find(session: Session, query: str, limit: int = 50, only: Sequence[ColumnElement[bool]] = ()) -> list[Hit]:
    """Return the newest records, ``only`` some or any, that hold everything in a query, newest first.

    What has the very number asked for stands before all: what was made from it is newer and names it too.
    """
    asked = _asked(query)
    wanted = terms(asked)
    if not wanted:
        return []
    with session.read() as connection:
        newest = _newest_of(connection, wanted, limit, only) if only else _newest(connection, wanted, limit)
        found = connection.execute(newest).all()
        unseen = {row: hidden for row, *shown in found if (hidden := _unseen(wanted, shown[-3:]))}
        matched = _matched(connection, unseen) if unseen else {}
    hits = [
        Hit(doc, kind, number, state, title, subject, matched.get(row, ""))
        for row, doc, kind, state, number, title, subject in found
    ]
    hits = sorted(hits, key=partial(_is_another, asked.strip().upper()))
    return hits if only or not any(map(_is_merged, hits)) else _with_those_that_go_on(session, hits)


def _is_merged(hit: Hit) -> bool:
    return hit.kind == "customer" and hit.state == CustomerState.MERGED


def _with_those_that_go_on(session: Session, hits: list[Hit]) -> list[Hit]:
    """Set whoever goes on for a merged customer before it, with the name that was found."""
    with session.read() as connection:
        known = one_customer.merges(connection)
        ends = {hit.doc: merging.standing(hit.doc, known) for hit in hits if _is_merged(hit)}
        rows = connection.execute(_HITS.where(docview.c.doc.in_(set(ends.values())))).all()
    shown = {hit.doc for hit in hits}
    others = {
        doc: Hit(doc, kind, number, state, title, subject, "") for _, doc, kind, state, number, title, subject in rows
    }
    placed: list[Hit] = []
    for hit in hits:
        end = others.get(ends.get(hit.doc, ""))
        if end and end.doc not in shown:
            shown.add(end.doc)
            placed.append(replace(end, matched=hit.title))
        placed.append(hit)
    return placed


def _is_another(number: str, hit: Hit) -> bool:
    return hit.number != number


_HITS = select(
    docview.c.id,
    docview.c.doc,
    docview.c.kind,
    docview.c.state,
    docview.c.number,
    docview.c.title,
    docview.c.subject,
)


def _newest(connection: Connection, wanted: tuple[Term, ...], limit: int) -> Select[Any]:
    if any(term.checked for term in wanted):
        rows = search.newest(connection, wanted, limit)
        return _HITS.where(docview.c.id.in_(rows)).order_by(docview.c.id.desc())
    suggested = _HITS.join(search_index, search_index.c.rowid == docview.c.id)
    return suggested.where(search.condition(connection, wanted)).order_by(search_index.c.rowid.desc()).limit(limit)


def _newest_of(
    connection: Connection, wanted: tuple[Term, ...], limit: int, only: Sequence[ColumnElement[bool]]
) -> Select[Any]:
    """Return the query for some records only, chosen by what narrows them most: kind, customer."""
    suggested = select(docview.c.id).where(*only, docview.c.id.in_(search.candidates(connection, wanted)))
    rows = list(connection.scalars(suggested.order_by(docview.c.id.desc()).limit(_LOOKED_AT * limit)))
    rows = search.check(connection, wanted, rows)
    return _HITS.where(docview.c.id.in_(rows[:limit])).order_by(docview.c.id.desc())


def count(session: Session, query: str) -> Found:
    """Return how many records hold everything in a query."""
    with session.read() as connection:
        return search.count(connection, _asked(query))


def _asked(query: str) -> str:
    """Return what to look for where somebody scanned a sheet's code or typed the number of a sheet on a record."""
    code = sheetcode.decode(query)
    text = code.number if code else query.strip()
    return record_number(text.upper()) if form_of_number(text.upper()) else text if code else query


def _matched(connection: Connection, unseen: dict[int, list[Term]]) -> dict[int, str]:
    """Return for each row the first text that explains a term which nothing shown explains."""
    found = connection.execute(select(search_text.c.id, search_text.c.text).where(search_text.c.id.in_(unseen)))
    return {row: _explaining(text.split("\n"), unseen[row]) for row, text in found}


def _explaining(lines: list[str], wanted: list[Term]) -> str:
    for term in wanted:
        by = next((one for one in lines if _shows(one, term)), "")
        by = by or next((one for one in lines if matches(one, term)), "")
        if by:
            return by
    return ""


def _unseen(wanted: tuple[Term, ...], shown: Sequence[str]) -> list[Term]:
    """Return the terms that nothing the list shows explains."""
    hidden = [term for term in wanted if not any(_shows(one, term) for one in shown)]
    return [term for term in hidden if term.han or not any(matches(one, term) for one in shown)]


def _shows(text: str, term: Term) -> bool:
    return term.text in text or (not term.han and term.text in fold(text))
