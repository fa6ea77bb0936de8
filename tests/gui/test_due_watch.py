"""Notifications: each once, one list after sleep, never a flood; the real timer asks, the test's clock answers."""

from datetime import timedelta

import pytest

from svcdesk.services import due_soon
from svcdesk.ui.due_notice import DueList, DueNotice
from svcdesk.ui.due_watch import DueWatch
from tests.gui.typing import cells, press
from tests.timing import take


class Heard:
    """Keeps what a watch told."""

    def __init__(self, watch):
        self.told = []
        watch.told.connect(self.hear)

    def hear(self, found, meanwhile):
        self.told.append(([one.what.code for one in found], meanwhile))


@pytest.fixture
def call(context, clock):
    """A call at nine o'clock: due at eleven, warned of half an hour and ten minutes before."""
    return take(context.session, clock.now)


@pytest.fixture
def watch(context, qtbot):
    made = DueWatch(context, pause=5)
    yield made
    made.deleteLater()


def test_each_moment_is_told_once_while_the_program_runs(call, watch, clock, qtbot):
    heard = Heard(watch)
    for _minute in range(121):
        clock.forward(minutes=1)
        watch.look()
        watch.look()
    assert heard.told == [(["due.soon"], False), (["due.soon"], False), (["due.urgent", "due.over"], False)]


def test_the_timer_asks_by_itself(call, watch, clock, qtbot):
    heard = Heard(watch)
    watch.look()
    clock.forward(minutes=86)
    watch.look()
    clock.forward(minutes=4, seconds=30)
    qtbot.waitUntil(lambda: heard.told == [(["due.soon"], False)])


def test_after_sleep_there_is_one_list_with_each_clock_once(context, watch, clock):
    for _ in range(6):
        take(context.session, clock.now)
    heard = Heard(watch)
    clock.forward(hours=10)
    watch.look()
    watch.look()
    ((codes, meanwhile),) = heard.told
    assert meanwhile
    assert codes == ["due.urgent"] * 6  # contact and reply ran out together: one line for both


def test_warnings_of_what_was_settled_meanwhile_are_not_told(context, watch, clock):
    take(context.session, clock.now - timedelta(minutes=5), reached=timedelta(minutes=5))
    heard = Heard(watch)
    clock.forward(hours=10)
    watch.look()
    assert heard.told == []


def test_many_at_one_moment_are_one_list(context, watch, clock):
    for _ in range(4):
        take(context.session, clock.now)
    heard = Heard(watch)
    for _ in range(31):
        clock.forward(minutes=3)
        watch.look()
    assert heard.told == [(["due.soon"] * 4, True)]


def test_a_clock_set_back_tells_nothing_again(call, watch, clock):
    heard = Heard(watch)
    for minutes in (86, 4, 1, -30, 30, 1):
        clock.forward(minutes=minutes)
        watch.look()
    assert heard.told == [(["due.soon"], False)]


def test_a_clock_that_was_days_ahead_does_not_silence_the_days_to_come(context, watch, clock):
    clock.forward(days=3)
    watch.look()
    clock.forward(days=-3)
    watch.look()
    take(context.session, clock.now)
    heard = Heard(watch)
    for minutes in (86, 4):
        clock.forward(minutes=minutes)
        watch.look()
    assert heard.told == [(["due.soon"], False)]


def test_what_became_due_while_the_program_was_closed_is_told_at_the_next_start(context, call, clock, qtbot):
    first = DueWatch(context)
    clock.forward(minutes=1)
    first.look()
    first.note()
    first.deleteLater()
    clock.forward(hours=5)
    second = DueWatch(context)
    heard = Heard(second)
    second.look()
    second.deleteLater()
    assert heard.told == [(["due.urgent"], True)]
    assert due_soon.last_look(context.session) == clock.now


def test_who_is_new_is_noted_at_the_first_look_should_the_machine_die(context, watch, clock):
    clock.forward(seconds=2)
    watch.look()
    assert due_soon.last_look(context.session) == clock.now


def test_the_bar_leads_to_the_record(context, call, clock, qtbot):
    bar = DueNotice(context)
    qtbot.addWidget(bar)
    clock.forward(minutes=90)
    bar.watch._last = clock.now - timedelta(minutes=1)
    bar.watch.look()
    assert call.number in bar.words()
    assert "还有 30 分钟到期" in bar.words()
    with qtbot.waitSignal(context.hub.wanted) as told:
        press(qtbot, bar, "查看")
    assert told.args == ["ticket", call.doc]
    assert bar.isHidden()


def test_the_list_shows_every_item_and_opens_one(context, clock, qtbot):
    calls = [take(context.session, clock.now) for _ in range(2)]
    found = due_soon.due_between(context.session, clock.now, clock.now + timedelta(hours=2))
    dialog = DueList(found)
    qtbot.addWidget(dialog)
    assert {row[1] for row in cells(dialog.model)} == {call.number for call in calls}
    assert len(cells(dialog.model)) == 8
    dialog.table.opened.emit(found[0].key)
    assert dialog.chosen == found[0]
