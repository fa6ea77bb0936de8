"""The clocks of a record side by side, going on as long as somebody looks at them."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from svcdesk.domain.clock import Reading, Rule
from svcdesk.domain.clock_words import rule_name
from svcdesk.ui.language import text
from svcdesk.ui.service.clock_card import ClockCard

_TICK = 10_000
_BESIDE = 3

Read = Callable[[datetime], Sequence[tuple[Rule, Reading]]]


class ClockRow(QWidget):
    """One card for each rule; ``explained`` carries the id of a rule, ``ticked`` comes with every new look."""

    explained = Signal(str)
    ticked = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._read: Read | None = None
        self._rules: list[Rule] = []
        self.cards: list[ClockCard] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.tick)

    def show_clocks(self, read: Read) -> None:
        """Show what is read now, and from time to time again."""
        self._read = read
        self.tick()

    def tick(self) -> None:
        """Look at the clocks again."""
        if self._read is None:
            return
        now = self._clock()
        found = list(self._read(now))
        if [rule for rule, _ in found] != self._rules:
            self._make([rule for rule, _ in found])
        for at, (card, (_, reading)) in enumerate(zip(self.cards, found, strict=True)):
            twin = next((rule for rule, other in found[:at] if _same(reading, other)), None)
            card.show_reading(reading, now, text(rule_name(twin)) if twin else "")
        self.setVisible(bool(found))
        self.ticked.emit()

    def _make(self, rules: list[Rule]) -> None:
        for old in self.cards:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rules, self.cards = rules, [ClockCard(rule) for rule in rules]
        for at, card in enumerate(self.cards):
            card.explained.connect(self.explained)
            self._grid.addWidget(card, at // _BESIDE, at % _BESIDE)
            self._grid.setColumnStretch(at % _BESIDE, 1)

    # Qt's own
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tick()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)


def _same(one: Reading, other: Reading) -> bool:
    """Whether two clocks go together: one answer stops both."""
    facts = [(x.started_at, x.due_at, x.stopped_at, x.state) for x in (one, other)]
    return facts[0] == facts[1]
