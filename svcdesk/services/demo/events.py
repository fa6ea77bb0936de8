"""What happens in the demo story, and when."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple


class Event(NamedTuple):
    """Something somebody does at a time."""

    at: datetime
    act: Callable[[], None]


def when(event: Event) -> datetime:
    """Return what events are ordered by."""
    return event.at
