"""Takes packages in with the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.gui.typing import press


def look_at(page, qtbot, answers, path):
    answers.give("open_files", [path])
    qtbot.mouseClick(page.take_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.package.isVisible() or bool(page.notice.words()))


def accept(page, qtbot):
    press(qtbot, page.package, "接收")
    qtbot.waitUntil(lambda: shown_button(page, "完成"))


def shown_button(page, words):
    return any(one.text() == words and one.isVisible() for one in page.package.findChildren(QPushButton))
