"""Clock cards: what they say is not cut, in either language, three beside each other in the smallest window."""

from datetime import timedelta

import pytest

from svcdesk.domain.clock import Event, EventKind, read
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.policy import SHIPPED
from svcdesk.ui import language
from svcdesk.ui.service.clock_row import ClockRow

WIDTH = 900  # beside the list in a window of 1366
LATE = timedelta(hours=94, minutes=45)


@pytest.mark.parametrize("since", [timedelta(minutes=9), LATE])
@pytest.mark.parametrize("spoken", ["zh_CN", "en"])
def test_nothing_a_card_says_is_cut(context, clock, qtbot, spoken, since):
    language.switch(spoken)
    rules, begun = SHIPPED.rules[:3], clock.now - since
    events = [Event(EventKind.RECEIVED, begun, begun)]

    def readings(now):
        return [(rule, read(rule, events, WorkCalendar("x"), now)[-1]) for rule in rules]

    row = ClockRow(lambda: clock.now)
    qtbot.addWidget(row)
    row.resize(WIDTH, row.sizeHint().height())
    row.show_clocks(readings)
    row.show()
    qtbot.waitExposed(row)
    qtbot.waitUntil(lambda: row.cards[-1].geometry().right() == WIDTH - 1)
    assert len(row.cards) == 3
    for card in row.cards:
        assert card._name.text() == card._name.words()
        assert card._due.text() == card._due.words()
        assert card._left.width() >= card._left.sizeHint().width()
