"""The bar over a list of records: filter to choose from, menus of conditions and columns, a line to look for text."""

import msgspec
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from svcdesk.services import lists
from svcdesk.services.desk import Session
from svcdesk.services.lists import Query
from svcdesk.ui import ask, icons
from svcdesk.ui.language import text
from svcdesk.ui.record_bar_parts import FindLine, Views
from svcdesk.ui.record_filters import (
    ListMemory,
    ListSpec,
    SavedFilter,
    change,
    preset,
    preset_title,
    same_filter,
    unsorted,
    without_text,
)
from svcdesk.ui.record_menus import conditioned, fill_columns, fill_conditions


class RecordBar(QWidget):
    """Holds what the person set up; ``filtered`` says that the query changed, ``arranged`` that the columns did."""

    filtered = Signal()
    arranged = Signal()
    left = Signal()

    def __init__(self, session: Session, spec: ListSpec, memory: ListMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._spec = spec
        self.memory = memory
        self._build()
        self._say()

    @property
    def query(self) -> Query:
        return self.memory.query

    def set_query(self, query: Query) -> None:
        """Show another query and tell so."""
        if query != self.memory.query:
            self.memory = msgspec.structs.replace(self.memory, query=query)
            self._fill()
            self.filtered.emit()

    def clear(self) -> None:
        """Go back to every record of the list."""
        self._find.clear()
        self._find.hide()
        self.set_query(preset(self._spec, self._widest()))

    def is_filtered(self) -> bool:
        """Whether the list may lack records because of a condition."""
        return not same_filter(self.query, Query(kinds=self._spec.kinds))

    def look_for(self, typed: str = "") -> None:
        """Open the line to look for text in this list."""
        self._find.show()
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed:
            self._find.setText(typed)  # after the focus, which would select it, and the next letter replace it

    def add(self, widget: QWidget) -> None:
        """Put a button of the page at the right end."""
        self._row.addWidget(widget)

    def _widest(self) -> str:
        return "all" if "all" in self._spec.presets else self._spec.presets[0]

    def _build(self) -> None:
        self._combo = Views()
        self._combo.opening.connect(self._count)
        self._combo.closed.connect(self._uncount)
        self._combo.setMinimumContentsLength(6)
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._combo.activated.connect(self._choose)
        self._conditions = self._menu_button("list-filter")
        self._columns = self._menu_button("columns-3")
        self._conditions.menu().aboutToShow.connect(self._fill_conditions)
        self._conditions.menu().triggered.connect(self._condition)
        self._columns.menu().aboutToShow.connect(self._fill_columns)
        self._columns.menu().triggered.connect(self._column)
        self._find = FindLine()
        self._find.hide()
        self._find.textChanged.connect(self._typed)
        self._find.left.connect(self._stop_looking)
        self._find.entered.connect(self.left)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self._row.addWidget(self._combo, 1)
        self._row.addWidget(self._conditions)
        self._row.addWidget(self._columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._row)
        layout.addWidget(self._find)

    @staticmethod
    def _menu_button(icon: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setMenu(QMenu(button))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _say(self) -> None:
        for button, words in ((self._conditions, self.tr("筛选条件")), (self._columns, self.tr("显示的列"))):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._combo.setAccessibleName(self.tr("筛选"))
        self._find.setPlaceholderText(self.tr("在此列表中查找"))
        self._find.setAccessibleName(self.tr("在此列表中查找"))
        self._fill()

    def _fill(self) -> None:
        shown = change(self.query, text="")
        own = text(preset_title("counted")) if shown.counted else self.tr("自选条件")
        self._combo.blockSignals(True)
        self._combo.clear()
        for title, query in self._named():
            self._combo.addItem(title, query)
            if same_filter(query, shown):
                self._combo.setCurrentIndex(self._combo.count() - 1)
        if not any(same_filter(query, shown) for _, query in self._named()):
            self._combo.addItem(own, shown)
            self._combo.setCurrentIndex(self._combo.count() - 1)
        self._combo.blockSignals(False)

    def _named(self) -> list[tuple[str, Query]]:
        presets = [(text(preset_title(key)), preset(self._spec, key)) for key in self._spec.presets]
        return [*presets, *((one.name, one.query) for one in self.memory.saved)]

    def _count(self) -> None:
        """Say beside each view how many records it has, where that is known in a few milliseconds."""
        everything = lists.small(self._session)
        for at, (title, query) in enumerate(self._named()):
            if everything or lists.quick(query):
                self._combo.setItemText(at, f"{title}  ({lists.count(self._session, query):,})")

    def _uncount(self) -> None:
        """Take the counts away again, which will not stay true."""
        for at, (title, _) in enumerate(self._named()):
            self._combo.setItemText(at, title)

    def _choose(self, index: int) -> None:
        chosen: Query = self._named()[index][1] if index < len(self._named()) else self.query
        self.set_query(change(chosen, text=self.query.text, sort=self.query.sort, descending=self.query.descending))

    def _fill_conditions(self) -> None:
        fill_conditions(self._conditions.menu(), self._session, self._spec, self.query)
        self._add_own(self._conditions.menu())

    def _add_own(self, menu: QMenu) -> None:
        menu.addSeparator()
        for key, words, icon in (
            ("find", self.tr("查找文字…\tCtrl+F"), "search"),
            ("clear", self.tr("清除全部条件"), "x"),
            ("save", self.tr("保存为常用筛选…"), "bookmark"),
        ):
            action = QAction(icons.icon(icon), words, menu)
            action.setData((key, None))
            action.setEnabled(key == "find" or self.is_filtered())
            menu.addAction(action)
        saved = next((one for one in self.memory.saved if same_filter(one.query, without_text(self.query))), None)
        if saved:
            action = QAction(icons.icon("trash-2"), self.tr("删除常用筛选“{name}”").format(name=saved.name), menu)
            action.setData(("forget", saved.name))
            menu.addAction(action)

    def _condition(self, action: QAction) -> None:
        field, value = action.data()
        if field == "find":
            self.look_for()
        elif field == "clear":
            self.clear()
        elif field == "save":
            self._save()
        elif field == "forget":
            self._keep_saved(tuple(one for one in self.memory.saved if one.name != value))
        else:
            self.set_query(conditioned(self.query, field, value))

    def _save(self) -> None:
        name = ask.words(self, self.tr("给这个筛选起个名字"), yes=self.tr("保存"))
        if name:
            others = tuple(one for one in self.memory.saved if one.name != name)
            self._keep_saved((*others, SavedFilter(name, unsorted(without_text(self.query)))))

    def _keep_saved(self, saved: tuple[SavedFilter, ...]) -> None:
        self.memory = msgspec.structs.replace(self.memory, saved=saved)
        self._fill()
        self.arranged.emit()

    def _fill_columns(self) -> None:
        fill_columns(self._columns.menu(), self._spec, self.memory.columns)
        self._columns.menu().addSeparator()
        action = QAction(self.tr("恢复原来的列"), self._columns.menu())
        action.setData("")
        self._columns.menu().addAction(action)

    def _column(self, action: QAction) -> None:
        key = action.data()
        chosen = set(self.memory.columns) ^ {key}
        columns = tuple(one for one in self._spec.choices if one in chosen) if key else self._spec.columns
        if columns:
            self.memory = msgspec.structs.replace(self.memory, columns=columns)
            self.arranged.emit()

    def _typed(self, typed: str) -> None:
        self.set_query(change(self.query, text=typed.strip()))

    def _stop_looking(self) -> None:
        self._find.clear()
        self._find.hide()
        self.left.emit()

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
