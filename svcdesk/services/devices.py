"""What the desk knows of this device: its code stands in every number it gives."""

from svcdesk.domain.rights import Right
from svcdesk.services import rights
from svcdesk.services.desk import Session
from svcdesk.store import device


def code(session: Session) -> str:
    """Return the code that stands in the numbers this device gives."""
    return session.store.node.code


def change_code(session: Session, code: str) -> None:
    """Give this device another code for its next numbers; raises ``KnownError`` where the code will not do."""
    rights.require(session, Right.MAINTENANCE)
    with session.store.write() as connection:
        changed = device.change_code(connection, session.store.node, code)
    session.store.node = changed
    session.store.note_chain()
