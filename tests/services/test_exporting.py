"""What goes out comes back unchanged, and nothing in it runs as a formula."""

import csv
import json
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from svcdesk.domain.contract import Contract
from svcdesk.domain.masters import (
    Checklist,
    Customer,
    Department,
    Person,
    Product,
    Role,
    Site,
)
from svcdesk.errors import Cancelled, Denied, KnownError
from svcdesk.services import exporting, masters
from svcdesk.services.desk import New, Session
from svcdesk.services.export_files import FORMULA, LONGEST_CELL, guarded, write_table
from svcdesk.services.export_rows import TABLES, headings
from svcdesk.services.exporting import export, export_rows_of_list, list_headings
from svcdesk.services.find import bodies
from svcdesk.services.importing.mapping import guess
from svcdesk.services.importing.report import Action
from svcdesk.services.importing.run import run
from svcdesk.services.importing.tables import read_table
from svcdesk.services.importing.targets import TARGETS
from svcdesk.services.lists import Query, page
from svcdesk.store.store import open_desk
from svcdesk.words import LANGUAGES, Message
from tests.conftest import as_person
from tests.services.filled import fill
from tests.services.tables import DATA

NAUGHTY: list[str] = json.loads((DATA / "strings/blns.json").read_text("utf-8"))
PAYLOADS = (DATA / "csv/injection.txt").read_text("utf-8").splitlines()
MORE = [
    "＝1+1",
    "＋1",
    "-1+1",
    "@x",
    "\t=1",
    "\r=1",
    "'=1+1",
    "''=1",
    "'tis",
    "_x0041_",
    "a\rb",
    "a\r\nb",
    " a ",
    "\ufffe",
]
STRINGS = [text for text in (*NAUGHTY, *PAYLOADS, *MORE) if text.strip()]
FORMATS = ("xlsx", "csv")


@pytest.fixture
def other(sqlite_template: Path, tmp_path: Path, sqlite_desk: Session):
    """Give a second desk of the same people."""
    path = tmp_path / "other.svcdesk"
    path.write_bytes(sqlite_template.read_bytes())
    store = open_desk(str(path))
    yield Session(store, sqlite_desk.actor, sqlite_desk.roles, sqlite_desk.clock)
    store.close()


ORDER = ("person", "checklist", "product", "customer", "contract", "opening")


def bring(session: Session, kind: str, path: Path):
    table = read_table(path)
    return run(session, kind, table, guess(kind, table))[0]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_every_kind_comes_back_unchanged(sqlite_desk: Session, other: Session, tmp_path: Path, form: str, lang):
    fill(sqlite_desk)
    for kind in ORDER:
        path = tmp_path / f"{kind}.{form}"
        export(sqlite_desk, kind, path, lang)
        again = bring(sqlite_desk, kind, path)
        assert [issue for issue in again.issues if not issue.warning] == []
        assert {one.action for one in again.outcomes} <= {Action.UNCHANGED}, kind
        there = bring(other, kind, path)
        assert there.written, there.issues
        second = tmp_path / f"{kind}2.{form}"
        export(other, kind, second, lang)
        assert values(second) == values(path), kind


def values(path: Path) -> list[tuple[Any, ...]]:
    """Return the rows of a table without the record number, which is each desk's own."""
    return [tuple(row[1:]) for row in read_table(path).rows]


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_strings_survive_store_export_and_import(
    sqlite_desk: Session, other: Session, tmp_path: Path, form: str
):
    hostile = [
        Customer(f"{number} {text} 号", f"K{number}", note=text, sites=(Site(f"{number}", f"{number}", text),))
        for number, text in enumerate(STRINGS)
    ]
    with sqlite_desk.work() as work:
        work.create_many("customer", [New(body=body, state="active") for body in hostile])
    path = tmp_path / f"hostile.{form}"
    assert export(sqlite_desk, "customer", path) == len(STRINGS)
    assert bring(sqlite_desk, "customer", path).count(Action.UNCHANGED) == len(STRINGS)
    assert bring(other, "customer", path).count(Action.CREATE) == len(STRINGS)
    with other.read() as connection:
        found = list(bodies(connection, "customer", Customer).values())
    assert [(one.name, one.note, one.sites[0].address) for one in found] == [
        (f"{number} {text} 号", text, text) for number, text in enumerate(STRINGS)
    ]


@pytest.mark.parametrize("text", [*PAYLOADS, *MORE])
def test_no_cell_of_a_csv_begins_a_formula(tmp_path: Path, text: str):
    path = tmp_path / "out.csv"
    write_table(path, "表", [text], [[text], [Decimal("-5.50")]])
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert not any(FORMULA.match(row[0]) for row in rows[:2])
    assert rows[2] == ["-5.50"]
    assert read_table(path).rows[1] == (text,)


def test_a_csv_begins_with_the_mark_that_excel_needs(tmp_path: Path):
    path = tmp_path / "out.CSV"
    write_table(path, "表", ["客户"], [["宏达"]])
    assert path.read_bytes().startswith(b'\xef\xbb\xbf"\xe5\xae\xa2')


@pytest.mark.parametrize(
    ("text", "kept"), [("=1", "'=1"), ("'=1", "''=1"), ("'tis", "'tis"), ("a=1", "a=1"), ("", "")]
)
def test_guarding_can_always_be_undone(text: str, kept: str):
    assert guarded(text) == kept


