"""A private PostgreSQL cluster for the tests, and a fresh database in it for each test that asks."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, make_url

from svcdesk.store import device
from svcdesk.store.store import create_desk

_NEVER_ON_DISK = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
_DATABASES = count(1)


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Path]:
    """Start a server of this test process and give the folder of its socket; it listens nowhere else."""
    binaries = _binaries()
    home = Path(tempfile.mkdtemp(prefix="svcdesk-pg-"))  # short: a socket's path has 107 bytes
    if os.geteuid() == 0:
        _give_to_postgres(home)
    data = home / "data"
    _run([binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"])
    settings = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={home}", *_NEVER_ON_DISK]
    command = _as_postgres([binaries / "postgres", "-D", data, *settings])
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, cwd=home)
    try:
        _wait_until_ready(server, binaries, home)
        yield home
    finally:
        server.send_signal(signal.SIGINT)  # fast: does not wait for clients a failed test left behind
        server.wait(60)
        shutil.rmtree(home)


@pytest.fixture
def postgres_url(postgres_cluster: Path) -> Iterator[str]:
    """Give the SQLAlchemy URL of an empty database of this test alone."""
    with _database(postgres_cluster, "template0") as url:
        yield url


@pytest.fixture(scope="session")
def postgres_template(postgres_cluster: Path) -> Iterator[str]:
    """Make one empty desk and give the name of its database, to be copied for every test that wants a desk."""
    with _database(postgres_cluster, "template0") as url:
        create_desk(url, "A1", "样机").close()
        yield str(make_url(url).database)


@pytest.fixture
def postgres_url_of_desk(postgres_cluster: Path, postgres_template: str) -> Iterator[str]:
    """Give the SQLAlchemy URL of an empty desk of this test alone; device code A1."""
    with _database(postgres_cluster, postgres_template) as url:
        engine = create_engine(url)
        with engine.begin() as connection:
            device.note_server(connection)  # else a copied database would become a new device
        engine.dispose()
        yield url


@contextmanager
def _database(cluster: Path, template: str) -> Iterator[str]:
    name = f"test_{next(_DATABASES)}"
    with psycopg.connect(host=str(cluster), user="postgres", dbname="postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        yield f"postgresql+psycopg://postgres@/{name}?host={cluster}"
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _binaries() -> Path:
    """Return the folder of the newest server programs; Debian keeps them off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        pytest.fail("PostgreSQL's server is missing: run ./dev test, or apt-get install postgresql", pytrace=False)
    return found[-1].parent if found else Path(str(on_path)).parent


def _give_to_postgres(folder: Path) -> None:
    try:
        shutil.chown(folder, "postgres", "postgres")
    except LookupError:
        pytest.fail("PostgreSQL refuses to run as root, and there is no user postgres for it", pytrace=False)


def _as_postgres(command: list[str | Path]) -> list[str | Path]:
    """Wrap a command so that it runs without root's rights and ends when the tests do, even killed."""
    drop = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", "--pdeathsig", "QUIT", *drop, "--", *command]


def _run(command: list[str | Path]) -> None:
    done = subprocess.run(_as_postgres(command), capture_output=True, text=True, check=False, cwd="/")
    if done.returncode:
        pytest.fail(f"{command[0]} failed:\n{done.stdout}{done.stderr}", pytrace=False)


def _wait_until_ready(server: subprocess.Popen[bytes], binaries: Path, home: Path) -> None:
    deadline = time.monotonic() + 60
    while subprocess.run([binaries / "pg_isready", "-q", "-h", home], check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"PostgreSQL did not start:\n{(home / 'server.log').read_text('utf-8')}", pytrace=False)
