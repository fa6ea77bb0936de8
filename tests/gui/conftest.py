"""What every test of the window needs: no screen, our look, Chinese, and nothing left behind."""

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from svcdesk.domain.masters import Role
from svcdesk.domain.record import Actor
from svcdesk.services.desk import Session
from svcdesk.settings import Settings
from svcdesk.store.store import create_desk
from svcdesk.ui import ask, language, theme
from svcdesk.ui.context import Context, Place
from svcdesk.ui.hub import Hub
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.main_window import MainWindow
from svcdesk.ui.memory import Memory
from tests.conftest import Clock
from tests.gui.answers import Answers
from tests.gui.leftovers import left_behind, sweep


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Answers]:
    """Answer modal questions; every answer given must be asked for."""
    made = Answers()
    made.install(monkeypatch, ask)
    yield made
    assert not made.left(), f"never asked: {made.left()}"


@pytest.fixture
def context(sqlite_desk: Session, tmp_path: Path) -> Iterator[Context]:
    """Give what every page is given: an administrator of every role at a fresh desk, nothing remembered."""
    settings = Settings(tmp_path / "settings.json")
    jobs = Jobs()
    yield Context(sqlite_desk, Hub(), jobs, settings, Memory(settings), Place("/desks/test.svcdesk"))
    jobs.drain()


@pytest.fixture
def window(context: Context, qtbot: QtBot, answers: Answers) -> Iterator[MainWindow]:
    """Give the main window, shown and active; a question no test expects fails at once."""
    made = MainWindow(context)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def laptop(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    """Give the desk of another computer, B2."""
    store = create_desk(str(tmp_path / "laptop.svcdesk"), "B2", "Laptop")
    yield Session(store, Actor("b" * 32, "Wang", "service"), frozenset(Role), clock)
    store.close()


@pytest.fixture(autouse=True)
def _window(qapp: QApplication, qtbot: QtBot) -> Iterator[None]:
    """Dress the window as the program does and fail a test that leaves widgets, timers or threads behind."""
    if not qapp.styleSheet():
        theme.apply(qapp)
        language.switch("zh_CN")
        gc.collect()
        gc.freeze()  # what the libraries made is not looked through after every test
    if language.current() != "zh_CN":
        language.switch("zh_CN")
    threads = set(threading.enumerate())
    yield
    left = left_behind(threads)
    sweep()
    assert not left, f"left behind: {left}"
