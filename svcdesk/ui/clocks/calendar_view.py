"""A working calendar: its week, its own days, the holiday notices taken in, and a month of it as a picture."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.calendar_file import spans_of
from svcdesk.domain.check_hours import check_calendar, span_text
from svcdesk.domain.checks import Finding, problems
from svcdesk.domain.hours import NotedDay, Spans, SpecialDay, WorkCalendar, YearTable, workdays_of
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.times import local_day
from svcdesk.errors import KnownError, Refused
from svcdesk.services import clock_rules
from svcdesk.ui import ask
from svcdesk.ui.clocks.month import MonthGrid
from svcdesk.ui.clocks.simulation import simulate
from svcdesk.ui.context import Context
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.masters.master_view import MasterView, field
from svcdesk.ui.parts import button, label
from svcdesk.ui.record_view import Heading
from svcdesk.ui.row_parts import Column
from svcdesk.ui.rows_editor import RowsEditor
from svcdesk.words import Message


class CalendarView(MasterView):
    """One calendar; every save is a revision, and what was timed by an earlier one keeps that."""

    kind = "calendar"
    body = WorkCalendar
    right = Right.CLOCK_RULES

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._standard = False
        weekdays = tuple(Choice(str(at), Message(f"clock.weekday.{at}")) for at in range(7))
        self._head = Form([
            field("work_calendar", "name", required=True),
            Field("zone", Message("fields.work_calendar.zone"), required=True, placeholder="Asia/Shanghai"),
            field("work_calendar", "china", "yes_no"),
            Field("make_up", Message("fields.work_calendar.make_up"), "choice", choices=weekdays,
                  hint=self.tr("国务院通知不说明调休日补的是周几。")),
        ])  # fmt: skip
        hours = Message("fields.special_day.spans")
        self._week = RowsEditor([
            Column(Field("weekday", self.tr("星期"), read_only=True), 2),
            Column(Field("spans", hours, placeholder=self.tr("休息")), 7),
        ], "", fixed=True)  # fmt: skip
        self._days = RowsEditor([
            Column(field("special_day", "day", "date", required=True), 2),
            Column(Field("spans", hours, placeholder=self.tr("休息")), 3), Column(field("special_day", "name"), 3),
        ], self.tr("添加一天"))  # fmt: skip
        self._years = YearRows([
            Column(Field("year", Message("fields.year_table.year"), read_only=True), 1),
            Column(Field("about", self.tr("内容"), read_only=True), 3),
            Column(Field("source", Message("fields.year_table.source"), read_only=True), 3),
        ], "")  # fmt: skip
        self._month = MonthGrid(local_day(context.session.clock()))
        week_words = self.tr("一天可以有几段，如 08:30-12:00，13:00-17:30；留空为休息。")
        day_words = self.tr("胜过放假安排和每周时段；时段留空为休息，只填半天即为半天。")
        lines = {"week": self._week, "days": self._days, "years": self._years}
        self.lay_out(
            [
                (self.tr("日历"), self._head),
                (self.tr("每周时段与月历"), _beside(_noted(self._week, week_words), self._month)),
                (self.tr("特别日"), _noted(self._days, day_words)),
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
            {"weekday": weekday, "spans": _typed(spans)} for weekday, spans in zip(weekdays, shown.week, strict=True)
        ])  # fmt: skip
        self._days.set_rows([
            {"day": special.day, "spans": _typed(special.spans), "name": special.name} for special in shown.days
        ])  # fmt: skip
        self._years.set_rows([_year_row(table) for table in shown.years])
        self._draw()

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
            days=tuple(_special(row) for row in self._days.rows() if row["day"]),
            years=tuple(_year(row) for row in self._years.rows()),
        )

    def check(self, body: WorkCalendar) -> list[Finding]:
        doc = self.record.doc if self.record else clock_rules.STANDARD if self._standard else ""
        found = clock_rules.check_calendar(self.context.session, body, doc)
        return [msgspec.structs.replace(one, field=_on_screen(one.field)) for one in found]

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
        rows = [_year_row(one) for one in (*found.years, table)]
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


class HoursParts(EditParts):
    """Says of hours what forms cannot: whether they can be read."""

    def unreadable(self) -> dict[str, Message]:
        found = super().unreadable()
        for name in ("week", "days"):
            for at, line in enumerate(self.lines[name].rows()):
                try:
                    spans_of(line["spans"] or "")
                except KnownError as error:
                    found[f"{name}.{at}.spans"] = error.message
        return found


class YearRows(RowsEditor):
    """Notices come from files, so no line is added by hand; each can be removed."""

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._add.hide()


def _noted(part: QWidget, words: str) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    column.addWidget(label(words, "small", wrap=True))
    return both


def _beside(left: QWidget, right: QWidget) -> QWidget:
    both = QWidget()
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(20)
    line.addWidget(left, 4, Qt.AlignmentFlag.AlignTop)
    line.addWidget(right, 5, Qt.AlignmentFlag.AlignTop)
    return both


def _typed(spans: Spans) -> str:
    return ", ".join(span_text(span) for span in spans)


def _special(row: Mapping[str, Any]) -> SpecialDay:
    return SpecialDay(row["day"], spans_of(row["spans"] or ""), row["name"] or "")


def _year_row(table: YearTable) -> dict[str, object]:
    """Return a notice as its line shows it; the days themselves are carried along as plain JSON."""
    off = sum(not noted.works for noted in table.days)
    about = Message("hours.year_about", {"off": off, "work": len(table.days) - off})
    plain = msgspec.to_builtins(table.days)
    return {"year": str(table.year), "about": text(about), "source": table.source, "noted": plain}


def _year(row: Mapping[str, Any]) -> YearTable:
    return YearTable(int(row["year"]), msgspec.convert(row["noted"], tuple[NotedDay, ...]), row["source"] or "")


def _on_screen(path: str) -> str:
    """Return the field of the screen a finding is about: a weekday's hours stand in the line of that weekday."""
    return f"{path}.spans" if path.startswith("week.") else path
