"""The demo desk's file: made at the first call, kept afterwards, entered without being asked for a password."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from svcdesk.errors import KnownError
from svcdesk.paths import demo_desk
from svcdesk.services import people
from svcdesk.services.demo.days import Days
from svcdesk.services.demo.masters import LOGIN, PASSWORD, StoryClock, enter
from svcdesk.services.demo.story import Story
from svcdesk.services.desk import Session, system_clock
from svcdesk.store.lock import Lock
from svcdesk.store.store import Store, create_desk
from svcdesk.words import Message

_CODE = "A1"
_STARTED = -60
"""The working day, counted from now, on which the company began to use the program."""


def is_demo(desk: Path) -> bool:
    """Whether a desk file is the demo desk of this user."""
    return desk.resolve() == demo_desk().resolve()


def ready(*, fresh: bool = False, clock: Callable[[], datetime] = system_clock) -> Path:
    """Return the path of the demo desk, made now where there is none, or anew with ``fresh``.

    Raises ``DeskError`` where the one there is cannot be replaced because it is open.
    """
    target = demo_desk()
    if fresh or not target.exists():
        lock = Lock(target)
        lock.acquire()
        try:
            _replace(target, clock())
        finally:
            lock.release()
    return target


def sign_in(store: Store) -> Session:
    """Return the session of the person the demo desk belongs to; raises ``KnownError`` on any other desk."""
    try:
        return people.sign_in(store, LOGIN, PASSWORD)
    except KnownError as refused:
        raise KnownError(Message("demo.changed")) from refused


def fill(store: Store, now: datetime) -> None:
    """Put company, goods and story into an empty desk, the last of it shortly before ``now``."""
    days = Days(now)
    cast = enter(store, StoryClock(days.at(_STARTED, "09:00")))
    Story(cast, days).play()


def _replace(target: Path, now: datetime) -> None:
    """Make the desk under another name, so that an interrupted start leaves no half-told story behind."""
    building = target.with_name("demo-new.svcdesk")
    _clear(building)
    store = create_desk(str(building), _CODE)
    try:
        fill(store, now)
    finally:
        store.close()
    _clear(target, {".lock"})
    drafts = building.with_name(f"{building.name}.drafts")
    drafts.replace(target.with_name(f"{target.name}.drafts"))
    building.replace(target)
    _clear(building)


def _clear(desk: Path, kept: Iterable[str] = ()) -> None:
    """Remove the files of a desk, the desk last, but for those that end in ``kept``."""
    for file in sorted(desk.parent.glob(f"{desk.name}*"), reverse=True):
        if file.is_file() and file.name.removeprefix(desk.name) not in kept:
            file.unlink()
