"""A table model over any number of records: it holds their order, eight bytes each, and fetches what is looked at."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence
from operator import neg, pos

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from svcdesk.services import lists
from svcdesk.services.desk import Session
from svcdesk.services.lists import Order, Query, Row, Sort, sort_value
from svcdesk.ui.language import spoken, text
from svcdesk.ui.lines_delegate import BOLD, DETAIL, MARK, TONE
from svcdesk.ui.record_columns import COLUMNS, ListColumn, cell, state_only
from svcdesk.ui.tables import Cell

PAGE = 64
"""How many rows are fetched at once: a little more than a screenful."""
_KEPT = 4096
_TELL_DUE = frozenset({"due", "remaining"})

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SHOWN = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = {int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole)}
_ALIGNED = int(Qt.ItemDataRole.TextAlignmentRole)
_ROLES = {_SHOWN, DETAIL, TONE, BOLD, MARK, *_SPOKEN}


class RecordModel(QAbstractTableModel):
    """Rows of one query: at first perhaps only the first of them, until ``adopt_order`` tells of the rest."""

    def __init__(self, session: Session, columns: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._columns = [COLUMNS[key] for key in columns]
        self._query = Query()
        self._order: Order = array("q")
        self._whole = True
        self._known: dict[int, Row] = {}
        self._now = session.clock()

    @property
    def query(self) -> Query:
        return self._query

    @property
    def columns(self) -> list[ListColumn]:
        return list(self._columns)

    def set_columns(self, columns: Sequence[str]) -> None:
        """Show other columns; rows stay as they are."""
        self.beginResetModel()
        self._columns = [COLUMNS[key] for key in columns]
        self.endResetModel()

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

    def retranslate(self) -> None:
        """Say headers and labels in the language of the window."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        self._repaint(0, len(self._order) - 1)

    def tick(self) -> None:
        """Look at the clock again: what was due today may be late now."""
        self._now = self._session.clock()
        self._repaint(0, len(self._order) - 1)

    def _repaint(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

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

    def _cell(self, index: _Index) -> Cell:
        row = self.row_at(index.row())
        if row is None:
            return Cell("…")
        key = self._columns[index.column()].key
        told = key == "state" and any(column.key in _TELL_DUE for column in self._columns)
        return state_only(row, self._now) if told else cell(row, key, self._now)

    def _spoken(self, index: _Index) -> str:
        shown = self._cell(index)
        return spoken((text(shown.text), text(shown.detail), text(shown.mark)))

    # Qt's own
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == _ALIGNED:
            return _RIGHT if self._columns[index.column()].right else _LEFT
        if role not in _ROLES:
            return None
        if role in _SPOKEN:
            return self._spoken(index)
        shown = self._cell(index)
        if role == TONE:
            return shown.tone
        if role == BOLD:
            return shown.bold
        return text(shown.text if role == _SHOWN else shown.detail if role == DETAIL else shown.mark)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == _ALIGNED:
            return _RIGHT if self._columns[section].right else _LEFT
        return text(self._columns[section].title) if role == _SHOWN else None


def _place(one: tuple[int, Row]) -> tuple[int, int]:
    return one[0], one[1].id
