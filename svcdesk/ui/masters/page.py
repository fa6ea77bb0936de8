"""Master data and settings: sections at the left, the page of the open one at the right."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from svcdesk.ui import icons, theme
from svcdesk.ui.context import Context
from svcdesk.ui.language import text
from svcdesk.ui.masters.sections import SECTIONS
from svcdesk.ui.page import Page
from svcdesk.ui.parts import button, label, row


class MastersPage(Page):
    """Lies over the flow; ``closed`` asks to go back to it."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self._menu = self._make_menu()
        back = button(self.tr("返回"), icon="arrow-left")
        back.setToolTip("Esc")
        back.clicked.connect(self.closed)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(row(back, label(self.tr("主数据与设置"), "heading"), 1))
        column.addWidget(self._menu, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(column)
        layout.addWidget(self._stack, 1)

    def open_section(self, key: str) -> Page:
        """Open a section and return its page."""
        self._menu.setCurrentRow(next(at for at, section in enumerate(SECTIONS) if section.key == key))
        return self._pages[key]

    def section(self) -> str:
        """Return the key of the open section."""
        return SECTIONS[self._menu.currentRow()].key if self._menu.currentRow() >= 0 else ""

    def open_record(self, kind: str, doc: str) -> None:
        for section in SECTIONS:
            if kind in section.kinds:
                self.open_section(section.key).open_record(kind, doc)
                return

    def shown_record(self) -> tuple[str, str]:
        page = self._pages.get(self.section())
        return page.shown_record() if page else ("", "")

    def keep(self) -> None:
        for page in self._pages.values():
            page.keep()

    def _make_menu(self) -> QListWidget:
        menu = QListWidget()
        menu.setAccessibleName(self.tr("主数据与设置"))
        menu.setIconSize(QSize(20, 20))
        menu.setSpacing(1)
        for section in SECTIONS:
            item = QListWidgetItem(icons.icon(section.icon), text(section.title), menu)
            item.setSizeHint(QSize(0, theme.target() + 2))
        words = max(menu.fontMetrics().horizontalAdvance(text(section.title)) for section in SECTIONS)
        menu.setFixedWidth(max(190, theme.target() * 5, words + 56))
        menu.currentRowChanged.connect(self._open)
        return menu

    def _open(self, at: int) -> None:
        section = SECTIONS[at]
        if section.key not in self._pages:
            self._pages[section.key] = section.page(self._context)
            self._stack.addWidget(self._pages[section.key])
        self._stack.setCurrentWidget(self._pages[section.key])
