"""Takes records out as xlsx or csv: with all fields, ready to be imported again, or as a list shows them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, func, select

from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.masters import Checklist, Customer, Product
from svcdesk.domain.rights import Right
from svcdesk.domain.times import SHANGHAI
from svcdesk.models.docview import docview
from svcdesk.services import export_rows, list_columns, lists
from svcdesk.services.desk import Session
from svcdesk.services.export_files import Progress, Value, silent, write_table
from svcdesk.services.find import bodies, revisions
from svcdesk.services.labels import kind_label, state_label
from svcdesk.services.list_query import COLUMNS
from svcdesk.services.list_rows import Row
from svcdesk.services.rights import require
from svcdesk.words import Lang, Message, label, say

_AT_ONCE = 1000
_LIST = ("number", "state", "name", "about", "unit", "customer", "owner", "department", "due", "amount", "occurred")


def export(
    session: Session,
    kind: str,
    path: Path,
    lang: Lang = "zh_CN",
    *,
    docs: Collection[str] | None = None,
    progress: Progress = silent,
) -> int:
    """Write the records of a kind, or some of them, and return how many rows were written.

    Kinds that can be imported come with all their fields, others as their list shows them. A path that ends in
    ``.csv`` makes a csv (UTF-8 with byte-order mark), any other an xlsx. Raises ``Denied`` without the right,
    ``KnownError`` where the file cannot be written, ``Cancelled`` out of ``progress``; then no file is left.
    """
    require(session, Right.PEOPLE if kind == "person" else Right.EXPORT)
    with session.read() as connection:
        parts = _parts(kind, docs)
        total = sum(connection.scalar(select(func.count()).select_from(docview).where(*part)) or 0 for part in parts)
        if kind in export_rows.TABLES:
            headings = export_rows.headings(kind, lang)
            rows: Iterable[Sequence[Value]] = _full(connection, kind, parts, lang)
        else:
            headings = list_headings(lang)
            rows = _listed(connection, parts, lang)
        return write_table(path, say(kind_label(kind), lang), headings, rows, progress=progress, total=total)


def export_rows_of_list(
    session: Session, rows: Sequence[Row], path: Path, title: str, lang: Lang = "zh_CN", progress: Progress = silent
) -> int:
    """Write rows just as a list has them: filtered, in its order, of any kinds; returns how many."""
    require(session, Right.EXPORT)
    shown = (list_row(row, lang) for row in rows)
    return write_table(path, title, list_headings(lang), shown, progress=progress, total=len(rows))


def export_shown(
    session: Session,
    ids: Sequence[int],
    columns: Sequence[str],
    path: Path,
    title: str,
    lang: Lang = "zh_CN",
    progress: Progress = silent,
) -> int:
    """Write rows by their ids, in this order, with just these columns of their list; returns how many.

    Raises like ``export``; a record that is gone is left out.
    """
    require(session, Right.EXPORT)
    values = list_columns.Values(columns, session.clock(), lang)
    pieces = (lists.rows(session, ids[at : at + _AT_ONCE]) for at in range(0, len(ids), _AT_ONCE))
    rows = (values.of(row) for piece in pieces for row in piece)
    return write_table(path, title, list_columns.headings(columns, lang), rows, progress=progress, total=len(ids))


def list_headings(lang: Lang) -> list[str]:
    """Return the headings of an exported list."""
    return [label(f"lists.column.{key}", lang) for key in _LIST]


def list_row(row: Row, lang: Lang) -> list[Value]:
    """Return one record as an exported list shows it; days and times are the site's."""
    department = say(Message(f"rights.department.{row.department}"), lang) if row.department else ""
    return [
        row.number,
        say(state_label(row.kind, row.state), lang),
        row.title,
        row.subject,
        row.unit,
        row.customer_name,
        row.owner_name,
        department,
        row.due_at.astimezone(SHANGHAI) if row.due_at else None,
        row.amount,
        row.occurred_at.astimezone(SHANGHAI),
    ]


def _parts(kind: str, docs: Collection[str] | None) -> list[list[ColumnElement[bool]]]:
    """Return the conditions of each query; many documents are asked for a thousand at a time."""
    if docs is None:
        return [[docview.c.kind == kind]]
    named = list(docs)
    return [
        [docview.c.kind == kind, docview.c.doc.in_(named[start : start + _AT_ONCE])]
        for start in range(0, len(named), _AT_ONCE)
    ]


def _full(
    connection: Connection, kind: str, parts: Iterable[list[ColumnElement[bool]]], lang: Lang
) -> Iterator[list[Value]]:
    names = export_rows.Names(
        bodies(connection, "customer", Customer),
        bodies(connection, "product", Product),
        bodies(connection, "checklist", Checklist),
        bodies(connection, "calendar", WorkCalendar),
    )
    for part in parts:
        for made, body in revisions(connection, kind, *part):
            yield from export_rows.rows(kind, made, body, names, lang)


def _listed(connection: Connection, parts: Iterable[list[ColumnElement[bool]]], lang: Lang) -> Iterator[list[Value]]:
    for part in parts:
        for row in connection.execute(select(*COLUMNS).where(*part).order_by(docview.c.id)):
            yield list_row(Row(*row), lang)
