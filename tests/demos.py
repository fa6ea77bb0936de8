"""The demo desk as tests make it: in a folder or on a server, at a moment of their choice."""

from datetime import datetime

from svcdesk.domain.times import SHANGHAI
from svcdesk.services import people
from svcdesk.services.demo import desk as demo
from svcdesk.services.demo.masters import PASSWORD
from svcdesk.services.desk import Session
from svcdesk.store.store import create_desk

NOW = datetime(2026, 11, 23, 15, 30, tzinfo=SHANGHAI)


def filled(desk: str, now: datetime = NOW) -> Session:
    """Return the administrator's session on a new demo desk."""
    store = create_desk(desk, "D1")
    demo.fill(store, now)
    return people.sign_in(store, "demo", PASSWORD, lambda: now)
