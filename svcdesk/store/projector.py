"""Derives the view rows of a document from its heads; the only writer of derived tables."""

from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from svcdesk.domain.record import Revision, decode_body
from svcdesk.models.docview import View, docview
from svcdesk.models.kinds import KINDS, Kind
from svcdesk.store import log, search
from svcdesk.store.frame import revision as revision_table

SIGNED = "signed"
NO_CONFLICT, SOFT, HARD = 0, 1, 2


def body_of(revision: Revision) -> Any:
    """Return a revision's body as its record type, lifted to today's schema."""
    kind = KINDS[revision.kind]
    if revision.schema == kind.schema:
        return decode_body(revision.body, kind.body)
    plain = msgspec.json.decode(revision.body)
    for version in range(revision.schema, kind.schema):
        plain = kind.upcasters[version](plain)
    return msgspec.convert(plain, kind.body, strict=True)


def shown_head(connection: Connection, heads: tuple[str, ...]) -> tuple[str, Revision]:
    """Return the head a list shows: a signed one before others, else the smallest name, the same on every desk."""
    loaded = [(rev, log.load(connection, rev)) for rev in heads]
    return min(loaded, key=lambda pair: (pair[1].state != SIGNED, -pair[1].amendment, pair[0]))


def project(connection: Connection, doc: str) -> None:
    """Bring the derived rows of one document up to date with its heads."""
    heads = log.heads(connection, doc)
    rev, revision = shown_head(connection, heads)
    kind = KINDS[revision.kind]
    body = body_of(revision)
    conflict = NO_CONFLICT if len(heads) == 1 else conflict_of(connection, heads)
    _put_view(connection, rev, revision, kind.view(body, revision.state), conflict)
    _put_rows(connection, kind, revision, body)


def conflict_of(connection: Connection, heads: tuple[str, ...]) -> int:
    """Judge several heads: hard where one is signed or the same field differs in both, else soft."""
    loaded = [log.load(connection, rev) for rev in heads]
    if any(one.state == SIGNED for one in loaded):
        return HARD
    base = _common_parent(connection, loaded)
    changed = [_changed_fields(base, one) for one in loaded]
    seen: set[str] = set()
    for fields in changed:
        if seen & fields:
            return HARD
        seen |= fields
    return SOFT


def _common_parent(connection: Connection, loaded: list[Revision]) -> dict[str, Any]:
    shared = set(loaded[0].parents)
    for one in loaded[1:]:
        shared &= set(one.parents)
    if not shared:
        return {}
    return dict(msgspec.json.decode(log.load(connection, min(shared)).body))


def _changed_fields(base: dict[str, Any], revision: Revision) -> set[str]:
    body = msgspec.json.decode(revision.body)
    return {key for key in body.keys() | base.keys() if body.get(key) != base.get(key)}


def _put_view(connection: Connection, rev: str, revision: Revision, view: View, conflict: int) -> None:
    values = {
        "rev": rev,
        "kind": revision.kind,
        "number": revision.number,
        "state": revision.state,
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
        "occurred_at": revision.occurred_at,
        "recorded_at": revision.recorded_at,
        "amendment": revision.amendment,
        "conflict": conflict,
    }
    row = connection.scalar(select(docview.c.id).where(docview.c.doc == revision.doc))
    if row is None:
        row = connection.scalar(insert(docview).values(doc=revision.doc, **values).returning(docview.c.id))
    else:
        connection.execute(update(docview).where(docview.c.id == row).values(**values))
    search.put(connection, int(row or 0), (revision.number, view.title, view.subject, view.unit, *view.search))


def _put_rows(connection: Connection, kind: Kind, revision: Revision, body: Any) -> None:
    made = kind.rows(revision, body)
    for table in kind.tables:
        connection.execute(delete(table).where(table.c.doc == revision.doc))
        if made.get(table):
            connection.execute(insert(table), made[table])


def rebuild(connection: Connection) -> int:
    """Drop and derive every derived row again from the log; returns the number of documents."""
    for table in {table for kind in KINDS.values() for table in kind.tables} | {docview}:
        connection.execute(delete(table))
    search.clear(connection)
    first: dict[str, None] = dict.fromkeys(
        connection.scalars(select(revision_table.c.doc).order_by(revision_table.c.node, revision_table.c.seq))
    )
    for doc in first:
        project(connection, doc)
    search.settle(connection)
    return len(first)
