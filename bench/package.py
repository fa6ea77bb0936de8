"""A hand-over package of 20,000 revisions, written by one desk and taken in by another.

``python -m bench.package [FOLDER]``; the folder must lie on a real disk, so without one it is beside this script.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from bench.save import DOC, HERE, form
from svcdesk.domain.exchange import Scope
from svcdesk.domain.masters import Role
from svcdesk.domain.record import Actor
from svcdesk.services.desk import New, Session
from svcdesk.services.exchange import handing_over, looking, taking_in
from svcdesk.services.exchange.handing_over import Request
from svcdesk.store.store import create_desk

RECORDS = 10_000


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="bench-package-", dir=sys.argv[1] if len(sys.argv) > 1 else HERE))
    os.environ["XDG_DATA_HOME"] = str(folder)
    try:
        measure(folder)
    finally:
        shutil.rmtree(folder)


def measure(folder: Path) -> None:
    """Print how long it takes to write, to look at and to take in, and that nothing was left behind."""
    sender, receiver = (desk(folder, name) for name in ("A1", "B2"))
    fill(sender)
    at, used = perf_counter(), process_time()
    written = handing_over.hand_over(sender, folder / "all.svcpack", Request(scope=Scope.ALL))
    wrote = perf_counter() - at
    report, _ = taking_in.take_in(receiver, written.files[0])
    both, processor = perf_counter() - at, process_time() - used
    at = perf_counter()
    seen = looking.preview(receiver, [written.files[0]])[0]
    looked = perf_counter() - at
    if (report.new, seen.known) != (2 * RECORDS, 2 * RECORDS):
        raise RuntimeError(report)
    said = f"written {wrote:.1f} s, taken in {both - wrote:.1f} s; {written.size / 2**20:.1f} MiB"
    print(f"| package of 20,000 revisions, written and taken in | ≤ 10 s | {both:.1f} s | {said} |")
    print(f"| the same in processor time | – | {processor:.1f} s | – |")
    print(f"| looking at such a package that is here already | – | {looked:.1f} s | – |")
    for session in (sender, receiver):
        session.store.close()


def desk(folder: Path, code: str) -> Session:
    return Session(create_desk(str(folder / f"{code}.svcdesk"), code), Actor(DOC, "王工", "service"), frozenset(Role))


def fill(session: Session) -> None:
    """Record acceptances of 8 KiB, and change each once."""
    with session.work() as work:
        made = work.create_many("delivery", [New(body=form(n), state="checking") for n in range(RECORDS)])
    with session.work() as work:
        for n, record in enumerate(made):
            work.revise(record, form(n + 1))


if __name__ == "__main__":
    main()
