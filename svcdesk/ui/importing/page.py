"""The import wizard: each step leads to the next, long work runs beside the window and can be stopped."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from svcdesk.errors import Cancelled, KnownError
from svcdesk.services.desk import Changes
from svcdesk.services.importing import run
from svcdesk.services.importing.mapping import Layout
from svcdesk.services.importing.report import Report
from svcdesk.services.importing.tables import Table, read_table
from svcdesk.ui.context import Context
from svcdesk.ui.importing.choose import ChooseStep
from svcdesk.ui.importing.mapping_step import MappingStep
from svcdesk.ui.importing.report_step import ReportStep
from svcdesk.ui.jobs import Progress
from svcdesk.ui.notice import Notice
from svcdesk.ui.page import Page
from svcdesk.ui.parts import label
from svcdesk.ui.work_line import WorkLine, reasons

T = TypeVar("T")

_LISTS = {
    "customer": ("masters", "customers"),
    "product": ("masters", "products"),
    "person": ("masters", "people"),
    "contract": ("stage", "contract"),
    "contract_line": ("stage", "contract"),
    "opening": ("masters", "stock"),
    "checklist": ("masters", "checklists"),
}
"""Where what was imported is to be seen."""


class ImportPage(Page):
    """Choose, map, check, import; nothing is written before the last button."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kind = ""
        self._path = Path()
        self._table: Table | None = None
        self._layout: Layout | None = None
        self.choose = ChooseStep(context.session)
        self.mapping = MappingStep()
        self.report = ReportStep()
        self.notice = Notice()
        self._steps = label("", "muted")
        self._steps.setTextFormat(Qt.TextFormat.RichText)
        self._stack = QStackedWidget()
        for step in (self.choose, self.mapping, self.report):
            self._stack.addWidget(step)
        self._work = WorkLine(context.jobs, [self._stack])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("导入"), "title"))
        layout.addWidget(self._steps)
        layout.addWidget(self.notice)
        layout.addWidget(self._work)
        layout.addWidget(self._stack, 1)
        self._connect()
        self._go(self.choose)

    def _connect(self) -> None:
        self.choose.chosen.connect(self.read)
        self.mapping.checked.connect(self._check)
        self.mapping.again.connect(self._read_again)
        self.mapping.back.connect(self._begin)
        self.report.back.connect(self._go_back)
        self.report.accepted.connect(self._import)
        self.report.finished.connect(self._look)

    def begin(self, kind: str) -> None:
        """Offer the import of a kind."""
        self._begin()
        self.choose.choose_kind(kind)

    def read(self, kind: str, path: Path, sheet: str = "", encoding: str = "") -> None:
        """Read a file beside the window, then show its columns."""
        self._kind, self._path = kind, Path(path)
        self._start(self.tr("读取文件"), partial(_read, self._path, sheet, encoding), self._was_read)

    def _read_again(self, sheet: str, encoding: str) -> None:
        self.read(self._kind, self._path, sheet, encoding if self._table and self._table.encoding else "")

    def _was_read(self, table: Table) -> None:
        self._table = table
        self.mapping.show_table(self._kind, table)
        self._go(self.mapping)

    def _check(self, layout: Layout) -> None:
        self._layout = layout
        if self._table is not None:
            work = partial(run.dry_run, self._context.session, self._kind, self._table, layout)
            self._start(self.tr("检查"), work, self._was_checked)

    def _was_checked(self, report: Report) -> None:
        self.report.show_report(report)
        self._go(self.report)

    def _import(self) -> None:
        if self._table is not None and self._layout is not None:
            work = partial(run.run, self._context.session, self._kind, self._table, self._layout)
            self._start(self.tr("导入"), work, self._was_imported)

    def _was_imported(self, outcome: tuple[Report, Changes]) -> None:
        report, changes = outcome
        self.report.show_report(report)
        self._go(self.report)
        self._context.hub.changed.emit(changes)

    def _look(self) -> None:
        self._context.hub.led.emit(*_LISTS[self._kind])

    def _start(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        self.notice.clear()
        self._work.start(title, work, done, self._failed)

    def _failed(self, error: KnownError) -> None:
        self._notice().say(reasons(error), "notice-warn" if isinstance(error, Cancelled) else "notice-bad")

    def _notice(self) -> Notice:
        return self.mapping.notice if self._stack.currentWidget() is self.mapping else self.notice

    def _begin(self) -> None:
        self._go(self.choose)

    def _go_back(self) -> None:
        self._go(self.choose if self.report.written() else self.mapping)

    def _go(self, step: QWidget) -> None:
        self._stack.setCurrentWidget(step)
        names = (self.tr("1 选择文件"), self.tr("2 对应各列"), self.tr("3 检查并导入"))
        at = self._stack.currentIndex()
        shown = [f"<b>{name}</b>" if place == at else name for place, name in enumerate(names)]
        self._steps.setText(" &nbsp;›&nbsp; ".join(shown))
        if self.isVisible():
            step.setFocus()  # what was pressed is gone: Enter goes on from here


def _read(path: Path, sheet: str, encoding: str, progress: Progress) -> Table:
    return read_table(path, sheet=sheet, encoding=encoding, progress=progress)
