"""Shows what was looked at last, and loads the rest of the program beside it."""

import threading
from datetime import UTC, datetime

from PySide6.QtCore import QEventLoop, QObject, Signal

from svcdesk.services.first_look import look
from svcdesk.settings import Settings
from svcdesk.ui.first_look import FirstLook
from svcdesk.ui.memory import Memory


def show(settings: Settings, desk: str) -> FirstLook | None:
    """Show a first look at a desk, where somebody stays signed in on it and nothing is in the way."""
    now = datetime.now(UTC).astimezone()
    found = look(desk, settings.now.signed_in.get(desk, ""), now)
    if found is None:
        return None
    window = FirstLook(found, now, Memory(settings))
    if window.width() < window.screen().availableSize().width():
        window.show()
    else:
        window.showMaximized()
    return window


def load_beside(window: FirstLook) -> bool:
    """Load the rest of the program once the first look is painted; false where the person closed it meanwhile."""
    waiting, loading = QEventLoop(), _Loading()
    loading.done.connect(waiting.quit)
    window.closed.connect(waiting.quit)
    window.painted.connect(loading.start)
    waiting.exec()
    return window.isVisible()


class _Loading(QObject):
    done = Signal()

    def start(self) -> None:
        threading.Thread(target=self._run, name="loading the program").start()

    def _run(self) -> None:
        try:
            from svcdesk.app import at_work  # noqa: F401, PLC0415
        finally:  # what went wrong is met again, and told, by whoever needs it
            self.done.emit()
