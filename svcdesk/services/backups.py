"""Backups of the open desk: when one is due, making it, and which there are; restoring is done on a closed desk."""

from pathlib import Path

from svcdesk.services.desk import Session
from svcdesk.store import backup
from svcdesk.store.backup import Backup
from svcdesk.store.schema import Progress, quiet

__all__ = ["Backup", "back_up", "backup_due", "backup_on_close", "backups", "default_folder"]


def default_folder(session: Session) -> Path:
    """Return the folder of a desk's backups unless somebody chose another one."""
    return backup.folder_of(session.store)


def backup_due(session: Session, folder: Path | None = None) -> bool:
    """Tell whether half an hour has passed since the last backup and something was saved meanwhile."""
    return backup.due(session.store, folder or default_folder(session), session.clock())


def back_up(session: Session, folder: Path | None = None, progress: Progress = quiet) -> Backup:
    """Write one verified backup and thin out the older ones; nobody needs a right for that.

    Takes seconds on a large desk, so it belongs into a job; raises ``DeskError`` where the disk is full or fails.
    """
    return backup.make(session.store, folder or default_folder(session), session.clock(), progress)


def backup_on_close(session: Session, folder: Path | None = None) -> Backup | None:
    """Write the last backup of a sitting, unless nothing was saved since the one before."""
    folder = folder or default_folder(session)
    return back_up(session, folder) if backup.changed(session.store, folder, session.clock()) else None


def backups(session: Session, folder: Path | None = None) -> list[Backup]:
    """Return the backups there are, the newest first."""
    found = backup.existing(session.store, folder or default_folder(session), session.clock())
    return found[::-1]
