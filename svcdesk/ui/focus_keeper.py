"""Keeps the cursor from wandering off: a button that is gone once it was pressed leaves it to the list."""

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FocusKeeper(QObject):
    """Belongs to a page; whatever of ``watched`` disappears while it has the cursor gives it to ``instead``.

    Qt would hand it to the next widget in order, which may be any button beside the list: the next Enter presses it.
    """

    def __init__(self, page: QWidget, watched: QWidget, instead: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._watched = watched
        self._instead = instead
        self._last: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not shiboken6.isValid(self._watched):
            return
        if self._watched.isAncestorOf(new):
            self._last = new
        elif self._page.isAncestorOf(new) and self._last is not None:
            last, self._last = self._last, None
            gone = not shiboken6.isValid(last) or not last.isVisible()
            if gone:
                QTimer.singleShot(0, self, self._give)  # Qt is still about to give it away

    def _give(self) -> None:
        if self._watched.isVisible():
            (self._instead if self._instead.isVisible() else self._page).setFocus()  # an empty list is no place
