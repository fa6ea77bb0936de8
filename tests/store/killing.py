"""Work that is done in a process of its own, to be killed in the middle of it."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from random import Random
from typing import Any

from svcdesk.domain.masters import Customer, Role
from svcdesk.services import drafts
from svcdesk.services.desk import New, Session
from svcdesk.store import blobs
from svcdesk.store.schema import Progress
from svcdesk.store.store import create_desk, open_desk
from tests.conftest import ADMIN

Task = Callable[..., None]

context = multiprocessing.get_context("forkserver")
context.set_forkserver_preload([__name__])


@contextmanager
def working(task: Task, *arguments: Any) -> Iterator[Connection]:
    """Run a task in a process of its own and kill it, without warning, at the end of the block."""
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=task, args=(theirs, *arguments))
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        process.close()


def left_in(pipe: Connection) -> Iterator[Any]:
    """Yield what was told before the end, which may have cut the last word short."""
    while True:
        try:
            yield pipe.recv()
        except (EOFError, OSError):
            return


def bring_up_to_date(told: Connection, desk: str) -> None:
    """Open a desk of an earlier version, and tell each time how far that is."""

    def watch(work: Callable[[Progress], None]) -> None:
        work(lambda done, total: told.send((done, total)))

    open_desk(desk, watch)
    told.send("done")


def save_without_end(told: Connection, desk: str, seed: int) -> None:
    """Save all kinds of things for ever, and tell each revision only after it was committed."""
    random = Random(seed)
    session = Session(open_desk(desk), ADMIN, frozenset(Role))
    with session.work() as work:
        held = work.create("customer", Customer(name="0"), "active")
    told.send(held.rev)
    while True:
        with session.work() as work:
            photo = blobs.put(work.connection, random.randbytes(random.choice([10, 3_000, 1_500_000])), "x/y")
            held = work.revise(held, Customer(name="宏达" * random.randrange(3000)), blobs=(photo,))
            news = [New(body=Customer(name=str(n)), state="active") for n in range(random.randrange(4))]
            revs = [held.rev, *(record.rev for record in work.create_many("customer", news))] if news else [held.rev]
        for rev in revs:
            told.send(rev)


def type_without_end(told: Connection, desk: str) -> None:
    """Type a longer and longer note, and tell how long it is only after the draft was kept."""
    session = Session(open_desk(desk), ADMIN, frozenset(Role))
    length = 0
    while True:
        length += 1
        drafts.keep(session, "form", Customer(name="宏达", note="字" * length))
        told.send(length)


def create_then_say(told: Connection, desk: str) -> None:
    """Say that a desk is about to be made, make it, and say that it is there."""
    told.send("begin")
    create_desk(desk, "K7")
    told.send("made")
    told.recv()
