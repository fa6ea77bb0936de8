"""What every page is given: who works at which desk, the hub and the choices of this machine."""

from dataclasses import dataclass

from svcdesk.services.desk import Session
from svcdesk.settings import Settings
from svcdesk.ui.hub import Hub


@dataclass(frozen=True, slots=True)
class Context:
    """One signed-in person at one open desk in one window."""

    session: Session
    hub: Hub
    settings: Settings
