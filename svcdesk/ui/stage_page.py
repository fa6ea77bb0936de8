"""The page of a stage: list at the left, record at the right, history and clauses beside it on demand."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from svcdesk.domain.rights import Right
from svcdesk.services import one_customer, records, review, rights
from svcdesk.services.lists import Query
from svcdesk.ui import theme
from svcdesk.ui.conflict_dialog import ConflictDialog
from svcdesk.ui.context import Context
from svcdesk.ui.exporting import Exporting
from svcdesk.ui.focus_keeper import FocusKeeper
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.page import Page
from svcdesk.ui.parts import button, label, tool
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.record_head import RecordHead
from svcdesk.ui.record_list import RecordList
from svcdesk.ui.record_view import RecordView
from svcdesk.ui.review.bar import ReviewBar
from svcdesk.ui.review.marking import Marking
from svcdesk.ui.side_panel import CLAUSES, HISTORY, SidePanel

_ICONS = {HISTORY: "history", CLAUSES: "scale"}


class StagePage(Page):
    """Placed, not inherited from, where a page needs no more than a list and a view of its records.

    ``may_begin`` gives it a button that starts a new record, with the word ``begin`` on it;
    ``stage`` is whose clauses can stand beside the record;
    ``idle`` is shown while no record is.
    """

    def __init__(
        self,
        context: Context,
        spec: ListSpec,
        view: RecordView,
        *,
        may_begin: bool = False,
        begin: str = "",
        stage: str = "",
        idle: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._spec = spec
        self._kind = spec.kinds[0]
        self._stage = stage
        self._shown: str | None = None
        self._grow = theme.target() / 40
        self._marking = Marking(context, self) if self._kind in review.BODIES else None
        self._list_width = round((400 if stage else 320) * self._grow)
        self.view = view
        self.list = RecordList(context.session, context.jobs, spec if may_begin else replace(spec, action=""))
        self._side = SidePanel(context, stage)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(12)
        for part in (self._left(), self._right(idle), self._side):
            self._split.addWidget(part)
        self._remember_sizes()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        Exporting(context, self.list, self._kind)
        self.reviewing = ReviewBar(context, self.list, self._kind)
        if may_begin:
            self._add_new(begin)
        self._connect()
        FocusKeeper(self, self._record, self.list.table)

    def _left(self) -> QWidget:
        left = QWidget()
        self._column = QVBoxLayout(left)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.list)
        return left

    def put_above(self, switch: QWidget) -> bool:
        self._column.insertWidget(0, switch)
        self._list_width = max(self._list_width, switch.sizeHint().width())
        return True

    def _right(self, idle: QWidget | None) -> QWidget:
        marked = [self._marking.button] if self._marking else []
        self._head = RecordHead([*self.view.buttons(), *marked, *self._toggles()])
        self._record = QWidget()
        column = QVBoxLayout(self._record)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        if self._marking:
            column.addWidget(self._marking.line)
        self.notice = Notice()
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)
        self._stack = QStackedWidget()
        self._hint = label("", "muted")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setParent(self._stack)
        self._hint.hide()
        self._stack.addWidget(idle or self._hint)
        self._stack.addWidget(self._record)
        return self._stack

    def _toggles(self) -> list[QToolButton]:
        names = {HISTORY: self.tr("修改历史  Ctrl+H")}
        if self._stage:
            names[CLAUSES] = self.tr("规范条款  F1")
        self._toggle = {key: tool(_ICONS[key], name) for key, name in names.items()}
        for one in self._toggle.values():
            one.setCheckable(True)
            one.clicked.connect(self._open_side)
        return list(self._toggle.values())

    def _add_new(self, begin: str) -> None:
        start: QPushButton = button(begin or self.tr("新建"), "primary", "" if begin else "plus")
        start.setToolTip(f"{text(self._spec.action)}  Ctrl+N")
        start.clicked.connect(self.start_new)
        self.list.bar.add(start)
        QShortcut(QKeySequence("Ctrl+N"), self, self.start_new, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.list.asked.connect(self.start_new)

    def _connect(self) -> None:
        for keys, slot in (("Ctrl+H", self._flip_history), ("F1", self._flip_clauses)):
            QShortcut(QKeySequence(keys), self, slot)
        self.list.counted.connect(self._counted)
        self.list.selected.connect(self._select)
        self.list.opened.connect(self._enter)
        self.view.heading_changed.connect(self._head.show_heading)
        self.view.shown.connect(self._note_shown)
        self._side.closed.connect(self._settle_side)
        self._split.splitterMoved.connect(self._keep_sizes)
        self._context.hub.changed.connect(self.list.refresh)

    def open_record(self, kind: str, doc: str) -> None:
        if kind == self._kind or kind in self._spec.kinds:
            self._show(doc)
            self.view.enter()

    def shown_record(self) -> tuple[str, str]:
        return ("", "") if self._shown is None else (self._kind, self._shown)

    def show_list(self, query: Query) -> None:
        self.view.keep()
        self._shown = None  # a record that is not in this list would stand beside it as if it were
        self._stack.setCurrentIndex(0)
        self.list.table.clearSelection()
        self.list.bar.set_query(query)
        self.list.table.setFocus()

    def keep(self) -> None:
        self.view.keep()
        self.list.keep()

    def start_new(self) -> None:
        """Show an empty record to be filled in."""
        self.view.start_new()

    def _show(self, doc: str) -> None:
        if doc:
            self.view.show_record(doc)
        else:
            self.view.start_new()

    def _counted(self, total: int) -> None:
        self._hint.setText(self.tr("在左边选一条记录。") if total else "")

    def _select(self, doc: object) -> None:
        if doc and doc != self._shown:
            self._show(str(doc))

    def _enter(self, doc: object) -> None:
        self._select(doc)
        self.view.enter()

    def _note_shown(self, doc: str) -> None:
        self._shown = doc
        self._stack.setCurrentWidget(self._record)
        self._side.show_record(doc)
        self._tell_conflict(doc)
        if self._marking:
            self._marking.show_record(doc)
        if doc:
            self.list.select(doc)
        else:
            self.list.table.clearSelection()

    def _tell_conflict(self, doc: str) -> None:
        if not doc or not records.conflicted(self._context.session, doc):
            self._tell_merged(doc)
            return
        settle = button(self.tr("处理冲突…"))
        settle.clicked.connect(self._settle_conflict)
        settle.setEnabled(rights.may(self._context.session, Right.SETTLE_CONFLICTS))
        words = self.tr("这条记录有几个版本并存，下面显示的是其中一个。请核对后选定以哪一个为准。")
        self.notice.say(words, "notice-bad", [settle])

    def _tell_merged(self, doc: str) -> None:
        told = one_customer.told_of(self._context.session, doc) if doc else []
        self.notice.say("\n".join(text(one) for one in told))

    def _settle_conflict(self) -> None:
        doc = self._shown or ""
        dialog = ConflictDialog(self._context, doc, self)
        settled = bool(dialog.exec())
        dialog.deleteLater()
        if settled:
            self._show(doc)

    def _open_side(self) -> None:
        key = next(key for key, one in self._toggle.items() if one is self.sender())
        self._flip(key)

    def _flip_history(self) -> None:
        self._flip(HISTORY)

    def _flip_clauses(self) -> None:
        if self._stage:
            self._flip(CLAUSES)

    def show_side(self, key: str) -> None:
        """Open history or clauses beside the record."""
        if self._side.showing() != key:
            self._flip(key)

    def _flip(self, key: str) -> None:
        self._side.flip(key)
        self._settle_side()

    def _settle_side(self) -> None:
        for key, one in self._toggle.items():
            one.setChecked(self._side.showing() == key)

    def _remember_sizes(self) -> None:
        self._fresh = not self._context.memory.restore_splitter(self._split_name(), self._split)
        for at, stretch in enumerate((0, 1, 0)):
            self._split.setStretchFactor(at, stretch)

    def _keep_sizes(self) -> None:
        self._context.memory.keep_splitter(self._split_name(), self._split)

    def _split_name(self) -> str:
        """Return under which name the sizes are kept: one for all lists of a tab, so that none of them jumps."""
        return self._stage or self._spec.name

    # Qt's own
    def showEvent(self, event: QShowEvent) -> None:
        if self._fresh:
            self._fresh = False
            left, beside = self._list_width, round(330 * self._grow)
            self._split.setSizes([left, max(left, self.width() - left - beside), beside])
        super().showEvent(event)
