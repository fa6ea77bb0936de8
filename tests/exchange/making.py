"""Makes the desks of the machine: empty ones, and ones of a company that has sold something already."""

import shutil
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from svcdesk.domain.masters import Role
from svcdesk.domain.record import Actor
from svcdesk.services.desk import Session
from svcdesk.store import device, log
from svcdesk.store.engine import sqlite_engine
from svcdesk.store.store import create_desk, open_desk
from tests.exchange.desks import CODES, START, Desks, everything
from tests.exchange.goods import Goods, sell
from tests.exchange.servicing import Servicing

_BEFOREHAND, _RUN = 500_000, 1_000_000


class SeededIds:
    """Gives ``uuid4`` its bytes, the same ones each time: what hypothesis tries again must have the same names."""

    def __init__(self) -> None:
        self.drawn = 0

    def urandom(self, size: int) -> bytes:
        self.drawn += 1
        return sha256(str(self.drawn).encode()).digest()[:size]

    def again(self) -> None:
        """Begin a new run, with names that nothing made beforehand has."""
        self.drawn = _RUN


class Maker:
    """Makes fresh desks quickly: four empty files are made once and copied into their places each time."""

    names_from = 0
    """Where the names of its devices begin: no two makers make the same devices."""

    def __init__(self, folder: Path, ids: SeededIds) -> None:
        self._folder, self._ids = folder, ids
        ids.drawn = self.names_from
        self._nodes: dict[str, log.Node] = {}
        for code in CODES:
            store = create_desk(str(self._path(code)), code, f"电脑 {code}")
            self._nodes[code] = store.node
            store.close()
            shutil.copy(self._path(code), self._path(code).with_suffix(".empty"))

    def fresh(self) -> Desks:
        """Return four empty desks of four devices that have never met."""
        self._ids.again()
        for package in (*self._folder.glob("*.svcpack"), *self._folder.glob("*.bad")):
            package.unlink()
        made = Desks(self._folder)
        for at, code in enumerate(CODES):
            path = self._path(code)
            shutil.copy(path.with_suffix(".empty"), path)
            for beside in ("-wal", "-shm"):
                path.with_name(path.name + beside).unlink(missing_ok=True)
            engine = sqlite_engine(path)
            with engine.connect() as connection, connection.begin():
                device.note(connection, self._nodes[code], path)
            engine.dispose()
            who = Actor(str(at) * 32, f"员工 {code}")
            made.sessions.append(Session(open_desk(str(path)), who, frozenset(Role), made.clock))
            made.noted.append(0)
        return made

    def _path(self, code: str) -> Path:
        return self._folder / f"{code}.svcdesk"


def begin(people: Servicing) -> None:
    """Let the office have contacts, orders and returns at every stage in hand, so that no run has far to go."""
    office = len(CODES) - 1
    for _ in range(3):
        people.call(office)
    for which, steps in enumerate((("attempt",), ("attempt",), ("attempt", "resolve", "follow up"))):
        for step in steps:
            people.ticket(office, which, step)
    people.send(office, 0)
    people.send(office, 1)
    people.order(office, 1, "confirm")
    for which, (serial, steps) in enumerate((("SN-1", 3), ("SN-2", 4))):
        people.ask_back(office, serial)
        for _ in range(steps):
            people.push_return(office, which)
    refused = [name for name in people.done if ":" in name]
    assert not refused, refused


class StockedMaker(Maker):
    """Makes desks of one company: everybody has its masters, what was sold the day before, and what is in hand."""

    names_from = 1_000

    def __init__(self, folder: Path, ids: SeededIds) -> None:
        super().__init__(folder, ids)
        made = super().fresh()
        ids.drawn = _BEFOREHAND
        made.now = START - timedelta(hours=16)
        self.goods: Goods = sell(made.sessions[-1])
        made.now = START + timedelta(hours=3)
        people = Servicing(made, self.goods)
        begin(people)
        self.done = people.done
        self.begins = made.now
        everything(made)
        self._payloads = made.revisions(0)
        made.close()
        for code in CODES:
            shutil.copy(self._path(code), self._path(code).with_suffix(".empty"))

    def fresh(self) -> Desks:
        """Return four desks that have all this."""
        made = super().fresh()
        made.now = self.begins
        made.truth.payloads |= self._payloads
        for at in range(len(CODES)):
            made.note_own(at)
        return made
