"""Makes a desk of 1,000,000 deliveries or tickets, real in log, list rows, search index and derived tables.

``python -m bench.synth FOLDER [COUNT [ticket]]``; a desk that stands there already is kept.
"""

import multiprocessing
import os
import random
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, func, insert, select, text

from bench import words
from bench.synth_tickets import NOW, OPEN_SHARE, ticket
from svcdesk.domain.delivery import Delivery, PackingLine, Result, State
from svcdesk.domain.masters import Department, Tracking
from svcdesk.domain.record import Actor, Revision, canonical, digest
from svcdesk.models.docview import docview
from svcdesk.models.kinds import KINDS
from svcdesk.store import search
from svcdesk.store.engine import run_bare, writing
from svcdesk.store.frame import node as node_table
from svcdesk.store.frame import revision as revision_table
from svcdesk.store.log import GENESIS, row_of
from svcdesk.store.store import create_desk
from svcdesk.store.tokens import tokens

COUNT = 1_000_000
CHUNK = 10_000
"""Deliveries per device; each device has a hash chain of its own, so that devices can be made side by side."""
TECHNICIANS = 40
CUSTOMERS = 20_000

NAMES = {"delivery": "deliveries", "ticket": "tickets"}
Made = tuple[Any, str, datetime]
"""A body, its state and when it happened."""
Chunk = tuple[str, str, dict[Any, list[dict[str, Any]]]]


def main() -> None:
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    start = time.perf_counter()
    kind = sys.argv[3] if len(sys.argv) > 3 else "delivery"
    print(make(folder, count, kind), f"{time.perf_counter() - start:.0f} s")


def make(folder: Path, count: int = COUNT, kind: str = "delivery") -> Path:
    """Return the desk of so many records of a kind in a folder; it is made where it is missing."""
    path = folder / f"{NAMES[kind]}-{count}.svcdesk"
    os.environ["XDG_DATA_HOME"] = str(folder / "home")
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"unfinished-{os.getpid()}.svcdesk"
    store = create_desk(str(unfinished), "ZZ", "bench")
    try:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-2000000"):
            run_bare(store.engine, f"PRAGMA {pragma}")
        with writing(store.engine) as connection:
            _fill(connection, count, kind)
        run_bare(store.engine, "PRAGMA journal_mode=WAL")
    finally:
        store.close()
    unfinished.rename(path)
    return path


def _fill(connection: Connection, count: int, kind: str) -> None:
    first = int(connection.scalar(select(func.coalesce(func.max(docview.c.id), 0))) or 0) + 1
    chunks = [(first + start, min(CHUNK, count - start), count, kind) for start in range(0, count, CHUNK)]
    context = multiprocessing.get_context("spawn")
    with context.Pool(os.cpu_count()) as pool:
        for done, (key, code, rows) in enumerate(pool.imap(_chunk, chunks), 1):
            connection.execute(insert(node_table), {"node": key, "code": code, "name": code, "public_key": b""})
            for table, values in ((name, made) for name, made in rows.items() if made):
                statement = _INDEX if table == "search_index" else insert(_TABLES[table])
                connection.execute(statement, values)
            print(f"\r{done * CHUNK:,}", end="", file=sys.stderr)
    search.settle(connection)


_INDEX = text("INSERT INTO search_index (rowid, tokens) VALUES (:rowid, :tokens)")
_OWN = (*KINDS["delivery"].tables, *KINDS["ticket"].tables)
_TABLES = {table.name: table for table in (docview, revision_table, search.search_text, *_OWN)}


def _chunk(job: tuple[int, int, int, str]) -> Chunk:
    first, size, count, kind = job
    chance = random.Random(first)
    shop = random.Random(7)
    customers = [words.customer(shop) for _ in range(CUSTOMERS)]
    people = [words.person(shop) for _ in range(TECHNICIANS)]
    chunk = first // CHUNK
    key, code = f"{chunk:032x}", f"{_letters(chunk)}"
    rows: dict[Any, list[dict[str, Any]]] = {name: [] for name in (*_TABLES, "search_index")}
    previous = GENESIS
    for seq, row in enumerate(range(first, first + size), 1):
        one = _MAKERS[kind](chance, customers, people, row, count)
        number = f"{KINDS[kind].prefix}-{one[2]:%y%m%d}-{code}-{seq:04d}"
        made = _revision(kind, one, key, seq, previous, number, chance)
        previous = _append(rows, row, made, one[0])
    return key, code, rows


