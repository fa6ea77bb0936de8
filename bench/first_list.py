"""From the start of the process to painted rows of a list over 1,000,000 deliveries, against a bare window.

``python -m bench.first_list FOLDER [COUNT]``. Processes take turns, so that whatever else the machine does meets all
alike; all code is compiled before. Counted is the whole process: interpreter, imports, window, desk, paint.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from bench.machine import compile_all, environment
from bench.synth import COUNT, make
from bench.table import ratio

ROUNDS = 11
KINDS = ("bare", "list", "program")


def main() -> None:
    folder = Path(sys.argv[1])
    desk = make(folder, int(sys.argv[2]) if len(sys.argv) > 2 else COUNT)
    for line in measure(desk):
        print(line)


def measure(desk: Path) -> list[str]:
    """Return the rows for start and memory."""
    compile_all()
    seconds: dict[str, list[float]] = {kind: [] for kind in KINDS}
    memory: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for _ in range(ROUNDS + 1):  # the first round fills the caches of the machine and is not counted
        for kind in KINDS:
            taken, megabytes = run(kind, desk)
            seconds[kind].append(taken)
            memory[kind].append(megabytes)
    took = {kind: median(all_of[1:]) * 1000 for kind, all_of in seconds.items()}
    takes = {kind: median(all_of[1:]) for kind, all_of in memory.items()}
    return [
        ratio("first list over 1,000,000 records, against a bare window", "≤ 2.0x", took["list"], took["bare"], "ms"),
        ratio("the whole program to the same list, against a bare window", "–", took["program"], took["bare"], "ms"),
        ratio("memory of the window over 1,000,000 records", "≤ 2x", takes["list"], takes["bare"], "MiB"),
        ratio("memory of the whole program, against a bare window", "–", takes["program"], takes["bare"], "MiB"),
    ]  # fmt: skip


def run(kind: str, desk: Path) -> tuple[float, float]:
    """Return the seconds until rows were painted, and the MiB taken once the order of all rows was read."""
    command = [sys.executable, "-m", "bench.windows", kind, str(desk)]
    start = perf_counter()
    with subprocess.Popen(
        command, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        if child.stdout is None or child.stdin is None or child.stdout.readline() != "painted\n":
            raise RuntimeError(kind)
        taken = perf_counter() - start
        sleep(1.5)  # the order of a million rows is read after the first paint
        child.stdin.close()
        resident, _peak = child.stdout.readline().split()
    return taken, int(resident) / 1024


if __name__ == "__main__":
    main()
