"""The window before the window: it shows what was looked at, and what is clicked there is done afterwards."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from shiboken6 import isValid

from svcdesk.app import first_look as starts
from svcdesk.app import program
from svcdesk.app.doorway import Doorway
from svcdesk.app.taking_over import TakingOver
from svcdesk.domain.intake import Intake
from svcdesk.domain.ticket import Kind
from svcdesk.errors import KnownError
from svcdesk.services import people, remembered
from svcdesk.services import ticket as tickets
from svcdesk.services.first_look import LOOKED_AT, LookedAt
from svcdesk.settings import Settings
from svcdesk.store.store import create_desk
from svcdesk.ui.context import Context, Place
from svcdesk.ui.first_look import Wish
from svcdesk.ui.hub import Hub
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.main_window import MainWindow
from svcdesk.ui.memory import Memory
from svcdesk.ui.record_list import RecordList
from svcdesk.ui.sign_in import SignInDialog
from svcdesk.ui.stage_keys import STAGE_KEYS
from svcdesk.ui.stages import STAGES
from svcdesk.words import Message
from tests.gui.registering import CALLER
from tests.gui.test_doorway import PASSWORD, whoever_comes


def test_both_lists_of_tabs_are_one():
    assert tuple(stage.key for stage in STAGES) == STAGE_KEYS


@pytest.fixture
def here(tmp_path, answers):
    """Give what the window of somebody is given who stays signed in, on a desk with three tickets."""
    desk = str(tmp_path / "desk.svcdesk")
    store = create_desk(desk, "A1")
    session = people.create_first_administrator(store, "王工", PASSWORD)
    for matter in ("漏油", "异响", "不加载"):
        tickets.take(session, Intake(begun_at=session.clock(), kind=Kind.REPAIR, customer=CALLER, content=matter))
    settings = Settings(tmp_path / "settings.json")
    settings.change(signed_in={desk: people.stay_signed_in(session)})
    jobs = Jobs()
    yield Context(session, Hub(), jobs, settings, Memory(settings), Place(desk))
    jobs.drain()
    store.close()


def window_on(qtbot, context, stage=""):
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    if stage:
        made.open_stage(stage)
    return made


def left_on(qtbot, context, stage):
    """Let the window be closed on a tab, and return what the next start shows first."""
    window = window_on(qtbot, context, stage)
    shown = [one for one in window.findChildren(RecordList) if one.isVisible()]
    if shown:
        qtbot.waitUntil(lambda: shown[0].count() > 0)
    window.close()
    look = starts.show(context.settings, context.place.name)
    qtbot.addWidget(look)
    qtbot.waitExposed(look)
    return look


def texts(table):
    model = table.model()
    return [[model.index(row, at).data() for at in range(model.columnCount())] for row in range(model.rowCount())]


def taken_over(qtbot, context, look):
    """Make the window in the place of a first look and wait until it has taken it."""
    window = window_on(qtbot, context)
    TakingOver(look, window)
    qtbot.waitUntil(lambda: not isValid(look))
    return window


def test_it_shows_the_rows_where_the_window_shows_them(qtbot, here):
    look = left_on(qtbot, here, "service")
    window = window_on(qtbot, here)
    shown = next(one for one in window.findChildren(RecordList) if one.isVisible())
    assert window._tabs.key() == "service"
    assert texts(look._table) == texts(shown.table)
    assert len(texts(look._table)) == 3
    assert look._table.mapTo(look, look._table.rect().topLeft()) == shown.table.mapTo(
        window, shown.table.rect().topLeft()
    )
    assert look._table.size() == shown.table.size()
    assert look._tabs.size() == window._tabs.size()
    look.close()
    window.close()


def test_a_row_clicked_early_is_the_record_that_opens(qtbot, here):
    look = left_on(qtbot, here, "service")
    place = look._table.visualRect(look._table.model().index(1, 0)).center()
    qtbot.mouseClick(look._table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    doc = look._table.current_doc()
    assert look.wish == Wish("service", "ticket", doc)
    window = taken_over(qtbot, here, look)
    assert window.shown_page().shown_record() == ("ticket", doc)
    window.close()


def test_a_tab_clicked_early_opens_and_no_row_stands_under_it(qtbot, here):
    look = left_on(qtbot, here, "service")
    at = STAGE_KEYS.index("delivery")
    qtbot.mouseClick(look._tabs, Qt.MouseButton.LeftButton, pos=look._tabs.tabRect(at).center())
    assert not look._table.isVisible()
    window = taken_over(qtbot, here, look)
    assert window._tabs.key() == "delivery"
    window.close()


def test_a_call_that_comes_early_is_registered(qtbot, here):
    look = left_on(qtbot, here, "today")
    look.activateWindow()
    qtbot.waitUntil(look.isActiveWindow)
    qtbot.keyClick(look, Qt.Key.Key_F2)
    window = taken_over(qtbot, here, look)
    assert window.shown_page().shown_record() == ("ticket", "")
    window.close()


def test_what_is_clicked_while_the_window_is_being_made_counts_too(qtbot, here):
    look = left_on(qtbot, here, "today")
    window = window_on(qtbot, here)
    TakingOver(look, window)
    look._tabs.open("returns")
    qtbot.waitUntil(lambda: not isValid(look))
    assert window._tabs.key() == "returns"
    window.close()


def test_another_day_begins_with_today(qtbot, here):
    left_on(qtbot, here, "service").close()
    at = remembered.recall(here.session, LOOKED_AT, LookedAt)
    remembered.remember(here.session, LOOKED_AT, replace(at, day=at.day - timedelta(days=1)))
    assert starts.show(here.settings, here.place.name) is None
    window = window_on(qtbot, here)
    assert window._tabs.key() == "today"
    window.close()


def test_columns_of_another_version_are_left_out(qtbot, here):
    left_on(qtbot, here, "service").close()
    at = remembered.recall(here.session, LOOKED_AT, LookedAt)
    remembered.remember(here.session, LOOKED_AT, replace(at, stage="gone", columns=("number", "gone")))
    look = starts.show(here.settings, here.place.name)
    qtbot.addWidget(look)
    assert [len(row) for row in texts(look._table)] == [1, 1, 1]
    look.close()


def test_the_rest_is_loaded_beside_it_unless_it_is_closed(qtbot, here):
    look = left_on(qtbot, here, "service")
    assert starts.load_beside(look)
    look.painted.connect(look.close)
    look._soon.start(0)
    assert not starts.load_beside(look)


def test_nobody_stays_signed_in_nothing_is_shown(here):
    here.settings.change(signed_in={})
    assert starts.show(here.settings, here.place.name) is None


def test_it_is_gone_before_anybody_is_asked_anything(tmp_path, answers):
    seen = []
    door = Doorway(Settings(tmp_path / "none.json"), str(tmp_path / "gone.svcdesk"), new=False)
    door.asking = lambda: seen.append("aside")
    answers.give("choose", None)
    assert not door.enter()
    assert seen == ["aside"]


def test_who_signs_out_after_it_is_followed_by_whoever_signs_in_next(qtbot, here, answers, monkeypatch):
    asked = []

    def sit(doorway, _settings, look):
        taken_over(qtbot, here, look).close()
        doorway.sign_out()
        return True

    def nobody(dialog):
        asked.append(type(dialog))
        dialog.reject()

    door = Doorway(here.settings, here.place.name, new=False)
    door.store = here.session.store
    monkeypatch.setattr(program, "_work", sit)
    timer = whoever_comes(qtbot, nobody)
    program._stay(door, here.settings, left_on(qtbot, here, "service"))
    assert asked == [SignInDialog]
    assert not timer.isActive()


def test_what_cannot_be_remembered_keeps_no_window_open(qtbot, here, monkeypatch):
    def full(*_args):
        raise KnownError(Message("store.disk_full"))

    window = window_on(qtbot, here, "service")
    monkeypatch.setattr(remembered, "remember", full)
    window.close()
    assert not window.isVisible()
