"""Customers, products, people and checklists from a table: made, changed, refused."""

from decimal import Decimal

from svcdesk.domain.masters import Checklist, Customer, Department, ItemKind, Person, Product, Role, State, Tracking
from svcdesk.services import masters, people, stock
from svcdesk.services.desk import Session
from svcdesk.services.importing.report import Action
from tests.services.bringing import bring, problems, revisions, states, stored, warnings


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


def test_an_import_leaves_an_administrator_who_can_sign_in(desk: Session):
    admin = people.create_first_administrator(desk.store, "王芳", "卷绕机-2026", clock=desk.clock)
    heads = ("姓名", "部门", "角色", "在职")
    gone = bring(admin, "person", heads, ("王芳", "管理层", "", "否"))
    assert [code for _, _, code in problems(gone)] == ["no_administrator_left"]
    assert not gone.written
    kept = bring(admin, "person", heads, ("王芳", "管理层", "管理员", "是"))
    assert kept.written
    assert people.sign_in(desk.store, "王芳", "卷绕机-2026").roles == {Role.ADMIN}


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
