"""A list of records as every stage page has one: filters, columns, a million rows, the record gone to and opened."""

from array import array
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from svcdesk.services import lists, remembered
from svcdesk.services.desk import Changes, Session
from svcdesk.services.lists import Order, Sort
from svcdesk.ui import parts
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.language import text
from svcdesk.ui.record_bar import RecordBar
from svcdesk.ui.record_filters import ListMemory, ListSpec, change, own_order, usable
from svcdesk.ui.record_list_parts import Empty, Ordering, timer
from svcdesk.ui.record_model import RecordModel
from svcdesk.ui.record_table import RecordTable

_MANY = 200
"""From so many changed documents on, the list is read anew."""
_TYPING, _PAINTING, _SETTING_UP, _MINUTE = 150, 60, 800, 60_000
_LARGEST_FIRST = {Sort.NEWEST, Sort.NUMBER, Sort.AMOUNT, Sort.OCCURRED}


class RecordList(QWidget):
    """Loads when it is first shown.

    ``selected`` carries the document gone to, ``opened`` the one to be worked on; ``asked`` is how to go on from an
    empty list, ``counted`` how many records it has now.
    """

    selected = Signal(object)
    opened = Signal(object)
    asked = Signal()
    counted = Signal(int)

    def __init__(self, session: Session, jobs: Jobs, spec: ListSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._spec = spec
        self._name = f"list:{spec.name}"
        self._generation = 0
        self._loaded = False
        self._waiting = False
        self._fresh = False  # nothing was ever written here: no condition hides anything
        self._doc = ""
        self._wanted: tuple[int, ...] = ()
        memory = usable(remembered.recall(session, self._name, ListMemory), spec)
        self.bar = RecordBar(session, spec, memory)
        self._model = RecordModel(session, memory.columns, self)
        self.table = RecordTable(self._model, spec.kinds)
        self.table.set_widths(memory.widths)
        self._empty = Empty()
        self._stack = QStackedWidget()
        self._foot = parts.label("", "small")
        self._later = timer(self, _TYPING, single=True)
        self._asking = timer(self, _PAINTING, single=True)
        self._keeping = timer(self, _SETTING_UP, single=True)
        self._clock = timer(self, _MINUTE, single=False)
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

    def chosen(self) -> Order:
        """Return the ids of all selected rows, in the order of the list."""
        found = array("q")
        for first, last in self.table.ranges():
            found += self._model.ids(first, last)
        return found

    def choose_rows(self, ids: Sequence[int]) -> None:
        """Select just the rows with these ids, as soon as the list knows where they stand."""
        self._wanted = tuple(ids)
        if self._model.is_whole() and not self._waiting:
            self._choose_wanted()

    def count(self) -> int:
        """Return how many records the list has now."""
        return self._model.rowCount()

    def add_below(self, widget: QWidget) -> None:
        """Put something of the page between the rows and their number."""
        self._below.addWidget(widget)

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
        self._below = QVBoxLayout()
        layout.addLayout(self._below)
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
        ordering = Ordering(self._session, self.bar.query, self._generation)
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
        self._choose_wanted()
        self._settle()

    def _choose_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ()
        if wanted:
            self.table.select_places(self._model.places_of(wanted))
            self._doc = self.table.current_doc()

    def _settle(self) -> None:
        """Make the record gone to the current row again after any change, and say how many there are."""
        if self._doc and self.table.current_doc() != self._doc:
            self.table.choose(self._model.place_of(self._doc))
        self._say()

    def _say(self) -> None:
        total = self._model.rowCount()
        waiting = self._waiting or not self._model.is_whole()
        self._foot.setText(self.tr("正在读取…") if waiting else self.tr("%Ln 条", "", total))
        self.counted.emit(total)
        if total or waiting:
            self._stack.setCurrentWidget(self.table)
            return
        self._fresh = not self.bar.is_filtered() or lists.none_at_all(self._session, self._spec.kinds)
        if self._fresh:
            self._empty.say(text(self._spec.empty), text(self._spec.action))
        else:
            self._empty.say(self.tr("没有符合条件的记录。"), self.tr("清除全部条件"))
        self._stack.setCurrentWidget(self._empty)

    def _lead_on(self) -> None:
        if self._fresh:
            self.asked.emit()
        else:
            self.bar.clear()

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
