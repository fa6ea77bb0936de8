"""The third step: what the import would do, row by row; and after it, what it did."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from svcdesk.services.importing.report import Action, Issue, Outcome, Report
from svcdesk.services.labels import kind_label
from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, label
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView
from svcdesk.words import Message

_SHOWN = 1000
_TONES: dict[Action, Tone] = {Action.CREATE: "ok", Action.UPDATE: "accent", Action.UNCHANGED: "muted"}


class ReportStep(QWidget):
    """``accepted`` asks to import for real; ``finished`` to look at what was imported."""

    accepted = Signal()
    finished = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self.notice = Notice()
        self._notes = label("", "muted", wrap=True)
        self._issues = RowsModel([
            Column("row", self.tr("行"), 64, right=True), Column("column", self.tr("列"), 130),
            Column("value", self.tr("内容"), 160), Column("what", self.tr("说明")),
        ], parent=self)  # fmt: skip
        self._outcomes = RowsModel([
            Column("row", self.tr("行"), 64, right=True), Column("action", self.tr("结果"), 110),
            Column("kind", self.tr("种类"), 130), Column("title", self.tr("名称")),
            Column("number", self.tr("单号"), 160),
        ], parent=self)  # fmt: skip
        self._tabs = QTabBar()
        theme.look(self._tabs, "plain")
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._stack = QStackedWidget()
        for model, name in ((self._issues, self.tr("问题与提示")), (self._outcomes, self.tr("逐条结果"))):
            view = RowsView(model)
            view.setAccessibleName(name)
            view.setWordWrap(True)
            self._tabs.addTab(name)
            self._stack.addWidget(view)
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.notice)
        layout.addWidget(self._notes)
        layout.addWidget(self._tabs)
        layout.addWidget(self._stack, 1)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self._back = button("")
        self._back.clicked.connect(self.back)
        self._import = button(self.tr("导入"), "primary")
        self._import.clicked.connect(self.accepted)
        self._done = button(self.tr("查看导入的记录"), "primary")
        self._done.clicked.connect(self.finished)
        for one in (self._back, self._import, self._done):
            one.setAutoDefault(True)  # Enter presses it
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch()
        foot.addWidget(self._import)
        foot.addWidget(self._done)
        return foot

    def show_report(self, report: Report) -> None:
        """Show what a dry run found, or what an import did."""
        self._report = report
        self.notice.say(self._headline(report), "notice-ok" if report.ok else "notice-bad")
        self._notes.setText("\n".join(text(note) for note in report.notes))
        self._notes.setVisible(bool(report.notes))
        self._issues.set_rows([_issue_row(at, issue) for at, issue in enumerate(report.issues)])
        self._outcomes.set_rows([_outcome_row(at, one) for at, one in enumerate(report.outcomes[:_SHOWN])])
        self._tabs.setTabText(0, self.tr("问题与提示 ({n})").format(n=report.issue_count))
        self._tabs.setTabText(1, self.tr("逐条结果 ({n})").format(n=len(report.outcomes)))
        self._tabs.setCurrentIndex(0 if report.issues else 1)
        self._import.setVisible(not report.written)
        self._import.setEnabled(report.ok)
        self._done.setVisible(report.written)
        self._back.setText(self.tr("再导入一个文件") if report.written else self.tr("返回修改"))
        self.setFocusProxy(self._done if report.written else self._import if report.ok else self._back)

    def written(self) -> bool:
        """Whether the report on the screen is of a real import."""
        return self._report is not None and self._report.written

    def _headline(self, report: Report) -> str:
        counts = {action: report.count(action) for action in Action}
        figures = self.tr("新增 {create} 条，更新 {update} 条，不变 {unchanged} 条").format(**counts)
        if report.written:
            return self.tr("导入完成：{figures}。").format(figures=figures)
        if report.ok:
            return self.tr("检查通过，共 {rows} 行：{figures}。还没有写入任何数据。").format(
                rows=report.rows, figures=figures
            )
        return self.tr("有 {n} 个问题，整个文件都没有导入。请改正文件或列的对应后重新检查。").format(
            n=report.problem_count
        )


def _issue_row(at: int, issue: Issue) -> dict[str, object]:
    return {
        "id": at,
        "row": str(issue.row or ""),
        "column": issue.column,
        "value": issue.value,
        "what": Cell(issue.message, tone="warn" if issue.warning else "bad"),
    }


def _outcome_row(at: int, outcome: Outcome) -> dict[str, object]:
    return {
        "id": at,
        "row": str(outcome.row or ""),
        "action": Cell(Message(f"sections.action.{outcome.action}"), tone=_TONES[outcome.action]),
        "kind": kind_label(outcome.kind),
        "title": outcome.title,
        "number": outcome.number,
    }
