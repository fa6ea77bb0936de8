"""One sitting: the window from the sign-in to its closing, and the backup made then."""

import gc

from PySide6.QtWidgets import QApplication
from sqlalchemy import make_url

from svcdesk.app.doorway import Doorway
from svcdesk.app.taking_over import TakingOver
from svcdesk.errors import KnownError
from svcdesk.services import backups
from svcdesk.settings import Settings
from svcdesk.ui.backing_up import BackingUp, backup_folder
from svcdesk.ui.context import Context, Place
from svcdesk.ui.crash import say_known
from svcdesk.ui.first_look import FirstLook
from svcdesk.ui.hub import Hub
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.main_window import CLOSED, RESTORING, SIGNED_OUT, MainWindow
from svcdesk.ui.memory import Memory


def work(doorway: Doorway, settings: Settings, look: FirstLook | None = None) -> bool:
    """Show the window, in the place of the first look where there was one, until it is closed.

    True where the person wants to come in again.
    """
    if doorway.session is None:
        return False
    jobs = Jobs()
    context = Context(
        doorway.session, Hub(), jobs, settings, Memory(settings), _place(doorway.desk, demo=doorway.demo)
    )
    window = MainWindow(context)
    BackingUp(context, window)
    window.left.connect(QApplication.exit)
    if window.width() < window.screen().availableSize().width():
        window.show()
    else:
        window.showMaximized()
    window.activateWindow()
    if look is not None:
        TakingOver(look, window)
    gc.freeze()  # what the start has made stays: it need not be looked at for garbage again
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
