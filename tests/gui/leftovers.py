"""Finds what a test of the window left behind: widgets, running timers, threads."""

import gc
import threading

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication


def left_behind(threads: set[threading.Thread]) -> list[object]:
    """Return what still lives, beside the threads there were before."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    left: list[object] = [widget for widget in QApplication.topLevelWidgets() if shiboken6.isValid(widget)]
    left += [thing for thing in gc.get_objects() if isinstance(thing, QTimer | QThread) and _runs(thing)]
    left += set(threading.enumerate()) - threads
    if QThreadPool.globalInstance().activeThreadCount():
        left.append("a job in the global thread pool")
    return left


def sweep() -> None:
    """Take away what was left, so that one test does not fail the next."""
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _runs(thing: QObject) -> bool:
    if not shiboken6.isValid(thing):
        return False
    if isinstance(thing, QTimer):
        return thing.isActive()
    return isinstance(thing, QThread) and thing is not QCoreApplication.instance().thread() and thing.isRunning()
