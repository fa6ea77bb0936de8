"""The main window: header, the ten tabs of the flow, the page of the open stage and the status bar."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from svcdesk.ui.context import Context
from svcdesk.ui.flow_tabs import FlowTabs
from svcdesk.ui.header import Header
from svcdesk.ui.stages import STAGES


class MainWindow(QMainWindow):
    """Knows the stages only through their list; a page is made when its tab is first opened."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pages: dict[str, QWidget] = {}
        self.setWindowTitle("svcdesk")
        self.setMinimumSize(960, 600)
        self._build()

    def open_stage(self, key: str) -> QWidget:
        """Open a tab and return its page."""
        self._tabs.open(key)
        return self._pages[key]

    def _build(self) -> None:
        self._header = Header(self._context)
        self._tabs = FlowTabs([(stage.key, stage.title) for stage in STAGES])
        self._stack = QStackedWidget()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(14, 8, 14, 4)
        layout.setSpacing(8)
        layout.addWidget(self._header)
        layout.addWidget(self._tabs)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(body)
        self._tabs.currentChanged.connect(self._show_stage)
        self._show_stage(self._tabs.currentIndex())

    def _show_stage(self, index: int) -> None:
        stage = STAGES[index]
        if stage.key not in self._pages:
            page = stage.page(self._context, stage.key)
            self._pages[stage.key] = page
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._pages[stage.key])

    def _rebuild(self) -> None:
        key = self._tabs.key()
        self._pages.clear()
        self._build()
        self.open_stage(key)

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._rebuild()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
