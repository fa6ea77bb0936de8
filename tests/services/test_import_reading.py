"""Every file ends as a table or in a clear sentence; none takes the program with it."""

import codecs
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time
from pathlib import Path

import pytest

from svcdesk.errors import Cancelled, KnownError
from svcdesk.services.importing import reader
from svcdesk.services.importing.cells import Fault, pack, unpack
from svcdesk.services.importing.reader import Request
from svcdesk.services.importing.tables import Table, read_table
from svcdesk.services.importing.texts import ENCODINGS, sniff
from svcdesk.words import LANGUAGES, Message, say
from tests.services.tables import DATA, archive, csv_file, workbook

HOSTILE = DATA / "spreadsheets"
FILES = sorted(path.name for path in HOSTILE.iterdir() if path.suffix != ".LICENSE")

REFUSED = {
    "encrypted": {
        "encryptAES.xlsx", "encryptSHA1.xlsx", "encryptSHA512.xlsx", "issue_385.xls", "pass_protected.ods",
        "pass_protected.xlsb", "pass_protected.xlsx",
    },
    "broken": {"OOM_alloc3.xls", "issue252.xlsx", "issue_594_dos.ods"},
    "empty": {
        "BadWorkbook.xlsx", "capitalized_wbook_stream.xls", "empty_sheet.xlsx", "issue127.ods", "issue127.xls",
        "issue127.xlsb", "issue127.xlsx", "issue281.xlsm", "issue343.xls", "issue_666_lost_sheets.xlsb",
        "issue_666_panic.xlsb", "misc_biff5_parsing.xls", "vba.xlsm",
    },
}  # fmt: skip


def outcome(path: Path) -> Table | Message:
    try:
        return read_table(path)
    except KnownError as refused:
        return refused.message


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Table | Message]:
    with ThreadPoolExecutor(4) as pool:
        return dict(zip(FILES, pool.map(outcome, (HOSTILE / name for name in FILES)), strict=True))


def test_there_is_a_good_number_of_hostile_files():
    assert len(FILES) > 120


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_workbook_is_a_table_or_a_sentence(outcomes: dict[str, Table | Message], name: str):
    expected = next((code for code, names in REFUSED.items() if name in names), "")
    found = outcomes[name]
    if isinstance(found, Message):
        assert found.code == f"importing.{expected}"
        assert all(name in say(found, lang) for lang in LANGUAGES)
    else:
        assert not expected
        assert any(row for row in found.rows)


@pytest.mark.parametrize(
    ("name", "row", "cells"),
    [
        ("date.xlsx", 1, (date(2021, 1, 1), 15)),
        ("date_1904.xls", 1, (date(2021, 1, 1), 15)),
        ("date.ods", 2, (datetime(2021, 1, 1, 10, 10, 10), 16)),
        ("date_iso.xlsx", 3, (time(10, 10, 10),)),
        ("errors.xlsx", 1, (Fault("#DIV/0!"),)),
        ("errors.xlsx", 7, (Fault("#N/A"),)),
        ("issues.xls", 4, (False,)),
        ("has_x000D_.xlsx", 1, ("ABC\r\nDEF",)),
        ("issue_530.xlsx", 2, ("报表导出时间：", "2023年03月04日")),
        ("biff5_write.xls", 2, (True, False, None, "sheetjs")),
        ("temperature-in-middle.xlsx", 5, (None, "celsius", 22.2222)),
        ("any_sheets.xlsb", 2, (3, 4)),
    ],
)
def test_what_stands_there_is_read(outcomes: dict[str, Table | Message], name: str, row: int, cells: tuple):
    table = outcomes[name]
    assert isinstance(table, Table)
    assert table.rows[row - 1] == cells


def test_a_hidden_sheet_is_no_sheet():
    assert read_table(HOSTILE / "any_sheets.xlsx").sheets == ("Visible",)
    with pytest.raises(KnownError) as refused:
        read_table(HOSTILE / "any_sheets.xlsx", sheet="Hidden")
    assert refused.value.message.code == "importing.no_such_sheet"


