"""The search over everything: Ctrl+K from anywhere, results under it while one types."""

from collections.abc import Sequence
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from svcdesk.ui import colours, icons
from svcdesk.ui.editors.lines import Line
from svcdesk.ui.fields import Option
from svcdesk.ui.popup_list import PopupList

_PAUSE = 60
"""Milliseconds after a keystroke before a search is asked for: a fast typist asks once per word, nobody notices."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 7, Qt.Key.Key_PageUp: -7}


class Query(NamedTuple):
    """What to search for; ``ticket`` goes back with the answer, so that a late one is recognised."""

    words: str
    ticket: int


class SearchBox(Line):
    """Asks through ``wanted`` and is answered by ``show_results``, now or later; ``picked`` gives an option."""

    wanted = Signal(object)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticket = 0
        self._answered = 0
        self._entered = 0
        self._came_from: QWidget | None = None
        self.popup = PopupList(self)
        self.popup.picked.connect(self._take)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._edited)
        self.addAction(icons.icon("search", colours.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self.begin)
        self._say()

    def begin(self) -> None:
        """Put the cursor here; what was searched for last is selected. Escape leads back to where the person was."""
        self._came_from = QApplication.focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def show_results(self, ticket: int, options: Sequence[Option]) -> None:
        """Show what was found; the answer to an older question is ignored."""
        if ticket != self._ticket or not self.text().strip() or not self.hasFocus():
            return
        self._answered = ticket
        if options and self._entered == ticket:
            self._take(options[0])
            return
        self.popup.offer(options, self.tr("没有找到。可以输入单号、客户、序列号、电话末几位、拼音首字母。"))

    def _edited(self, words: str) -> None:
        self._ticket += 1
        if words.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.popup.hide()

    def _ask(self) -> None:
        self.wanted.emit(Query(self.text().strip(), self._ticket))

    def _take(self, option: Option) -> None:
        self._close()
        self.picked.emit(option)

    def _close(self) -> None:
        self._ticket += 1
        self._pause.stop()
        self.popup.hide()

    def _go_back(self) -> None:
        self._close()
        self.clear()
        if self._came_from is not None and shiboken6.isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        if not self.text().strip():
            return
        if self._answered != self._ticket:  # what is shown answers older words: take the first of what will come
            self._entered = self._ticket
            self._pause.stop()
            self._ask()
            return
        chosen = self.popup.chosen()
        if chosen:
            self._take(chosen)
        else:
            self._ask()

    def _say(self) -> None:
        self.setPlaceholderText(self.tr("搜索 单号 / 客户 / 序列号 / 拼音首字母  (Ctrl+K)"))
        self.setAccessibleName(self.tr("搜索全部记录"))

    # Qt's own
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            if self.popup.isVisible():
                self.popup.step(_STEPS[key])
            elif self.text().strip():
                self._ask()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._close() if self.popup.isVisible() else self._go_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
