"""The process is killed while readings are typed in step 3; nothing is lost, and the delivery is signed after all."""

import json
import os
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from svcdesk.domain.delivery import Delivery
from svcdesk.services import delivery as deliveries
from tests.journey.conftest import PASSWORD, Office
from tests.journey.deliver_10248 import commissioned, counted, planned, replaced, settled, signed

ROOT = Path(__file__).resolve().parents[2]


def typist(office: Office, doc: str, mode: str) -> subprocess.Popen[str]:
    """Start the real window in a process of its own, with no screen."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journey.typist", office.desk, doc, mode],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdin
    child.stdin.write(f"{PASSWORD}\n")
    child.stdin.flush()
    return child


def killed_while_typing(office: Office, doc: str, after: int) -> list[list[str]]:
    """Let somebody type until so many readings are safe, kill the process, and return the readings that were."""
    safe: list[list[str]] = []
    with typist(office, doc, "type") as child:
        assert child.stdout
        for line in child.stdout:
            safe = json.loads(line)
            if len(safe) >= after:
                child.send_signal(signal.SIGKILL)
                break
        assert child.wait(30) == -signal.SIGKILL, child.stderr.read() if child.stderr else ""
    return safe


def looked_at(office: Office, doc: str) -> dict[str, Any]:
    """Return what the window shows at its next start."""
    child = typist(office, doc, "look")
    told, errors = child.communicate(timeout=60)
    assert child.returncode == 0, errors
    found: dict[str, Any] = json.loads(told)
    return found


def readings(body: Delivery) -> set[tuple[str, str, Decimal | None]]:
    return {(unit.serial, answer.item.id, answer.value) for unit in body.units for answer in unit.answers}


@pytest.mark.parametrize("after", [1, 9])
def test_killed_in_step_three_the_form_comes_back_where_it_was(office: Office, after: int):
    with office.entered() as wang:
        record = counted(wang, planned(wang, "10248"))
    safe = killed_while_typing(office, record.doc, after)
    assert len(safe) >= after
    shown = looked_at(office, record.doc)
    assert shown["step"] == "COMMISSIONING"
    assert "已恢复" in shown["notice"]
    assert all(value in shown["lines"] for _, _, value in safe)
    with office.entered() as wang:
        opened = deliveries.open_delivery(wang, record.doc)
        assert opened.draft is not None
        assert not opened.stale
        assert {(serial, item, Decimal(value)) for serial, item, value in safe} <= readings(opened.draft)
        kept, _ = deliveries.save(wang, opened.record, opened.draft)
        done = signed(wang, replaced(wang, commissioned(wang, kept)), ("Paul Henriot", "Marie Bertrand"))
        assert {(serial, item, Decimal(value)) for serial, item, value in safe} <= readings(done.body)
    with office.entered("chen") as chen:
        settled(chen, done)
    assert office.call("check", who="").exit_code == 0
