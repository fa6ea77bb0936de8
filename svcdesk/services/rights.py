"""The check every verb makes first: may this person do this?"""

from svcdesk.domain.rights import Right, allowed, refusal
from svcdesk.errors import Denied
from svcdesk.services.desk import Session


def may(session: Session, right: Right) -> bool:
    """Tell whether the person of a session has a right; screens use it to hide what would be refused."""
    return allowed(right, session.roles, session.actor.department)


def require(session: Session, right: Right) -> None:
    """Raise ``Denied``, with a sentence that names who may, where the person of a session lacks a right."""
    if not may(session, right):
        raise Denied(refusal(right))
