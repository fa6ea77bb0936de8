"""What every page is given: who works at which desk, the hub and the choices of this machine."""

from dataclasses import dataclass

from svcdesk.services.desk import Session
from svcdesk.settings import Settings
from svcdesk.ui.hub import Hub
from svcdesk.ui.memory import Memory


@dataclass(frozen=True, slots=True)
class Place:
    """Where the data lies: a file's path or a server's address without its password; ``demo`` data is nobody's."""

    name: str
    local: bool = True
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """One signed-in person at one open desk in one window."""

    session: Session
    hub: Hub
    settings: Settings
    memory: Memory
    place: Place
