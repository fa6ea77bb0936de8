"""A real IPP printer receives the acceptance sheet, and the QR code on what comes out reads."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from svcdesk.cli.trial_paper import read_back
from svcdesk.domain import sheetcode
from svcdesk.domain.sheets import Form
from svcdesk.domain.times import SHANGHAI
from svcdesk.reports.catalog import render
from svcdesk.services import lists, paper, passwords, people
from svcdesk.services.demo import desk as demo
from svcdesk.services.demo.masters import PASSWORD
from svcdesk.services.lists import Query
from svcdesk.store.store import create_desk
from tests.printer import NAME, Printer, ipp_printer

__all__ = ["ipp_printer"]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str, int]:
    """Give the acceptance sheet of a signed delivery with the text of its code and its number of pages."""
    monkeypatch.setattr(passwords, "cost", passwords.Cost(1, 1024, 1))
    store = create_desk(str(tmp_path / "demo.svcdesk"), "P1")
    demo.fill(store, datetime(2026, 11, 23, 15, 30, tzinfo=SHANGHAI))
    session = people.sign_in(store, "demo", PASSWORD)
    row = lists.page(session, Query(kinds=("delivery",), states=("signed",), text="新华印务"), 0, 1)[0]
    data = paper.gather(session, row.doc, Form.ACCEPTANCE)
    made = render(Form.ACCEPTANCE, data, "both")
    store.close()
    path = tmp_path / f"{row.number}.pdf"
    path.write_bytes(made.pdf)
    return path, sheetcode.encode(data.stamp.number, data.stamp.rev), made.pages


def test_a_printer_receives_the_sheets_as_the_window_prints_them(
    ipp_printer: Printer, sheet: tuple[Path, str, int], tmp_path: Path
):
    pdf, code, pages = sheet
    before = len(list(ipp_printer.spool.glob("*.pdf")))
    environment = {**ipp_printer.environment, "QT_QPA_PLATFORM": "offscreen"}
    for range_of_pages in (("1", str(pages)), ("2", "2")):
        command = [sys.executable, "-m", "tests.journey.paper", str(pdf), *range_of_pages, "1"]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    whole, part = ipp_printer.received(before + 2)[before:]
    assert [page.code for page in read_back(whole.read_bytes())] == [code] * pages
    assert [page.code for page in read_back(part.read_bytes())] == [code]
    subprocess.run(["pdftoppm", "-r", "150", "-f", "1", "-l", "1", "-png", whole, tmp_path / "page"], check=True)
    (picture,) = tmp_path.glob("page*.png")
    scanned = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, check=False, text=True)
    assert scanned.stdout.strip() == code


def test_a_script_sends_the_file_itself(ipp_printer: Printer, sheet: tuple[Path, str, int]):
    pdf, code, pages = sheet
    before = len(list(ipp_printer.spool.glob("*.pdf")))
    environment = {**os.environ, **ipp_printer.environment}
    subprocess.run(["lp", "-d", NAME, pdf], env=environment, capture_output=True, check=True)
    came_out = ipp_printer.received(before + 1)[-1].read_bytes()
    assert [page.code for page in read_back(came_out)] == [code] * pages
