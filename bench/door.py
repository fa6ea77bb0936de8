"""The program as it is started: says when the sign-in is painted, and at the end of its input signs in.

Then it says how many seconds pass from Enter to the painted window, and how much processor time.
"""

import os
import sys
import threading
import time

from svcdesk.app import doorway, program

# isort: split
from PySide6.QtCore import QObject, QTimer, Signal

NAME, PASSWORD = "bench", "of the measurement"


def run(desk: str) -> None:
    """Run the program on a desk where somebody can sign in."""
    doorway.SignInDialog = Door
    program.run(desk, "zh_CN")


class Door(doorway.SignInDialog):
    """The sign-in, with nobody at the keys."""

    def tell(self) -> None:
        print("painted", time.process_time(), flush=True)
        self._bell = Bell()
        self._bell.rung.connect(self.enter)
        threading.Thread(target=self._bell.wait, daemon=True).start()

    def enter(self) -> None:
        from svcdesk.app import at_work

        at_work.MainWindow.paintEvent = painted
        self._who.setCurrentText(NAME)
        self._password.setText(PASSWORD)
        begin.extend((time.perf_counter(), time.process_time()))
        self.attempt()

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        if not self.property("seen"):
            self.setProperty("seen", True)
            QTimer.singleShot(0, self.tell)


class Bell(QObject):
    """Rings at the end of the input."""

    rung = Signal()

    def wait(self) -> None:
        sys.stdin.read()
        self.rung.emit()


def painted(_window, _event) -> None:
    QTimer.singleShot(0, end)


def end() -> None:
    print(time.perf_counter() - begin[0], time.process_time() - begin[1], flush=True)
    os._exit(0)


begin: list[float] = []
