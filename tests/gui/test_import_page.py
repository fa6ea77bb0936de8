"""Importing from the window: Northwind's customers, orders and details with clicks, problems told by row."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from svcdesk.domain.masters import Department, Role
from svcdesk.services import lists
from svcdesk.services.lists import Query
from svcdesk.ui.context import Context
from svcdesk.ui.importing.page import ImportPage
from tests.conftest import as_person
from tests.gui.typing import cells, press, said

NORTHWIND = Path(__file__).resolve().parents[1] / "data" / "northwind"


@pytest.fixture
def page(context, qtbot, answers):
    made = ImportPage(context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def done(qtbot, page):
    qtbot.waitUntil(lambda: not page._work.running(), timeout=20_000)


def count(context, kind):
    return lists.count(context.session, Query(kinds=(kind,)))


def imported(qtbot, page, answers, kind, path):
    answers.give("open_file", path)
    page.begin(kind)
    press(qtbot, page.choose, "选择文件…")
    done(qtbot, page)
    press(qtbot, page.mapping, "检查（不写入）")
    done(qtbot, page)
    press(qtbot, page.report, "导入")
    done(qtbot, page)


def test_the_customers_of_northwind_come_in_with_clicks(page, context, qtbot, answers):
    answers.give("open_file", NORTHWIND / "customers.csv")
    press(qtbot, page.choose, "选择文件…")
    done(qtbot, page)
    layout = page.mapping.layout_now()
    assert layout.columns[1] == "name"
    assert "customers.csv，92 行" in said(page.mapping)
    press(qtbot, page.mapping, "检查（不写入）")
    done(qtbot, page)
    assert "新增 91 条" in page.report.notice.words()
    assert count(context, "customer") == 0
    with qtbot.waitSignal(context.hub.changed):
        press(qtbot, page.report, "导入")
    assert count(context, "customer") == 91
    assert "导入完成：新增 91 条" in page.report.notice.words()
    shown = cells(page.report._outcomes)
    assert shown[0][3] == "Alfreds Futterkiste"
    assert shown[0][4].startswith("KH-261123-A1-")
    with qtbot.waitSignal(context.hub.led) as led:
        press(qtbot, page.report, "查看导入的记录")
    assert led.args == ["masters", "customers"]


def test_a_column_can_be_corrected_and_a_missing_one_is_told(page, context, qtbot, answers):
    answers.give("open_file", NORTHWIND / "customers.csv")
    press(qtbot, page.choose, "选择文件…")
    done(qtbot, page)
    page.mapping.choose(1, "")
    press(qtbot, page.mapping, "检查（不写入）")
    done(qtbot, page)
    assert "没有对应“客户名称”的列" in page.mapping.notice.words()
    page.mapping.choose(2, "name")
    press(qtbot, page.mapping, "检查（不写入）")
    done(qtbot, page)
    assert cells(page.report._outcomes)[0][3] == "Maria Anders"


def test_orders_become_contracts_and_details_their_lines(page, context, qtbot, answers):
    for kind, name in (("customer", "customers"), ("product", "products"), ("contract", "orders")):
        imported(qtbot, page, answers, kind, NORTHWIND / f"{name}.csv")
    imported(qtbot, page, answers, "contract_line", NORTHWIND / "order_details.csv")
    assert count(context, "contract") == 830
    assert page.report._report.totals.exact.quantize(1) == 1265793


def test_one_wrong_row_refuses_the_whole_file_and_says_where(page, context, qtbot, answers, tmp_path):
    path = tmp_path / "客户.csv"
    path.write_text("客户名称,统一社会信用代码\n甲公司,\n乙公司,123\n", encoding="gb18030")
    answers.give("open_file", path)
    press(qtbot, page.choose, "选择文件…")
    done(qtbot, page)
    press(qtbot, page.mapping, "检查（不写入）")
    done(qtbot, page)
    assert "有 1 个问题，整个文件都没有导入" in page.report.notice.words()
    row = cells(page.report._issues)[0]
    assert row[0] == "3"
    assert row[2] == "123"
    assert not page.report._import.isEnabled()
    assert count(context, "customer") == 0
    press(qtbot, page.report, "返回修改")
    assert page._stack.currentWidget() is page.mapping


def test_a_file_that_is_no_table_is_told_in_a_sentence(page, qtbot, answers, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK\x03\x04 this is no workbook")
    answers.give("open_file", path)
    press(qtbot, page.choose, "选择文件…")
    done(qtbot, page)
    assert "x.xlsx" in page.notice.words()
    assert page._stack.currentWidget() is page.choose


def test_a_file_may_be_dropped(page, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(NORTHWIND / "customers.csv"))])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.choose.dropEvent(QDropEvent(QPointF(10, 10), action, data, left, none))
    done(qtbot, page)
    assert page._stack.currentWidget() is page.mapping


def test_stopping_leaves_nothing_behind(page, context, qtbot, answers):
    answers.give("open_file", NORTHWIND / "customers.csv")
    press(qtbot, page.choose, "选择文件…")
    press(qtbot, page, "停止")
    done(qtbot, page)
    assert page.notice.words() == "已停止，没有改动任何数据。"
    assert page._stack.currentWidget() is page.choose


def test_a_person_is_offered_only_what_they_may_import(context, qtbot):
    session = as_person(context.session, "周洁", Department.QUALITY, Role.INSPECTOR)
    hub, jobs, settings, memory = context.hub, context.jobs, context.settings, context.memory
    page = ImportPage(Context(session, hub, jobs, settings, memory, context.place))
    qtbot.addWidget(page)
    assert page.choose._list.count() == 0
