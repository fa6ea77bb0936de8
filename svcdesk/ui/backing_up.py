"""Backs the desk up while the window is open: looks every minute whether half an hour has passed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from svcdesk.services import backups
from svcdesk.services.backups import Backup
from svcdesk.services.desk import Session
from svcdesk.ui.context import Context
from svcdesk.ui.jobs import Progress

_MINUTE = 60_000


class BackingUp(QObject):
    """Belongs to one window; a backup that fails is told like any other error."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._running = False
        timer = QTimer(self)
        timer.setInterval(_MINUTE)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Back up beside the window where it is time."""
        session, folder = self._context.session, backup_folder(self._context)
        if self._running or not backups.backup_due(session, folder):
            return
        self._running = True
        self._context.jobs.start(self.tr("备份"), partial(_work, session, folder), self, self._made, self._failed)

    def _made(self, _made: Backup) -> None:
        self._running = False

    def _failed(self, error: BaseException) -> None:
        self._running = False
        raise error


def backup_folder(context: Context) -> Path:
    """Return where backups go: what was chosen on this machine, else beside the desk."""
    chosen = context.settings.now.backup_folder
    return Path(chosen) if chosen else backups.default_folder(context.session)


def _work(session: Session, folder: Path, _progress: Progress) -> Backup:
    return backups.back_up(session, folder)
