import threading

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QToolButton

from svcdesk.errors import Cancelled, DeskError
from svcdesk.ui.job_bar import JobBar
from svcdesk.ui.jobs import Jobs
from svcdesk.words import Message


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.drain()
    made.deleteLater()


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    made.deleteLater()


class Gate:
    """Holds a worker until the test has looked."""

    def __init__(self):
        self.reached, self.open = threading.Event(), threading.Event()

    def work(self, progress):
        progress(3, 4)
        self.reached.set()
        assert self.open.wait(5)
        progress(4, 4)
        return "fertig"


def test_work_runs_beside_the_window_and_its_result_comes_back_to_it(jobs, owner, qtbot):
    threads, results = [], []

    def work(_progress):
        threads.append(threading.get_ident())
        return 42

    jobs.start("导入", work, owner, lambda value: results.append((value, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(results))
    assert results == [(42, threading.get_ident())]
    assert threads[0] != threading.get_ident()
    assert jobs.running() == []


def test_an_error_comes_back_to_the_window(jobs, owner, qtbot):
    errors, results = [], []

    def work(_progress):
        raise DeskError(Message("form.refused"))

    jobs.start("导入", work, owner, results.append, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], DeskError)
    assert results == []


def test_an_error_nobody_takes_reaches_the_crash_reporter(jobs, owner, qtbot):
    def work(_progress):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        jobs.start("导入", work, owner, print)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_progress_and_cancel_in_the_status_bar(jobs, owner, qtbot):
    gate, results, errors = Gate(), [], []
    bar = JobBar(jobs)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    jobs.start("导入客户", gate.work, owner, results.append, errors.append)
    assert gate.reached.wait(5)
    qtbot.waitUntil(lambda: bar.findChild(QProgressBar).value() == 3)
    assert bar.isVisible()
    assert bar.findChild(QProgressBar).maximum() == 4
    assert bar.findChild(QLabel).text() == "导入客户 75 %"
    qtbot.mouseClick(bar.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert bar.findChild(QLabel).text() == "正在停止：导入客户"
    gate.open.set()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)
    assert results == []
    assert bar.isHidden()


def test_a_page_that_is_gone_is_not_called(jobs, qtbot):
    gate, results, page = Gate(), [], QObject()
    jobs.start("导入", gate.work, page, results.append)
    assert gate.reached.wait(5)
    page.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(page))
    gate.open.set()
    qtbot.waitUntil(lambda: not jobs.running())
    assert results == []


def test_draining_waits_for_every_worker_and_calls_nobody(jobs, owner, qtbot):
    gates, results = [Gate(), Gate()], []
    for gate in gates:
        jobs.start("导入", gate.work, owner, results.append)
        assert gate.reached.wait(5)
        gate.open.set()
    jobs.drain()
    assert jobs.running() == []
    assert jobs._pool.activeThreadCount() == 0
    QCoreApplication.processEvents()  # what a worker queued for the window would come in here
    assert results == []
