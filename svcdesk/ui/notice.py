"""A coloured bar above a page: something the person should know, and perhaps a way on."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from svcdesk.ui import theme
from svcdesk.ui.parts import label

Sort = Literal["notice-ok", "notice-warn", "notice-bad"]


class Notice(QFrame):
    """Hidden while there is nothing to say; a screen reader reads it out when it appears."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    def say(self, words: str, sort: Sort = "notice-warn", buttons: Sequence[QPushButton] = ()) -> None:
        """Show a sentence, or several lines, with the buttons that lead on."""
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = list(buttons)
        for new in self._buttons:
            self._row.addWidget(new, 0, Qt.AlignmentFlag.AlignTop)
        theme.look(self, sort)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def clear(self) -> None:
        """Say nothing any more."""
        self.say("")

    def words(self) -> str:
        """Return what is said, empty while hidden."""
        return self._words.text() if not self.isHidden() else ""
