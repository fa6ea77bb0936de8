"""100,000 tickets from a table into a desk, against raw inserts of just the same rows with the same indexes.

``python -m bench.bring_in [FOLDER [COUNT]]``; the folder must lie on a real disk, so without one it is beside this
script.
"""

import os
import random
import shutil
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import func, select
from sqlcipher3 import dbapi2

from bench import words
from bench.synth_tickets import MATTERS, NOW
from bench.table import ratio, single
from svcdesk.domain.causes import groups
from svcdesk.domain.masters import Customer, Department, Person, Role
from svcdesk.domain.record import Actor
from svcdesk.models.base import metadata
from svcdesk.services.desk import New, Session
from svcdesk.services.importing.mapping import guess
from svcdesk.services.importing.run import dry_run, run
from svcdesk.services.importing.tables import Table
from svcdesk.store.engine import _PRAGMAS
from svcdesk.store.store import create_desk
from svcdesk.store.tokens import tokens

ROWS, CUSTOMERS = 100_000, 2000
HEAD = ("信息编号", "接收时间", "接收方式", "信息类别", "顾客名称", "电话", "责任人", "产品", "序列号", "内容",
        "原因", "联系时间", "办结时间", "处理结果", "关闭时间")  # fmt: skip
HERE = Path(__file__).parent


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="bench-bring-in-", dir=sys.argv[1] if len(sys.argv) > 1 else HERE))
    os.environ["XDG_DATA_HOME"] = str(folder)
    try:
        measure(folder, int(sys.argv[2]) if len(sys.argv) > 2 else ROWS)
    finally:
        shutil.rmtree(folder)


def measure(folder: Path, count: int) -> None:
    """Import, then insert what that wrote into a second desk, and print a row for each."""
    session, table = prepared(folder / "ours.svcdesk", count)
    layout = guess("ticket", table)
    start = perf_counter()
    report = dry_run(session, "ticket", table, layout)
    dry = perf_counter() - start
    if not report.ok:
        raise RuntimeError(report.issues[:3])
    before = highest(session)
    start = perf_counter()
    report, _ = run(session, "ticket", table, layout)
    ours = perf_counter() - start
    written = rows(session, before)
    session.store.close()
    second, _ = prepared(folder / "raw.svcdesk", 0)
    second.store.close()
    theirs = insert(folder / "raw.svcdesk", written)
    work = f"import of {report.rows:,} tickets, against raw inserts with the same indexes"
    print(ratio(work, "≤ 5x", ours, theirs, "s"))
    print(single("the dry run of the same file", "–", dry, "s"))


def prepared(path: Path, count: int) -> tuple[Session, Table]:
    """Return a desk with customers and people, and a table of tickets that names them."""
    shop = random.Random(7)
    customers = list(dict.fromkeys(words.customer(shop) for _ in range(CUSTOMERS)))
    people = list(dict.fromkeys(words.person(shop) for _ in range(40)))
    session = Session(create_desk(str(path), "A1"), Actor("0" * 32, "王工", "service"), frozenset(Role), lambda: NOW)
    with session.work() as work:
        work.create_many("customer", [New(body=Customer(name), state="active") for name in customers])
        persons = [Person(name=name, department=Department.SERVICE) for name in people]
        work.create_many("person", [New(body=person, state="active") for person in persons])
    return session, Table("旧登记.xlsx", (HEAD, *(line(shop, n, count, customers, people) for n in range(count))))


def line(chance: random.Random, n: int, count: int, customers: list[str], people: list[str]) -> tuple[Any, ...]:
    """Return one closed ticket as the table of an old register has it."""
    at = NOW - timedelta(days=900) + timedelta(days=890) * n / count
    reached = at + timedelta(minutes=chance.randrange(1, 150))
    done = reached + timedelta(minutes=chance.randrange(30, 6000))
    cause = chance.choice([code for own in groups().values() for code in own])
    times = [f"{one:%Y-%m-%d %H:%M}" for one in (at, reached, done, done + timedelta(days=1))]
    return (f"R{n:07d}", times[0], "电话", "报修", chance.choice(customers), words.phone(chance),
            chance.choice(people), chance.choice(words.GOODS), f"SN-{n}", chance.choice(MATTERS), cause,
            times[1], times[2], "已更换", times[3])  # fmt: skip


def highest(session: Session) -> dict[str, int]:
    """Return the highest id of every table that has one."""
    with session.read() as connection:
        kept = [table for table in metadata.sorted_tables if "id" in table.c]
        return {one.name: connection.scalar(select(func.coalesce(func.max(one.c.id), 0))) or 0 for one in kept}


def rows(session: Session, before: dict[str, int]) -> dict[str, tuple[list[str], list[tuple[Any, ...]]]]:
    """Return every row written since, by table, as the engine stores it."""
    found = {}
    with session.read() as connection:
        for name, last in before.items():
            result = connection.exec_driver_sql(f"SELECT * FROM {name} WHERE id > ? ORDER BY id", (last,))
            found[name] = (list(result.keys()), [tuple(row) for row in result])
    texts = [(row[0], " ".join(tokens(str(row[1]).split("\n")))) for row in found["search_text"][1]]
    return {**found, "search_index": (["rowid", "tokens"], texts)}


def insert(path: Path, written: dict[str, tuple[list[str], list[tuple[Any, ...]]]]) -> float:
    """Insert rows in one transaction through the bare driver, and return the seconds it took."""
    connection = dbapi2.connect(path)
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    start = perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    for name, (columns, values) in written.items():
        marks = ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", values)
    connection.execute("COMMIT")
    taken = perf_counter() - start
    connection.close()
    return taken


if __name__ == "__main__":
    main()
