"""Runs the measurements and writes their rows into ``docs/performance.md``: ``python -m bench FOLDER [SCRIPT …]``.

The folder keeps the desks of 1,000,000 deliveries and of 1,000,000 tickets (6 GB each, made in about ten minutes) for
the next time, and the rows of every script, so that one can be measured again by itself. Run it on a machine that
does nothing else.
"""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench.machine import ROOT, compile_all, environment, line

SCRIPTS = ("first_list", "jump", "search", "views", "bring_in", "packets", "save", "clocks", "package")
ON_RECORDS = {"first_list", "jump", "search", "views"}
PAGE = ROOT / "docs/performance.md"
BEGIN, END = "<!-- measured -->", "<!-- end -->"


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    compile_all()
    for script in sys.argv[2:] or SCRIPTS:
        print(script, file=sys.stderr)
        printed = run(script, [str(folder)] if script in ON_RECORDS else [])
        kept = [row for row in printed.splitlines() if row.startswith("|")]
        (folder / f"{script}.rows").write_text("\n".join(kept), "utf-8")
    write(folder)


def run(script: str, given: list[str]) -> str:
    """Run one measurement and return what it printed; all of it fails where one fails."""
    command = [sys.executable, "-m", f"bench.{script}", *given]
    return subprocess.run(command, cwd=ROOT, env=environment(), check=True, stdout=subprocess.PIPE, text=True).stdout


def write(folder: Path) -> None:
    """Put every row measured so far into the page."""
    found = [folder / f"{script}.rows" for script in SCRIPTS]
    rows = [path.read_text("utf-8") for path in found if path.exists()]
    said = f"Measured {datetime.now(UTC):%Y-%m-%d} on {line()}."
    table = ["", said, "", "| work | goal | measured | figures |", "|---|---|---|---|", *rows, ""]
    before, rest = PAGE.read_text("utf-8").split(BEGIN)
    PAGE.write_text(before + "\n".join([BEGIN, *table, END]) + rest.split(END)[1], "utf-8")


if __name__ == "__main__":
    main()
