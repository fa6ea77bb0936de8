"""``svcdesk export``."""

import csv
import json
from pathlib import Path

import pytest

from svcdesk.models.kinds import KINDS
from svcdesk.services.importing.tables import read_table
from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("demo_desk")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_kind_goes_out_with_a_row_for_each_record_at_least(call: Call, tmp_path: Path, kind: str, ending: str):
    target = tmp_path / f"{kind}.{ending}"
    assert call("--demo", "export", kind, "--out", target).exit_code == 0
    records = json.loads(call("--demo", "list", kind, "--json").stdout)
    assert len(read_table(target).rows) - 1 >= len(records)


def test_headings_are_in_the_language_of_the_call(call: Call, tmp_path: Path):
    heads = {}
    for lang in ("zh_CN", "en"):
        target = tmp_path / f"{lang}.csv"
        call("--demo", "export", "product", "--out", target, lang=lang)
        with target.open(encoding="utf-8-sig", newline="") as file:
            heads[lang] = next(csv.reader(file))
    assert "产品编号" in heads["zh_CN"]
    assert all(head.isascii() for head in heads["en"])


def test_a_place_that_cannot_be_written_to_is_answered_in_a_sentence(call: Call, tmp_path: Path):
    told = call("--demo", "export", "product", "--out", tmp_path / "nowhere" / "p.xlsx")
    assert told.exit_code == 2
    assert "p.xlsx" in told.stderr
