"""A working calendar: its week, its own days, the holiday notices taken in, and a month of it as a picture."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.calendar_file import spans_of
from svcdesk.domain.check_hours import check_calendar
from svcdesk.domain.checks import Finding, problems
from svcdesk.domain.hours import WorkCalendar, workdays_of
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.times import local_day
from svcdesk.errors import KnownError, Refused
from svcdesk.services import clock_rules
from svcdesk.ui import ask
from svcdesk.ui.clocks.calendar_parts import (
    Beside,
    HoursParts,
    day_rows,
    head_form,
    noted,
    on_screen,
    special_of,
    typed,
    week_rows,
    year_of,
    year_row,
    year_rows,
)
from svcdesk.ui.clocks.month import MonthGrid
from svcdesk.ui.clocks.simulation import simulate
from svcdesk.ui.context import Context
from svcdesk.ui.language import text
from svcdesk.ui.masters.master_view import MasterView
from svcdesk.ui.parts import button, label
from svcdesk.ui.record_view import Heading
from svcdesk.words import Message


class CalendarView(MasterView):
    """One calendar; every save is a revision, and what was timed by an earlier one keeps that."""

    kind = "calendar"
    body = WorkCalendar
    right = Right.CLOCK_RULES

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._standard = False
        self._head, self._week, self._days, self._years = head_form(), week_rows(), day_rows(), year_rows()
        self._month = MonthGrid(local_day(context.session.clock()))
        week_words = self.tr("一天可以有几段，如 08:30-12:00，13:00-17:30；留空为休息。")
        day_words = self.tr("胜过放假安排和每周时段；时段留空为休息，只填半天即为半天。")
        lines = {"week": self._week, "days": self._days, "years": self._years}
        self.lay_out(
            [
                (self.tr("日历"), self._head),
                (self.tr("每周时段与月历"), Beside(noted(self._week, week_words), self._month)),
                (self.tr("特别日"), noted(self._days, day_words)),
                (self.tr("放假安排"), self._years_part()),
            ],
            HoursParts([self._head], lines),
        )  # fmt: skip
        self._head.changed.connect(self._draw)
        for one in lines.values():
            one.changed.connect(self._draw)

    def _years_part(self) -> QWidget:
        self._until = label("", "muted", wrap=True)
        self._take_in = button(self.tr("导入新一年的安排…"), icon="upload")
        self._take_in.clicked.connect(self._take_year)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._until)
        column.addWidget(self._years)
        column.addWidget(self._take_in, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def buttons(self) -> Sequence[QPushButton]:
        self._simulate = button(self.tr("模拟…"))
        self._simulate.setToolTip(self.tr("用现在屏幕上的时段重算过去的记录，看哪些会超时"))
        self._simulate.clicked.connect(self._open_simulation)
        return [self._simulate, *super().buttons()]

    def start_standard(self) -> None:
        """Show the calendar the program brings, to be made the company's own."""
        self.keep()
        self._standard = True
        self._show(None)

    def start_new(self) -> None:
        self._standard = False
        super().start_new()

    def show_record(self, doc: str) -> None:
        self._standard = doc == clock_rules.STANDARD
        super().show_record(doc)

    def new_title(self) -> str:
        return self.tr("公司日历") if self._standard else self.tr("新工作日历")

    def heading(self) -> Heading:
        made = super().heading()
        self._retire.setVisible(self._retire.isVisibleTo(self) and not self._standard)
        if self.record is None:
            words = self.tr("程序自带，尚未修改；保存后成为本公司的日历。") if self._standard else ""
            return made._replace(line=words)
        whose = self.tr("公司日历：没有另行约定的都按它计时") if self._standard else self.tr("由指定了它的合同使用")
        return made._replace(line=whose)

    def put(self, body: WorkCalendar | None) -> None:
        shown = body or WorkCalendar(self.tr("公司日历") if self._standard else "")
        self._head.set_values({
            "name": shown.name, "zone": shown.zone, "china": shown.china, "make_up": str(shown.make_up),
        })  # fmt: skip
        weekdays = [text(Message(f"clock.weekday.{at}")) for at in range(7)]
        self._week.set_rows([
            {"weekday": weekday, "spans": typed(spans)} for weekday, spans in zip(weekdays, shown.week, strict=True)
        ])  # fmt: skip
        self._days.set_rows([
            {"day": special.day, "spans": typed(special.spans), "name": special.name} for special in shown.days
        ])  # fmt: skip
        self._years.set_rows([year_row(table) for table in shown.years])
        self._draw()

    def _show(self, record: Record[WorkCalendar] | None) -> None:
        super()._show(record)
        self._draw()  # what came back from a draft

    def take(self) -> WorkCalendar:
        head: Any = self._head.values()
        before = self.record.body if self.record else WorkCalendar("")
        return msgspec.structs.replace(
            before,
            name=head["name"] or "",
            zone=head["zone"] or "",
            china=bool(head["china"]),
            make_up=int(head["make_up"] or 0),
            week=tuple(spans_of(row["spans"] or "") for row in self._week.rows()),
            days=tuple(special_of(row) for row in self._days.rows() if row["day"]),
            years=tuple(year_of(row) for row in self._years.rows()),
        )

    def check(self, body: WorkCalendar) -> list[Finding]:
        doc = self.record.doc if self.record else clock_rules.STANDARD if self._standard else ""
        found = clock_rules.check_calendar(self.context.session, body, doc)
        return [msgspec.structs.replace(one, field=on_screen(one.field)) for one in found]

    def store(self, body: WorkCalendar) -> Record[WorkCalendar]:
        return self.context.do(clock_rules.save_calendar, body, self.record, standard=self._standard)

    def _key(self) -> str:
        return f"{self.kind}:standard" if self._standard and self.record is None else super()._key()

    def _readable(self) -> WorkCalendar | None:
        """Return what stands on the screen where it can be read and makes sense."""
        if self.parts.unreadable():
            return None
        found = clock_rules.tidy(self.take())
        return None if problems(check_calendar(msgspec.structs.replace(found, name="-"))) else found

    def _draw(self) -> None:
        found = self._readable()
        self._month.setEnabled(found is not None)
        if found is not None:
            self._month.show_calendar(found)
            self._until.setText(self._known(found))
        self._take_in.setVisible(self.may_edit and found is not None and found.china)

    def _known(self, calendar: WorkCalendar) -> str:
        """Say until when holidays are known, and whether that is long enough."""
        if not calendar.china:
            return self.tr("没有公共假日；要放假的日子写在“特别日”里。")
        words = self.tr("节假日和调休已知到 {year} 年底。").format(year=workdays_of(calendar).last)
        missing = clock_rules.year_missing(calendar, self.context.session)
        return f"{words} {text(Message('hours.year_missing', {'year': missing}))}" if missing else words

    def _take_year(self) -> None:
        path = ask.open_file(self, self.tr("新一年的放假安排"), self.tr("放假安排 (*.csv *.toml *.json)"))
        found = self._readable()
        if path is None or found is None:
            return
        try:
            table = clock_rules.with_year(found, path.read_bytes(), path.name).years[-1]
        except KnownError as error:
            reasons = error.problems if isinstance(error, Refused) else (error.message,)
            ask.problems(self, self.tr("没有导入，日历未改动。"), reasons)
            return
        rows = [year_row(one) for one in (*found.years, table)]
        self._years.set_rows(rows)
        self._years.changed.emit(len(rows) - 1, "")
        self._month.show_month(date(table.year, 1, 1))

    def _open_simulation(self) -> None:
        found = self._readable()
        if found is None:
            self.save()  # says what is wrong
            return
        doc = self.record.doc if self.record else clock_rules.STANDARD if self._standard else ""
        simulate(self.context, self, calendar=found, calendar_doc=doc)
