"""What saving one form costs, against one raw insert of the same bytes with the same durability.

``python -m bench.save [FOLDER]``; the folder must lie on a real disk, so without one it is beside this script.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import msgspec
from sqlcipher3 import dbapi2

from svcdesk.domain.delivery import Answer, Delivery, PackingLine, UnitCheck
from svcdesk.domain.masters import CheckItem, ItemKind, Tracking
from svcdesk.domain.record import Actor, Record, canonical
from svcdesk.services import drafts
from svcdesk.services.desk import Session
from svcdesk.store import log
from svcdesk.store.engine import _PRAGMAS
from svcdesk.store.store import create_desk

ROUNDS, WARM_UP, FORMS = 400, 30, 40
DOC = "0" * 32
HERE = Path(__file__).parent


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="bench-save-", dir=sys.argv[1] if len(sys.argv) > 1 else HERE))
    os.environ["XDG_DATA_HOME"] = str(folder)
    try:
        measure(folder)
    finally:
        shutil.rmtree(folder)


def measure(folder: Path) -> None:
    """Take turns, so that whatever else the machine does meets all alike, and print a row per kind of save."""
    store = create_desk(str(folder / "save.svcdesk"), "A1")
    session = Session(store, Actor(DOC, "王工", "service"))
    saving, size = revising(session)
    verbs = {"raw": raw_insert(folder / "raw.db", size), "save": saving, "draft": drafting(session)}
    taken: dict[str, list[float]] = {name: [] for name in verbs}
    for n in range(WARM_UP + ROUNDS):
        for name, verb in verbs.items():
            start = perf_counter()
            verb(n)
            if n >= WARM_UP:
                taken[name].append(perf_counter() - start)
    store.close()
    middle = {name: median(times) * 1000 for name, times in taken.items()}
    print(
        row(f"saving one form ({size / 1024:.0f} KiB), against one raw insert", "≤ 3x", middle["save"], middle["raw"])
    )
    print(row("keeping one draft, against one raw insert", "< 5 ms", middle["draft"], middle["raw"]))


def row(work: str, goal: str, ours: float, theirs: float) -> str:
    return f"| {work} | {goal} | {ours / theirs:.2f}x | {ours:.2f} ms : {theirs:.2f} ms |"


def form(n: int) -> Delivery:
    """Return an acceptance with five packing lines and twenty answered checks, another reading each time."""
    items = [CheckItem(f"i{k}", f"绝缘电阻 {k}", ItemKind.READING, "MΩ", Decimal(1)) for k in range(20)]
    answers = tuple(Answer(item=item, value=Decimal(n) / 10) for item in items)
    lines = tuple(
        PackingLine(id=f"l{k}", contract_line=f"c{k}", product=DOC, name="离心泵", quantity=Decimal(1), box=str(k))
        for k in range(5)
    )
    unit = UnitCheck(
        id="u", line="l0", product=DOC, name="离心泵", serial="SN0001", tracking=Tracking.SERIAL, answers=answers
    )
    head = {"contract": DOC, "contract_number": "HT-261123-A1-0001", "customer": DOC, "customer_name": "宏达纺织"}
    return Delivery(**head, lines=lines, units=(unit,))


def revising(session: Session) -> tuple[Callable[[int], None], int]:
    """Return the saving of some forms in turn, about ten times each, and the size of their payload in bytes."""
    with session.work() as work:
        held: list[Record[Any]] = [work.create("delivery", form(0), "checking") for _ in range(FORMS)]
    with session.read() as connection:
        size = len(canonical(log.load(connection, held[0].rev)))

    forms = [form(n) for n in range(WARM_UP + ROUNDS)]

    def save(n: int) -> None:
        with session.work() as work:
            held[n % FORMS] = work.revise(held[n % FORMS], forms[n])

    return save, size


def drafting(session: Session) -> Callable[[int], None]:
    session = replace(session, clock=lambda: datetime.now(UTC))

    def keep(n: int) -> None:
        drafts.keep(session, DOC, form(n))

    return keep


def raw_insert(path: Path, size: int) -> Callable[[int], None]:
    connection = dbapi2.connect(path)
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE raw (id INTEGER PRIMARY KEY, payload BLOB NOT NULL)")

    def insert(n: int) -> None:
        payload = msgspec.json.encode(n).ljust(size, b"x")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO raw (payload) VALUES (?)", (payload,))
        connection.execute("COMMIT")

    return insert


if __name__ == "__main__":
    main()
