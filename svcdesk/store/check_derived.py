"""Checks that every derived row is what the log gives, by deriving it again beside it; nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Boolean, Column, ColumnElement, Connection, Integer, Table, func, select, tuple_, type_coerce

from svcdesk.errors import DeskError
from svcdesk.models.docview import docview
from svcdesk.models.service_fact import service_fact, service_total
from svcdesk.models.units import unit
from svcdesk.store import log, projector, search, units
from svcdesk.store.finding import Finding, Place, finding
from svcdesk.store.projector import ROW_TABLES, Derived, batches
from svcdesk.store.schema import Progress, quiet
from svcdesk.store.search import search_text
from svcdesk.words import Message

_AT_ONCE = 200
Rows = dict[str, list[dict[str, Any]]]


def check_derived(connection: Connection, told: Progress = quiet) -> Iterator[Finding]:
    """Yield every document whose derived rows differ from what a rebuild would make.

    The search index has no rows that could be read; SQLite checks its pages, and a rebuild makes it anew.
    """
    docs = projector.documents(connection)
    last = 0
    for number, batch in enumerate(batches(docs, _AT_ONCE)):
        told(number * _AT_ONCE, len(docs))
        views = {row["doc"]: row for row in _select(connection, docview, batch)}
        stored = {table: _by_doc(_select(connection, table, batch)) for table in ROW_TABLES}
        texts = _texts(connection, [row["id"] for row in views.values()])
        for doc in batch:
            view = views.get(doc, {})
            derived = _derived(connection, doc)
            if derived and (_differs(derived, view, stored, texts) or view["id"] <= last):
                yield finding("derived", Place(number=str(derived.view["number"]), rev=str(derived.view["rev"])))
            last = view.get("id", last)
    yield from _strays(connection, set(docs))
    yield from _units(connection)
    yield from _totals(connection)


def _derived(connection: Connection, doc: str) -> Derived | None:
    """Return what a document's rows should be, or none where the check of the log has said why nobody can know."""
    try:
        heads = log.load_heads(connection, doc)
        return projector.derive(connection, heads) if heads else None
    except (DeskError, msgspec.MsgspecError, KeyError):
        return None


def _differs(
    derived: Derived, view: Mapping[str, Any], stored: Mapping[Table, Rows], texts: Mapping[int, str]
) -> bool:
    if any(name not in view or view[name] != value for name, value in derived.view.items()):
        return True
    if texts.get(view["id"]) != search.joined(derived.texts):
        return True
    return any(
        stored[table].get(derived.doc, []) != [_plain(table, row) for row in derived.rows.get(table, ())]
        for table in ROW_TABLES
    )


def _plain(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    return {column.name: row[column.name] for column in table.columns if column.name != "id"}


def _select(connection: Connection, table: Table, docs: Sequence[str]) -> list[Mapping[str, Any]]:
    query = select(*(_as_stored(column) for column in table.c)).where(table.c.doc.in_(docs)).order_by(table.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def _as_stored(column: Column[Any]) -> ColumnElement[Any]:
    """Read a yes or no as the number that stands there: any other than 0 reads as yes, but 3 is a fault."""
    return type_coerce(column, Integer).label(column.name) if isinstance(column.type, Boolean) else column


def _by_doc(rows: Sequence[Mapping[str, Any]]) -> Rows:
    found: Rows = {}
    for row in rows:
        found.setdefault(row["doc"], []).append({name: value for name, value in row.items() if name != "id"})
    return found


def _texts(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    query = select(search_text.c.id, search_text.c.text).where(search_text.c.id.in_(ids))
    return {row.id: row.text for row in connection.execute(query)}


def _strays(connection: Connection, docs: set[str]) -> Iterator[Finding]:
    """Yield rows of documents that are not in the log at all."""
    for table in (docview, *ROW_TABLES):
        for doc in connection.scalars(select(table.c.doc).distinct()):
            if doc not in docs:
                yield finding("derived_stray", Place(), table=table.name, doc=doc)
    known = select(docview.c.id)
    for row in connection.scalars(select(search_text.c.id).where(search_text.c.id.not_in(known))):
        yield finding("derived_stray", Place(), table=search_text.name, doc=str(row))


def _units(connection: Connection) -> Iterator[Finding]:
    keys = units.all_keys(connection)
    for batch in batches(keys, _AT_ONCE):
        query = select(unit).where(tuple_(unit.c.product, unit.c.serial).in_(batch))
        stored = {(row["product"], row["serial"]): dict(row) for row in connection.execute(query).mappings()}
        for row in units.expected(connection, batch):
            if stored.get((row["product"], row["serial"])) != row:
                yield finding("unit", Place(), serial=row["serial"])
    known = set(keys)
    for product, serial in connection.execute(select(unit.c.product, unit.c.serial)):
        if (product, serial) not in known:
            yield finding("unit", Place(), serial=serial)


def _totals(connection: Connection) -> Iterator[Finding]:
    """Yield the totals of charts that differ from what is counted one by one."""
    columns = (service_fact.c.measure, service_fact.c.month, service_fact.c.key)
    sums = (func.count(), func.sum(service_fact.c.met), func.sum(service_fact.c.amount))
    counted = {
        (*row[:3], *map(int, row[3:])) for row in connection.execute(select(*columns, *sums).group_by(*columns))
    }
    kept = {tuple(row) for row in connection.execute(select(service_total))}
    for measure, month in sorted({(row[0], row[1]) for row in counted ^ kept}):
        yield finding("total", Place(), measure=Message(f"analysis.measure.{measure}"), month=month)
