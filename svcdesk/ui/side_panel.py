"""What may stand beside a record: who changed it when, and what the specification says."""

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from svcdesk.domain.times import SHANGHAI
from svcdesk.services import history
from svcdesk.services.desk import Changes
from svcdesk.ui import icons, theme
from svcdesk.ui.clause_panel import ClausePanel
from svcdesk.ui.context import Context
from svcdesk.ui.history_panel import Change, Entry, HistoryPanel
from svcdesk.ui.language import current
from svcdesk.ui.parts import label, row
from svcdesk.words import label as word

HISTORY, CLAUSES = "history", "clauses"


class SidePanel(QFrame):
    """Hidden at first; shows one of its panels at a time. ``closed`` tells that the person closed it."""

    closed = Signal()

    def __init__(self, context: Context, stage: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._doc = ""
        self._showing = ""
        self.history = HistoryPanel()
        self.clauses = ClausePanel()
        self.clauses.show_stage(stage)
        self._title = label("", "heading")
        close = QToolButton()
        close.setIcon(icons.icon("x"))
        close.setAccessibleName(self.tr("关闭"))
        close.setToolTip(self.tr("关闭"))
        theme.look(close, "quiet")
        close.clicked.connect(self._close)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.history)
        self._stack.addWidget(self.clauses)
        theme.look(self, "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.addLayout(row(self._title, 1, close))
        layout.addWidget(self._stack, 1)
        self.setMinimumWidth(260)
        self.hide()
        context.hub.changed.connect(self._something_changed)

    def showing(self) -> str:
        """Return which panel is open, empty where none is."""
        return self._showing

    def flip(self, key: str) -> None:
        """Open a panel, or close it where it is open."""
        self._showing = "" if self._showing == key else key
        if self._showing:
            self._title.setText(self.tr("修改历史") if key == HISTORY else self.tr("规范条款"))
            self._stack.setCurrentWidget(self.history if key == HISTORY else self.clauses)
            self._load()
        self.setVisible(bool(self._showing))

    def show_record(self, doc: str) -> None:
        """Let the history be that of a record."""
        self._doc = doc
        self._load()

    def _load(self) -> None:
        if self._showing == HISTORY:
            self.history.set_entries(self._entries() if self._doc else ())

    def _entries(self) -> list[Entry]:
        found = history.changes(self._context.session, self._doc, current())
        return [self._entry(list(changes)) for _, changes in groupby(found, key=lambda change: change.rev)]

    def _entry(self, changes: list[history.Change]) -> Entry:
        first = changes[0]
        when = f"{first.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
        if abs(first.at - first.occurred_at).total_seconds() >= 60:
            when = self.tr("{happened}（{typed} 录入）").format(
                happened=f"{first.occurred_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}", typed=when
            )
        if first.clock_back:
            when += self.tr("，本机时钟倒退了 {n} 秒").format(n=first.clock_back)
        created = first.field == word("history.created", current())
        told = [Change(one.field, one.old, one.new) for one in changes if not created]
        what = self.tr("{what}：{state}").format(what=first.field, state=first.new) if created else self.tr("修改")
        return Entry(when, first.who, what, tuple(told), first.reason, "warn" if first.clock_back else "neutral")

    def _close(self) -> None:
        self.flip(self._showing)
        self.closed.emit()

    def _something_changed(self, changes: Changes) -> None:
        if self._doc in changes.docs:
            self._load()
