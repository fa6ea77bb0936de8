"""The table of a list of records: fixed rows of two lines, one column that takes what is left, keys of a list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from svcdesk.services.list_rows import Sort
from svcdesk.ui.language import text
from svcdesk.ui.lines_delegate import PAD, LinesDelegate
from svcdesk.ui.record_columns import ListColumn, words_of
from svcdesk.ui.row_model import RowModel

_LEAST_FIRST, _LEAST = 150, 56
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class RecordTable(QTableView):
    """``went_to`` and ``opened`` carry a document, ``sorting`` a column's sort, ``typed`` letters.

    ``marked`` says that other rows are selected than before, where many can be.
    """

    went_to = Signal(object)
    opened = Signal(object)
    sorting = Signal(object)
    resized = Signal()
    typed = Signal(str)
    marked = Signal()

    def __init__(self, model: RowModel, kinds: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kinds = tuple(kinds)
        self._silent = False
        self._own_widths: dict[str, int] = {}
        self.setModel(model)
        self.setItemDelegate(LinesDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._set_header()
        self._fit_rows()
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.selectionModel().selectionChanged.connect(self.marked)
        model.modelReset.connect(self.marked)  # which takes every selection away without a word
        self.doubleClicked.connect(self._open)

    def choose_many(self) -> None:
        """Let several rows be selected, with Shift, Ctrl and Ctrl+A, however many there are."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def ranges(self) -> list[tuple[int, int]]:
        """Return the first and last row of every stretch of selected rows, from above; a million rows are one."""
        selection = self.selectionModel().selection()
        stretches = sorted({(selection.at(n).top(), selection.at(n).bottom()) for n in range(selection.count())})
        found: list[tuple[int, int]] = []
        for top, bottom in stretches:
            if found and top <= found[-1][1] + 1:
                found[-1] = (found[-1][0], max(bottom, found[-1][1]))
            else:
                found.append((top, bottom))
        return found

    def select_places(self, places: Sequence[int]) -> None:
        """Select just these rows, and go to the first of them without a signal."""
        selection, last = QItemSelection(), self._model.columnCount() - 1
        for top, bottom in stretched(places):
            selection.select(self._model.index(top, 0), self._model.index(bottom, last))
        with self.silence():
            self.selectionModel().clear()
            if places:
                first = self._model.index(min(places), 0)
                self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
                self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)
                self.scrollTo(first)

    def show_sort(self, sort: Sort, *, descending: bool) -> None:
        """Mark the column the list is sorted by; its own order of appearance has no mark."""
        at = next((at for at, one in enumerate(self._model.columns) if one.sort is sort), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        plain = sort is Sort.NEWEST and descending  # the order of appearance
        self.horizontalHeader().setSortIndicator(-1 if plain else at, order)

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns the widths a person gave them, in pixels at normal font size."""
        self._own_widths = dict(widths)
        self.lay_out()

    def widths(self) -> dict[str, int]:
        """Return the widths of the columns a person changed."""
        return dict(self._own_widths)

    def lay_out(self) -> None:
        """Give every column its width; the first takes what is left."""
        header, grow = self.horizontalHeader(), self._grow()
        self._silent, silent = True, self._silent
        rest = self.viewport().width()
        for at, column in list(enumerate(self._model.columns))[1:]:
            own = self._own_widths.get(column.key)
            header.resizeSection(at, self._wide_enough(column) if own is None else round(own * grow))
            rest -= header.sectionSize(at)
        if self._model.columns:
            header.resizeSection(0, max(round(_LEAST_FIRST * grow), rest))
        self._silent = silent

    def _wide_enough(self, column: ListColumn) -> int:
        """Return the width of a column, in pixels: its own, or more where a word it can show is longer."""
        metrics = self.fontMetrics()
        words = (metrics.horizontalAdvance(text(word)) for word in words_of(column.key, self._kinds))
        longest = max(words, default=0)
        return max(round(column.width * self._grow()), longest + 2 * PAD + 2 if longest else 0)

    def choose(self, at: int) -> None:
        """Make a row the current one without a signal, no row at all with -1."""
        with self.silence():
            if at < 0:
                self.selectionModel().clear()
                return
            self.selectionModel().setCurrentIndex(self._model.index(at, 0), _SELECT)
            self.scrollTo(self._model.index(at, 0))

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Tell of no row gone to: the list moves, not the person."""
        self._silent, silent = True, self._silent
        try:
            yield
        finally:
            self._silent = silent

    def current_doc(self) -> str:
        """Return the document of the current row."""
        index = self.currentIndex()
        row = self._model.row_at(index.row()) if index.isValid() else None
        return row.doc if row else ""

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(_LEAST)
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        # with that of the rows the header would ask every row whether its whole column is selected, at each paint
        header.setSelectionModel(QItemSelectionModel(self._model, header))
        header.sectionClicked.connect(self._sort)
        header.sectionResized.connect(self._resize_section)

    def _fit_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(2 * self.fontMetrics().height() + 12)

    def _grow(self) -> float:
        return max(1, self.font().pixelSize()) / 14

    def _sort(self, section: int) -> None:
        self.sorting.emit(self._model.columns[section].sort)

    def _resize_section(self, section: int, _before: int, width: int) -> None:
        if self._silent or not section:
            return
        self._own_widths[self._model.columns[section].key] = round(width / self._grow())
        self.lay_out()
        self.resized.emit()

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._silent and current.isValid():
            self.went_to.emit(self.current_doc())

    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit(self.current_doc())

    def _go_to(self, at: int) -> None:
        if 0 <= at < self._model.rowCount():
            self.selectionModel().setCurrentIndex(self._model.index(at, 0), _SELECT)

    # Qt's own
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt goes to the first row of a list that is at none; the person stays with the record shown beside it."""
        nowhere = not self.currentIndex().isValid()
        with self.silence():
            super().focusInEvent(event)
            if nowhere:
                self.selectionModel().clearCurrentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Home:
            self._go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self._go_to(self._model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Look in the desk, not through a million rows one by one."""
        self.typed.emit(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._model.retranslate()
            self.lay_out()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_rows()
            self.lay_out()
        super().changeEvent(event)


def stretched(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of every stretch of neighbouring places."""
    begun: tuple[int, int] | None = None
    for place in sorted(places):
        if begun and place == begun[1] + 1:
            begun = (begun[0], place)
            continue
        if begun:
            yield begun
        begun = (place, place)
    if begun:
        yield begun
