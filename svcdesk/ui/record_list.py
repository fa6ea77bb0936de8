"""A list of records as every stage page has one: filters, columns, a million rows, the record gone to and opened."""

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from svcdesk.services import lists, remembered
from svcdesk.services.desk import Changes, Session
from svcdesk.services.lists import Order, Query, Sort
from svcdesk.ui import parts, theme
from svcdesk.ui.jobs import Jobs, Progress
from svcdesk.ui.language import text
from svcdesk.ui.record_bar import RecordBar
from svcdesk.ui.record_filters import ListMemory, ListSpec, change, own_order, usable
from svcdesk.ui.record_model import RecordModel
from svcdesk.ui.record_table import RecordTable

_MANY = 200
"""From so many changed documents on, the list is read anew."""
_TYPING, _PAINTING, _SETTING_UP, _MINUTE = 150, 60, 800, 60_000
_LARGEST_FIRST = {Sort.NEWEST, Sort.NUMBER, Sort.AMOUNT, Sort.OCCURRED}


class RecordList(QWidget):
    """Loads when it is first shown.

    ``selected`` carries the document gone to, ``opened`` the one to be worked on; ``asked`` is how to go on from an
    empty list.
    """

    selected = Signal(object)
    opened = Signal(object)
    asked = Signal()

    def __init__(self, session: Session, jobs: Jobs, spec: ListSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._spec = spec
        self._name = f"list:{spec.name}"
        self._generation = 0
        self._loaded = False
        self._waiting = False
        self._doc = ""
        memory = usable(remembered.recall(session, self._name, ListMemory), spec)
        self.bar = RecordBar(session, spec, memory)
        self._model = RecordModel(session, memory.columns, self)
        self.table = RecordTable(self._model)
        self.table.set_widths(memory.widths)
        self._empty = _Empty()
        self._stack = QStackedWidget()
        self._foot = parts.label("", "small")
        self._later = _timer(self, _TYPING, single=True)
        self._asking = _timer(self, _PAINTING, single=True)
        self._keeping = _timer(self, _SETTING_UP, single=True)
        self._clock = _timer(self, _MINUTE, single=False)
        self._build()
        self._connect()

    def load(self) -> None:
        """Read the list anew; the record gone to stays the current one where it is still there."""
        self._loaded = True
        self._later.stop()
        self._asking.stop()
        self._generation += 1
        query = self.bar.query
        self.table.show_sort(query.sort, descending=query.descending)
        if lists.small(self._session):
            self._waiting = False
            self._model.show_order(query, lists.order(self._session, query))
            self._settle()
            return
        if lists.quick(query):
            self._model.show_first(query)
            self._asking.start()  # after the first rows are painted, not beside
        else:
            self._ask()
        self._waiting = True
        self._settle()

    def refresh(self, changes: Changes) -> None:
        """Bring up to date what a verb changed; what it did not change stays untouched."""
        if not self._loaded or changes.kinds.isdisjoint(self._spec.kinds):
            return
        if len(changes.docs) > _MANY or not self._model.is_whole():
            self.load()
            return
        with self.table.silence():  # where the record gone to leaves the list, the person stays with it
            self._model.apply(changes.docs)
        self._settle()

    def select(self, doc: str) -> bool:
        """Make a document the current row without a signal; false where the list does not have it."""
        self._doc = doc
        self._settle()
        return bool(doc) and self.table.current_doc() == doc

    def count(self) -> int:
        """Return how many records the list has now."""
        return self._model.rowCount()

    def keep(self) -> None:
        """Keep filters, sort and columns for the next time."""
        if self._keeping.isActive():
            self._keeping.stop()
            memory = msgspec.structs.replace(self.bar.memory, widths=self.table.widths())
            remembered.remember(self._session, self._name, memory)

    def _build(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)
        self.setFocusProxy(self.table)
        self.table.setAccessibleName(self.tr("记录列表"))

    def _connect(self) -> None:
        self.table.went_to.connect(self._go)
        self.table.opened.connect(self._open)
        self.table.sorting.connect(self._sort_by)
        self.table.typed.connect(self.bar.look_for)
        self.table.resized.connect(self._keeping.start)
        self.bar.filtered.connect(self._filtered)
        self.bar.arranged.connect(self._arranged)
        self.bar.left.connect(self.table.setFocus)
        self._empty.pressed.connect(self._lead_on)
        self._later.timeout.connect(self.load)
        self._asking.timeout.connect(self._ask)
        self._keeping.timeout.connect(self._keep_now)
        self._clock.timeout.connect(self._model.tick)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.bar.look_for)

    def _ask(self) -> None:
        ordering = _Ordering(self._session, self.bar.query, self._generation)
        self._jobs.start(self.tr("读取列表"), ordering, self, self._ordered)

    def _go(self, doc: str) -> None:
        self._doc = doc
        self.selected.emit(doc)

    def _open(self, doc: str) -> None:
        self._doc = doc
        self.opened.emit(doc)

    def _sort_by(self, sort: Sort) -> None:
        query, first = self.bar.query, sort in _LARGEST_FIRST
        if query.sort is not sort:
            self.bar.set_query(change(query, sort=sort, descending=first))
        elif query.descending == first:
            self.bar.set_query(change(query, descending=not first))
        else:
            self.bar.set_query(own_order(query, self._spec))

    def _filtered(self) -> None:
        self._keeping.start()
        if self.bar.query.text != self._model.query.text:
            self._later.start()
        else:
            self.load()

    def _arranged(self) -> None:
        self._keeping.start()
        if tuple(column.key for column in self._model.columns) != self.bar.memory.columns:
            self._model.set_columns(self.bar.memory.columns)
            self.table.lay_out()
            self._settle()

    def _ordered(self, found: "tuple[int, Order]") -> None:
        generation, order = found
        if generation != self._generation:
            return
        self._waiting = False
        self._model.adopt_order(self.bar.query, order)
        self._settle()

    def _settle(self) -> None:
        """Make the record gone to the current row again after any change, and say how many there are."""
        if self._doc and self.table.current_doc() != self._doc:
            self.table.choose(self._model.place_of(self._doc))
        self._say()

    def _say(self) -> None:
        total = self._model.rowCount()
        waiting = self._waiting or not self._model.is_whole()
        self._foot.setText(self.tr("正在读取…") if waiting else self.tr("%Ln 条", "", total))
        if total or waiting:
            self._stack.setCurrentWidget(self.table)
            return
        if self.bar.is_filtered():
            self._empty.say(self.tr("没有符合条件的记录。"), self.tr("清除全部条件"))
        else:
            self._empty.say(text(self._spec.empty), text(self._spec.action))
        self._stack.setCurrentWidget(self._empty)

    def _lead_on(self) -> None:
        if self.bar.is_filtered():
            self.bar.clear()
        else:
            self.asked.emit()

    def _keep_now(self) -> None:
        self._keeping.start()
        self.keep()

    # Qt's own
    def showEvent(self, event: QShowEvent) -> None:
        if not self._loaded:
            self.load()
        self._clock.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        self._asking.stop()
        self._later.stop()
        self.keep()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.table.setAccessibleName(self.tr("记录列表"))
            self._say()
        super().changeEvent(event)


class _Ordering:
    """Finds the order of a query in a worker; carries which asking it answers."""

    def __init__(self, session: Session, query: Query, generation: int) -> None:
        self._session = session
        self._query = query
        self._generation = generation

    def __call__(self, _progress: Progress) -> tuple[int, Order]:
        return self._generation, lists.order(self._session, self._query)


class _Empty(QFrame):
    """What stands in the place of an empty list: why, and a way on."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "card")
        self._words = parts.label("", "muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = parts.button("")
        self._button.clicked.connect(self.pressed)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._words)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, words: str, action: str) -> None:
        """Show why there is nothing; without an action there is no button."""
        self._words.setText(words)
        self._button.setText(action)
        self._button.setVisible(bool(action))


def _timer(parent: QObject, interval: int, *, single: bool) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(single)
    made.setInterval(interval)
    return made
