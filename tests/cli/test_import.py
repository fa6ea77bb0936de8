"""``svcdesk import``."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.services.tables import workbook

CUSTOMERS = "客户名称,客户编号,电话\n绿洲饮料有限公司,LZ-01,0512-66001122\n恒通轴承厂,LZ-02,\n"


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    path = tmp_path / "customers.csv"
    path.write_text(CUSTOMERS, "gb18030")
    return path


def names(call: Call, shop: Path, text: str = "") -> set[str]:
    listed = call("--desk", shop, "list", "customer", "--json", *(["--text", text] if text else []), who="demo")
    return {row["title"] for row in json.loads(listed.stdout)}


def test_a_dry_run_writes_nothing_and_the_real_run_does_what_it_said(call: Call, shop: Path, customers: Path):
    before = names(call, shop)
    dry = call("--desk", shop, "import", "customer", customers, "--dry-run", who="demo")
    assert dry.exit_code == 0
    assert "2" in dry.stdout
    assert names(call, shop) == before
    assert call("--desk", shop, "import", "customer", customers, who="demo").exit_code == 0
    assert names(call, shop) - before == {"绿洲饮料有限公司", "恒通轴承厂"}
    again = call("--desk", shop, "import", "customer", customers, "--json", who="demo")
    assert {one["action"] for one in json.loads(again.stdout)["outcomes"]} == {"unchanged"}


def test_a_wrong_row_is_named_and_nothing_is_imported(call: Call, shop: Path, tmp_path: Path):
    before = names(call, shop)
    path = tmp_path / "customers.csv"
    path.write_text(CUSTOMERS + ",LZ-03,\n", "utf-8")
    told = call("--desk", shop, "import", "customer", path, who="demo")
    assert told.exit_code == 2
    assert "第 4 行" in told.stdout
    assert "Traceback" not in told.stderr
    assert names(call, shop) == before


def test_columns_can_be_mapped_by_heading_or_number_and_left_out(call: Call, shop: Path, tmp_path: Path):
    rows = [["A", "B", "电话"], ["远山酒业", "YS-9", "abc"]]
    path = workbook(tmp_path, rows)
    told = call("--desk", shop, "import", "customer", path, who="demo")
    assert told.exit_code == 2  # nothing says which column is the name
    maps = ["--map", "A=name", "--map", "2=客户编号", "--map", "电话="]
    told = call("--desk", shop, "import", "customer", path, *maps, who="demo")
    assert told.exit_code == 0
    assert names(call, shop, "YS-9") == {"远山酒业"}


@pytest.mark.parametrize(("said", "word"), [("A", "A"), ("Z=name", "Z"), ("A=colour", "colour")])
def test_a_map_that_cannot_be_is_answered_in_a_sentence(call: Call, shop: Path, tmp_path: Path, said: str, word: str):
    path = workbook(tmp_path, [["A"], ["x"]])
    told = call("--desk", shop, "import", "customer", path, "--map", said, who="demo")
    assert told.exit_code == 2
    assert word in told.stderr


def test_sheet_header_and_encoding_can_be_named(call: Call, shop: Path, tmp_path: Path):
    path = workbook(tmp_path, [["2026 年客户"], ["客户名称", "x"], ["白鹭水务", ""]], sheet="名单")
    arguments = ["--desk", shop, "import", "customer", path]
    assert call(*arguments, "--sheet", "没有", who="demo").exit_code == 2
    assert call(*arguments, "--sheet", "名单", "--header", "2", who="demo").exit_code == 0
    assert "白鹭水务" in names(call, shop)
    big5 = tmp_path / "big5.csv"
    big5.write_bytes("Name\n臺灣鋼鐵\n".encode("big5"))
    assert call("--desk", shop, "import", "customer", big5, "--encoding", "big5", who="demo").exit_code == 0
    assert "臺灣鋼鐵" in names(call, shop)


def test_a_file_that_is_no_table_is_answered_in_a_sentence(call: Call, shop: Path, tmp_path: Path):
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    told = call("--desk", shop, "import", "customer", path, who="demo")
    assert told.exit_code == 2
    assert "picture.csv" in told.stderr
    assert "Traceback" not in told.stderr
