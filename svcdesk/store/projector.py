"""Derives the view rows of a document from its heads; the only writer of derived tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Executable, Table, bindparam, delete, insert, select, update

from svcdesk.domain.record import Revision
from svcdesk.models.docview import View, docview
from svcdesk.models.kinds import KINDS
from svcdesk.models.service_fact import service_total
from svcdesk.models.stock import stock_move
from svcdesk.models.units import unit
from svcdesk.store import conflicts, hearing, log, marks, search, units
from svcdesk.store.bodies import body_of, listed_body_of
from svcdesk.store.frame import revision as revision_table
from svcdesk.store.prepared import Prepared
from svcdesk.store.schema import Progress, quiet

__all__ = ["DERIVED", "Derived", "body_of", "derive", "project", "put_new", "rebuild", "shown_head"]

ROW_TABLES: tuple[Table, ...] = tuple(dict.fromkeys(table for kind in KINDS.values() for table in kind.tables))
DERIVED: tuple[Table, ...] = (service_total, docview, *ROW_TABLES, unit)
_BATCH = 500
# statements of every save are built once: building one takes five times as long as running it
_INSERT = {table: insert(table) for table in DERIVED}
_DELETE: dict[Table, Executable] = {
    table: delete(table).where(table.c.doc == bindparam("the_doc")) for table in ROW_TABLES
}
_DELETE[stock_move] = (
    delete(stock_move)
    .where(stock_move.c.doc == bindparam("the_doc"))
    .returning(stock_move.c.product, stock_move.c.serial, stock_move.c.replaces)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Everything derived from one document's heads: its list row, the rows of its tables, what it is found by."""

    doc: str
    kind: str
    view: Mapping[str, Any]
    rows: Mapping[Table, Sequence[dict[str, Any]]]
    texts: tuple[str, ...]


def shown_head(heads: log.Heads) -> tuple[str, Revision]:
    """Return the head a list shows: a signed one, then a void one, else the smallest name; the same everywhere."""
    return min(heads.items(), key=lambda pair: (conflicts.weight(pair[1]), -pair[1].amendment, pair[0]))


def derive(connection: Connection, heads: log.Heads) -> Derived:
    """Return what belongs into the derived tables for a document with these heads."""
    rev, made = shown_head(heads)
    kind = KINDS[made.kind]
    state, body = hearing.heard(connection, made, listed_body_of(made))
    made = made if state == made.state else msgspec.structs.replace(made, state=state)
    view = kind.view(body, state)
    return Derived(
        doc=made.doc,
        kind=made.kind,
        view={
            **_view_row(rev, made, view, conflicts.judge(connection, heads)),
            "review": marks.word(connection, made.doc, rev) if kind.reviewed else "",
        },
        rows=kind.rows(made, body),
        texts=(made.number, view.title, view.subject, view.unit, *view.search) if kind.searched else (),
    )


def project(connection: Connection, heads: log.Heads, before: log.Heads | None = None) -> None:
    """Bring the derived rows of one document up to date with its heads.

    ``before`` are the heads its rows were derived from last, none for a new document: then only what follows
    differently from the new heads is written. Without it everything is written again.
    """
    new = derive(connection, heads)
    old = derive(connection, before) if before else None
    row = None if before == {} else _update_view(connection, new, old)
    if row is None:
        put_new(connection, [new])
        return
    if old is None or old.texts != new.texts:
        search.put(connection, row, new.texts)
    _replace_rows(connection, new, {} if old is None else old.rows)
    tell(connection, signed_for(new) | (signed_for(old) if old else set()))


def _update_view(connection: Connection, new: Derived, old: Derived | None) -> int | None:
    """Write the columns of a list row that changed; returns its id, or none where there is no row yet."""
    changed = {name: value for name, value in new.view.items() if old is None or old.view[name] != value}
    changed = changed or {"rev": new.view["rev"]}  # a head that no list shows changes nothing
    for (row,) in _update(tuple(changed)).run(connection, the_doc=new.doc, **changed):
        return int(row)
    return None


@cache
def _update(columns: tuple[str, ...]) -> Prepared:
    values = {name: bindparam(name, type_=docview.c[name].type) for name in columns}
    statement = update(docview).where(docview.c.doc == bindparam("the_doc")).values(values)
    return Prepared(statement.returning(docview.c.id))


