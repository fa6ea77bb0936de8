"""Puts the window in the place of the first look, and does what was clicked there."""

from PySide6.QtCore import QObject, QTimer

from svcdesk.ui.first_look import FirstLook, Wish
from svcdesk.ui.main_window import MainWindow

_OVERLAP = 150
"""Milliseconds both windows stand there, so that the screen is never empty between them."""


class TakingOver(QObject):
    """Ends with the first look closed; clicks that came while the window was being made count too."""

    def __init__(self, look: FirstLook, window: MainWindow) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._follow()
        QTimer.singleShot(_OVERLAP, self._end)

    def _follow(self) -> None:
        wish, self._look.wish = self._look.wish, Wish()
        if wish.kind:
            self._window.open_record(wish.kind, wish.doc)
        elif wish.stage:
            self._window.open_stage(wish.stage)

    def _end(self) -> None:
        self._follow()
        self._look.close()
        self._look.deleteLater()
        self.deleteLater()
