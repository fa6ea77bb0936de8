"""Notifications: each once, one list after sleep, never a flood; the real timer asks, the test's clock answers."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from svcdesk.services import due_soon
from svcdesk.services.desk import Changes
from svcdesk.ui import language
from svcdesk.ui.due_list import DueList
from svcdesk.ui.due_notice import DueNotice
from svcdesk.ui.due_watch import DueWatch
from svcdesk.words import say
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


@pytest.fixture
def bar(context, qtbot):
    made = DueNotice(context)
    qtbot.addWidget(made)
    return made


def warn(bar, clock, minutes=90):
    """Let so many minutes pass in the last of which the watch looks."""
    clock.forward(minutes=minutes)
    bar.watch._last = clock.now - timedelta(minutes=1)
    bar.watch.look()


def test_the_bar_leads_to_the_record(context, bar, call, clock, qtbot):
    warn(bar, clock)
    assert call.number in bar.words()
    assert "还有 30 分钟到期" in bar.words()
    with qtbot.waitSignal(context.hub.wanted) as told:
        press(qtbot, bar, "查看")
    assert told.args == ["ticket", call.doc]
    assert bar.isHidden()


def test_two_limits_of_one_record_lead_to_it_and_not_to_a_list(context, bar, call, clock, qtbot):
    warn(bar, clock, 120)
    assert bar.words().count(call.number) == 2
    with qtbot.waitSignal(context.hub.wanted) as told:
        press(qtbot, bar, "查看")
    assert told.args == ["ticket", call.doc]


def test_that_it_is_over_takes_the_place_of_its_warning(bar, call, clock):
    warn(bar, clock)
    warn(bar, clock, 30)
    assert "还有" not in bar.words()
    assert "已经超时" in bar.words()


def test_what_somebody_takes_in_hand_leaves_the_bar(context, bar, call, clock):
    other = take(context.session, clock.now)
    warn(bar, clock)
    assert call.number in bar.words()
    context.hub.changed.emit(Changes(frozenset({call.doc}), frozenset({"ticket"})))
    assert call.number not in bar.words()
    assert other.number in bar.words()


def test_what_comes_up_while_the_list_is_read_is_not_put_away_with_it(context, bar, clock, qtbot):
    for _ in range(3):
        take(context.session, clock.now)
    bar.watch._last = clock.now
    clock.forward(hours=3)
    bar.watch.look()
    late = take(context.session, clock.now)

    def read_slowly():
        warn(bar, clock)
        press(qtbot, QApplication.activeModalWidget(), "知道了")

    QTimer.singleShot(0, read_slowly)
    bar.come_forward()
    assert late.number in bar.words()
    assert [one.number for one in bar.told] == [late.number]


def test_after_one_of_the_list_was_opened_the_bar_counts_the_others(context, bar, clock, qtbot, monkeypatch):
    for _ in range(3):
        take(context.session, clock.now)
    bar.watch._last = clock.now
    clock.forward(hours=3)
    bar.watch.look()
    assert bar.words() == "期间有 3 项到期或即将到期。"
    wanted = []
    context.hub.wanted.connect(lambda kind, doc: wanted.append(kind))

    def read_on():
        dialog = QApplication.activeModalWidget()
        press(qtbot, dialog, "打开")

    QTimer.singleShot(0, read_on)
    bar.come_forward()
    assert wanted == ["ticket"]
    assert bar.words() == "期间有 2 项到期或即将到期。"


def test_a_click_on_the_desktop_brings_the_window_and_its_record(context, window, clock, qtbot):
    call = take(context.session, clock.now)
    bar = window.findChild(DueNotice)
    warn(bar, clock)
    window.showMinimized()
    bar._desktop.opened.emit()
    qtbot.waitUntil(lambda: not window.isMinimized())
    assert window.shown_page().shown_record() == ("ticket", call.doc)
    assert bar.isHidden()


def test_the_bar_outlives_another_language(context, window, clock, qtbot):
    call = take(context.session, clock.now)
    warn(window.findChild(DueNotice), clock)
    language.switch("en")
    qtbot.waitUntil(lambda: "due in 30 min" in window._due.words())
    assert call.number in window._due.words()


def test_a_click_on_the_desktop_waits_for_a_question_being_answered(context, window, clock):
    take(context.session, clock.now)
    bar = window.findChild(DueNotice)
    warn(bar, clock)
    wanted = []
    context.hub.wanted.connect(lambda kind, doc: wanted.append(kind))
    question = QDialog(window)
    question.open()
    bar._desktop.opened.emit()
    question.close()
    question.deleteLater()
    assert wanted == []
    assert bar.words()


def test_the_list_shows_every_item_the_first_due_first_and_opens_one(context, clock, qtbot):
    calls = [take(context.session, clock.now - timedelta(minutes=n)) for n in range(2)]
    found = due_soon.due_between(context.session, clock.now, clock.now + timedelta(hours=2))
    dialog = DueList(found)
    qtbot.addWidget(dialog)
    assert {row[1] for row in cells(dialog.model)} == {call.number for call in calls}
    assert len(cells(dialog.model)) == 8
    assert [row[0] for row in cells(dialog.model)] == sorted(row[0] for row in cells(dialog.model))
    press(qtbot, dialog, "打开")
    assert dialog.chosen is not None
    assert dialog.chosen.number == calls[1].number


def test_time_left_is_said_of_now_however_long_ago_the_warning_was(context, clock):
    take(context.session, clock.now)
    begun = clock.now
    (first, *_) = due_soon.due_between(context.session, begun, begun + timedelta(minutes=97))
    assert say(first.what, "zh_CN") == "与顾客联系：还有 23 分钟到期（规范 6.6.2）"
    later = due_soon.due_between(context.session, begun, begun + timedelta(hours=21))
    assert "处理或向上反馈：还有 3 小时到期（规范 6.6.2）" in [say(one.what, "zh_CN") for one in later]
