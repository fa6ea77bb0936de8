"""Headings are understood in Chinese and English, wherever they stand; a person may correct the guess."""

from pathlib import Path

import pytest

from svcdesk.errors import Refused
from svcdesk.services.importing import mapping
from svcdesk.services.importing.cells import Fault
from svcdesk.services.importing.convert import Doubt
from svcdesk.services.importing.mapping import Layout, check_layout, columns, guess, headings
from svcdesk.services.importing.tables import Table, read_table
from svcdesk.services.importing.targets import CHOICES, TARGETS, Value
from svcdesk.words import LANGUAGES, label
from tests.services.tables import DATA

TABLE = Table(
    "t",
    (("客户一览表",), (), ("客户名称", "联系电话", "注"), ("宏达", 5551234.0, Fault("#N/A")), (), ("和平", "", "")),
)


@pytest.mark.parametrize(
    ("kind", "file", "meant"),
    [
        (
            "customer",
            "customers",
            "code name contact_name contact_role address city region postal_code country phone -",
        ),
        ("product", "products", "code name - - spec price stock - minimum_stock discontinued"),
        (
            "contract",
            "orders",
            "external customer - signed_on due_on - - freight site_name address city region postal_code country",
        ),
        ("contract_line", "order_details", "contract product unit_price quantity discount"),
    ],
)
def test_northwinds_columns_are_understood(kind: str, file: str, meant: str):
    layout = guess(kind, read_table(DATA / f"northwind/{file}.csv"))
    assert layout.header == 1
    assert layout.columns == {index: key for index, key in enumerate(meant.split()) if key != "-"}


@pytest.mark.parametrize(
    ("kind", "heads", "meant"),
    [
        (
            "product",
            ["序号", "物料编码", "品 名", "规格型号", "单位", "含税单价（元）", "安全库存"],
            "- code name spec uom price minimum_stock",
        ),
        ("opening", ["产品编号", "出厂编号", "数量(台)", "仓库"], "product serial quantity store"),
        (
            "contract",
            ["合同编号", "购货单位", "签订日期", "交货日期", "运费"],
            "external customer signed_on due_on freight",
        ),
        ("checklist", ["检查表名称", "版本", "检查项目", "下限", "上限", "单位"], "name version item low high unit"),
        ("person", ["姓名", "所属部门", "岗位", "手机"], "name department roles phone"),
        ("customer", ["CUSTOMER_NAME", "Customer-ID", "E-Mail", "税号"], "name code contact_email uscc"),
    ],
)
def test_chinese_and_english_headings(kind: str, heads: list[str], meant: str):
    table = Table("t", (tuple(heads), ("x",) * len(heads)))
    assert guess(kind, table).columns == {index: key for index, key in enumerate(meant.split()) if key != "-"}


def test_a_title_above_the_headings_is_no_heading():
    assert guess("customer", TABLE) == Layout(3, {0: "name", 1: "phone"})


def test_without_known_headings_the_first_row_with_anything_counts():
    assert guess("product", Table("t", ((), ("甲", "乙"), ("1", "2")))) == Layout(2, {})
    assert guess("product", Table("t", ())) == Layout(1, {})


def test_two_columns_of_one_name_are_not_both_taken():
    assert guess("product", Table("t", (("品名", "名称", "单价"),))).columns == {0: "name", 2: "price"}


def test_columns_are_shown_with_their_first_values():
    shown = columns(TABLE, 3)
    assert [(one.index, one.heading, one.samples) for one in shown] == [
        (0, "客户名称", ("宏达", "和平")),
        (1, "联系电话", ("5551234", "")),
        (2, "注", ("#N/A", "")),
    ]
    assert columns(TABLE, 99) == []


@pytest.mark.parametrize(
    ("layout", "codes"),
    [
        (Layout(1, {0: "external"}), ["importing.column_missing"]),
        (Layout(1, {0: "external", 1: "customer", 2: "customer"}), ["importing.column_twice"]),
        (Layout(1, {}), ["importing.column_missing"] * 2),
    ],
)
def test_a_layout_needs_its_required_columns_once(layout: Layout, codes: list[str]):
    with pytest.raises(Refused) as refused:
        check_layout("contract", layout)
    assert [problem.code for problem in refused.value.problems] == codes


@pytest.mark.parametrize("kind", TARGETS)
def test_every_field_has_a_name_in_both_languages_by_which_it_is_understood(kind: str):
    known = headings(kind)
    for target in TARGETS[kind]:
        for lang in LANGUAGES:
            assert known[mapping.plain(label(target.label, lang))] in {one.key for one in TARGETS[kind]}
        assert target.key in known.values()


@pytest.mark.parametrize("kind", TARGETS)
def test_no_heading_means_two_fields(kind: str):
    listed = mapping._resource()[kind]
    assert listed.keys() <= {target.key for target in TARGETS[kind]}
    names = [mapping.plain(name) for names in listed.values() for name in names]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


@pytest.mark.parametrize("value", CHOICES)
def test_choices_are_named_in_both_languages(value: Value):
    offered = mapping._resource()["choice"][value]
    for key, names in offered.items():
        for name in (key, *names):
            assert mapping.choice(value, name) is CHOICES[value](key)


def test_an_unknown_choice_is_told_what_is_possible():
    with pytest.raises(Doubt) as doubt:
        mapping.choice(Value.TRACKING, "随便")
    assert doubt.value.params == {
        "value": "随便",
        "choices": ("序列号 (serial)", "批次 (lot)", "数量 (count)"),
    }


def test_several_roles_in_one_cell(tmp_path: Path):
    assert [role.value for role in mapping.choices(Value.ROLES, "管理员、售后技术员; 管理员")] == [
        "admin",
        "technician",
    ]
