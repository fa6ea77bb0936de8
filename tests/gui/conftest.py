"""What every test of the window needs: no screen, our look, Chinese, and nothing left behind."""

import gc
import os
import threading
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from svcdesk.ui import ask, language, theme
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
