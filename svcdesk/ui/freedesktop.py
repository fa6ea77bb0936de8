"""Notifications of Linux desktops as freedesktop.org describes them: also without a tray, and with a click."""

import html
import os
import shutil
import signal

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

from svcdesk.paths import resource

PROGRAM = "notify-send"
"""What shows a notification: Qt's own tells of no click, and D-Bus wants unsigned numbers, which its Python lacks."""
_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_PATIENCE_MS = 1_000
_SHOWN_MS = 20_000
_KEY = "default"


class Bubble(QObject):
    """One notification, which the next one replaces; ``pressed`` tells that the person clicked on it.

    The program that shows it stays for the answer as long as the notification does.
    """

    pressed = Signal()

    def __init__(self, capabilities: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._markup = "body-markup" in capabilities
        self._words: list[str] = []
        self._action = ""
        self._number = ""
        self._showing = QProcess(self)
        self._showing.setProgram(PROGRAM)
        self._showing.readyReadStandardOutput.connect(self._hear)
        self._showing.finished.connect(self._ended)

    def say(self, title: str, words: str, action: str) -> None:
        """Show a notification; ``action`` says what a click does."""
        self._stop()
        self._words = [title, html.escape(words, quote=False) if self._markup else words]
        self._action = action
        self._show()

    def be_quiet(self) -> None:
        """Take the notification away again."""
        self._stop()
        self._number = ""

    def _show(self) -> None:
        click = [f"--action={_KEY}={self._action}", "--print-id"] if self._action else []
        instead = [f"--replace-id={self._number}"] if self._number else []
        icon = resource("icons") / "clock.svg"
        options = ["--app-name=svcdesk", f"--icon={icon}", f"--expire-time={_SHOWN_MS}", *click, *instead]
        self._showing.setArguments([*options, "--", *self._words])
        self._showing.start()

    def _hear(self) -> None:
        for line in bytes(self._showing.readAllStandardOutput().data()).decode().split():
            if line == _KEY:
                self.pressed.emit()
            else:
                self._number = line

    def _ended(self, status: int) -> None:
        if status and self._action:  # before version 0.8 it knows neither clicks nor numbers
            self._action = self._number = ""
            self._show()

    def _stop(self) -> None:
        """End the program as Ctrl+C does, upon which it closes its notification."""
        self._action = ""
        if self._showing.waitForStarted(0) or self._showing.state() is QProcess.ProcessState.Running:
            os.kill(self._showing.processId(), signal.SIGINT)
        self._showing.waitForFinished(_PATIENCE_MS)


def bubble(parent: QObject) -> Bubble | None:
    """Return what shows notifications on this desktop, none where nothing does."""
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected() or shutil.which(PROGRAM) is None:
        return None
    asked = QDBusMessage.createMethodCall(_NAME, _PATH, _NAME, "GetCapabilities")
    answer = bus.call(asked, QDBus.CallMode.Block, _PATIENCE_MS)
    if answer.type() is not QDBusMessage.MessageType.ReplyMessage:
        return None
    return Bubble(tuple(answer.arguments()[0]), parent)
