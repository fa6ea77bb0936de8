"""The window before the window: the tabs and the list that were looked at last, where they stood."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QWidget

from svcdesk.services.first_look import Look
from svcdesk.ui import theme
from svcdesk.ui.flow_tabs import FlowTabs
from svcdesk.ui.memory import Memory
from svcdesk.ui.parts import label
from svcdesk.ui.record_columns import COLUMNS
from svcdesk.ui.record_table import RecordTable
from svcdesk.ui.row_model import RowModel
from svcdesk.ui.stage_keys import STAGE_KEYS, title

_UNPAINTED = 300
"""Milliseconds after which a window that nobody sees counts as painted."""


class Wish(NamedTuple):
    """What was clicked meanwhile: a tab, or a record on it; a kind without document is a new record."""

    stage: str = ""
    kind: str = ""
    doc: str = ""


class FirstLook(QWidget):
    """Shows; what is asked of it the window does that takes its place."""

    painted = Signal()
    closed = Signal()

    def __init__(self, look: Look, now: datetime, memory: Memory) -> None:
        super().__init__()
        self.wish = Wish()
        self.setWindowTitle("svcdesk")
        theme.look(self, "page")
        if not memory.restore_window(self):
            self.resize(1366, 768)
        self._tabs = FlowTabs([(key, title(key)) for key in STAGE_KEYS], self)
        self._tabs.open(look.at.stage)
        self._tabs.setGeometry(QRect(*look.at.tabs))
        self._table = self._shown(look, now)
        self._opening = label(self.tr("正在打开…"), "small")
        self._opening.setParent(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.painted)
        self._soon.start(_UNPAINTED)
        self._tabs.currentChanged.connect(self._leave_stage)
        QShortcut(QKeySequence("F2"), self, self._take_call)

    def _shown(self, look: Look, now: datetime) -> RecordTable | None:
        columns = [key for key in look.at.columns if key in COLUMNS]  # another version may have had others
        if not look.rows or not columns or look.at.query is None or look.at.table is None:
            return None
        model = RowModel(columns, now, self)
        model.show_rows(look.rows)
        table = RecordTable(model, look.at.query.kinds, self)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.set_widths(look.at.widths)
        table.setGeometry(QRect(*look.at.table))
        table.went_to.connect(self._go)
        self._kind = look.rows[0].kind
        return table

    def _go(self, doc: object) -> None:
        self.wish = Wish(self._tabs.key(), self._kind, str(doc))

    def _leave_stage(self, _index: int) -> None:
        if self._table:
            self._table.hide()  # its rows are of another tab
        self.wish = Wish(self._tabs.key())

    def _take_call(self) -> None:
        self.wish = Wish("service", "ticket")

    # Qt's own
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._soon.isActive():
            self._soon.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._opening.sizeHint()
        self._opening.setGeometry(QRect(18, self.height() - size.height() - 6, size.width(), size.height()))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
