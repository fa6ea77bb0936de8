"""What every measurement needs of the machine: compiled code, no screen, and a line that says what it was."""

import compileall
import os
import platform
from pathlib import Path

ROOT = Path(__file__).parents[1]


def compile_all() -> None:
    """Compile the program and what it stands on, as ``./dev`` does, so that no run pays for it."""
    for folder in (ROOT / "svcdesk", ROOT / "bench"):
        compileall.compile_dir(folder, quiet=2)


def environment() -> dict[str, str]:
    """Return the surroundings of a measured process: no screen needed, no desktop settings."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false", "PYTHONPATH": str(ROOT)}


def line() -> str:
    """Say on what machine and with what this was measured."""
    import PySide6
    import sqlalchemy
    from sqlcipher3 import dbapi2

    model = next(
        (one.split(":")[1].strip() for one in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in one),
        platform.processor(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}; "
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, SQLAlchemy {sqlalchemy.__version__}, "
        f"SQLite {dbapi2.sqlite_version}"
    )
