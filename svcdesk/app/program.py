"""One run of the window: through the doorway, at work, and out again with a backup made."""

import sys
from collections.abc import Callable

from sqlalchemy import make_url

from svcdesk.app.doorway import Doorway
from svcdesk.errors import KnownError
from svcdesk.paths import default_desk
from svcdesk.services import backups
from svcdesk.services.desk import Session
from svcdesk.settings import Settings
from svcdesk.store.store import Store
from svcdesk.words import Lang

# isort: split
from PySide6.QtWidgets import QApplication

from svcdesk.ui import language, theme
from svcdesk.ui.backing_up import BackingUp, backup_folder
from svcdesk.ui.context import Context, Place
from svcdesk.ui.crash import CrashReporter, say_known
from svcdesk.ui.hub import Hub
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.main_window import CLOSED, RESTORING, SIGNED_OUT, MainWindow
from svcdesk.ui.memory import Memory


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
    try:
        while doorway.enter() and work(doorway, settings, demo=sign_in is not None):
            pass
    finally:
        doorway.leave()
        reporter.uninstall()
    return 0


def work(doorway: Doorway, settings: Settings, *, demo: bool = False) -> bool:
    """Show the window until it is closed; true where the person wants to come in again."""
    if doorway.session is None:
        return False
    jobs = Jobs()
    context = Context(doorway.session, Hub(), jobs, settings, Memory(settings), _place(doorway.desk, demo=demo))
    window = MainWindow(context)
    BackingUp(context, window)
    window.left.connect(QApplication.exit)
    if window.width() < window.screen().availableSize().width():
        window.show()
    else:
        window.showMaximized()
    window.activateWindow()
    reason = QApplication.exec()
    jobs.drain()
    _back_up(context)
    if reason == SIGNED_OUT:
        doorway.sign_out()
    elif reason == RESTORING:
        doorway.restore(window.backup)
    window.deleteLater()
    return reason != CLOSED


def _place(desk: str, *, demo: bool) -> Place:
    server = "://" in desk
    name = make_url(desk).render_as_string(hide_password=True) if server else desk
    return Place(name, local=not server, demo=demo)


def _back_up(context: Context) -> None:
    """Write the last backup of a sitting; where that fails the person is told, and what was saved is safe anyway."""
    if context.place.demo:
        return
    try:
        backups.backup_on_close(context.session, backup_folder(context))
    except KnownError as error:
        say_known(None, error)
