"""What a working calendar asks for, as fields and lines, and what the lines stand for."""

from collections.abc import Mapping
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from svcdesk.domain.calendar_file import spans_of
from svcdesk.domain.check_hours import span_text
from svcdesk.domain.hours import NotedDay, Spans, SpecialDay, YearTable
from svcdesk.errors import KnownError
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import Text, text
from svcdesk.ui.masters.master_view import field
from svcdesk.ui.parts import label
from svcdesk.ui.row_parts import Column
from svcdesk.ui.rows_editor import RowsEditor
from svcdesk.words import Message

translate = QCoreApplication.translate
_HOURS_WIDTH = 140  # what hours need beyond the least width of their field
_HOURS = Message("fields.special_day.spans")


def head_form() -> Form:
    """Return the form of the calendar itself."""
    weekdays = tuple(Choice(str(at), Message(f"clock.weekday.{at}")) for at in range(7))
    return Form([
        field("work_calendar", "name", required=True),
        Field("zone", Message("fields.work_calendar.zone"), required=True, placeholder="Asia/Shanghai"),
        field("work_calendar", "china", "yes_no"),
        Field("make_up", Message("fields.work_calendar.make_up"), "choice", choices=weekdays,
              hint=translate("calendar", "国务院通知不说明调休日补的是周几。")),
    ])  # fmt: skip


def week_rows() -> RowsEditor:
    """Return the seven lines of the week."""
    return RowsEditor([
        Column(Field("weekday", translate("calendar", "星期"), read_only=True), 2),
        Column(Field("spans", _HOURS, placeholder=translate("calendar", "休息")), 7),
    ], "", fixed=True)  # fmt: skip


def day_rows() -> RowsEditor:
    """Return the lines of days with hours of their own."""
    return RowsEditor([
        Column(field("special_day", "day", "date", required=True), 2),
        Column(Field("spans", _HOURS, placeholder=translate("calendar", "休息")), 3),
        Column(field("special_day", "name"), 3),
    ], translate("calendar", "添加一天"))  # fmt: skip


def year_rows() -> "YearRows":
    """Return the lines of the notices taken in."""
    return YearRows([
        Column(Field("year", Message("fields.year_table.year"), read_only=True), 1),
        Column(Field("about", translate("calendar", "内容"), read_only=True), 3),
        Column(Field("source", Message("fields.year_table.source"), read_only=True), 3),
    ], "")  # fmt: skip


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

    def set_errors(self, errors: Mapping[str, Text]) -> list[Text]:
        """Tell above what is wrong with hours: which two of them overlap does not fit into their line."""
        inside = [words for path, words in errors.items() if path.startswith(("week.", "days."))]
        return [*super().set_errors(errors), *inside]


class YearRows(RowsEditor):
    """Notices come from files, so no line is added by hand; each can be removed."""

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._add.hide()


def noted(part: QWidget, words: str) -> QWidget:
    """Return a part with what is worth knowing written under it."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    column.addWidget(label(words, "small", wrap=True))
    return both


class Beside(QWidget):
    """Two parts side by side, one under the other where there is no room for both."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = (left, right)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(20)
        self._line.addWidget(left, 4, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(right, 5, Qt.AlignmentFlag.AlignTop)

    # Qt's own
    def minimumSizeHint(self) -> QSize:
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, self._line.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = sum(part.minimumSizeHint().width() for part in self._parts) + _HOURS_WIDTH
        across = QBoxLayout.Direction.LeftToRight if self.width() >= room else QBoxLayout.Direction.TopToBottom
        if across is not self._line.direction():
            self._line.setDirection(across)
            for part in self._parts:
                sideways = across is QBoxLayout.Direction.LeftToRight
                self._line.setAlignment(part, Qt.AlignmentFlag.AlignTop if sideways else Qt.AlignmentFlag(0))
            self.updateGeometry()
        super().resizeEvent(event)


def typed(spans: Spans) -> str:
    """Return hours as they are typed."""
    return ", ".join(span_text(span) for span in spans)


def special_of(row: Mapping[str, Any]) -> SpecialDay:
    """Return the day a line stands for."""
    return SpecialDay(row["day"], spans_of(row["spans"] or ""), row["name"] or "")


def year_row(table: YearTable) -> dict[str, object]:
    """Return a notice as its line shows it; the days themselves are carried along as plain JSON."""
    off = sum(not noted.works for noted in table.days)
    about = Message("hours.year_about", {"off": off, "work": len(table.days) - off})
    plain = msgspec.to_builtins(table.days)
    return {"year": str(table.year), "about": text(about), "source": table.source, "noted": plain}


def year_of(row: Mapping[str, Any]) -> YearTable:
    """Return the notice a line stands for."""
    return YearTable(int(row["year"]), msgspec.convert(row["noted"], tuple[NotedDay, ...]), row["source"] or "")


def on_screen(path: str) -> str:
    """Return the field of the screen a finding is about: a weekday's hours stand in the line of that weekday."""
    return f"{path}.spans" if path.startswith("week.") else path
