"""A table model that knows how rows of records are shown; where they come from is its children's matter."""

from array import array
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from svcdesk.services.list_rows import Order, Row
from svcdesk.services.list_words import TELL_DUE
from svcdesk.ui.language import spoken, text
from svcdesk.ui.lines_delegate import BOLD, DETAIL, MARK, TONE
from svcdesk.ui.record_columns import COLUMNS, ListColumn, cell, state_only
from svcdesk.ui.tables import Cell

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SHOWN = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = {int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole)}
_ALIGNED = int(Qt.ItemDataRole.TextAlignmentRole)
_ROLES = {_SHOWN, DETAIL, TONE, BOLD, MARK, *_SPOKEN}


class RowModel(QAbstractTableModel):
    """Rows by their ids in an order, as they are at an instant."""

    def __init__(self, columns: Sequence[str], now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = [COLUMNS[key] for key in columns]
        self._order: Order = array("q")
        self._known: dict[int, Row] = {}
        self._now = now

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show some rows, and nothing else."""
        self.beginResetModel()
        self._order = array("q", (row.id for row in rows))
        self._known = {row.id: row for row in rows}
        self.endResetModel()

    def row_at(self, at: int) -> Row | None:
        """Return a row by its place; none where its record is gone."""
        return self._known.get(self._order[at])

    @property
    def columns(self) -> list[ListColumn]:
        return list(self._columns)

    def set_columns(self, columns: Sequence[str]) -> None:
        """Show other columns; rows stay as they are."""
        self.beginResetModel()
        self._columns = [COLUMNS[key] for key in columns]
        self.endResetModel()

    def retranslate(self) -> None:
        """Say headers and labels in the language of the window."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        self._repaint(0, len(self._order) - 1)

    def _repaint(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def _cell(self, index: _Index) -> Cell:
        row = self.row_at(index.row())
        if row is None:
            return Cell("…")
        key = self._columns[index.column()].key
        told = key == "state" and any(column.key in TELL_DUE for column in self._columns)
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
