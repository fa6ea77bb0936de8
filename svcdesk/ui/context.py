"""What every page is given: who works at which desk, the hub, the jobs and the choices of this machine."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

from svcdesk.services.desk import Changes, Session
from svcdesk.settings import Settings
from svcdesk.ui.hub import Hub
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.memory import Memory

P = ParamSpec("P")
T = TypeVar("T")


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
    jobs: Jobs
    settings: Settings
    memory: Memory
    place: Place

    def do(self, verb: Callable[Concatenate[Session, P], tuple[T, Changes]], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a verb of the services and tell every page what it changed; its refusals are raised on to the caller."""
        result, changes = verb(self.session, *args, **kwargs)
        self.hub.changed.emit(changes)
        return result
