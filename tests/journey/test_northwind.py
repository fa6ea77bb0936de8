"""Order 10248 from the import to the signed sheet, the payment notice and a red check, on both engines."""

import json
import subprocess
from pathlib import Path
from typing import Any

from sqlalchemy import select

from svcdesk.cli.trial_paper import read_back
from svcdesk.domain import sheetcode
from svcdesk.services import lists, maintenance
from svcdesk.services.desk import Session
from svcdesk.services.lists import Query
from svcdesk.store.projector import DERIVED
from tests.journey.conftest import Office
from tests.journey.deliver_10248 import commissioned, counted, planned, replaced, settled, signed
from tests.journey.northwind import CHEESE, SERIALS
from tests.tampering import tampered

CUSTOMER = "Vins et alcools Chevalier"
TRAINEES = ("Paul Henriot", "Marie Bertrand")
IN_WORDS = "肆佰肆拾元整"


def listed(office: Office, kind: str, *filters: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(office.call("list", kind, *filters, "--json").stdout)
    return rows


def words_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, text=True)
    return " ".join(done.stdout.split())


def scanned(pdf: Path, folder: Path) -> set[str]:
    """Return what an independent reader sees in the codes of all pages."""
    subprocess.run(["pdftoppm", "-r", "150", "-png", pdf, folder / "page"], check=True)
    pages = sorted(folder.glob("page*.png"))
    done = subprocess.run(["zbarimg", "-q", "--raw", *pages], capture_output=True, check=True, text=True)
    return set(done.stdout.split())


def test_everything_came_in(office: Office):
    counts = {kind: len(listed(office, kind)) for kind in ("customer", "product", "contract")}
    assert counts == {"customer": 91, "product": 77, "contract": 830}
    (order,) = (one for one in listed(office, "contract", "--text", "10248") if one["unit"] == "10248")
    assert (order["state"], order["title"], order["amount"]) == ("signed", CUSTOMER, "440.00")
    assert office.call("check").exit_code == 0


def test_order_10248_is_delivered_signed_printed_and_proven(office: Office, tmp_path: Path):
    with office.entered() as wang:
        record = replaced(wang, commissioned(wang, counted(wang, planned(wang, "10248"))))
        record = signed(wang, record, TRAINEES)
    with office.entered("chen") as chen:
        feedback, notice = settled(chen, record)

    (row,) = listed(office, "delivery", "--state", "signed")
    assert (row["number"], row["result"], row["title"]) == (record.number, "full", CUSTOMER)
    assert [one["unit"] for one in listed(office, "nonconformity")] == [SERIALS[0]]
    _prints(office, tmp_path, record.number, record.rev)
    for language, money in (("zh", IN_WORDS), ("en", "440.00"), ("both", IN_WORDS)):
        target = tmp_path / f"notice-{language}.pdf"
        assert office.call("print", notice.number, "--out", target, "--lang", language).exit_code == 0
        assert money in words_of(target)
        assert office.call("print", feedback.number, "--out", target, "--lang", language).exit_code == 0
        assert record.number in words_of(target)
    assert office.call("check", who="").exit_code == 0
    _rebuilds_equal(office)
    _one_byte_is_red(office)


def _prints(office: Office, folder: Path, number: str, rev: str) -> None:
    """Print the packet and the sheet in every language and read the words and the code back."""
    code = sheetcode.encode(number, rev)
    for language, title in (("zh", "产品验收单"), ("en", "Product Acceptance Sheet"), ("both", "产品验收单")):
        for form in ("packet", "F16"):
            target = folder / f"{form}-{language}.pdf"
            told = office.call("print", number, "--out", target, "--lang", language, "--form", form)
            assert told.exit_code == 0, told.stderr
            words = words_of(target)
            for wanted in (title, number, CUSTOMER, CHEESE, SERIALS[0], SERIALS[12], "王工", "Paul Henriot"):
                assert wanted in words, (form, language, wanted)
            assert {page.code for page in read_back(target.read_bytes())} == {code}
        assert all(name in words_of(folder / f"packet-{language}.pdf") for name in TRAINEES)
    assert scanned(folder / "F16-both.pdf", folder) == {code}


def _rebuilds_equal(office: Office) -> None:
    """Derive every table anew and find the same rows."""
    with office.entered() as session:
        before = _derived(session)
        assert maintenance.rebuild(session) == lists.count(session, Query())
        assert _derived(session) == before
    assert len(before["stock_move"]) > len(SERIALS)


def _derived(session: Session) -> dict[str, list[Any]]:
    """Return every derived row in its order; a server numbers rows on where it stood."""
    with session.read() as connection:
        return {
            table.name: [
                {name: value for name, value in row.items() if name != "id"}
                for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()
            ]
            for table in DERIVED
        }


def _one_byte_is_red(office: Office) -> None:
    rev, seq = tampered(office.desk, "SELECT max(id) - 3 FROM revision")
    told = office.call("check", who="")
    assert told.exit_code == 1
    assert rev[:12] in told.stdout
    found = json.loads(office.call("check", "--json", who="").stdout)
    assert [one["place"]["seq"] for one in found if one["code"] == "check.payload"] == [seq]
