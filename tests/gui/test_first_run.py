"""The first start: one page, in either language, that says everything missing at once."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from svcdesk.services.desk import Session
from svcdesk.ui import language
from svcdesk.ui.first_run import FirstRun, Start


def _never(start: Start) -> Session:
    raise AssertionError(start)


def _line(dialog: FirstRun, name: str) -> QLineEdit:
    found = [one for one in dialog.findChildren(QLineEdit) if one.accessibleName().startswith(name)]
    assert len(found) == 1
    return found[0]


def test_the_language_switches_under_the_click_and_keeps_what_was_typed(qtbot: QtBot, qapp: QApplication):
    dialog = FirstRun(_never, "/desks/main.svcdesk")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(_line(dialog, "公司名称"), "ACME")
    english = next(one for one in dialog.findChildren(QPushButton) if one.text() == "English")
    qtbot.mouseClick(english, Qt.MouseButton.LeftButton)
    assert isValid(english), "a button that dies in its own click takes the program with it"
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert language.current() == "en"
    assert _line(dialog, "Company name").text() == "ACME"
    assert not [one for one in dialog.findChildren(QPushButton) if one.text() == "开始使用"]
