"""What every test of the window needs: no screen, our look, Chinese, and nothing left behind."""

import gc
import os
import threading
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from svcdesk.ui import ask, language, theme
from tests.gui.answers import Answers


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
    if language.current() != "zh_CN":
        language.switch("zh_CN")
    threads = set(threading.enumerate())
    yield
    left = _left_behind(threads)
    _sweep()
    assert not left, f"left behind: {left}"


def _left_behind(threads: set[threading.Thread]) -> list[object]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    left: list[object] = [widget for widget in QApplication.topLevelWidgets() if shiboken6.isValid(widget)]
    left += [thing for thing in gc.get_objects() if isinstance(thing, QTimer | QThread) and _runs(thing)]
    left += set(threading.enumerate()) - threads
    if QThreadPool.globalInstance().activeThreadCount():
        left.append("a job in the global thread pool")
    return left


def _runs(thing: QObject) -> bool:
    if not shiboken6.isValid(thing):
        return False
    if isinstance(thing, QTimer):
        return thing.isActive()
    return isinstance(thing, QThread) and thing is not QCoreApplication.instance().thread() and thing.isRunning()


def _sweep() -> None:
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
