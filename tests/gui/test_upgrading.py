"""A desk of an earlier version: how far it is stands on the screen, and closing that leaves the desk as it was."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar

from svcdesk.app.doorway import Doorway
from svcdesk.errors import Cancelled, DeskError
from svcdesk.services import people
from svcdesk.settings import Settings
from svcdesk.store import header, renewing, schema
from svcdesk.store.store import create_desk, open_desk
from svcdesk.ui import upgrading
from svcdesk.ui.upgrading import UpgradeDialog
from svcdesk.words import Message
from tests.gui.typing import press, said
from tests.store.older import take_back

PASSWORD = "long enough"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Give a desk of the version before, with somebody in it."""
    path = tmp_path / "old.svcdesk"
    store = create_desk(str(path), "A1")
    people.create_first_administrator(store, "王工", PASSWORD)
    store.close()
    take_back(str(path), schema.SCHEMA - 1)
    return path


@pytest.fixture
def at_once(monkeypatch):
    """Let the window appear as if the work had taken long already."""
    monkeypatch.setattr(upgrading, "_PATIENCE", 0)


def when_it_appears(act):
    """Do something once the window stands on the screen."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, UpgradeDialog) and dialog.isVisible() and act(dialog):
            timer.stop()

    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(look)
    timer.start()
    return timer


def endless(*arguments):
    """Work that ends only when it is stopped."""
    while True:
        arguments[-1](300, 1000)


def test_it_says_what_is_done_and_how_far_it_is(qtbot, at_once):
    seen, go_on = [], threading.Event()

    def work(progress):
        progress(250, 1000)
        go_on.wait()
        progress(1000, 1000)

    def look(dialog):
        bar = dialog.findChild(QProgressBar)
        if bar.value() == 250:
            seen.extend([*said(dialog), *(one.text() for one in dialog.findChildren(QLabel)), bar.maximum()])
            go_on.set()
        return go_on.is_set()

    dialog = UpgradeDialog("/somewhere/main.svcdesk")
    qtbot.addWidget(dialog)
    timer = when_it_appears(look)
    dialog.watch(work)
    assert not timer.isActive()
    assert not dialog.isVisible()
    assert {"正在升级数据库", "/somewhere/main.svcdesk", 1000} <= set(seen)
    assert any("不要关机" in str(words) for words in seen)
    assert any(str(words).startswith("25% · 约还需") for words in seen)


def test_quick_work_shows_no_window(qtbot):
    dialog = UpgradeDialog("")
    qtbot.addWidget(dialog)
    shown = []
    dialog.watch(lambda _progress: shown.append(dialog.isVisible()))
    assert shown == [False]


@pytest.mark.parametrize("close", [UpgradeDialog.close, UpgradeDialog.reject], ids=["closed", "Esc"])
def test_closed_it_waits_until_the_work_has_stopped(qtbot, at_once, close):
    ended = []

    def work(progress):
        try:
            endless(progress)
        finally:
            ended.append(True)

    dialog = UpgradeDialog("")
    qtbot.addWidget(dialog)
    timer = when_it_appears(lambda shown: close(shown) or True)
    with pytest.raises(Cancelled):
        dialog.watch(work)
    assert ended == [True]
    assert not timer.isActive()


def test_what_went_wrong_is_raised_where_it_was_begun(qtbot):
    def work(_progress):
        raise DeskError(Message("store.disk_full"))

    dialog = UpgradeDialog("")
    qtbot.addWidget(dialog)
    with pytest.raises(DeskError, match="disk_full"):
        dialog.watch(work)


def test_a_stopped_upgrade_is_told_and_can_be_tried_again(qtbot, old, tmp_path, answers, at_once, monkeypatch):
    answers.give("choose", "again")
    before = old.read_bytes()
    real = renewing.renew
    tried = []

    def first_endless(*arguments):
        tried.append(header.read(old).schema)
        (endless if len(tried) == 1 else real)(*arguments)

    monkeypatch.setattr(renewing, "renew", first_endless)

    def stop(dialog):
        if tried and dialog._stop.isEnabled():  # not while the copy is still being made
            press(qtbot, dialog, "取消升级")
        return not dialog._stop.isEnabled()

    timer = when_it_appears(stop)
    door = Doorway(
        Settings(tmp_path / "s.json"),
        str(old),
        new=False,
        sign_in=lambda store: people.sign_in(store, "王工", PASSWORD),
    )
    assert door.enter()
    assert not timer.isActive()
    assert "升级已停止" in answers.asked[0][1]
    assert tried == [schema.SCHEMA - 1] * 2
    door.leave()
    kept = old.with_name(f"old-schema-{schema.SCHEMA - 1}.svcdesk")
    assert kept.read_bytes() == before
    assert header.read(old).schema == schema.SCHEMA
    open_desk(str(old)).close()
