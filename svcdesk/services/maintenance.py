"""What an administrator does to a desk as a whole."""

from svcdesk.domain.rights import Right
from svcdesk.services.desk import Session
from svcdesk.services.rights import require
from svcdesk.store import projector
from svcdesk.store.schema import Progress, quiet


def rebuild(session: Session, progress: Progress = quiet) -> int:
    """Derive every list row again from the log; the log stays as it is. Returns the number of records."""
    require(session, Right.MAINTENANCE)
    with session.store.write() as connection:
        return projector.rebuild(connection, progress)
