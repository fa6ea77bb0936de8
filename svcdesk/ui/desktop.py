"""Says something outside the window, where the system shows notifications."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from svcdesk.ui import icons

if TYPE_CHECKING:
    from svcdesk.ui.freedesktop import Bubble

_LINUX = frozenset({"xcb", "wayland"})


class Desktop(QObject):
    """``opened`` tells that the person clicked on the last notification.

    The system is asked only once there is something to say: the question may take it a moment.
    """

    opened = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shows: Bubble | Tray | None = None
        self._asked = False

    def say(self, title: str, words: str, action: str) -> None:
        """Show a notification; ``action`` says what a click on it does. Nothing where the system shows none."""
        if not self._asked:
            self._asked = True
            self._shows = _found(self)
            if self._shows is not None:
                self._shows.pressed.connect(self.opened)
        if self._shows is not None:
            self._shows.say(title, words, action)

    def be_quiet(self) -> None:
        """Take the notification away again."""
        if self._shows is not None:
            self._shows.be_quiet()


class Tray(QObject):
    """An icon in the tray that notifies, as on Windows; it stands there as long as the notification matters."""

    pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(icons.icon("clock"), self)
        self._icon.messageClicked.connect(self.pressed)

    def say(self, title: str, words: str, _action: str) -> None:
        """Show a notification."""
        self._icon.show()
        self._icon.showMessage(title, words, icons.icon("clock"))

    def be_quiet(self) -> None:
        """Take icon and notification away again."""
        self._icon.hide()


def _found(parent: QObject) -> "Bubble | Tray | None":
    if QGuiApplication.platformName() in _LINUX:
        from svcdesk.ui import freedesktop  # noqa: PLC0415 - D-Bus is nowhere else

        found = freedesktop.bubble(parent)
        if found is not None:
            return found
    shows = QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
    return Tray(parent) if shows else None
