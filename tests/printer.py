"""A private CUPS with one IPP printer that keeps what it receives, for the tests; it listens nowhere else."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

NAME = "trial"
_PATIENCE = 60
_SEARCHED = f"{os.environ['PATH']}:/usr/sbin:/sbin"
_BUS = """<busconfig>
  <type>system</type><listen>unix:path={home}/bus</listen><auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
  </policy>
</busconfig>
"""
_SERVER = """Listen {home}/cups
Browsing No
DefaultAuthType None
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""
_FILES = """ServerRoot {home}/root
CacheDir {home}/work
StateDir {home}/work
RequestRoot {home}/work
TempDir {home}/work
AccessLog {home}/work/access
ErrorLog {home}/work/error
PageLog {home}/work/page
ServerBin /usr/lib/cups
DataDir /usr/share/cups
SystemGroup root lpadmin
"""


@dataclass(frozen=True, slots=True)
class Printer:
    """The printer as programs see it: ``environment`` leads them to it, ``spool`` is what came out."""

    environment: dict[str, str]
    spool: Path

    def received(self, count: int) -> list[Path]:
        """Wait until so many documents came out whole, and return them in their order."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            done = _run("lpstat", "-W", "completed", "-o", NAME, environment=self.environment)
            if len(done.stdout.splitlines()) >= count:
                return sorted(self.spool.glob("*.pdf"), key=lambda path: int(path.name.partition("-")[0]))
            if time.monotonic() > deadline:
                pytest.fail(f"{count} documents did not arrive: {done.stdout}{done.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def ipp_printer() -> Iterator[Printer]:
    """Start a bus, an IPP printer on it and a print server of this test process, and give the printer."""
    home = Path(tempfile.mkdtemp(prefix="svcdesk-ipp-"))  # short: a socket's path has 107 bytes
    try:
        with ExitStack() as running:
            yield _start(home, running)
    finally:
        shutil.rmtree(home)


def _start(home: Path, running: ExitStack) -> Printer:
    spool, work = home / "spool", home / "work"
    for folder in (spool, work, home / "root"):
        folder.mkdir()
    home.chmod(0o755)  # as root, the print server gives its work to another user
    if os.geteuid() == 0:
        shutil.chown(work, "lp")
    for name, content in (("bus.conf", _BUS), ("cupsd.conf", _SERVER), ("cups-files.conf", _FILES)):
        (home / name).write_text(content.format(home=home), "utf-8")
    environment = {
        **os.environ,
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={home}/bus",  # the printer wants one, to announce itself to nobody
        "CUPS_SERVER": f"{home}/cups",
    }
    running.enter_context(_process(home, environment, "dbus-daemon", f"--config-file={home}/bus.conf", "--nofork"))
    _until(home, environment, "test", "-S", str(home / "bus"))
    uri = f"ipp://localhost:{(port := _free_port())}/ipp/print"
    printer = ["-k", "-d", str(spool), "-f", "application/pdf", "-r", "off", "-n", "localhost", "-p", str(port)]
    at_once = ["-c", _program("true")]  # else it takes the time real paper would
    running.enter_context(_process(home, environment, "ippeveprinter", *printer, *at_once, NAME))
    _until(home, environment, "ipptool", "-q", uri, "get-printer-attributes.test")
    # a copy, since the system's own may be held by AppArmor to the system's own folders
    server = Path(shutil.copy(_program("cupsd"), home / "server"))
    files = ["-c", f"{home}/cupsd.conf", "-s", f"{home}/cups-files.conf"]
    running.enter_context(_process(home, environment, str(server), "-f", *files))
    _until(home, environment, "lpstat", "-r")
    _until(home, environment, "lpadmin", "-p", NAME, "-E", "-v", uri, "-m", "everywhere")
    return Printer(environment, spool)


@contextmanager
def _process(home: Path, environment: dict[str, str], program: str, *arguments: str) -> Iterator[None]:
    """Keep a server running that ends with the tests, even killed ones."""
    command = ["setpriv", "--pdeathsig", "KILL", "--", _program(program), *arguments]
    with (home / f"{Path(program).name}.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=home)
    try:
        yield
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(_PATIENCE)


def _until(home: Path, environment: dict[str, str], program: str, *arguments: str) -> None:
    """Run a program again and again until it succeeds."""
    deadline = time.monotonic() + _PATIENCE
    while (done := _run(program, *arguments, environment=environment)).returncode:
        if time.monotonic() > deadline:
            logs = "\n".join(f"{log.name}: {log.read_text('utf-8', 'replace')}" for log in home.glob("*.log"))
            pytest.fail(f"{program} {arguments}: {done.stdout}{done.stderr}\n{logs}", pytrace=False)


def _run(program: str, *arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [_program(program), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=_PATIENCE)


def _program(name: str) -> str:
    found = shutil.which(name, path=_SEARCHED)
    if not found:
        pytest.fail(f"{name} is missing: run ./dev test, or install the packages of resources/setup/debian.txt")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])