def test_another_sheet_is_read_on_request():
    table = read_table(HOSTILE / "table-multiple.xlsx", sheet="Sheet2")
    assert (table.sheets, table.sheet) == (("Sheet1", "Sheet2", "Sheet3"), "Sheet2")
    assert table.rows != read_table(HOSTILE / "table-multiple.xlsx").rows


@pytest.mark.parametrize("name", sorted(path.stem for path in (DATA / "csv/csvs").iterdir()))
def test_a_csv_reads_as_its_twin_says(name: str):
    head, *rows = read_table(DATA / f"csv/csvs/{name}.csv").rows
    twin = json.loads((DATA / f"csv/json/{name}.json").read_text("utf-8"))
    padded = [(*row, *[""] * (len(head) - len(row))) for row in rows]
    assert [dict(zip(head, row, strict=True)) for row in padded] == twin


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, encoding: str, found: str):
    text = "code,客户名称,number\r\nKH-01,宏达纺织有限公司,1234567890\r\n"
    table = read_table(csv_file(tmp_path, text, encoding))
    assert table.encoding == found
    assert table.rows == (("code", "客户名称", "number"), ("KH-01", "宏达纺织有限公司", "1234567890"))


def test_characters_beyond_gbk_come_through_gb18030(tmp_path: Path):
    assert read_table(csv_file(tmp_path, "姓名\n㐂䶮𫍯\n", "gb18030")).rows[1] == ("㐂䶮𫍯",)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_encoding_can_be_chosen(tmp_path: Path, encoding: str):
    path = csv_file(tmp_path, "name\ntest\n", encoding)
    assert read_table(path, encoding=encoding).rows == (("name",), ("test",))


def test_a_wrong_encoding_is_said(tmp_path: Path):
    path = csv_file(tmp_path, "名称\n宏达\n", "gb18030")
    with pytest.raises(KnownError) as refused:
        read_table(path, encoding="utf-8")
    assert refused.value.message.code == "importing.not_encoded_so"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, sign: str):
    rows = [["品名", "规格", "单价"], ["卷绕机", "380 V, 50 Hz", "1,250.50"], ["表; 台", "a|b", "3"]]
    text = "\n".join(sign.join(f'"{cell}"' for cell in row) for row in rows)
    assert read_table(csv_file(tmp_path, text)).rows == tuple(map(tuple, rows))


def test_excels_own_word_for_the_delimiter_counts(tmp_path: Path):
    table = read_table(csv_file(tmp_path, "sep=;\na,b;c\n1,2;3\n"))
    assert table.rows == ((), ("a,b", "c"), ("1,2", "3"))


def test_a_single_column_has_no_delimiter_to_find():
    assert sniff("name\nA\nB\n") == ","


def test_the_apostrophe_of_a_safe_export_is_taken_off(tmp_path: Path):
    table = read_table(csv_file(tmp_path, "a\n'=1+1\n''=1\n'tis\n'-5\n"))
    assert [row[0] for row in table.rows[1:]] == ["=1+1", "'=1", "'tis", "-5"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n , \n", "empty"),
        (b'a,b\n1,2\n"open,3\n4,5\n', "quote_open"),
        (b'a\n"' + b"x" * (1 << 21) + b'"\n', "field_too_long"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not_a_table"),
        (b"\x00\x01\x02\x03" * 50, "not_a_table"),
        (b"%PDF-1.7\n\x01\x02\x03\x04\x05\x06\x07\x08\x10\x11\x12\x13", "not_a_table"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "not_encoded_so"),
        (b"a,b\n\xff\xfe\xfa\xff,1\n", "encoding_unknown"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "markup"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "markup"),
        (b"PK\x03\x04 nothing of the kind", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", "broken"),
    ],
)
def test_what_is_no_table_is_said(tmp_path: Path, content: bytes, code: str):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    found = outcome(path)
    assert isinstance(found, Message)
    assert found.code == f"importing.{code}"
    assert all("table.csv" in say(found, lang) for lang in LANGUAGES)


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path):
    for path, code in ((tmp_path / "gone.xlsx", "not_found"), (tmp_path, "not_opened")):
        found = outcome(path)
        assert isinstance(found, Message)
        assert found.code == f"importing.{code}"


