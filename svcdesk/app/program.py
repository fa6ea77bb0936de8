"""One run of the program: through the doorway, at work, and back to the doorway for who comes next."""

import sys
import threading
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from svcdesk.app.doorway import Doorway
from svcdesk.paths import default_desk
from svcdesk.services.desk import Session
from svcdesk.settings import Settings
from svcdesk.store.store import Store
from svcdesk.ui import language, theme
from svcdesk.ui.crash import CrashReporter
from svcdesk.words import Lang


def run(desk: str = "", lang: Lang | None = None, *, sign_in: Callable[[Store], Session] | None = None) -> int:
    """Open the window on a desk and return the exit status when it is closed.

    ``sign_in`` takes the place of the sign-in dialog, on a desk of demo data.
    """
    settings = Settings()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("svcdesk")
    app.setApplicationDisplayName("svcdesk")
    app.setQuitOnLastWindowClosed(False)
    theme.apply(app, settings.now.font_size)
    language.switch(lang or settings.now.language)
    reporter = CrashReporter(app)
    reporter.install()
    remembered = "" if desk else settings.now.desk
    default = str(default_desk())
    doorway = Doorway(settings, desk or remembered or default, new=remembered in {"", default}, sign_in=sign_in)
    doorway.meanwhile = _load_beside
    try:
        while doorway.enter() and _work(doorway, settings, demo=sign_in is not None):
            pass
    finally:
        doorway.leave()
        reporter.uninstall()
    return 0


def _work(doorway: Doorway, settings: Settings, *, demo: bool) -> bool:
    # the window is half of what a start loads: the sign-in stands there without it, and it comes while a person types
    from svcdesk.app import at_work  # noqa: PLC0415

    return at_work.work(doorway, settings, demo=demo)


def _load_beside() -> None:
    threading.Thread(target=_load, name="loading the window").start()


def _load() -> None:
    from svcdesk.app import at_work  # noqa: F401, PLC0415
