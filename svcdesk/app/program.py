"""One run of the program: a first look, through the doorway, at work, and back to the doorway for who comes next."""

import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from svcdesk.app import first_look
from svcdesk.paths import default_desk
from svcdesk.settings import Settings
from svcdesk.ui import language, theme
from svcdesk.ui.crash import CrashReporter
from svcdesk.ui.first_look import FirstLook
from svcdesk.words import Lang

if TYPE_CHECKING:
    from svcdesk.app.doorway import Doorway, SignIn


def run(desk: str = "", lang: Lang | None = None, *, sign_in: "SignIn | None" = None) -> int:
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
    try:
        _open(settings, desk, sign_in)
    finally:
        reporter.uninstall()
    return 0


def _open(settings: Settings, desk: str, sign_in: "SignIn | None") -> None:
    remembered = "" if desk else settings.now.desk
    default = str(default_desk())
    desk = desk or remembered or default
    look = None if sign_in else first_look.show(settings, desk)
    if look is None or first_look.load_beside(look):
        _stay(_doorway(settings, desk, new=remembered in {"", default}, sign_in=sign_in), settings, look)


def _doorway(settings: Settings, desk: str, *, new: bool, sign_in: "SignIn | None") -> "Doorway":
    from svcdesk.app.doorway import Doorway  # noqa: PLC0415

    return Doorway(settings, desk, new=new, sign_in=sign_in)


def _stay(doorway: "Doorway", settings: Settings, look: FirstLook | None) -> None:
    """Let people work, one after the other, until somebody closes the window."""
    doorway.meanwhile = _load_beside
    if look:
        doorway.asking = look.close
    try:
        while doorway.enter():
            doorway.asking = None  # from here on the first look is the window's to close
            if not _work(doorway, settings, look):
                break
            look = None
    finally:
        doorway.leave()


def _work(doorway: "Doorway", settings: Settings, look: FirstLook | None) -> bool:
    # the window is half of what a start loads: the sign-in stands there without it, and it comes while a person types
    from svcdesk.app import at_work  # noqa: PLC0415

    return at_work.work(doorway, settings, look)


def _load_beside() -> None:
    threading.Thread(target=_load, name="loading the window").start()


def _load() -> None:
    from svcdesk.app import at_work  # noqa: F401, PLC0415
