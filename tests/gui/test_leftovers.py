import threading

from PySide6.QtCore import QRunnable, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QWidget

from tests.gui.leftovers import left_behind, sweep


def now():
    return set(threading.enumerate())


def test_a_widget_is_found_and_swept_away(qapp):
    widget = QWidget()
    assert left_behind(now()) == [widget]
    sweep()
    assert left_behind(now()) == []


def test_a_running_timer_is_found(qapp):
    timer = QTimer()
    timer.start(100_000)
    assert left_behind(now()) == [timer]
    timer.stop()
    assert left_behind(now()) == []


def test_threads_of_both_kinds_are_found(qapp):
    before, gate = now(), threading.Event()
    thread = threading.Thread(target=gate.wait)
    thread.start()
    qthread = QThread()
    qthread.start()
    assert set(left_behind(before)) == {thread, qthread}
    gate.set()
    thread.join()
    qthread.quit()
    assert qthread.wait(5000)
    assert left_behind(before) == []


def test_a_job_in_the_pool_is_found(qapp):
    gate, begun = threading.Event(), threading.Event()

    class Job(QRunnable):
        def run(self):
            begun.set()
            gate.wait(5)

    QThreadPool.globalInstance().start(Job())
    assert begun.wait(5)
    assert "a job in the global thread pool" in left_behind(now())
    gate.set()
    assert QThreadPool.globalInstance().waitForDone(5000)


def test_a_modal_question_nobody_expected_fails(answers):
    import pytest

    from svcdesk.ui import ask

    with pytest.raises(AssertionError, match="nobody expected"):
        ask.confirm(None, "删除？", yes="删除")
    answers.give("words", "because")
    with pytest.raises(AssertionError, match="words was expected"):
        ask.confirm(None, "删除？", yes="删除")