def _letters(number: int) -> str:
    return "ACDEFHJKMN"[number // 10 % 10] + str(number % 10) + ("X" if number >= 100 else "")


def _delivery(
    chance: random.Random, customers: list[str], people: list[str], row: int, count: int
) -> tuple[Delivery, State, datetime]:
    at = NOW - timedelta(minutes=(count - row) * 1.5)
    who, whom, what = chance.randrange(len(people)), chance.randrange(len(customers)), chance.choice(words.GOODS)
    state = State.SIGNED
    if chance.random() < 0.02:
        state = State.VOID
    elif row > count * (1 - OPEN_SHARE):
        state = chance.choice((State.PLANNED, State.CHECKING))
    serial = f"SN-{row + 10_000_000}"
    line = PackingLine(
        id="1", contract_line="1", product=f"{whom % 300:032x}", name=f"{what} {chance.choice(words.MODELS)}",
        uom="台", quantity=Decimal(1), tracking=Tracking.SERIAL, serials=(serial,),
    )  # fmt: skip
    delivery = Delivery(
        contract=f"{row:032x}", contract_number=f"HT-2026-{row}", customer=f"{whom:032x}",
        customer_name=customers[whom], contact=words.person(chance), phone=words.phone(chance),
        planned_on=_planned(at, chance), technician=f"{who:032x}", technician_name=people[who], lines=(line,),
        result=Result.FULL if state is State.SIGNED else Result.OPEN, accepted_at=at,
    )  # fmt: skip
    return delivery, state, at


def _planned(at: datetime, chance: random.Random) -> date:
    return (at + timedelta(days=chance.randrange(14))).date()


_MAKERS: dict[str, Callable[..., Made]] = {"delivery": _delivery, "ticket": ticket}


def _revision(
    kind: str,
    one: Made,
    key: str,
    seq: int,
    previous: str,
    number: str,
    chance: random.Random,
) -> Revision:
    body, state, at = one
    return Revision(
        v=1, node=key, seq=seq, prev=previous, doc=UUID(int=chance.getrandbits(128)).hex, kind=kind, schema=1,
        parents=(), number=number, state=state, amendment=0, occurred_at=at, recorded_at=at, clock_back=0,
        actor=Actor("0" * 32, "王工", Department.SERVICE.value), reason="", blobs=(),
        body=msgspec.Raw(canonical(body)),
    )  # fmt: skip


def _append(rows: dict[Any, list[dict[str, Any]]], row: int, made: Revision, body: Any) -> str:
    payload = canonical(made)
    rev = digest(payload)
    kind = KINDS[made.kind]
    view = kind.view(body, made.state)
    rows["revision"].append(row_of(rev, made, payload))
    rows["docview"].append(
        {
            "id": row, "doc": made.doc, "rev": rev, "kind": made.kind, "number": made.number, "state": made.state,
            "open": view.open, "title": view.title, "subject": view.subject, "customer": view.customer,
            "customer_name": view.customer_name, "unit": view.unit, "owner": view.owner,
            "owner_name": view.owner_name, "department": view.department, "result": view.result,
            "due_at": view.due_at, "amount": view.amount, "occurred_at": made.occurred_at,
            "recorded_at": made.recorded_at, "amendment": 0, "conflict": 0, "channel": view.channel,
            "waits": view.waits, "origin": view.origin, "review": "",
        }
    )  # fmt: skip
    texts = list(dict.fromkeys((made.number, view.title, view.subject, view.unit, *view.search)))
    rows["search_text"].append({"id": row, "text": "\n".join(filter(None, texts))})
    rows["search_index"].append({"rowid": row, "tokens": " ".join(tokens(texts))})
    for table, values in kind.rows(made, body).items():
        rows[table.name] += values
    return rev


if __name__ == "__main__":
    main()
