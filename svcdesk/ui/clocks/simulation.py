"""What would have been late: past tickets replayed under the limits or hours now on the screen; changes nothing."""

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from svcdesk.domain.clock import Reading
from svcdesk.domain.clock_words import due_words, rule_name, target_words
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.policy import Policy
from svcdesk.domain.simulation import Changed, Simulation, Tally
from svcdesk.services import clock_simulation
from svcdesk.services.desk import Session
from svcdesk.ui import theme
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.jobs import Job, Progress
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView
from svcdesk.words import Message

_PERIODS = ("30", "90", "365", "0")


def simulate(
    context: Context,
    parent: QWidget,
    *,
    policy: Policy | None = None,
    calendar: WorkCalendar | None = None,
    calendar_doc: str = "",
    leads: bool = True,
) -> None:
    """Open the simulator; a ticket chosen in it is shown once it is closed, unless it ``leads`` nowhere."""
    dialog = SimulationDialog(context, policy=policy, calendar=calendar, calendar_doc=calendar_doc, parent=parent)
    if not leads:
        dialog.stay()
    dialog.exec()
    chosen = dialog.chosen
    dialog.deleteLater()
    if chosen:
        context.hub.wanted.emit("ticket", chosen)


class SimulationDialog(QDialog):
    """Counts by rule above, the tickets that would have stood otherwise below."""

    def __init__(
        self,
        context: Context,
        *,
        policy: Policy | None = None,
        calendar: WorkCalendar | None = None,
        calendar_doc: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.chosen = ""
        self._context = context
        self._policy = policy
        self._calendar = calendar
        self._calendar_doc = calendar_doc
        self._job: Job | None = None
        self.notice = Notice()
        self.tallies, self._counts = self._counts_table()
        self.changed, self._list = self._changed_table()
        self.setWindowTitle(self.tr("模拟"))
        self.resize(1020, 700)
        self._lay_out()
        self._run()

    def stay(self) -> None:
        """Open no ticket: something unfinished stands behind this dialog."""
        self._list.opened.disconnect(self._open)

    def _lay_out(self) -> None:
        names = (self.tr("近 30 天"), self.tr("近 90 天"), self.tr("近一年"), self.tr("全部"))
        periods = tuple(Choice(days, name) for days, name in zip(_PERIODS, names, strict=True))
        self._form = Form([Field("days", self.tr("重算哪些记录"), "choice", choices=periods)])
        self._form.set_values({"days": "90"})
        self._form.changed.connect(self._run)
        close = button(self.tr("关闭"), "primary")
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("如果按屏幕上的规则，过去会怎样"), "title"))
        words = self.tr("每条记录按当时冻结的规则与日历、再按屏幕上的各算一遍。不改动任何记录。")
        layout.addWidget(label(words, "muted", wrap=True))
        layout.addWidget(self._form)
        layout.addWidget(self.notice)
        self._counts.setMinimumHeight(theme.target() * 5)
        layout.addWidget(self._counts, 4)
        layout.addWidget(label(self.tr("结果不同的记录"), "heading"))
        layout.addWidget(self._list, 5)
        layout.addLayout(row(1, close))

    def _counts_table(self) -> tuple[RowsModel, RowsView]:
        model = RowsModel([
            Column("rule", self.tr("时限")), Column("before", self.tr("原来超时"), 120, right=True),
            Column("after", self.tr("改后超时"), 120, right=True),
            Column("newly", self.tr("新增超时"), 120, right=True),
            Column("spared", self.tr("不再超时"), 120, right=True),
        ], parent=self)  # fmt: skip
        view = RowsView(model)
        view.setAccessibleName(self.tr("各时限的超时次数"))
        return model, view

    def _changed_table(self) -> tuple[RowsModel, RowsView]:
        model = RowsModel([
            Column("number", self.tr("记录"), 190), Column("title", self.tr("顾客")),
            Column("rule", self.tr("时限"), 170), Column("before", self.tr("原来到期"), 190),
            Column("after", self.tr("改后到期"), 190),
        ], parent=self)  # fmt: skip
        view = RowsView(model)
        view.setAccessibleName(self.tr("结果不同的记录"))
        view.opened.connect(self._open)
        return model, view

    def _run(self) -> None:
        if self._job:
            self._job.cancel()
        days = int(str(self._form.values()["days"] or 0))
        self.notice.say(self.tr("正在重算……"), "notice-ok")
        work = partial(_work, self._context.session, self._policy, self._calendar, self._calendar_doc, days)
        self._job = self._context.jobs.start(self.tr("模拟"), work, self, self.show_result)

    def show_result(self, found: Simulation) -> None:
        """Show what came out."""
        self._job = None
        self.tallies.set_rows([_tally(one) for one in found.tallies])
        self.changed.set_rows([_changed(one) for one in found.changed])
        newly = sum(one.newly for one in found.tallies)
        spared = sum(one.spared for one in found.tallies)
        if not found.cases:
            self.notice.say(self.tr("这段时间没有信息记录，无从比较。"), "notice-warn")
            return
        words = self.tr("重算了 {n} 条记录：新增超时 {newly} 次，不再超时 {spared} 次。")
        lines = [words.format(n=found.cases, newly=newly, spared=spared)]
        if found.elsewhere:
            aside = self.tr(
                "其中 {n} 条所用的日历版本不在本机：原来的到期时间取保存时的结果，改后的按现行日历推算，仅供参考。"
            )
            lines.append(aside.format(n=found.elsewhere))
        self.notice.say("\n".join(lines), "notice-warn" if newly or found.elsewhere else "notice-ok")

    def _open(self, key: object) -> None:
        self.chosen = str(key).split(":")[0]
        self.accept()

    # Qt's own
    def done(self, result: int) -> None:
        if self._job:
            self._job.cancel()
        super().done(result)


def _work(
    session: Session,
    policy: Policy | None,
    calendar: WorkCalendar | None,
    calendar_doc: str,
    days: int,
    progress: Progress,
) -> Simulation:
    return clock_simulation.run(
        session, policy=policy, calendar=calendar, calendar_doc=calendar_doc, days=days, progress=progress
    )


def _tally(one: Tally) -> dict[str, object]:
    name = Cell(rule_name(one.rule), target_words(one.rule))
    return {
        "id": one.rule.id,
        "rule": name,
        "before": f"{one.late_before} / {one.before}",
        "after": f"{one.late_after} / {one.after}",
        "newly": Cell(str(one.newly), tone="bad" if one.newly else "muted", bold=bool(one.newly)),
        "spared": Cell(str(one.spared), tone="ok" if one.spared else "muted", bold=bool(one.spared)),
    }


def _changed(one: Changed) -> dict[str, object]:
    return {
        "id": f"{one.doc}:{one.rule.id}:{one.cycle}",
        "number": Cell(one.number, bold=True),
        "title": one.title,
        "rule": rule_name(one.rule),
        "before": _side(one, one.before),
        "after": _side(one, one.after),
    }


def _side(one: Changed, reading: Reading | None) -> Cell:
    if reading is None:
        return Cell("—", tone="muted")
    state = text(Message(f"clock.state.{reading.state}"))
    shown = due_words(one.rule, reading.due_at, ZoneInfo(one.zone))
    return Cell(shown, state, "bad" if reading.late else "ok")
