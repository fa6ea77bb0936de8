"""The page of a record there is only one of: its head, its view, and its history beside it on demand."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QToolButton, QVBoxLayout, QWidget

from svcdesk.ui import icons, theme
from svcdesk.ui.context import Context
from svcdesk.ui.page import Page
from svcdesk.ui.record_head import RecordHead
from svcdesk.ui.record_view import RecordView
from svcdesk.ui.side_panel import HISTORY, SidePanel


class SinglePage(Page):
    """Placed around a view that shows its one record by itself."""

    def __init__(self, context: Context, view: RecordView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._toggle = QToolButton()
        self._toggle.setIcon(icons.icon("history"))
        self._toggle.setCheckable(True)
        self._toggle.setToolTip(self.tr("修改历史  Ctrl+H"))
        self._toggle.setAccessibleName(self.tr("修改历史  Ctrl+H"))
        theme.look(self._toggle, "quiet")
        self._toggle.clicked.connect(self._flip)
        QShortcut(QKeySequence("Ctrl+H"), self, self._flip)
        head = RecordHead([*view.buttons(), self._toggle])
        self._side = SidePanel(context, "")
        self._side.closed.connect(self._settle)
        view.heading_changed.connect(head.show_heading)
        view.shown.connect(self._side.show_record)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(head)
        column.addWidget(view, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(left)
        split.addWidget(self._side)
        split.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def keep(self) -> None:
        self.view.keep()

    def _flip(self) -> None:
        self._side.flip(HISTORY)
        self._settle()

    def _settle(self) -> None:
        self._toggle.setChecked(self._side.showing() == HISTORY)
