import sys
import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, QTimer

from svcdesk.errors import DeskError, Refused
from svcdesk.ui.crash import CrashReporter, write_report
from svcdesk.words import Message

NOW = datetime(2026, 11, 23, 14, 32, 7, tzinfo=UTC)


@pytest.fixture
def reporter(qapp, tmp_path):
    owner = QObject()
    made = CrashReporter(owner, tmp_path, lambda: NOW)
    made.install()
    yield made
    made.uninstall()
    owner.deleteLater()


def raise_in_slot(error):
    def slot():
        raise error

    QTimer.singleShot(0, slot)


def test_a_bug_in_a_slot_is_written_down_and_told(reporter, answers, qtbot, tmp_path, capsys):
    raise_in_slot(ZeroDivisionError("by seven"))
    qtbot.waitUntil(lambda: bool(answers.said()))
    assert answers.said() == ["程序出了差错，刚才的操作没有完成。"]
    (file,) = tmp_path.glob("crash-*.txt")
    report = file.read_text("utf-8")
    assert "ZeroDivisionError: by seven" in report
    assert "in slot" in report
    assert "PySide6" in report
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_known_error_gets_its_sentence_and_no_report(reporter, answers, qtbot, tmp_path):
    raise_in_slot(DeskError(Message("form.not_picked", {"text": "甲"})))
    qtbot.waitUntil(lambda: bool(answers.said()))
    assert answers.said() == ["没有从列表中选定“甲”。请继续输入，再从列表里选一项。"]
    assert not list(tmp_path.iterdir())


def test_a_refusal_says_all_its_reasons(reporter, answers, qtbot):
    raise_in_slot(Refused([Message("form.yes", clause="6.5.1"), Message("form.no", clause="6.2")]))
    qtbot.waitUntil(lambda: bool(answers.said()))
    assert answers.reasons == ["是（规范 6.5.1）", "否（规范 6.2）"]


def test_an_error_in_another_thread_is_told_in_the_window(reporter, answers, qtbot, tmp_path):
    def boom():
        raise ValueError("elsewhere")

    thread = threading.Thread(target=boom)
    thread.start()
    thread.join()
    assert answers.said() == []
    qtbot.waitUntil(lambda: bool(answers.said()))
    assert "elsewhere" in next(tmp_path.glob("crash-*.txt")).read_text("utf-8")


def test_a_second_bug_behind_the_dialog_opens_no_second_dialog(reporter, monkeypatch, qtbot):
    from svcdesk.ui import ask

    shown = []

    def message(*_args, **_more):
        shown.append(1)
        reporter._tell(ValueError("again"))

    monkeypatch.setattr(ask, "message", message)
    reporter._tell(ValueError("first"))
    assert shown == [1]


def test_the_hooks_are_given_back(qapp, tmp_path):
    before, owner = (sys.excepthook, threading.excepthook), QObject()
    made = CrashReporter(owner, tmp_path)
    made.install()
    assert sys.excepthook != before[0]
    made.uninstall()
    assert (sys.excepthook, threading.excepthook) == before
    owner.deleteLater()


def test_only_the_newest_reports_are_kept(tmp_path):
    for minute in range(25):
        write_report(ValueError(str(minute)), tmp_path, NOW.replace(minute=minute))
    kept = sorted(file.name for file in tmp_path.iterdir())
    assert len(kept) == 20
    assert kept[0].startswith("crash-20261123-1405")
