"""A full disk costs nobody what was saved: runs ``full_disk_cases.py`` on a small disk of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from svcdesk.domain.masters import Customer
from svcdesk.errors import DeskError
from svcdesk.services.desk import Session, load
from svcdesk.store.check import check
from svcdesk.store.engine import run_bare

CASES = Path(__file__).with_name("full_disk_cases.py")
ROOT = CASES.parents[2]
MOUNT = 'mount -t tmpfs -o size=40m tmpfs "$SVCDESK_SMALL_DISK" && exec "$@"'


def test_a_file_that_may_not_grow_refuses_and_keeps_what_it_holds(sqlite_desk: Session):
    store = sqlite_desk.store
    with sqlite_desk.work() as work:
        kept = work.create("customer", Customer(name="一"), "active")
    run_bare(store.engine, "PRAGMA max_page_count=1")  # SQLite takes it for the size it has
    with pytest.raises(DeskError, match="disk_full"), sqlite_desk.work() as work:
        work.create("customer", Customer(name="二", note="二" * 100_000), "active")
    assert store.ballast is not None
    assert not store.ballast.path.exists()
    run_bare(store.engine, "PRAGMA max_page_count=100000")
    with sqlite_desk.work() as work:
        work.create("customer", Customer(name="三", note="三" * 100_000), "active")
    with sqlite_desk.read() as connection:
        assert load(connection, kept.doc, Customer) == kept
    assert check(store) == []


def test_a_full_disk_costs_nobody_what_was_saved(tmp_path: Path, is_root: bool):
    """Mount a disk of 40 MiB that only the child process sees; it is gone when the child ends."""
    namespace = ["unshare", "--mount", *([] if is_root else ["--map-root-user"])]
    allowed = subprocess.run([*namespace, "true"], check=False).returncode == 0
    assert allowed, "no mount of its own is allowed here (in a container: --cap-add SYS_ADMIN)"
    namespace += ["sh", "-c", MOUNT, "sh"]
    tests = [sys.executable, "-m", "pytest", "-n0", "-q", "-p", "no:cacheprovider", str(CASES)]
    environment = {**os.environ, "SVCDESK_SMALL_DISK": str(tmp_path)}
    done = subprocess.run(
        [*namespace, *tests], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "8 passed" in done.stdout
