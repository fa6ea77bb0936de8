"""From the start of the process to painted rows of 1,000,000 tickets sorted by due time, against a bare window.

``python -m bench.first_list FOLDER [COUNT]``. Processes take turns, so that whatever else the machine does meets all
alike; all code is compiled before. Counted is the whole process: interpreter, imports, window, desk, paint.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import NamedTuple

from bench.machine import compile_all, environment
from bench.synth import COUNT, make
from bench.table import ratio

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
        ratio("memory of the window over 1,000,000 records", "≤ 2x", ours.mebibytes, bare.mebibytes, "MiB"),
        ratio("memory of the whole program", "–", program.mebibytes, bare.mebibytes, "MiB"),
    ]


class Run(NamedTuple):
    """From the start of a process to painted rows, and what it takes once the order of all rows is read."""

    milliseconds: float
    processor: float
    mebibytes: float


def run(kind: str, desk: Path) -> Run:
    """Run one window in a process of its own."""
    command = [sys.executable, "-m", "bench.windows", kind, str(desk)]
    start = perf_counter()
    with subprocess.Popen(
        command, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        if child.stdout is None or child.stdin is None:
            raise RuntimeError(kind)
        word, processor = child.stdout.readline().split()
        taken = perf_counter() - start
        if word != "painted":
            raise RuntimeError(kind)
        sleep(SETTLING)
        child.stdin.close()
        resident, _peak = child.stdout.readline().split()
    return Run(taken * 1000, float(processor) * 1000, int(resident) / 1024)


if __name__ == "__main__":
    main()
