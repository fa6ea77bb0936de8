"""The main window: header, the ten tabs of the flow, the page of the open stage and the status bar."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from svcdesk.domain.hours import workdays_of
from svcdesk.domain.times import local_day
from svcdesk.services import clock_rules, lists
from svcdesk.services.desk import Changes
from svcdesk.services.homes import home
from svcdesk.ui import looked_at
from svcdesk.ui.context import Context
from svcdesk.ui.due_notice import DueNotice
from svcdesk.ui.flow_tabs import Count, FlowTabs
from svcdesk.ui.header import Header
from svcdesk.ui.header_actions import HeaderActions, restyle
from svcdesk.ui.masters.page import MastersPage
from svcdesk.ui.page import Page
from svcdesk.ui.search_box import SearchBox
from svcdesk.ui.searching import Searching
from svcdesk.ui.stages import STAGES
from svcdesk.ui.status_bar import StatusBar

CLOSED, SIGNED_OUT, RESTORING = range(3)
_MINUTE = 60_000


class MainWindow(QMainWindow):
    """Knows the stages only through their list; a page is made when its tab is first opened."""

    left = Signal(int)
    """The window is done: ``CLOSED``, ``SIGNED_OUT``, or ``RESTORING`` the backup in ``backup``."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._reason = CLOSED
        self.backup = Path()
        self._pages: dict[str, Page] = {}
        self._masters: MastersPage | None = None
        self._last: dict[str, tuple[str, str]] = {}
        self._renewal = self._timer(0, self._renew)
        self._counting = self._timer(0, self._count)
        self._minute = self._timer(_MINUTE, self._count, once=False)
        self.setWindowTitle("svcdesk")
        self.setMinimumSize(960, 600)
        if not context.memory.restore_window(self):
            self.resize(1366, 768)
        self._connect()
        self._build(looked_at.first_stage(context.session))
        self._minute.start()

    def _timer(self, pause: int, slot: Callable[[], None], *, once: bool = True) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(once)
        timer.setInterval(pause)
        timer.timeout.connect(slot)
        return timer

    def _connect(self) -> None:
        hub = self._context.hub
        QShortcut(QKeySequence("F2"), self, self._take_call)
        hub.changed.connect(self._something_changed)
        hub.wanted.connect(self.open_record)
        hub.led.connect(self._lead)
        hub.guided.connect(self._guide)
        hub.styled.connect(self._restyle)
        hub.restored.connect(self._restore)

    def open_stage(self, key: str) -> Page:
        """Open a tab and return its page."""
        self.show_flow()
        self._tabs.open(key)
        return self._pages[key]

    def open_record(self, kind: str, doc: str) -> None:
        """Show a record on the page that shows its kind; an empty document begins a new one."""
        if doc:
            kind, doc = home(self._context.session, kind, doc)
        for stage in STAGES:
            if kind in stage.kinds:
                self.open_stage(stage.key).open_record(kind, doc)
                return
        self.open_masters().open_record(kind, doc)

    def open_masters(self, section: str = "") -> MastersPage:
        """Lay the master data over the flow."""
        if self._masters is None:
            self._masters = MastersPage(self._context)
            self._masters.closed.connect(self.show_flow)
            self._views.addWidget(self._masters)
        self._masters.open_section(section or self._masters.section() or "customers")
        self._views.setCurrentWidget(self._masters)
        self._status.show_clause("")
        return self._masters

    def shown_page(self) -> Page:
        """Return the page of the open tab, or the master data where they lie over it."""
        over = self._masters is not None and self._views.currentWidget() is self._masters
        return self._masters if over and self._masters else self._pages[self._tabs.key()]

    def show_flow(self) -> None:
        """Go back from the master data to the flow."""
        self._views.setCurrentIndex(0)
        self._status.show_clause(STAGES[self._tabs.currentIndex()].clause)

    def keep(self) -> None:
        """Keep everything that is being typed safe on this machine."""
        for page in (*self._pages.values(), *([self._masters] if self._masters else [])):
            page.keep()

    def _build(self, stage: str) -> None:
        box = SearchBox()
        Searching(self._context, box)
        self._header = Header(self._context, box)
        HeaderActions(self._context, self._header)
        self._tabs = FlowTabs([(stage.key, stage.title) for stage in STAGES])
        self._tabs.open(stage)
        self._stack = QStackedWidget()
        self._status = StatusBar(self._context.jobs)
        self._views = QStackedWidget()
        self._views.addWidget(self._flow())
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(14, 8, 14, 6)
        layout.setSpacing(6)
        layout.addWidget(self._header)
        layout.addWidget(self._views, 1)
        self._due = DueNotice(self._context)
        layout.addWidget(self._due)  # below: nothing moves away under the hand that clicks
        layout.addWidget(self._status)
        self.setCentralWidget(body)
        body.show()  # built anew in a window that is shown, it would stay hidden until the next round of events
        self._header.masters.connect(self._open_masters)
        self._header.settings.connect(self._open_settings)
        self._header.sign_out.connect(self._sign_out)
        self._context.hub.saved.connect(self._status.show_saved)
        self._tabs.currentChanged.connect(self._show_stage)
        self._show_stage(self._tabs.currentIndex())
        self._tabs.setFocus()
        self._count()

    def _flow(self) -> QWidget:
        flow = QWidget()
        layout = QVBoxLayout(flow)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._tabs)
        layout.addWidget(self._stack, 1)
        return flow

    def _show_stage(self, index: int) -> None:
        stage = STAGES[index]
        if stage.key not in self._pages:
            page = stage.page(self._context, stage.key)
            self._pages[stage.key] = page
            self._stack.addWidget(page)
            if stage.key in self._last:
                page.open_record(*self._last[stage.key])
        self._stack.setCurrentWidget(self._pages[stage.key])
        self._status.show_clause(stage.clause)

    def _count(self) -> None:
        """Bring the badges and the date up to date."""
        session = self._context.session
        counts = {stage.key: lists.tally(session, stage.waiting) for stage in STAGES if stage.waiting}
        self._tabs.set_counts({key: Count(found.open, found.overdue) for key, found in counts.items()})
        calendar, _ = clock_rules.standard(session)
        missing = clock_rules.year_missing(calendar, session)
        self._status.show_day(local_day(session.clock()), workdays_of(calendar), missing)

    def _something_changed(self, _changes: Changes) -> None:
        self._counting.start()

    def _lead(self, area: str, key: str) -> None:
        if area == "masters":
            self.open_masters(key)
        else:
            self.open_stage(key)

    def _take_call(self) -> None:
        """Somebody calls: register it, whatever is on the screen."""
        self.open_record("ticket", "")

    def _guide(self) -> None:
        self.open_stage(STAGES[0].key)

    def _open_masters(self) -> None:
        self.open_masters()

    def _open_settings(self) -> None:
        self.open_masters("machine")

    def _sign_out(self) -> None:
        self._reason = SIGNED_OUT
        self.close()

    def _restore(self, backup: Path) -> None:
        self._reason, self.backup = RESTORING, backup
        self.close()

    def _restyle(self, what: str, value: str) -> None:
        restyle(self._context, what, value)
        self._renewal.start()

    def _renew(self) -> None:
        """Build everything again in the language now chosen, with the same tab and the same records."""
        self.keep()
        key, masters, due = self._tabs.key(), self._masters, self._due
        over = masters is not None and self._views.currentWidget() is masters
        section, record = (masters.section(), masters.shown_record()) if masters else ("", ("", ""))
        shown = {name: page.shown_record() for name, page in self._pages.items()}
        self._last |= {name: one for name, one in shown.items() if one[0]}
        self._pages.clear()
        self._masters = None
        self._build(key)
        self._due.take_over(due)
        if over:
            self.open_masters(section)
            if record[0]:
                self.open_record(*record)

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._renewal.start()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep()
        looked_at.note(self._context.session, self, self._tabs, self.shown_page())
        self._context.memory.keep_window(self)
        self._due.put_away()
        super().closeEvent(event)
        self.left.emit(self._reason)
