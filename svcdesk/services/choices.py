"""Offers records of one kind to choose from while somebody types: by name, code, pinyin, phone tail."""

from dataclasses import dataclass

from sqlalchemy import select

from svcdesk.domain.masters import State
from svcdesk.models.docview import docview
from svcdesk.services.desk import Session
from svcdesk.store import search
from svcdesk.store.tokens import Term, matches, terms

_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """One record to choose; ``code`` is the customer's, product's own or empty."""

    doc: str
    number: str
    code: str
    title: str
    subject: str


def find_customers(session: Session, text: str = "", limit: int = 20) -> list[Choice]:
    """Return customers in use that hold everything typed, by name; nothing typed offers the first by name."""
    return find(session, "customer", text, limit)


def find_products(session: Session, text: str = "", limit: int = 20) -> list[Choice]:
    """Return products in use that hold everything typed, by name."""
    return find(session, "product", text, limit)


def find_checklists(session: Session, text: str = "", limit: int = 20) -> list[Choice]:
    """Return checklists in use that hold everything typed, by name; ``subject`` is the version."""
    return find(session, "checklist", text, limit)


def find(session: Session, kind: str, text: str = "", limit: int = 20) -> list[Choice]:
    """Return records of a kind, retired ones left out, that hold everything typed, by title."""
    wanted = terms(text)
    columns = (docview.c.doc, docview.c.number, docview.c.unit, docview.c.title, docview.c.subject)
    query = select(*columns, search.search_text.c.text)
    query = query.outerjoin(search.search_text, search.search_text.c.id == docview.c.id)
    query = query.where(docview.c.kind == kind, docview.c.state != State.RETIRED).order_by(docview.c.title)
    with session.read() as connection:
        if wanted:
            query = query.where(docview.c.id.in_(search.candidates(connection, wanted)))
        rows = connection.execute(query.limit(_LOOKED_AT)).all()
    return [Choice(*row[:5]) for row in rows if _holds(wanted, (row.number, *(row.text or "").split("\n")))][:limit]


def fits(words: str, *texts: str) -> bool:
    """Tell whether texts hold all that was typed: as written, by pinyin, initials or tail; nothing always fits."""
    asked = words.strip().casefold()
    wanted = terms(words)
    return asked in " ".join(texts).casefold() or (bool(wanted) and all(_within(term, texts) for term in wanted))


def _within(term: Term, texts: tuple[str, ...]) -> bool:
    return any(matches(text, term) for text in texts)


def _holds(wanted: tuple[Term, ...], texts: tuple[str, ...]) -> bool:
    return all(not term.checked or _within(term, texts) for term in wanted)
