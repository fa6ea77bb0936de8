"""Small tables of plain rows that keep selection and scroll when their rows change."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from svcdesk.ui.colours import Tone
from svcdesk.ui.language import Text, spoken, text
from svcdesk.ui.lines_delegate import BOLD, DETAIL, MARK, TONE, LinesDelegate
from svcdesk.words import Message

Row: TypeAlias = Mapping[str, object]
"""One row: its id under the model's key, and under each column's key a ``Cell`` or something to be shown as it is."""

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Cell(NamedTuple):
    """Words with a second line, a tone for the state they name, bold, or a short mark at the right."""

    text: Text
    detail: Text = ""
    tone: Tone = "neutral"
    bold: bool = False
    mark: Text = ""


class Column(NamedTuple):
    """A column; ``width`` in device-independent pixels at normal font size, 0 for what is left over."""

    key: str
    title: Text
    width: int = 0
    right: bool = False


class RowsModel(QAbstractTableModel):
    """Rows known by their id: ``set_rows`` moves, adds, removes and changes only what differs."""

    def __init__(self, columns: Sequence[Column], key: str = "id", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows in this order; ids must differ."""
        wanted = {row[self._key]: row for row in rows}
        if len(wanted) != len(rows):
            raise ValueError("two rows of one id")
        self._remove_all_but(set(wanted))
        known = {row[self._key] for row in self._rows}
        changed: list[int] = []
        at = 0
        while at < len(rows):
            end = at
            while end < len(rows) and rows[end][self._key] not in known:
                end += 1
            if end > at:
                self._insert(at, rows[at:end])
                at = end
            else:
                if self._settle(at, rows[at]):
                    changed.append(at)
                at += 1
        self._tell_changed(changed)

    def row_at(self, at: int) -> Row:
        """Return the row at a position."""
        return self._rows[at]

    def id_at(self, at: int) -> object:
        """Return the id of the row at a position."""
        return self._rows[at][self._key]

    def place_of(self, row_id: object) -> int:
        """Return the position of an id, -1 if it is not there."""
        return next((at for at, row in enumerate(self._rows) if row[self._key] == row_id), -1)

    def retranslate(self) -> None:
        """Say headers and messages in the language of the window."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    def _remove_all_but(self, kept: set[object]) -> None:
        last = len(self._rows)
        while last:
            first = last
            while first and self.id_at(first - 1) not in kept:
                first -= 1
            if first < last:
                self.beginRemoveRows(QModelIndex(), first, last - 1)
                del self._rows[first:last]
                self.endRemoveRows()
            last = max(0, first - 1)

    def _insert(self, at: int, rows: Sequence[Row]) -> None:
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self._rows[at:at] = rows
        self.endInsertRows()

    def _settle(self, at: int, row: Row) -> bool:
        now = next(i for i in range(at, len(self._rows)) if self.id_at(i) == row[self._key])
        if now != at:
            self.beginMoveRows(QModelIndex(), now, now, QModelIndex(), at)
            self._rows.insert(at, self._rows.pop(now))
            self.endMoveRows()
        differs = self._rows[at] != row
        self._rows[at] = row
        return differs

    def _tell_changed(self, rows: list[int]) -> None:
        """Tell of all changed rows at once: a view measures every row anew each time it hears of one."""
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(self.columns) - 1))

    def _cell(self, index: _Index) -> Cell:
        value = self._rows[index.row()].get(self.columns[index.column()].key)
        if isinstance(value, Cell):
            return value
        if isinstance(value, Message):
            return Cell(value)
        return Cell("" if value is None else str(value))

    # Qt's own
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()].right else _LEFT
        if role not in _ROLES:
            return None
        cell = self._cell(index)
        words = [text(part) for part in (cell.text, cell.detail, cell.mark)]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(words)
        return {_SHOWN: words[0], DETAIL: words[1], MARK: words[2], TONE: cell.tone, BOLD: cell.bold}[role]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].right else _LEFT
        return text(self.columns[section].title) if role == Qt.ItemDataRole.DisplayRole else None


_SHOWN = int(Qt.ItemDataRole.DisplayRole)
_ROLES = {_SHOWN, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole, DETAIL, TONE, BOLD, MARK}


class RowsView(QTableView):
    """Shows a ``RowsModel``; ``picked`` gives the id of the row gone to, ``opened`` that of Enter or two clicks."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._silent = False
        self.setModel(model)
        self.setItemDelegate(LinesDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().hide()
        self._lay_out_columns()
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)

    def current_id(self) -> object | None:
        """Return the id of the chosen row."""
        index = self.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else None

    def choose(self, row_id: object) -> None:
        """Choose a row by its id without a signal; nothing if it is not there."""
        at = self._model.place_of(row_id)
        if at < 0:
            return
        self._silent = True
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._model.index(at, 0), flags)
        self.scrollTo(self._model.index(at, 0))
        self._silent = False

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._silent and current.isValid():
            self.picked.emit(self._model.id_at(current.row()))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.id_at(index.row()))

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(_LEFT)
        grow = self.font().pixelSize() / 14
        for at, column in enumerate(self._model.columns):
            if column.width:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(at, round(column.width * grow))
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    # Qt's own
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._model.retranslate()
        super().changeEvent(event)
