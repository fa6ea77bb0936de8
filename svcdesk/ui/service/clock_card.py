"""A clock of a record as a card: what it asks, how much is left, a bar, the due time, the way to its derivation."""

from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from svcdesk.domain.clock import ClockState, Reading, Rule, Unit
from svcdesk.domain.clock_words import amount_words, rule_name, target_words
from svcdesk.domain.times import SHANGHAI, local_day
from svcdesk.ui import colours, theme
from svcdesk.ui.colours import PAINTS, Tone
from svcdesk.ui.elided import ElidedLabel
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label, row

_SOON = timedelta(minutes=30)
_SECOND = timedelta(seconds=1)
_BARS: dict[Tone, str] = {"bad": "#c0362c", "accent": colours.ACCENT, "ok": "#1c9a67", "warn": "#c77a14"}


def span(of: timedelta, rule: Rule) -> str:
    """Return a time in the unit of its rule, as hours and minutes: 1:46."""
    if rule.unit is Unit.WORKING_DAYS:
        return str(of.days)
    minutes = max(0, int(of / _SECOND)) // 60
    return f"{minutes // 60}:{minutes % 60:02d}"


def tone_of(reading: Reading) -> Tone:
    """Return the tone of what a clock reads."""
    if reading.late:
        return "bad"
    if reading.state is ClockState.MET:
        return "ok"
    if reading.state is ClockState.RUNNING:
        return "warn" if reading.left <= _SOON else "accent"
    return "muted"


class ClockCard(QFrame):
    """Shows one reading; ``explained`` carries the id of its rule."""

    explained = Signal(str)

    def __init__(self, rule: Rule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "card")
        self._rule = rule
        self._name = ElidedLabel()
        self._left = label("", "heading")
        self._bar = _Bar()
        self._due = ElidedLabel()
        theme.look(self._due, "muted")
        self._why = button(self.tr("看推算"), "link")
        self._why.clicked.connect(self._explain)
        beside, last = row(self._left), row(self._why)
        beside.insertWidget(0, self._bar, 1)
        last.insertWidget(0, self._due, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 2)
        column.setSpacing(4)
        column.addWidget(self._name)  # a line of its own: beside the figures a name in English is cut
        column.addLayout(beside)
        column.addLayout(last)

    def show_reading(self, reading: Reading, now: datetime, same_as: str = "") -> None:
        """Show what the clock reads; ``same_as`` names the one it goes with to the minute."""
        name, target = text(rule_name(self._rule)), text(amount_words(self._rule, self._target()))
        self._name.say(f"{name} {target}")
        self.setToolTip(f"{name}: {text(target_words(self._rule))}")
        tone: Tone = "muted" if same_as else tone_of(reading)
        words = self.tr("同{name}").format(name=same_as) if same_as else self._words(reading)
        self._left.setText(words)
        theme.look(self._left, "small" if same_as else "heading")
        theme.set_tone(self._left, tone)
        self._bar.show_share(_share(reading), tone)
        at = self._at(reading.due_at, now)
        clause = self.tr("条款 {clause}").format(clause=self._rule.clause) if self._rule.clause else ""
        due = self.tr("应于 {at}").format(at=at) if reading.open else self.tr("限 {at}").format(at=at)
        self._due.say(" · ".join(part for part in (due, clause) if part))
        self._why.setAccessibleName(self.tr("{name}：看推算").format(name=name))

    def _target(self) -> timedelta:
        days = self._rule.unit is Unit.WORKING_DAYS
        return timedelta(days=self._rule.target) if days else timedelta(seconds=self._rule.target)

    def words(self) -> str:
        """Return what is said, for a screen reader and for tests."""
        return f"{self._name.words()} {self._left.text()} {self._due.words()}"

    def _words(self, reading: Reading) -> str:
        used, left = span(reading.used, self._rule), span(abs(reading.left), self._rule)
        days = self._rule.unit is Unit.WORKING_DAYS
        if reading.state is ClockState.MET:
            return self.tr("按时 · 用时 {span}").format(span=used) if not days else self.tr("按时")
        if reading.state is ClockState.CANCELLED:
            return self.tr("已取消")
        if days:
            left = self.tr("{n} 个工作日").format(n=left)
        patterns = {
            ClockState.RUNNING: self.tr("剩 {span}"),
            ClockState.PAUSED: self.tr("暂停 · 剩 {span}"),
            ClockState.OVERDUE: self.tr("超时 {span}"),
            ClockState.LATE: self.tr("迟了 {span}"),
        }
        return patterns[reading.state].format(span=left)

    def _at(self, at: datetime, now: datetime) -> str:
        local = at.astimezone(SHANGHAI)
        days = (local_day(at) - local_day(now)).days
        if self._rule.unit is Unit.WORKING_DAYS:
            return f"{(local - timedelta(microseconds=1)):%m-%d} 24:00"
        near = {0: "", 1: self.tr("明天"), -1: self.tr("昨天")}
        day = near.get(days, f"{local:%m-%d}")
        return f"{day} {local:%H:%M}".strip()

    def _explain(self) -> None:
        self.explained.emit(self._rule.id)


def _share(reading: Reading) -> float:
    """Return which part of the time is used, at most all of it."""
    whole = reading.used + reading.left
    return min(1.0, max(0.0, reading.used / whole)) if whole else 1.0


class _Bar(QWidget):
    """How much of the time is used."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self._tone: Tone = "muted"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, tone: Tone) -> None:
        """Show a share between 0 and 1."""
        if (share, tone) != (self._share, self._tone):
            self._share, self._tone = share, tone
            self.update()

    # Qt's own
    def sizeHint(self) -> QSize:
        return QSize(80, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, 1, self.width() - 4, 6)
        painter.setBrush(QColor(colours.DONE))
        painter.drawRoundedRect(whole, 3, 3)
        if self._share > 0:
            painter.setBrush(QColor(_BARS.get(self._tone, PAINTS["muted"].ink)))
            used = QRectF(whole)
            used.setWidth(max(6.0, whole.width() * self._share))
            painter.drawRoundedRect(used, 3, 3)
        painter.end()
