"""Each kind of import: what is made and changed, what is refused, and that a refused file leaves nothing."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from svcdesk.domain.contract import Contract
from svcdesk.domain.masters import Checklist, Customer, Department, ItemKind, Person, Product, Role, State, Tracking
from svcdesk.domain.stock import Opening, Place
from svcdesk.errors import Cancelled, Denied, Refused
from svcdesk.models.docview import docview
from svcdesk.services import masters, stock
from svcdesk.services.desk import Session
from svcdesk.services.find import bodies
from svcdesk.services.importing.cells import Fault
from svcdesk.services.importing.mapping import guess
from svcdesk.services.importing.report import MOST_ISSUES, Action, Report
from svcdesk.services.importing.run import KINDS, run
from svcdesk.services.importing.tables import Table
from svcdesk.services.importing.targets import TARGETS
from svcdesk.store.frame import revision
from svcdesk.words import LANGUAGES, Message, say
from tests.conftest import as_person


def bring(session: Session, kind: str, *rows: tuple[Any, ...]) -> Report:
    table = Table("表.xlsx", rows)
    return run(session, kind, table, guess(kind, table))[0]


def problems(report: Report) -> list[tuple[int, str, str]]:
    assert all(say(issue.message, lang) for issue in report.issues for lang in LANGUAGES)
    return [(one.row, one.column, one.message.code.partition(".")[2]) for one in report.issues if not one.warning]


def warnings(report: Report) -> list[tuple[int, str]]:
    return [(one.row, one.message.code.partition(".")[2]) for one in report.issues if one.warning]


def stored(session: Session, kind: str, body: type) -> list[Any]:
    with session.read() as connection:
        return list(bodies(connection, kind, body).values())


def states(session: Session, kind: str) -> dict[str, str]:
    with session.read() as connection:
        rows = connection.execute(select(docview.c.title, docview.c.state).where(docview.c.kind == kind))
        return {row.title: row.state for row in rows}


def revisions(session: Session) -> int:
    with session.read() as connection:
        return connection.scalar(select(func.count()).select_from(revision)) or 0


def test_every_kind_has_its_fields_and_its_right():
    assert KINDS.keys() == TARGETS.keys()


def test_customers_with_contacts_and_sites_on_several_rows(desk: Session):
    heads = ("客户编号", "客户名称", "省份", "城市", "地址", "联系人", "手机", "使用地点", "现场地址")
    report = bring(
        desk,
        "customer",
        heads,
        ("KH-1", "宏达纺织", "江苏省", "苏州市", "吴江区1号", "李工", 13812345678.0, "一厂", "东路"),
        ("KH-1", "宏达纺织", None, None, None, "周工", "", "二厂", None),
        ("KH-2", "和平机电", "上海市", "上海市", "上海市长宁区2号", None, None, None, None),
        ("合计", 2),
    )
    assert problems(report) == []
    assert warnings(report) == [(5, "total_skipped")]
    hongda, heping = stored(desk, "customer", Customer)
    assert hongda.address == "江苏省苏州市吴江区1号"
    assert heping.address == "上海市长宁区2号"
    assert [(one.name, one.phone) for one in hongda.contacts] == [("李工", "13812345678"), ("周工", "")]
    assert [(one.name, one.address, bool(one.id)) for one in hongda.sites] == [
        ("一厂", "东路", True),
        ("二厂", "", True),
    ]


def test_an_update_changes_what_the_file_says_and_keeps_the_rest(desk: Session):
    bring(desk, "customer", ("编号", "名称", "电话", "备注"), ("K1", "宏达", "021-5555", "老客户"))
    report = bring(desk, "customer", ("编号", "名称", "电话", "备注"), ("k1", "宏达纺织", "021-6666", ""))
    assert [(one.action, one.title) for one in report.outcomes] == [(Action.UPDATE, "宏达纺织")]
    (found,) = stored(desk, "customer", Customer)
    assert (found.name, found.phone, found.note) == ("宏达纺织", "021-6666", "老客户")


def test_a_customer_without_code_gets_it_from_the_file(desk: Session):
    record, _ = masters.save_customer(desk, Customer("宏达"))
    report = bring(desk, "customer", ("编号", "名称"), ("K1", "宏 达"))
    assert [(one.action, one.doc) for one in report.outcomes] == [(Action.UPDATE, record.doc)]


def test_rows_that_contradict_each_other_are_refused(desk: Session):
    rows = (("编号", "名称", "电话"), ("K1", "宏达", "1234"), ("K1", "宏达", "5678"))
    report = bring(desk, "customer", *rows)
    assert problems(report) == [(3, "电话", "contradicts")]
    assert report.issues[0].message.params == {"row": 2, "value": "1234"}


def test_one_bad_row_and_nothing_is_written(desk: Session):
    before = revisions(desk)
    report = bring(
        desk, "customer", ("名称", "税号"), ("宏达", ""), ("", "91110000600037341L"), ("和平", "91110000600037341M")
    )
    assert problems(report) == [
        (3, "名称", "cell_missing"),
        (3, "名称", "customer_unnamed"),
        (4, "税号", "uscc_check"),
    ]
    assert report.issues[2].value == "91110000600037341M"
    assert not report.written
    assert revisions(desk) == before
    assert stored(desk, "customer", Customer) == []


def test_a_name_that_fits_several_is_not_guessed(desk: Session):
    for code in ("K1", "K2"):
        masters.save_customer(desk, Customer("宏达", code))
    report = bring(desk, "customer", ("名称", "电话"), ("宏达", "1234"))
    assert problems(report) == [(2, "名称", "several_records")]


def test_products_are_told_apart_by_name_and_specification(desk: Session):
    heads = ("品名", "规格", "单价", "管理方式", "质保期")
    report = bring(
        desk, "product", heads, ("卷绕机", "380 V", "¥1,250.50", "序列号", "2年"), ("卷绕机", "220 V", 999, "", "")
    )
    assert report.count(Action.CREATE) == 2
    first, second = stored(desk, "product", Product)
    assert (first.price, first.tracking, first.warranty_months) == (Decimal("1250.50"), Tracking.SERIAL, 24)
    assert (second.price, second.tracking, second.warranty_months) == (Decimal(999), Tracking.COUNT, 12)
    again = bring(desk, "product", heads, ("卷绕机", "380 V", "1250.5", None, None))
    assert [one.action for one in again.outcomes] == [Action.UNCHANGED]


def test_products_name_their_checklist(desk: Session):
    heads = ("品名", "调试检查表")
    report = bring(desk, "product", heads, ("卷绕机", "卷绕机调试"))
    assert problems(report) == [(2, "调试检查表", "checklist_unknown")]
    bring(desk, "checklist", ("检查表", "版本", "检查项"), ("卷绕机调试", "A/0", "试运行"))
    assert bring(desk, "product", heads, ("卷绕机", "卷绕机调试")).written
    assert stored(desk, "product", Product)[0].checklist


def test_stock_of_a_product_is_booked_once(desk: Session):
    rows = (("编号", "品名", "库存"), ("1", "螺钉", 400), ("2", "垫片", 0), ("3", "胶", "2.5"))
    report = bring(desk, "product", *rows)
    assert report.count(Action.CREATE, "opening") == 1
    assert sorted(one.quantity for one in stock.on_hand(desk)) == [Decimal("2.5"), Decimal(400)]
    again = bring(desk, "product", rows[0], ("1", "螺钉", 390), rows[3])
    assert again.written
    assert warnings(again) == [(2, "stock_differs")]
    assert sorted(one.quantity for one in stock.on_hand(desk)) == [Decimal("2.5"), Decimal(400)]


def test_a_mere_quantity_is_no_stock_of_pieces_with_numbers(desk: Session):
    report = bring(desk, "product", ("品名", "管理方式", "库存"), ("卷绕机", "序列号", 3), ("表", "数量", -1))
    assert problems(report) == [(2, "库存", "stock_needs_serials"), (3, "库存", "quantity_range")]


def test_discontinued_products_are_retired(desk: Session):
    bring(desk, "product", ("编号", "品名", "停产"), ("1", "旧表", "是"), ("2", "新表", "否"))
    report = bring(desk, "product", ("编号", "品名"), ("1", "旧表"))
    assert [one.action for one in report.outcomes] == [Action.UNCHANGED]
    assert states(desk, "product") == {"旧表": State.RETIRED, "新表": State.ACTIVE}


def test_people_come_without_passwords(desk: Session):
    heads = ("姓名", "部门", "角色", "登录名", "在职")
    report = bring(
        desk,
        "person",
        heads,
        ("李雷", "售后服务部", "技术员、内勤", "lilei", "是"),
        ("韩梅梅", "销售部", "", "", "否"),
    )
    assert problems(report) == []
    lilei, han = stored(desk, "person", Person)
    assert (lilei.department, lilei.roles) == (Department.SERVICE, (Role.TECHNICIAN, Role.CLERK))
    assert lilei.password == ""
    assert not han.active
    assert warnings(report) == [(3, "person_without_role")]
    wrong = bring(desk, "person", heads, ("李雷", "财务部", "老板", "lilei", "也许"))
    assert problems(wrong) == [
        (2, "部门", "no_choice"),
        (2, "角色", "no_choice"),
        (2, "在职", "no_truth"),
    ]


def goods(desk: Session) -> None:
    masters.save_customer(desk, Customer("宏达纺织", "K1", address="苏州"))
    masters.save_product(desk, Product("卷绕机", "JR-1", price=Decimal(1000), tracking=Tracking.SERIAL))
    masters.save_product(desk, Product("螺钉", "LD-1", uom="个"))


CONTRACT = ("合同号", "客户", "签订日期", "产品", "数量", "单价", "折扣")


def test_contracts_with_their_lines_in_one_table(desk: Session):
    goods(desk)
    report = bring(
        desk,
        "contract",
        CONTRACT,
        ("HT-1", "宏达纺织", "2026年3月5日", "JR-1", 2, "", "9折"),
        ("HT-1", "宏达纺织", "", "螺钉", 100, 0.05, ""),
        ("HT-2", "K1", "", "LD-1", 10, 0.05, ""),
    )
    assert problems(report) == []
    first, second = stored(desk, "contract", Contract)
    assert [(one.name, one.uom, one.amount) for one in first.lines] == [
        ("卷绕机", "台", Decimal("1800.00")),
        ("螺钉", "个", Decimal("5.00")),
    ]
    assert (first.signed_on, first.address, first.customer_name) == (date(2026, 3, 5), "苏州", "宏达纺织")
    assert report.totals is not None
    assert report.totals.booked == report.totals.exact == Decimal("1805.50")
    assert second.signed_on is None
    with desk.read() as connection:
        shown = select(docview.c.state).where(docview.c.kind == "contract").order_by(docview.c.id)
        assert list(connection.scalars(shown)) == ["signed", "draft"]


def test_what_a_contract_names_must_be_there(desk: Session):
    goods(desk)
    report = bring(
        desk,
        "contract",
        CONTRACT,
        ("HT-1", "没有这家", "", "", "", "", ""),
        ("HT-2", "K1", "", "JR-9", 1, 1, ""),
        ("HT-3", "K1", "", "LD-1", 1, "", ""),
        ("HT-4", "K1", "05/03/2026", "LD-1", 0, 1, "15"),
    )
    assert problems(report) == [
        (2, "客户", "customer_unknown"),
        (3, "产品", "product_unknown"),
        (4, "产品", "no_price"),
        (5, "签订日期", "ambiguous_date"),
        (5, "", "quantity_range"),
        (5, "", "discount_range"),
    ]


def test_a_signed_contract_is_not_changed_by_a_file(desk: Session):
    goods(desk)
    rows = (CONTRACT, ("HT-1", "K1", "2026-03-05", "LD-1", 10, 0.05, ""))
    assert bring(desk, "contract", *rows).written
    assert bring(desk, "contract", *rows).count(Action.UNCHANGED) == 1
    more = bring(desk, "contract_line", ("合同号", "产品", "数量"), ("HT-1", "LD-1", 11))
    assert [code for _, _, code in problems(more)] == ["contract_signed"]
    assert stored(desk, "contract", Contract)[0].lines[0].quantity == 10


def test_lines_join_contracts_by_number_and_are_told_apart_in_order(desk: Session):
    goods(desk)
    bring(desk, "contract", ("合同号", "客户"), ("HT-1", "K1"))
    heads = ("合同号", "产品", "数量", "单价")
    rows = (("HT-1", "LD-1", 10, 0.05), ("HT-1", "JR-1", 1, 900), ("HT-1", "LD-1", 20, 0.04))
    assert bring(desk, "contract_line", heads, *rows).written
    (body,) = stored(desk, "contract", Contract)
    assert [(one.id, one.name, one.quantity) for one in body.lines] == [
        ("1", "螺钉", 10),
        ("2", "卷绕机", 1),
        ("3", "螺钉", 20),
    ]
    assert bring(desk, "contract_line", heads, *rows).count(Action.UNCHANGED) == 1
    part = bring(desk, "contract_line", heads, ("HT-1", "LD-1", 12, 0.05))
    assert warnings(part) == [(2, "lines_not_in_file")]
    (body,) = stored(desk, "contract", Contract)
    assert [one.quantity for one in body.lines] == [12, 1, 20]
    gone = bring(desk, "contract_line", heads, ("HT-9", "LD-1", 12, 0.05))
    assert problems(gone) == [(2, "合同号", "contract_unknown")]


def test_without_the_right_to_sign_contracts_stay_drafts(desk: Session):
    goods(desk)
    clerk = as_person(desk, "赵六", Department.SALES, Role.CLERK)
    report = bring(clerk, "contract", CONTRACT, ("HT-1", "K1", "2026-03-05", "LD-1", 10, 0.05, ""))
    assert warnings(report) == [(2, "left_as_draft")]
    assert report.written


def test_opening_stock_by_serial_number_lot_and_count(desk: Session):
    goods(desk)
    heads = ("产品编号", "序列号", "数量", "仓库", "库别")
    rows = (
        ("JR-1", "S-1", "", "", ""),
        ("JR-1", 20260001.0, 1, "苏E-1 车", "合格"),
        ("LD-1", "", 400, "", ""),
        ("LD-1", "", 5, "", "隔离"),
    )
    report = bring(desk, "opening", heads, *rows)
    assert problems(report) == []
    held = {(one.serial, one.store, one.place): one.quantity for one in stock.on_hand(desk, place=None)}
    assert {key: value for key, value in held.items() if key[2] is not Place.OUTSIDE} == {
        ("S-1", "", Place.GOOD): 1,
        ("20260001", "苏E-1 车", Place.GOOD): 1,
        ("", "", Place.GOOD): 400,
        ("", "", Place.QUARANTINE): 5,
    }
    before = revisions(desk)
    again = bring(desk, "opening", heads, *rows)
    assert [code for _, code in warnings(again)] == ["opening_booked"] * 4
    assert revisions(desk) == before
    assert again.ok


def test_opening_stock_that_will_not_do(desk: Session):
    goods(desk)
    masters.save_product(desk, Product("仿冒表", "FM-1", banned="冒用认证标志"))
    bring(desk, "opening", ("产品编号", "序列号", "数量"), ("JR-1", "S-1", 1), ("LD-1", "", 400))
    report = bring(
        desk,
        "opening",
        ("产品编号", "序列号", "数量"),
        ("JR-1", "S-2", 1),
        ("JR-1", "s-2", 1),
        ("JR-1", "", 1),
        ("JR-1", "S-3", 2),
        ("LD-1", "", 390),
        ("LD-1", "S-4", 1),
        ("FM-1", "", 1),
        ("JR-9", "S-5", 1),
        ("LD-1", "", ""),
        ("LD-1", "", Fault("#REF!")),
    )
    assert [(row, code) for row, _, code in problems(report)] == [
        (3, "serial_known"),
        (4, "serial_missing"),
        (5, "serial_is_one"),
        (6, "opening_differs"),
        (7, "serial_not_tracked"),
        (8, "product_banned"),
        (9, "product_unknown"),
        (10, "quantity_missing"),
        (11, "formula_error"),
        (11, "quantity_missing"),
    ]
    assert len(stored(desk, "opening", Opening)) == 1


CHECKS = ("检查表", "版本", "检查项目", "填写方式", "单位", "下限", "上限", "拍照")


def test_a_checklist_comes_item_by_item_and_its_next_version_after_it(desk: Session):
    rows = (
        ("卷绕机调试", "A/0", "电压", "读数", "V", 342, 418, ""),
        ("卷绕机调试", "A/0", "外观", "", "", "", "", "是"),
        ("卷绕机调试", "A/0", "温度", "", "℃", "", 95, ""),
    )
    assert bring(desk, "checklist", CHECKS, *rows).written
    (first,) = stored(desk, "checklist", Checklist)
    assert [(one.name, one.kind, one.photo_required) for one in first.items] == [
        ("电压", ItemKind.READING, False),
        ("外观", ItemKind.YES_NO, True),
        ("温度", ItemKind.READING, False),
    ]
    assert bring(desk, "checklist", CHECKS, *rows).count(Action.UNCHANGED) == 1
    same_version = bring(desk, "checklist", CHECKS, *rows[:2])
    assert [code for _, _, code in problems(same_version)] == ["checklist_same_version"]
    second = bring(desk, "checklist", CHECKS, *((row[0], "A/1", *row[2:]) for row in rows[:2]))
    assert [one.action for one in second.outcomes] == [Action.UPDATE]
    (after,) = stored(desk, "checklist", Checklist)
    assert [one.id for one in after.items] == [one.id for one in first.items[:2]]


def test_a_checklist_item_that_will_not_do_is_named_by_its_row(desk: Session):
    report = bring(
        desk,
        "checklist",
        CHECKS,
        ("调试", "A/0", "电压", "读数", "V", 418, 342, ""),
        ("调试", "A/0", "外观", "是否", "", 1, "", ""),
        ("调试", "A/0", "电压", "读数", "V", "", "", ""),
        ("调试", "A/0", "", "读数", "", "", "", ""),
    )
    assert problems(report) == [
        (2, "下限", "limits_crossed"),
        (3, "填写方式", "limits_without_reading"),
        (4, "检查项目", "item_twice"),
        (5, "检查项目", "cell_missing"),
    ]


def test_empty_rows_and_a_title_do_not_disturb(desk: Session):
    report = bring(desk, "customer", ("客户一览",), (), ("名称", "电话"), ("宏达", ""), ("", "  "), (), ("和平", ""))
    assert report.written
    assert [one.row for one in report.outcomes] == [4, 7]
    assert Message("importing.empty_rows", {"n": 2}) in report.notes


def test_headings_without_rows_are_said(desk: Session):
    report = bring(desk, "customer", ("名称", "电话"))
    assert problems(report) == [(0, "", "no_rows")]


def test_a_flood_of_problems_is_cut_but_counted(sqlite_desk: Session):
    rows = (("名称", "税号"), *((f"客户{number}", "1") for number in range(MOST_ISSUES + 5)))
    report = bring(sqlite_desk, "customer", *rows)
    assert len(report.issues) == MOST_ISSUES
    assert report.issue_count == report.problem_count == MOST_ISSUES + 5


def test_an_import_can_be_cancelled_at_any_moment_and_leaves_nothing(sqlite_desk: Session):
    table = Table("表.xlsx", (("名称",), *((f"客户{number}",) for number in range(600))))
    layout = guess("customer", table)
    before = revisions(sqlite_desk)
    calls = 0

    def count(done: int, total: int) -> None:
        nonlocal calls
        calls += 1
        assert 0 <= done <= total == 1202

    run(sqlite_desk, "customer", Table("表", table.rows[:1]), layout)
    for stop in (1, 4, 6):
        seen = 0

        def cancel(done: int, total: int, stop: int = stop) -> None:
            nonlocal seen
            seen += 1
            if seen == stop:
                raise Cancelled(Message("importing.no_rows"))

        with pytest.raises(Cancelled):
            run(sqlite_desk, "customer", table, layout, cancel)
        assert revisions(sqlite_desk) == before
    run(sqlite_desk, "customer", table, layout, count)
    assert calls >= 6


def test_who_may_import(desk: Session):
    inspector = as_person(desk, "韩梅梅", Department.QUALITY, Role.INSPECTOR)
    engineer = as_person(desk, "李雷", Department.RESEARCH, Role.ENGINEER)
    for kind in KINDS:
        with pytest.raises(Denied):
            bring(inspector, kind, ("x",))
    assert bring(engineer, "product", ("品名",), ("表",)).written
    with pytest.raises(Denied):
        bring(engineer, "product", ("品名", "库存"), ("钟", 1))


def test_missing_columns_are_refused_before_anything_is_read(desk: Session):
    with pytest.raises(Refused) as refused:
        bring(desk, "contract", ("合同号", "数量"), ("HT-1", 1))
    assert [problem.code for problem in refused.value.problems] == ["importing.column_missing"]
