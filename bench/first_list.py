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
from svcdesk.services import people
from svcdesk.store.store import open_desk

ROUNDS = 11
SETTLING = 1.5  # seconds: the order of a million rows is read after the first paint
KINDS = ("bare", "list", "program")


def main() -> None:
    folder = Path(sys.argv[1])
    desk = make(folder, int(sys.argv[2]) if len(sys.argv) > 2 else COUNT, "ticket")
    for line in measure(desk):
        print(line)


def measure(desk: Path) -> list[str]:
    """Return the rows for start and memory."""
    compile_all()
    runs: dict[str, list[Run]] = {kind: [] for kind in KINDS}
    for _ in range(ROUNDS + 1):  # the first round fills the caches of the machine and is not counted
        for kind in KINDS:
            runs[kind].append(run(kind, desk))
    middle = {kind: Run(*(median(values) for values in zip(*taken[1:], strict=True))) for kind, taken in runs.items()}
    bare, ours, program = (middle[kind] for kind in KINDS)
    million = "first list of 1,000,000 tickets, by due time, painted"
    return [
        ratio(f"{million}, against a bare window", "≤ 2.0x", ours.milliseconds, bare.milliseconds, "ms"),
        ratio("the same in processor time", "–", ours.processor, bare.processor, "ms"),
        ratio("the whole program to the same list", "–", program.milliseconds, bare.milliseconds, "ms"),
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


class Run(NamedTuple):
    """From the start of a process to painted rows, and what it takes once the order of all rows is read."""

    milliseconds: float
    processor: float
    mebibytes: float


def run(kind: str, desk: Path) -> Run:
    """Run one window in a process of its own."""
    milliseconds, processor, (resident, _peak) = held(kind, desk)
    return Run(milliseconds, processor, resident / 1024)


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
