"""``./dev`` on machines that lack something: what it says, how it ends, and that it installs nothing by itself."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from svcdesk.preflight import needs
from tests.architecture.source import ROOT

TOOLS = ("awk", "cat", "cksum", "dirname", "env", "mktemp", "rm", "sh", "uname")
NO_LIBRARY = "#!/bin/sh\n"
REFUSES = '#!/bin/sh\necho "$0 $*" >>"$CALLS"\necho "E: Unable to fetch some archives" >&2\nexit 100\n'


class Machine:
    """A fresh checkout, and a PATH of a few real tools and what a test puts there; no Python, no libraries."""

    def __init__(self, folder: Path, user: str) -> None:
        self.folder, self.calls, self.checkout = folder, folder / "calls", folder / "checkout"
        for file in ("dev", "pyproject.toml", "resources/setup/debian.txt", "resources/words/setup.toml"):
            (self.checkout / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / file, self.checkout / file)
        for tool in TOOLS:
            (folder / tool).symlink_to(next(path for path in places(tool) if path.exists()))
        self.has("id", f"#!/bin/sh\necho {user}\n")
        self.has("ldconfig", NO_LIBRARY)

    def has(self, program: str, script: str) -> None:
        (self.folder / program).write_text(script, "utf-8")
        (self.folder / program).chmod(0o755)

    def dev(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        env = {"PATH": str(self.folder), "CALLS": str(self.calls), "DISPLAY": ":0"}
        command = [self.checkout / "dev", *arguments]
        nobody = subprocess.DEVNULL  # no one to type a password
        return subprocess.run(command, env=env, stdin=nobody, capture_output=True, text=True, timeout=60, check=False)

    def called(self) -> str:
        return self.calls.read_text("utf-8") if self.calls.exists() else ""


def places(tool: str) -> list[Path]:
    return [Path(folder, tool) for folder in os.environ["PATH"].split(":")]


@pytest.fixture
def somebody(tmp_path: Path) -> Machine:
    return Machine(tmp_path, "1000")


@pytest.fixture
def root(tmp_path: Path) -> Machine:
    return Machine(tmp_path, "0")


def packages(*kinds: str) -> str:
    return " ".join(["python3 python3-venv", *(package for need, _, package in needs() if need in kinds)])


def test_without_administrator_rights_it_gives_the_exact_line(somebody: Machine):
    somebody.has("apt-get", REFUSES)
    done = somebody.dev("run")
    line = f"apt-get update && apt-get install -y --no-install-recommends {packages('library', 'screen', 'printer')}"
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].strip() == line
    assert "管理员" in done.stderr
    assert somebody.called() == ""


def test_the_line_uses_sudo_where_sudo_exists_but_refuses(somebody: Machine):
    somebody.has("apt-get", REFUSES)
    somebody.has("sudo", "#!/bin/sh\nexit 1\n")
    last = somebody.dev("run").stderr.splitlines()[-1].strip()
    assert last.startswith("sudo apt-get update && sudo apt-get install -y ")


def test_a_machine_without_apt_is_told_the_packages(somebody: Machine):
    done = somebody.dev("run")
    assert done.returncode == 1
    assert "libxcb-cursor0" in done.stderr
    assert "apt-get install" not in done.stderr


def test_as_root_it_installs_and_a_failure_of_apt_is_shown(root: Machine):
    root.has("apt-get", REFUSES)
    done = root.dev("run")
    assert done.returncode == 1
    assert "E: Unable to fetch some archives" in done.stderr
    assert packages("library", "screen", "printer") in root.called().splitlines()[-1]


def test_the_tests_ask_for_their_programs_too(somebody: Machine):
    somebody.has("apt-get", REFUSES)
    missing = somebody.dev("test").stderr.splitlines()[-1].split()
    assert {"libgl1", "libxcb-cursor0"} <= set(missing)
    assert set(missing) & {"poppler-utils", "qpdf", "zbar-tools"} == {"poppler-utils", "qpdf", "zbar-tools"}


def test_a_command_that_does_not_exist_is_an_error(somebody: Machine):
    done = somebody.dev("tset")
    assert done.returncode == 2
    assert "tset" in done.stderr


def test_help_names_every_command(somebody: Machine):
    shown = somebody.dev("help").stdout
    assert [word for word in ("run", "test", "lint", "shots", "build") if f"./dev {word}" not in shown] == []
