"""A month of a working calendar as a small grid: which days are worked, how long, and why others are not."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from svcdesk.domain.clock_days import day_kind
from svcdesk.domain.clock_words import clock_words
from svcdesk.domain.hours import WorkCalendar, holiday_names, spans_on, workdays_of
from svcdesk.domain.times import add_months
from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.language import listed, spoken, text
from svcdesk.ui.parts import label, row, tool
from svcdesk.words import Message

_WEEKS, _DAYS = 6, 7
_HOUR = 3600
_TONES: dict[str, Tone] = {"made_up": "accent", "special": "warn", "holiday": "bad", "weekend": "muted"}


class MonthGrid(QWidget):
    """Shows one month at a time; the arrows turn the page."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = today.replace(day=1)
        self._calendar = WorkCalendar("")
        self._title = label("", "strong")
        self._known = label("", "small", wrap=True)
        before, after = tool("chevron-left", self.tr("上个月")), tool("chevron-right", self.tr("下个月"))
        before.clicked.connect(self._back)
        after.clicked.connect(self._forward)
        grid = QGridLayout()
        grid.setSpacing(3)
        for weekday in range(_DAYS):
            head = label(text(Message(f"clock.weekday.{weekday}")), "small")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(head, 0, weekday)
            grid.setColumnStretch(weekday, 1)
        self._cells = [_Cell() for _ in range(_WEEKS * _DAYS)]
        for place, cell in enumerate(self._cells):
            grid.addWidget(cell, 1 + place // _DAYS, place % _DAYS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(before, self._title, after, 1, self._known))
        layout.addLayout(grid)

    def show_calendar(self, calendar: WorkCalendar) -> None:
        """Show a calendar in the month now open."""
        self._calendar = calendar
        self._show()

    def show_month(self, day: date) -> None:
        """Turn to the month of a day."""
        self._first = day.replace(day=1)
        self._show()

    def _back(self) -> None:
        self.show_month(self._first - timedelta(days=1))

    def _forward(self) -> None:
        self.show_month(add_months(self._first, 1))

    def _show(self) -> None:
        self._title.setText(f"{self._first:%Y-%m}")
        known = workdays_of(self._calendar)
        if known.knows(self._first):
            self._known.setText("")
        else:
            self._known.setText(self.tr("这一年的放假安排未知，按平常的一周显示"))
        begin = self._first - timedelta(days=self._first.weekday())
        names = holiday_names(self._calendar)
        for place, cell in enumerate(self._cells):
            day = begin + timedelta(days=place)
            inside = day.month == self._first.month
            cell.setVisible(inside or place // _DAYS < _WEEKS - 1)
            cell.show_day(self._calendar, day if inside else None, names.get(day, ""))


class _Cell(QFrame):
    """One day: its number, how long it is worked, and a colour for what it is."""

    def __init__(self) -> None:
        super().__init__()
        self._number = QLabel()
        self._hours = QLabel()
        for one in (self._number, self._hours):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.look(self._hours, "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 3, 2, 3)
        layout.setSpacing(0)
        layout.addWidget(self._number)
        layout.addWidget(self._hours)

    def show_day(self, calendar: WorkCalendar, day: date | None, name: str) -> None:
        """Show a day, or nothing for a day of another month."""
        if day is None:
            self._number.setText("")
            self._hours.setText("")
            self.setToolTip("")
            theme.look(self, "bare")
            return
        kind, spans = day_kind(calendar, day), spans_on(calendar, day)
        hours = sum(closing - opening for opening, closing in spans) / _HOUR
        spent = Message("clock.short.hours", {"hours": f"{hours:.4g}"})
        self._number.setText(str(day.day))
        self._hours.setText(
            text(spent) if spans else text(Message(f"clock.short.{'off' if kind != 'holiday' else kind}"))
        )
        for one in (self._number, self._hours):
            theme.set_tone(one, _TONES.get(kind, "neutral"))
        theme.look(self, "card" if spans else "bare")
        times = listed(f"{clock_words(opening)}–{clock_words(closing)}" for opening, closing in spans)
        what = text(Message(f"clock.short.{kind}"))
        self.setToolTip(spoken([str(day), what, name, times]))
        self.setAccessibleName(spoken([str(day), what, name, times]))