def _replace_rows(connection: Connection, derived: Derived, old: Mapping[Table, Sequence[dict[str, Any]]]) -> None:
    keys: set[units.Key] = set()
    for table in KINDS[derived.kind].tables:
        rows = derived.rows.get(table, ())
        if table in old and old[table] == rows:
            continue
        gone = connection.execute(_DELETE[table], {"the_doc": derived.doc})
        if rows:
            connection.execute(_INSERT[table], rows)
        if table is stock_move:
            keys = units.keys_of(gone) | _moved([derived])
    units.recompute(connection, keys)


def signed_for(derived: Derived) -> set[str]:
    """Return the record that hears what was signed here, if there is one."""
    signed = derived.kind in hearing.TELLING and derived.view["state"] in KINDS[derived.kind].frozen
    return {derived.view["origin"]} if signed and derived.view["origin"] else set()


def tell(connection: Connection, docs: Iterable[str]) -> None:
    """Bring the rows of records up to date that hear of others; what is not here hears once it comes."""
    for doc in sorted(set(docs)):
        heads = log.load_heads(connection, doc)
        if heads and shown_head(heads)[1].kind in hearing.HEARING:
            project(connection, heads)


def project_new(connection: Connection, written: Sequence[tuple[str, Revision]]) -> None:
    """Write the derived rows of documents that consist of one new revision each."""
    keys: set[units.Key] = set()
    for batch in batches(written, _BATCH):
        derived = [derive(connection, {rev: made}) for rev, made in batch]
        put_new(connection, derived, with_units=False)
        keys |= _moved(derived)
    units.recompute(connection, keys)


def put_new(connection: Connection, batch: Sequence[Derived], *, with_units: bool = True) -> None:
    """Write the derived rows of documents that have none yet, in their order."""
    connection.execute(_INSERT[docview], [{"doc": derived.doc, **derived.view} for derived in batch])
    query = select(docview.c.doc, docview.c.id).where(docview.c.doc.in_([derived.doc for derived in batch]))
    ids = {row.doc: row.id for row in connection.execute(query)}
    search.put_new(connection, {ids[derived.doc]: derived.texts for derived in batch})
    _put_rows(connection, batch)
    marks.tell(connection, (derived.view["origin"] for derived in batch if derived.kind == marks.KIND))
    tell(connection, {doc for derived in batch for doc in signed_for(derived)})
    if with_units:
        units.recompute(connection, _moved(batch))


def rebuild(connection: Connection, progress: Progress = quiet) -> int:
    """Drop and derive every derived row again from the log; returns the number of documents."""
    progress(0, 1)
    for table in DERIVED:
        connection.execute(delete(table))
    search.clear(connection)
    docs = documents(connection)
    count = 0
    for some in batches(docs, _BATCH):
        progress(count, len(docs))
        put_new(connection, [derive(connection, log.load_heads(connection, doc)) for doc in some], with_units=False)
        count += len(some)
    for keys in batches(units.all_keys(connection), _BATCH):
        progress(count, len(docs))
        units.recompute(connection, set(keys))
    search.settle(connection)
    progress(count, len(docs))
    return count


def documents(connection: Connection) -> list[str]:
    """Return every document, in the order in which they first arrived on this desk."""
    rows = connection.scalars(select(revision_table.c.doc).order_by(revision_table.c.id))
    return list(dict.fromkeys(rows))


def batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Cut a sequence into lists of at most ``size``."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _moved(batch: Iterable[Derived]) -> set[units.Key]:
    """Return the units that some documents move."""
    rows = [row for derived in batch for row in derived.rows.get(stock_move, ())]
    return units.keys_of((row["product"], row["serial"], row["replaces"]) for row in rows)


def _put_rows(connection: Connection, batch: Iterable[Derived]) -> None:
    together: dict[Table, list[dict[str, Any]]] = {}
    for derived in batch:
        for table, rows in derived.rows.items():
            together.setdefault(table, []).extend(rows)
    for table, rows in together.items():
        if rows:
            connection.execute(_INSERT[table], rows)


def _view_row(rev: str, made: Revision, view: View, conflict: int) -> dict[str, Any]:
    return {
        "rev": rev,
        "kind": made.kind,
        "number": made.number,
        "state": made.state,
        "open": view.open,
        "title": view.title,
        "subject": view.subject,
        "customer": view.customer,
        "customer_name": view.customer_name,
        "unit": view.unit,
        "owner": view.owner,
        "owner_name": view.owner_name,
        "department": view.department,
        "result": view.result,
        "due_at": view.due_at,
        "amount": view.amount,
        "occurred_at": made.occurred_at,
        "recorded_at": made.recorded_at,
        "amendment": made.amendment,
        "conflict": conflict,
        "channel": view.channel,
        "waits": view.waits,
        "origin": view.origin,
    }
