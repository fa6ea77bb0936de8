"""A table model over any number of records: it holds their order, eight bytes each, and fetches what is looked at."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence
from operator import neg, pos

from PySide6.QtCore import QModelIndex, QObject

from svcdesk.services import lists
from svcdesk.services.desk import Session
from svcdesk.services.lists import Order, Query, Row, Sort, sort_value
from svcdesk.ui.row_model import RowModel

PAGE = 64
"""How many rows are fetched at once: a little more than a screenful."""
_KEPT = 4096


class RecordModel(RowModel):
    """Rows of one query: at first perhaps only the first of them, until ``adopt_order`` tells of the rest."""

    def __init__(self, session: Session, columns: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(columns, session.clock(), parent)
        self._session = session
        self._query = Query()
        self._whole = True

    @property
    def query(self) -> Query:
        return self._query

    def show_first(self, query: Query) -> None:
        """Show the first rows of a query that is quick to answer; the rest comes with ``adopt_order``."""
        first = lists.page(self._session, query, 0, PAGE)
        self.beginResetModel()
        self._begin(query, array("q", (row.id for row in first)))
        self._known = {row.id: row for row in first}
        self._whole = len(first) < PAGE
        self.endResetModel()

    def show_order(self, query: Query, order: Order) -> None:
        """Show a query by the order of all its rows."""
        self.beginResetModel()
        self._begin(query, order)
        self.endResetModel()

    def adopt_order(self, query: Query, order: Order) -> None:
        """Take the order of all rows; those that are shown already stay as they are where they stand first in it."""
        shown = len(self._order)
        if self._query != query or order[:shown] != self._order:
            self.show_order(query, order)
            return
        if len(order) > shown:
            self.beginInsertRows(QModelIndex(), shown, len(order) - 1)
            self._order = order
            self.endInsertRows()
        self._whole = True

    def is_whole(self) -> bool:
        """Whether the order of all rows is known."""
        return self._whole

    def row_at(self, at: int) -> Row | None:
        """Return a row by its place; none where its record is gone."""
        wanted = self._order[at]
        if wanted not in self._known:
            self._fetch(at)
        return self._known.get(wanted)

    def place_of(self, doc: str) -> int:
        """Return the place of a document, -1 where it is not in the list."""
        known = next((one for one, row in self._known.items() if row.doc == doc), None)
        if known is None:
            known = next((row.id for row in lists.of_docs(self._session, [doc])), None)
        return -1 if known is None else self._place_of_id(known)

    def ids(self, first: int, last: int) -> Order:
        """Return the ids of a stretch of rows, first and last included."""
        return self._order[first : last + 1]

    def places_of(self, wanted: Collection[int]) -> list[int]:
        """Return the places of some rows by their ids; what is not in the list is left out."""
        sought = set(wanted)
        return [at for at, one in enumerate(self._order) if one in sought] if sought else []

    def apply(self, docs: Collection[str]) -> None:
        """Bring some documents up to date: change, add, move or take away only their rows."""
        self._now = self._session.clock()
        here = {row.id for row in lists.matching(self._session, self._query, docs)}
        coming: list[tuple[int, Row]] = []
        for row in lists.of_docs(self._session, docs):
            at = self._place_of_id(row.id)
            if at >= 0 and row.id in here and not self._moves(row):
                self._known[row.id] = row
                self._repaint(at, at)
                continue
            if at >= 0:
                self._take_away(at)
            if row.id in here:
                coming.append((lists.position(self._session, self._query, row), row))
        for at, row in sorted(coming, key=_place):
            self._insert(min(at, len(self._order)), row)

    def tick(self) -> None:
        """Look at the clock again: what was due today may be late now."""
        self._now = self._session.clock()
        self._repaint(0, len(self._order) - 1)

    def _begin(self, query: Query, order: Order) -> None:
        self._query, self._order, self._whole = query, order, True
        self._known = {}
        self._now = self._session.clock()

    def _fetch(self, at: int) -> None:
        start = at - at % PAGE
        if len(self._known) > _KEPT:
            self._known.clear()
        found = lists.rows(self._session, self._order[start : start + PAGE])
        self._known |= {row.id: row for row in found}

    def _place_of_id(self, wanted: int) -> int:
        if self._query.sort is Sort.NEWEST:
            sign = -1 if self._query.descending else 1
            at = bisect_left(self._order, sign * wanted, key=neg if sign < 0 else pos)
            return at if at < len(self._order) and self._order[at] == wanted else -1
        try:
            return self._order.index(wanted)
        except ValueError:
            return -1

    def _moves(self, row: Row) -> bool:
        if self._query.sort is Sort.NEWEST:
            return False
        before = self._known.get(row.id)
        return before is None or sort_value(before, self._query.sort) != sort_value(row, self._query.sort)

    def _take_away(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        self._order.pop(at)
        self.endRemoveRows()

    def _insert(self, at: int, row: Row) -> None:
        self.beginInsertRows(QModelIndex(), at, at)
        self._order.insert(at, row.id)
        self._known[row.id] = row
        self.endInsertRows()


def _place(one: tuple[int, Row]) -> tuple[int, int]:
    return one[0], one[1].id
