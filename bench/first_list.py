"""From the start of the process to painted rows of 1,000,000 tickets sorted by due time, against a bare window.

``python -m bench.first_list FOLDER [COUNT]``. Processes take turns, so that whatever else the machine does meets all
alike; all code is compiled before. Counted is the whole process: interpreter, imports, window, desk, paint.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import NamedTuple

from bench.door import NAME, PASSWORD
from bench.machine import compile_all, environment
from bench.synth import COUNT, make
from bench.table import ratio
from bench.windows import COLUMNS
from svcdesk.domain.times import local_day
from svcdesk.services import people, remembered
from svcdesk.services.first_look import LOOKED_AT, LookedAt
from svcdesk.services.list_rows import Query, Sort
from svcdesk.settings import Settings
from svcdesk.store.store import open_desk

ROUNDS = 11
SETTLING = 1.5  # seconds: the order of a million rows is read after the first paint
KINDS = ("bare", "look", "list", "program")
TABS, TABLE = (14, 54, 1338, 50), (14, 208, 800, 504)  # where they stand in a window of 1366 by 768


def main() -> None:
    folder = Path(sys.argv[1])
    desk = make(folder, int(sys.argv[2]) if len(sys.argv) > 2 else COUNT, "ticket")
    for line in measure(desk):
        print(line)


def measure(desk: Path) -> list[str]:
    """Return the rows for start and memory."""
    compile_all()
    runs: dict[str, list[Run]] = {kind: [] for kind in KINDS}
    with TemporaryDirectory() as home:
        stay_signed_in(desk, Path(home))
        for _ in range(ROUNDS + 1):  # the first round fills the caches of the machine and is not counted
            for kind in KINDS:
                runs[kind].append(run(kind, desk, home))
    middle = {kind: Run(*(median(values) for values in zip(*taken[1:], strict=True))) for kind, taken in runs.items()}
    bare, look, ours, program = (middle[kind] for kind in KINDS)
    million = "first list of 1,000,000 tickets, by due time, painted"
    return [
        ratio(f"{million}, against a bare window", "≤ 2.0x", look.milliseconds, bare.milliseconds, "ms"),
        ratio("the same in processor time", "–", look.processor, bare.processor, "ms"),
        ratio("until the whole window has taken its place", "–", look.whole, bare.milliseconds, "ms"),
        ratio("the list alone, all it is made of loaded first", "–", ours.milliseconds, bare.milliseconds, "ms"),
        ratio(
            "the whole program to the same list, without a first look",
            "–",
            program.milliseconds,
            bare.milliseconds,
            "ms",
        ),
        ratio("the same in processor time", "–", program.processor, bare.processor, "ms"),
        *measure_door(desk, bare),
        ratio("memory of the window over 1,000,000 records", "≤ 2x", ours.mebibytes, bare.mebibytes, "MiB"),
        ratio("memory of the whole program", "–", program.mebibytes, bare.mebibytes, "MiB"),
    ]


def measure_door(desk: Path, bare: "Run") -> list[str]:
    """Return the rows for what a person waits for who signs in: until the form stands there, and after Enter."""
    give_administrator(desk)
    with TemporaryDirectory() as home:
        taken = [held("door", desk, XDG_CONFIG_HOME=home) for _ in range(ROUNDS + 1)][1:]
    shown, processor = median(one[0] for one in taken), median(one[1] for one in taken)
    entered = median(after[0] * 1000 for _, _, after in taken)
    return [
        ratio("until the sign-in is painted, against a bare window", "–", shown, bare.milliseconds, "ms"),
        ratio("the same in processor time", "–", processor, bare.processor, "ms"),
        ratio("from Enter until the window is painted", "–", entered, bare.milliseconds, "ms"),
    ]


def give_administrator(desk: Path) -> None:
    """Let somebody be able to sign in on the desk."""
    store = open_desk(str(desk))
    if not people.has_people(store):
        people.create_first_administrator(store, NAME, PASSWORD)
    store.close()


def stay_signed_in(desk: Path, home: Path) -> None:
    """Let somebody have closed the program on the list of every ticket by due time, and stay signed in."""
    give_administrator(desk)
    store = open_desk(str(desk))
    session = people.sign_in(store, NAME, PASSWORD)
    query = Query(kinds=("ticket",), sort=Sort.URGENT, descending=False)
    day = local_day(session.clock())
    at = LookedAt(day=day, stage="service", tabs=TABS, query=query, columns=COLUMNS, table=TABLE)
    remembered.remember(session, LOOKED_AT, at)
    Settings(home / "svcdesk" / "settings.json").change(signed_in={str(desk): people.stay_signed_in(session)})
    store.close()


class Run(NamedTuple):
    """From the start of a process to painted rows, and what it takes once the order of all rows is read.

    ``whole`` is from the start until the window is painted of which the rows were the first look.
    """

    milliseconds: float
    processor: float
    mebibytes: float
    whole: float


def run(kind: str, desk: Path, home: str) -> Run:
    """Run one window in a process of its own."""
    milliseconds, processor, (resident, after) = held(kind, desk, XDG_CONFIG_HOME=home)
    return Run(milliseconds, processor, resident / 1024, milliseconds + after * 1000)


def held(kind: str, desk: Path, **surroundings: str) -> tuple[float, float, list[float]]:
    """Run one window until it is painted and settled; return both times until then and what it says at its end."""
    command = [sys.executable, "-m", "bench.windows", kind, str(desk)]
    start = perf_counter()
    with subprocess.Popen(
        command, env=environment() | surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        if child.stdout is None or child.stdin is None:
            raise RuntimeError(kind)
        word, processor = child.stdout.readline().split()
        taken = perf_counter() - start
        if word != "painted":
            raise RuntimeError(kind)
        sleep(SETTLING)
        child.stdin.close()
        said = [float(figure) for figure in child.stdout.readline().split()]
    return taken * 1000, float(processor) * 1000, said


if __name__ == "__main__":
    main()