def test_an_open_quote_names_its_row(tmp_path: Path):
    found = outcome(csv_file(tmp_path, 'a,b\n1,"two\nlines"\n"open,3\n4,5\n'))
    assert isinstance(found, Message)
    assert found.params["row"] == 4


def test_a_formula_that_was_never_calculated_is_no_empty_cell(tmp_path: Path):
    row = b'<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="D1" t="e"><v>#N/A</v></c></row>'
    table = read_table(archive(tmp_path / "formulas.xlsx", [row]))
    assert table.rows == ((Fault("="), 2, None, Fault("#N/A")),)


ROW = b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>"


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        ([b" " * (1 << 20)] * 520, "bomb"),
        ([b'<row r="1"><c r="A1" t="inlineStr"><is><t>', *[b"x" * (1 << 20)] * 400, b"</t></is></c></row>"], ""),
        ([b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'], ""),
        ([ROW * 210] * 100, "too_many_rows"),
    ],
    ids=["unpacks to much", "one giant text", "two cells far apart", "more cells than a desk takes"],
)
def test_a_bomb_ends_in_a_sentence(tmp_path: Path, sheet: list[bytes], code: str):
    found = outcome(archive(tmp_path / "bomb.xlsx", sheet))
    assert isinstance(found, Message)
    assert found.code == f"importing.{code or 'out_of_memory'}"


def test_entities_are_not_expanded(tmp_path: Path):
    path = archive(tmp_path / "laughs.xlsx", [b'<row r="1"><c r="A1" t="inlineStr"><is><t>&lol;</t></is></c></row>'])
    found = outcome(path)
    assert isinstance(found, Message)
    assert found.code == "importing.broken"


def test_a_slow_file_is_given_up(tmp_path: Path):
    path = archive(tmp_path / "slow.xlsx", [ROW * 210] * 40)
    with pytest.raises(KnownError) as refused:
        read_table(path, seconds=0)
    assert refused.value.message.code == "importing.too_slow"


def test_reading_can_be_cancelled(tmp_path: Path):
    path = archive(tmp_path / "slow.xlsx", [ROW * 210] * 40)

    def cancel(done: int, total: int) -> None:
        raise Cancelled(Message("importing.empty", {"file": ""}))

    with pytest.raises(Cancelled):
        read_table(path, progress=cancel)


def test_too_many_rows_are_refused_before_they_fill_the_memory(tmp_path: Path):
    found = reader.answer(Request(str(csv_file(tmp_path, "a\n" * (reader.MOST_ROWS + 1)))))
    assert found.error == "too_many_rows"


def test_a_file_above_the_limit_is_not_read(tmp_path: Path):
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.truncate(reader.MOST_BYTES + 1)
    assert reader.answer(Request(str(path))).error == "file_too_large"


def test_a_workbook_is_known_by_its_content_not_by_its_name(tmp_path: Path):
    rows = [["品名", "单价"], ["卷绕机", 1250.5]]
    assert read_table(workbook(tmp_path, rows, "really.csv")).rows == (("品名", "单价"), ("卷绕机", 1250.5))


@pytest.mark.parametrize(
    "cell",
    ["", "text", 1, 1.5, True, None, date(2026, 3, 5), datetime(2026, 3, 5, 9, 30), time(9, 30), Fault("#N/A")],
)
def test_a_cell_travels_unchanged(cell):
    there = unpack(json.loads(json.dumps(pack(cell))))
    assert there == cell
    assert type(there) is type(cell)
