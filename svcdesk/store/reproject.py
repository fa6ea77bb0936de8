"""Brings the derived rows of many documents up to date at once, after a hand-over changed their heads."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from svcdesk.domain.record import Revision
from svcdesk.models.docview import docview
from svcdesk.models.kinds import KINDS
from svcdesk.models.stock import stock_move
from svcdesk.store import log, projector, search, units
from svcdesk.store.frame import edge, revision
from svcdesk.store.projector import Derived
from svcdesk.store.search import search_text

_AT_ONCE = 1000


def reproject(connection: Connection, docs: Iterable[str], known: Mapping[str, Revision]) -> None:
    """Write everything derived from some documents again; rows of new ones come in the order of their arrival.

    ``known`` are revisions that have just been read, by name.
    """
    keys: set[units.Key] = set()
    for some in projector.batches(sorted(docs), _AT_ONCE):
        keys |= _reproject(connection, some, known)
    units.recompute(connection, keys)


def _reproject(connection: Connection, docs: Sequence[str], known: Mapping[str, Revision]) -> set[units.Key]:
    listed = select(docview.c.doc, docview.c.id, docview.c.kind, docview.c.state, docview.c.origin)
    found = connection.execute(listed.where(docview.c.doc.in_(docs))).all()
    rows = {row.doc: int(row.id) for row in found}
    hearers = {row.origin for row in found if row.origin and row.state in KINDS[row.kind].frozen}
    derived = {doc: projector.derive(connection, heads) for doc, heads in _heads(connection, docs, known).items()}
    old = [one for doc, one in derived.items() if doc in rows]
    new = [derived[doc] for doc in _arrived(connection, [doc for doc in derived if doc not in rows])]
    keys = _moved([*old, *new]) | _stored_moves(connection, [one.doc for one in old])
    if old:
        _update_views(connection, old)
        _put_texts(connection, {rows[one.doc]: one.texts for one in old})
        _replace_rows(connection, old)
    if new:
        projector.put_new(connection, new, with_units=False)
    projector.tell(connection, hearers.union(*(projector.signed_for(one) for one in old)))
    return keys


def _heads(
    connection: Connection, docs: Sequence[str], known: Mapping[str, Revision]
) -> dict[str, dict[str, Revision]]:
    """Return the heads of some documents, each document's sorted by name."""
    followed = select(edge.c.parent).where(edge.c.parent == revision.c.rev).exists()
    query = select(revision.c.doc, revision.c.rev).where(revision.c.doc.in_(docs), ~followed)
    found: dict[str, dict[str, Revision]] = {}
    for row in connection.execute(query.order_by(revision.c.doc, revision.c.rev)):
        found.setdefault(row.doc, {})[row.rev] = known.get(row.rev) or log.load(connection, row.rev)
    return found


def _arrived(connection: Connection, docs: Sequence[str]) -> list[str]:
    """Return documents in the order of their first revision here."""
    query = select(revision.c.doc).where(revision.c.doc.in_(docs)).group_by(revision.c.doc)
    return list(connection.scalars(query.order_by(func.min(revision.c.id)))) if docs else []


def _update_views(connection: Connection, derived: Sequence[Derived]) -> None:
    values = {name: bindparam(name, type_=docview.c[name].type) for name in derived[0].view}
    statement = update(docview).where(docview.c.doc == bindparam("the_doc")).values(values)
    connection.execute(statement, [{"the_doc": one.doc, **one.view} for one in derived])


def _put_texts(connection: Connection, texts: Mapping[int, Sequence[str]]) -> None:
    """Let records be found by their texts; most are found by what they were found by before."""
    query = select(search_text.c.id, search_text.c.text).where(search_text.c.id.in_(texts))
    before = {row.id: row.text for row in connection.execute(query)}
    for row, one in texts.items():
        if before.get(row) != search.joined(one):
            search.put(connection, row, one)


def _replace_rows(connection: Connection, derived: Sequence[Derived]) -> None:
    tables = dict.fromkeys(table for one in derived for table in KINDS[one.kind].tables)
    for table in tables:
        docs = [one.doc for one in derived if table in KINDS[one.kind].tables]
        connection.execute(delete(table).where(table.c.doc.in_(docs)))
        rows = [row for one in derived for row in one.rows.get(table, ())]
        if rows:
            connection.execute(insert(table), rows)


def _moved(derived: Sequence[Derived]) -> set[units.Key]:
    rows = [row for one in derived for row in one.rows.get(stock_move, ())]
    return units.keys_of((row["product"], row["serial"], row["replaces"]) for row in rows)


def _stored_moves(connection: Connection, docs: Sequence[str]) -> set[units.Key]:
    """Return the units that the rows written before have moved."""
    columns = (stock_move.c.product, stock_move.c.serial, stock_move.c.replaces)
    return units.keys_of(connection.execute(select(*columns).where(stock_move.c.doc.in_(docs)))) if docs else set()
