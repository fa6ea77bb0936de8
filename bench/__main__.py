"""Runs every measurement and writes their rows into ``docs/performance.md``: ``python -m bench FOLDER [COUNT]``.

The folder keeps the desk of 1,000,000 deliveries for the next time (6 GB, made in about ten minutes). Run it on a
machine that does nothing else.
"""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench.machine import ROOT, compile_all, environment, line

SCRIPTS = ("first_list", "jump", "search", "packets", "save")
ON_DELIVERIES = {"first_list", "jump", "search"}
PAGE = ROOT / "docs/performance.md"
BEGIN, END = "<!-- measured -->", "<!-- end -->"


def main() -> None:
    folder = Path(sys.argv[1])
    compile_all()
    rows: list[str] = []
    for script in SCRIPTS:
        print(script, file=sys.stderr)
        given = [str(folder), *sys.argv[2:]] if script in ON_DELIVERIES else []
        rows += [row for row in run(script, given).splitlines() if row.startswith("|")]
    head = [
        "",
        f"Measured {datetime.now(UTC):%Y-%m-%d} on {line()}.",
        "",
        "| work | goal | measured | figures |",
        "|---|---|---|---|",
    ]
    before, rest = PAGE.read_text("utf-8").split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(before + "\n".join([BEGIN, *head, *rows, "", END]) + after, "utf-8")


def run(script: str, given: list[str]) -> str:
    """Run one measurement and return what it printed; it fails as a whole where one fails."""
    command = [sys.executable, "-m", f"bench.{script}", *given]
    return subprocess.run(command, cwd=ROOT, env=environment(), check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main()
