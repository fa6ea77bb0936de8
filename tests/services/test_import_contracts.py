"""Contracts, their lines and opening stock from a table: joined, counted, never twice."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select

from svcdesk.domain.contract import Contract
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.masters import Customer, Department, Product, Role, Tracking
from svcdesk.domain.stock import Opening, Place
from svcdesk.models.docview import docview
from svcdesk.services import clock_rules, exporting, masters, stock
from svcdesk.services.desk import Session
from svcdesk.services.importing.cells import Fault
from svcdesk.services.importing.report import Action
from tests.conftest import as_person
from tests.services.bringing import bring, problems, revisions, stored, warnings


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


def test_a_discount_that_may_mean_its_opposite_is_asked_about(desk: Session):
    goods(desk)
    report = bring(
        desk,
        "contract",
        CONTRACT,
        ("HT-1", "K1", "", "JR-1", 1, 1000, "85%"),
        ("HT-2", "K1", "", "JR-1", 1, 1000, "85折"),
    )
    assert warnings(report) == [(2, "discount_large")]
    assert report.issues[0].message.params == {"off": "85", "left": "15"}
    assert [one.amount for one in stored(desk, "contract", Contract)] == [Decimal(150), Decimal(850)]


def test_the_calendar_of_a_contract_comes_by_its_name_and_goes_out_again(desk: Session, tmp_path: Path):
    goods(desk)
    shifts, _ = clock_rules.save_calendar(desk, WorkCalendar("两班倒"))
    clock_rules.save_calendar(desk, WorkCalendar("公司的"), standard=True)
    heads = ("合同号", "客户", "工作日历")
    wrong = bring(desk, "contract", heads, ("HT-1", "K1", "三班倒"))
    assert problems(wrong) == [(2, "工作日历", "calendar_unknown")]
    rows = (("HT-1", "K1", "两班倒"), ("HT-2", "K1", ""), ("HT-3", "K1", "公司的"))
    assert bring(desk, "contract", heads, *rows).written
    assert [one.calendar for one in stored(desk, "contract", Contract)] == [shifts.doc, "", ""]
    masters.retire(desk, shifts)
    path = tmp_path / "out.csv"
    exporting.export(desk, "contract", path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        out = list(csv.DictReader(file))
    assert [row["工作日历"] for row in out] == ["两班倒", "", ""]
    again = bring(desk, "contract", heads, *(("HT-1", "K1", out[0]["工作日历"]),))
    assert again.count(Action.UNCHANGED) == 1
    new = bring(desk, "contract", heads, ("HT-9", "K1", "两班倒"))
    assert problems(new) == [(2, "工作日历", "calendar_unknown")]  # not in use any more
