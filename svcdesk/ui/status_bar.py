"""The last line of the window: the clause of the open stage, what was kept safe when, and what day it is."""

from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from svcdesk.domain.times import SHANGHAI
from svcdesk.domain.workdays import Calendar
from svcdesk.ui import theme
from svcdesk.ui.clause_panel import specification
from svcdesk.ui.elided import ElidedLabel
from svcdesk.ui.job_bar import JobBar
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.language import current


class StatusBar(QWidget):
    """Texts side by side; only the clause gives way. What runs in the background shows here too."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clause = ElidedLabel()
        self._saved = QLabel()
        self._day = QLabel()
        for label in (self._clause, self._saved, self._day):
            theme.look(label, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self._clause, 1)
        row.addWidget(JobBar(jobs))
        row.addWidget(self._saved)
        row.addWidget(self._day)

    def show_clause(self, number: str) -> None:
        """Tell what the specification asks of the open stage; nothing for no clause."""
        found = specification().find(number) if number else ()
        if found:
            words = found[0].en if current() == "en" else found[0].zh
            self._clause.say(self.tr("条款 {number}：{words}").format(number=number, words=words))
        else:
            self._clause.say("")

    def show_saved(self, at: datetime) -> None:
        """Tell when an unfinished form was last kept safe."""
        self._saved.setText(self.tr("已保存在本机 {time}").format(time=f"{at.astimezone(SHANGHAI):%H:%M:%S}"))

    def show_day(self, day: date, calendar: Calendar, missing: int = 0) -> None:
        """Tell the date, whether it is worked, and until when the holidays are known.

        ``missing`` is the year whose holidays should be known by now, 0 where all is well.
        """
        names = (self.tr("星期一"), self.tr("星期二"), self.tr("星期三"), self.tr("星期四"), self.tr("星期五"),
                 self.tr("星期六"), self.tr("星期日"))  # fmt: skip
        known = calendar.knows(day)
        kind = self.tr("工作日") if calendar.works(day) else self.tr("休息日")
        until = self.tr("日历有效至 {day}").format(day=f"{calendar.last}-12-31")
        if missing:
            words = self.tr("{year} 年放假安排未导入").format(year=missing)
            until = f"{until} · {words}"
        words = " · ".join((f"{day} {names[day.weekday()]}", kind if known else self.tr("节假日表已过期"), until))
        self._day.setText(words)
        theme.set_tone(self._day, "bad" if not known else "warn" if missing else "muted")
