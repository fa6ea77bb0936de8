"""In which order the rows of a list stand, and which of them stand before a given one."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, String, and_, case, not_, or_, true

from svcdesk.models.docview import docview
from svcdesk.services.list_rows import Query, Row, Sort

_SORTED: dict[Sort, ColumnElement[Any]] = {
    Sort.NEWEST: docview.c.id,
    Sort.URGENT: docview.c.due_at,
    Sort.NUMBER: docview.c.number,
    Sort.TITLE: docview.c.title,
    Sort.SUBJECT: docview.c.subject,
    Sort.UNIT: docview.c.unit,
    Sort.STATE: docview.c.state,
    Sort.DUE: docview.c.due_at,
    Sort.OWNER: docview.c.owner_name,
    Sort.AMOUNT: docview.c.amount,
    Sort.OCCURRED: docview.c.occurred_at,
    Sort.RESULT: docview.c.result,
    Sort.DEPARTMENT: docview.c.department,
    Sort.CHANNEL: docview.c.channel,
    Sort.REVIEW: docview.c.review,
}
_VALUES = {Sort.NEWEST: "id", Sort.DUE: "due_at", Sort.OWNER: "owner_name", Sort.OCCURRED: "occurred_at"}
_MAY_BE_EMPTY = {Sort.DUE, Sort.AMOUNT}


def urgent() -> ColumnElement[bool]:
    """Return what the first rows of the order by urgency fulfil: they are open, and due at some time."""
    return and_(docview.c.open == true(), docview.c.due_at.is_not(None))


def sort_value(row: Row, sort: Sort) -> object:
    """Return what a row is sorted by."""
    if sort is Sort.URGENT:
        return row.due_at if row.open else None
    return getattr(row, _VALUES.get(sort, sort.value))


def _expression(connection: Connection, sort: Sort) -> ColumnElement[Any]:
    column = _SORTED[sort]
    if connection.dialect.name == "postgresql" and isinstance(column.type, String):
        return column.collate("C")  # the order SQLite has, whatever the server's language
    return column


def order_by(connection: Connection, query: Query) -> list[ColumnElement[Any]]:
    """Return what to order by; what has no value stands last, whichever way the list runs."""
    if query.sort is Sort.URGENT:
        return _by_urgency(query)
    keys = [_expression(connection, query.sort), docview.c.id][query.sort is Sort.NEWEST :]
    empty = [_SORTED[query.sort].is_(None)] if query.sort in _MAY_BE_EMPTY else []
    return [*empty, *(key.desc() if query.descending else key for key in keys)]


def before(connection: Connection, query: Query, row: Row) -> ColumnElement[bool]:
    """Return what the rows fulfil that stand before a row."""
    key = _expression(connection, query.sort)
    value = sort_value(row, query.sort)
    if query.sort is Sort.URGENT:
        return _more_urgent(query, row)
    earlier = docview.c.id > row.id if query.descending else docview.c.id < row.id
    if query.sort is Sort.NEWEST:
        return earlier
    if value is None:
        return or_(key.is_not(None), and_(key.is_(None), earlier))
    ahead = key > value if query.descending else key < value
    return or_(ahead, and_(key == value, earlier))


def _by_urgency(query: Query) -> list[ColumnElement[Any]]:
    """Order all at once, for a part of a list or a small one: ``lists`` reads both parts along their indexes."""
    due = case((urgent(), docview.c.due_at))
    first = [due.is_(None), due, docview.c.id * case((urgent(), 1), else_=-1)]
    return [key.desc() for key in first] if query.descending else first


def _more_urgent(query: Query, row: Row) -> ColumnElement[bool]:
    """Return what the rows fulfil that stand before a row in the order by urgency."""
    if row.open and row.due_at is not None:
        same = and_(docview.c.due_at == row.due_at, docview.c.id < row.id)
        ahead = and_(urgent(), or_(docview.c.due_at < row.due_at, same))
    else:
        ahead = or_(urgent(), and_(not_(urgent()), docview.c.id > row.id))
    if not query.descending:
        return ahead
    return and_(not_(ahead), docview.c.id != row.id)