def test_a_workbook_holds_texts_numbers_and_dates_and_no_formulas(tmp_path: Path):
    path = tmp_path / "out.xlsx"
    row = ["=cmd|' /C calc'!A0", "007", Decimal("9.80"), 3, date(2026, 3, 5), None, Decimal("12345678901234567.5")]
    assert write_table(path, "甲/乙[丙]", list("abcdefg"), [row]) == 1
    table = read_table(path)
    assert table.sheet == "甲 乙 丙"
    assert table.rows[1] == (row[0], "007", 9.8, 3, date(2026, 3, 5), None, "12345678901234567.5")
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert 'state="frozen"' in sheet
    assert 'quotePrefix="1"' in styles


def test_a_text_no_cell_can_hold_is_said_and_leaves_no_file(tmp_path: Path):
    for name, fits in (("out.xlsx", False), ("out.csv", True)):
        path = tmp_path / name
        if fits:
            write_table(path, "表", ["a"], [["x" * (LONGEST_CELL + 1)]])
            assert path.exists()
            continue
        with pytest.raises(KnownError) as refused:
            write_table(path, "表", ["a"], [["x" * (LONGEST_CELL + 1)]])
        assert refused.value.message.code == "exporting.text_too_long"
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_cancelled_export_leaves_the_old_file(tmp_path: Path, form: str):
    path = tmp_path / f"out.{form}"
    path.write_text("old")

    def cancel(done: int, total: int) -> None:
        if done:
            raise Cancelled(Message("exporting.yes"))

    with pytest.raises(Cancelled):
        write_table(path, "表", ["a"], [["x"]] * 300, progress=cancel, total=300)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("form", FORMATS)
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, form: str):
    with pytest.raises(KnownError) as gone:
        write_table(tmp_path / "gone" / f"out.{form}", "表", ["a"], [])
    folder = tmp_path / f"out.{form}"
    folder.mkdir()
    with pytest.raises(KnownError) as taken:
        write_table(folder, "表", ["a"], [])
    assert {gone.value.message.code, taken.value.message.code} == {"exporting.not_written"}
    assert list(tmp_path.iterdir()) == [folder]


def test_some_records_only(desk: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(exporting, "_AT_ONCE", 1)
    docs = [masters.save_customer(desk, Customer(name))[0].doc for name in ("甲", "乙", "丙")]
    assert export(desk, "customer", tmp_path / "a.csv", docs=docs[1:]) == 2
    assert [row[2] for row in read_table(tmp_path / "a.csv").rows[1:]] == ["乙", "丙"]
    assert export(desk, "customer", tmp_path / "b.csv", docs=[]) == 0


def test_other_kinds_and_lists_come_as_they_are_shown(desk: Session, tmp_path: Path):
    fill(desk)
    rows = page(desk, Query(kinds=("contract", "product")), 0, 50)
    assert export_rows_of_list(desk, rows, tmp_path / "list.xlsx", "合同与产品") == 5
    head, *shown = read_table(tmp_path / "list.xlsx").rows
    assert list(head) == list_headings("zh_CN")
    assert [row[0] for row in shown] == [row.number for row in rows]
    assert {row[1] for row in shown} == {"已签订", "草稿", "使用中", "已停用"}
    assert export(desk, "company", tmp_path / "company.xlsx") == 0


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", TABLES)
def test_exported_headings_are_understood_by_the_import(kind: str, lang):
    from svcdesk.services.importing.tables import Table

    heads = headings(kind, lang)
    layout = guess(kind, Table("t", (tuple(heads),)))
    told_only = {"merged_into"}  # merging takes a person's decision
    assert layout.columns == {at: key for at, key in enumerate(TABLES[kind].keys, 2) if key not in told_only}
    assert set(TABLES[kind].keys) - told_only <= {target.key for target in TARGETS[kind]}


def test_no_password_goes_out(desk: Session, tmp_path: Path):
    fill(desk)
    export(desk, "person", tmp_path / "people.csv")
    assert "argon2" not in (tmp_path / "people.csv").read_text("utf-8")


def test_who_may_export(desk: Session, tmp_path: Path):
    seller = as_person(desk, "钱七", Department.SALES, Role.SALES)
    export(seller, "customer", tmp_path / "a.csv")
    with pytest.raises(Denied):
        export(seller, "person", tmp_path / "b.csv")
    nobody = as_person(desk, "路人", Department.SALES)
    with pytest.raises(Denied):
        export(nobody, "customer", tmp_path / "c.csv")
    with pytest.raises(Denied):
        export_rows_of_list(nobody, [], tmp_path / "d.csv", "表")
    assert [path.name for path in tmp_path.glob("*.csv")] == ["a.csv"]


def test_every_body_has_no_field_that_an_export_forgets():
    left_out = {
        "customer": {"sites", "contacts", "merged_name"},
        "product": set(),
        "person": {"password"},
        "contract": {"customer_name", "site", "lines", "plan"},
        "opening": {"note", "lines"},
        "checklist": {"items"},
    }
    kinds = {"customer": Customer, "product": Product, "person": Person, "contract": Contract, "checklist": Checklist}
    for kind, body in kinds.items():
        names = {one.name for one in msgspec.structs.fields(body)}
        assert names - set(TABLES[kind].keys) == left_out[kind]
