"""The main window: header, the ten tabs of the flow, the page of the open stage and the status bar."""

from datetime import datetime

import msgspec
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from svcdesk.domain.times import local_day
from svcdesk.domain.workdays import china
from svcdesk.services import lists
from svcdesk.services.desk import Changes
from svcdesk.services.homes import home
from svcdesk.ui import language, theme
from svcdesk.ui.clause_panel import specification
from svcdesk.ui.context import Context
from svcdesk.ui.flow_tabs import Count, FlowTabs
from svcdesk.ui.header import Header
from svcdesk.ui.masters.page import MastersPage
from svcdesk.ui.page import Page
from svcdesk.ui.search_box import SearchBox
from svcdesk.ui.searching import Searching
from svcdesk.ui.stages import STAGES, Stage
from svcdesk.ui.status_bar import StatusBar


class MainWindow(QMainWindow):
    """Knows the stages only through their list; a page is made when its tab is first opened."""

    left = Signal(int)
    """The window is done: 0 when it was closed, 1 when its person signed out."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._signed_out = False
        self._pages: dict[str, Page] = {}
        self._masters: MastersPage | None = None
        self._last: dict[str, tuple[str, str]] = {}
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.setInterval(0)
        self._renewal.timeout.connect(self._renew)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(0)
        self._counting.timeout.connect(self._count)
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self._count)
        self._minute.start()
        self.setWindowTitle("svcdesk")
        self.setMinimumSize(960, 600)
        if not context.memory.restore_window(self):
            self.resize(1366, 768)
        context.hub.changed.connect(self._something_changed)
        context.hub.wanted.connect(self.open_record)
        context.hub.led.connect(self._lead)
        context.hub.styled.connect(self._restyle)
        context.hub.saved.connect(self._say_saved)
        self._build()

    def open_stage(self, key: str) -> Page:
        """Open a tab and return its page."""
        self.show_flow()
        self._tabs.open(key)
        return self._pages[key]

    def open_record(self, kind: str, doc: str) -> None:
        """Show a record on the page that shows its kind."""
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
        return self._masters

    def show_flow(self) -> None:
        """Go back from the master data to the flow."""
        self._views.setCurrentIndex(0)

    def keep(self) -> None:
        """Keep everything that is being typed safe on this machine."""
        for page in self._pages.values():
            page.keep()
        if self._masters is not None:
            self._masters.keep()

    def _build(self) -> None:
        box = SearchBox()
        Searching(self._context, box)
        self._header = Header(self._context, box)
        self._tabs = FlowTabs([(stage.key, stage.title) for stage in STAGES])
        self._stack = QStackedWidget()
        self._status = StatusBar()
        self._views = QStackedWidget()
        self._views.addWidget(self._flow())
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(14, 8, 14, 6)
        layout.setSpacing(6)
        layout.addWidget(self._header)
        layout.addWidget(self._views, 1)
        layout.addWidget(self._status)
        self.setCentralWidget(body)
        self._header.language.connect(self._switch_language)
        self._header.font_size.connect(self._switch_font_size)
        self._header.masters.connect(self._open_masters)
        self._header.settings.connect(self._open_settings)
        self._header.sign_out.connect(self._sign_out)
        self._tabs.currentChanged.connect(self._show_stage)
        self._show_stage(self._tabs.currentIndex())
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
        self._status.say_clause(_clause(stage))

    def _count(self) -> None:
        """Bring the badges and the date up to date."""
        session = self._context.session
        counts: dict[str, Count] = {}
        for stage in STAGES:
            if stage.waiting is not None:
                late = lists.count(session, msgspec.structs.replace(stage.waiting, overdue=True))
                counts[stage.key] = Count(lists.count(session, stage.waiting), late)
        self._tabs.set_counts(counts)
        self._status.say_day(self._day())

    def _day(self) -> str:
        now, calendar = local_day(self._context.session.clock()), china()
        names = (self.tr("星期一"), self.tr("星期二"), self.tr("星期三"), self.tr("星期四"), self.tr("星期五"),
                 self.tr("星期六"), self.tr("星期日"))  # fmt: skip
        kind = self.tr("工作日") if calendar.works(now) else self.tr("休息日")
        if not calendar.knows(now):
            kind = self.tr("节假日表已过期")
        until = self.tr("日历有效至 {day}").format(day=f"{calendar.last}-12-31")
        return "・".join((f"{now} {names[now.weekday()]}", kind, until))

    def _something_changed(self, _changes: Changes) -> None:
        self._counting.start()

    def _lead(self, area: str, key: str) -> None:
        if area == "masters":
            self.open_masters(key)
        else:
            self.open_stage(key)

    def _say_saved(self, at: datetime) -> None:
        self._status.say_saved(at)

    def _switch_language(self, lang: str) -> None:
        self._restyle("language", lang)

    def _switch_font_size(self, size: str) -> None:
        self._restyle("font_size", size)

    def _restyle(self, what: str, value: str) -> None:
        self._context.settings.change(**{what: value})
        app = QApplication.instance()
        if what == "language":
            language.switch(self._context.settings.now.language)
        elif isinstance(app, QApplication):
            theme.apply(app, self._context.settings.now.font_size)
            self._renewal.start()

    def _open_masters(self) -> None:
        self.open_masters()

    def _open_settings(self) -> None:
        self.open_masters("machine")

    def _sign_out(self) -> None:
        self._signed_out = True
        self.close()

    def _renew(self) -> None:
        """Build everything again in the language now chosen, with the same tab and the same records."""
        key, section = self._tabs.key(), ""
        self.keep()
        if self._masters is not None and self._views.currentWidget() is self._masters:
            section, record = self._masters.section(), self._masters.shown_record()
        shown = {name: page.shown_record() for name, page in self._pages.items()}
        self._last |= {name: record for name, record in shown.items() if record[1]}
        self._pages.clear()
        self._masters = None
        self._build()
        self.open_stage(key)
        if section:
            self.open_masters(section)
            if record[0]:
                self.open_masters(section).open_record(*record)

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._renewal.start()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep()
        self._context.memory.keep_window(self)
        super().closeEvent(event)
        self.left.emit(int(self._signed_out))


def _clause(stage: Stage) -> str:
    """Return what the specification asks of a stage, in one line."""
    found = specification().find(stage.clause) if stage.clause else ()
    if not found:
        return ""
    words = found[0].en if language.current() == "en" else found[0].zh
    name = f"Clause {stage.clause}: " if language.current() == "en" else f"条款 {stage.clause}："
    return f"{name}{words}"
