"""Offers records of one kind to choose from while somebody types: by name, code, pinyin, phone tail."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from svcdesk.domain import merging
from svcdesk.domain.masters import State
from svcdesk.models.docview import docview
from svcdesk.services import one_customer
from svcdesk.services.desk import Session
from svcdesk.store import search
from svcdesk.store.tokens import Term, matches, terms

_LOOKED_AT = 500
_COLUMNS = (docview.c.doc, docview.c.number, docview.c.unit, docview.c.title, docview.c.subject)


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
    """Return records of a kind, retired ones left out, that hold everything typed, by title.

    Who went on for a merged customer is found by the merged one's names and numbers too.
    """
    wanted = terms(text)
    query = select(*_COLUMNS, search.search_text.c.text)
    query = query.outerjoin(search.search_text, search.search_text.c.id == docview.c.id)
    query = query.where(docview.c.kind == kind, docview.c.state != State.RETIRED).order_by(docview.c.title)
    with session.read() as connection:
        if wanted:
            query = query.where(docview.c.id.in_(search.candidates(connection, wanted)))
        rows = connection.execute(query.limit(_LOOKED_AT)).all()
        found = [Choice(*row[:5]) for row in rows if _holds(wanted, (row.number, *(row.text or "").split("\n")))]
        return (_going_on(connection, found) if kind == "customer" else found)[:limit]


def _going_on(connection: Connection, found: list[Choice]) -> list[Choice]:
    """Return whoever goes on in the place of merged customers, each once, with the name it was found by."""
    known = one_customer.merges(connection)
    ends = {one.doc: merging.standing(one.doc, known) for one in found}
    others = set(ends.values()) - ends.keys()
    query = select(*_COLUMNS).where(docview.c.doc.in_(others), docview.c.state != State.RETIRED)
    shown = {one.doc: one for one in found if ends[one.doc] == one.doc}
    shown |= {row.doc: Choice(*row) for row in connection.execute(query)} if others else {}
    placed: dict[str, Choice] = {}
    for one in found:
        end = ends[one.doc]
        if end in shown:
            by = one.title if end in others else ""
            placed.setdefault(end, replace(shown[end], subject=f"← {by}") if by else shown[end])
    return list(placed.values())


def fits(words: str, *texts: str) -> bool:
    """Tell whether texts hold all that was typed: as written, by pinyin, initials or tail; nothing always fits."""
    asked = words.strip().casefold()
    wanted = terms(words)
    return asked in " ".join(texts).casefold() or (bool(wanted) and all(_within(term, texts) for term in wanted))


def _within(term: Term, texts: tuple[str, ...]) -> bool:
    return any(matches(text, term) for text in texts)


def _holds(wanted: tuple[Term, ...], texts: tuple[str, ...]) -> bool:
    return all(not term.checked or _within(term, texts) for term in wanted)
